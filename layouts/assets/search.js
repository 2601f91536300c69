// Searches the index beside the site. What is asked stands in the address, so that it can be kept and passed on.
const STEP = 10;
const form = document.querySelector("form[role=search]");
const told = document.getElementById("told");
const list = document.querySelector(".found");
const more = document.getElementById("more");
const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language, { numberingSystem: "latn" });
let pagefind, rest = [], turn = 0;

const busy = (is) => list.setAttribute("aria-busy", is);
const camel = (form) => "found" + form[0].toUpperCase() + form.slice(1);

function counted(count) {
  const words = form.dataset[camel(plural.select(count))] || form.dataset.foundOther;
  return words.replace("{n}", number.format(count));
}

function load() {
  pagefind ||= import(form.dataset.index + "pagefind.js").then(async (api) => {
    await api.options({ baseUrl: new URL("..", new URL(form.dataset.index, location)).pathname, excerptLength: 24 });
    await api.init();
    return api;
  });
  return pagefind;
}

// The excerpt comes with its own characters escaped, and with nothing but <mark> for markup.
function shown(found) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = found.url;
  link.textContent = found.meta.title;
  const sort = found.meta.kind !== "event" && form.querySelector(`option[value="${found.meta.kind}"]`);
  const meta = item.appendChild(document.createElement("p"));
  meta.className = "meta";
  for (const text of [found.meta.day, sort && sort.textContent]) {
    if (text) meta.appendChild(document.createElement("span")).textContent = text;
  }
  if (found.plain_excerpt !== found.meta.title) item.appendChild(document.createElement("p")).innerHTML = found.excerpt;
  return item;
}

async function next(mine, focus) {
  const some = await Promise.all(rest.slice(0, STEP).map((one) => one.data()));
  if (mine !== turn) return;
  rest = rest.slice(STEP);
  const items = some.map(shown);
  list.append(...items);
  more.hidden = !rest.length;
  if (focus && items.length) items[0].querySelector("a").focus();
}

async function search() {
  const mine = ++turn;
  const words = form.elements.q.value.trim();
  const sort = form.elements.sort.value;
  const asked = new URLSearchParams({ ...(words && { q: words }), ...(sort && { sort }) }).toString();
  history.replaceState(null, "", location.pathname + (asked && "?" + asked));
  if (!words) {
    rest = [];
    list.replaceChildren();
    more.hidden = true;
    told.textContent = "";
    busy(false);
    return;
  }
  busy(true);
  told.textContent ||= form.dataset.busy;
  try {
    const found = await (await load()).search(words, sort ? { filters: { kind: sort } } : {});
    if (mine !== turn) return;
    rest = found.results;
    list.replaceChildren();
    told.textContent = rest.length ? counted(rest.length) : form.dataset.none.replace("{words}", () => words);
    await next(mine);
  } catch (error) {
    pagefind = undefined;
    if (mine !== turn) return;
    told.textContent = form.dataset.failed;
  }
  if (mine === turn) busy(false);
}

let waiting;
form.elements.q.addEventListener("focus", () => { load().catch(() => { pagefind = undefined; }); }, { once: true });
form.addEventListener("input", () => { busy(true); clearTimeout(waiting); waiting = setTimeout(search, 200); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
more.addEventListener("click", () => next(turn, true));

const asked = new URLSearchParams(location.search);
form.elements.q.value = asked.get("q") || "";
form.elements.sort.value = asked.get("sort") || "";
if (form.elements.sort.selectedIndex < 0) form.elements.sort.value = "";
form.hidden = false;
document.querySelector(".no-script").remove();
if (form.elements.q.value) search();
