// Added to pages by `dateline serve`, never to a published site: a page that changed is loaded again where it was scrolled
// to, one whose looks changed gets its new style sheets, and every page shows what is wrong.
(() => {
  const { version, styles } = document.currentScript.dataset
  const events = new EventSource('/_dateline/events?page=' + encodeURIComponent(location.pathname))
  let [looks, overlay] = [styles, null]

  events.addEventListener('state', (event) => {
    const state = JSON.parse(event.data)
    if (state.version !== version) return location.reload()
    if (state.styles !== looks) restyle((looks = state.styles))
    overlay?.remove()
    overlay = state.problems.length ? show(state.problems) : null
  })
  addEventListener('pagehide', () => events.close())

  function restyle(digest) {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(old.href)
      if (address.origin !== location.origin) continue
      address.searchParams.set('styles', digest)
      const link = old.cloneNode()
      link.href = address.href
      link.addEventListener('load', () => old.remove()) // the old ones hold until the new ones are there
      old.after(link)
    }
  }

  function show(problems) {
    const box = document.createElement('section')
    box.setAttribute('role', 'alert')
    box.lang = 'en'
    box.dir = 'ltr'
    box.id = 'dateline-problems'
    box.style.cssText =
      'position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:2147483647;margin:0;padding:1rem 1.5rem;' +
      'background:#2b1113;color:#fff;font:14px/1.5 ui-monospace,monospace;border-top:4px solid #e5484d'
    const title = document.createElement('strong')
    title.textContent = 'The last good site is shown: the present one cannot be built.'
    box.append(title)
    for (const problem of problems) {
      const line = document.createElement('pre')
      line.style.cssText = 'margin:.75rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;background:none;color:inherit'
      line.textContent = problem
      box.append(line)
    }
    document.body.append(box)
    return box
  }
})()
