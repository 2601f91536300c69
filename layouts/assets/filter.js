// Filters the chronology. What is chosen stands in the address, so that it can be kept, passed on and taken back.
// Which entries fit tells an index beside the site; the entries themselves come from the pages of the chronology.
const STEP = 50, PAGES = 8, DAY = 864e5, OPEN = 2e9;
const get = (id) => document.getElementById(id);
const [details, told, whole, chronology, fits, more] = ["filter", "told", "whole", "chronology", "fits", "more"].map(get);
const form = details.querySelector("form");
const say = form.dataset;
const selects = [...form.querySelectorAll("select")];
const fields = selects.map((one) => one.name);
const days = [form.elements.from, form.elements.to];
const inputs = new Map([...selects, ...days].map((one) => [one.name, one]));
const language = document.documentElement.lang;
const written = { numberingSystem: "latn", calendar: "gregory" };  // as on the pages
const number = new Intl.NumberFormat(language, written);
const plural = new Intl.PluralRules(language);
const order = new Intl.Collator(language, { numeric: true });
const long = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...written, dateStyle: "long", timeZone: "UTC" });
const nameOf = (input) => form.querySelector(`label[for="${input.id}"]`).textContent;
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

let loading, rest = [], turn = 0, shown = 0, shownFor = "";

async function json(name) {
  const answer = await fetch(say.index + name);
  if (!answer.ok) throw new Error(name);
  return answer.json();
}

// Days as numbers, each told by its distance from the one before it.
function unrolled(steps, open) {
  let day = 0;
  return Int32Array.from(steps, (step) => (step === null ? open : (day += step)));
}

// The values of all entries in one row, and where those of each begin.
function column(counts, values) {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, at) => { starts[at + 1] = starts[at] + count; });
  return { starts, values: Int32Array.from(values) };
}

async function read() {
  const contents = await json("index.json");
  const files = await Promise.all(Array.from({ length: contents.files }, (_, at) => json(`${at + 1}.json`)));
  const together = (key) => files.flatMap(key);
  const pages = contents.pages.flatMap(([, count], at) => Array(count).fill(at));
  return {
    ids: together((file) => file.id),
    first: Int32Array.from(files.flatMap((file) => [...unrolled(file.first, -OPEN)])),
    last: Int32Array.from(files.flatMap((file) => [...unrolled(file.last, OPEN)])),
    columns: fields.map((name) => column(together((file) => file[name][0]), together((file) => file[name][1]))),
    values: fields.map((name) => contents[name]),
    places: fields.map((name) => new Map(contents[name].map(([value], at) => [value, at]))),
    hrefs: contents.pages.map(([href]) => href),
    pages,
  };
}

// Loaded when somebody first filters; asked for again where that failed.
function load() {
  loading ||= read().catch((error) => { loading = undefined; throw error; });
  return loading;
}

function dayOf(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / DAY;
}

// What an address asks for, and what of it cannot be answered.
function asked(index) {
  const query = new URLSearchParams(location.search), wrong = [], named = [], wanted = [];
  let hopeless = false;
  for (const name of new Set(query.keys())) {
    const input = inputs.get(name);
    if (!input && !/^utm_|clid$/.test(name)) wrong.push(filled(say.noField, { field: name }));
    const others = input ? query.getAll(name).slice(1) : [];
    others.forEach((value) => wrong.push(filled(say.twice, { field: nameOf(input), value })));
  }
  selects.forEach((select, at) => {
    const value = query.get(select.name) || "";
    const place = value ? index.places[at].get(value) ?? -2 : -1;
    wanted.push(place);
    if (place >= 0) named.push(`${nameOf(select)}: ${index.values[at][place][1]}`);
    if (place === -2) wrong.push(filled(say.unknown, { field: nameOf(select), value }));
  });
  const period = days.map((input, at) => {
    const value = query.get(input.name) || "", day = value && dayOf(value);
    const text = day === null ? "" : value;
    if (input.value !== text) input.value = text;  // what somebody is typing stays as it is
    if (day === null) {
      wrong.push(filled(say.noDay, { field: nameOf(input), value }));
      hopeless = true;
    }
    if (Number.isInteger(day)) named.push(`${nameOf(input)}: ${long.format(day * DAY)}`);
    return Number.isInteger(day) ? day : [-OPEN, OPEN][at];
  });
  if (period[0] > period[1]) wrong.push(say.backwards);
  return { query, wanted, period, hopeless, wrong, named };
}

// Which entries fit, and how many each choice would leave: those that fit, or would but for the field of the choice.
function found(index, { wanted, period: [from, to], hopeless }) {
  const fitting = [], counts = index.values.map((values) => new Int32Array(values.length));
  const add = (field, at) => {
    const { starts, values } = index.columns[field];
    for (let n = starts[at]; n < starts[at + 1]; n++) counts[field][values[n]]++;
  };
  const set = wanted.flatMap((value, field) => (value === -1 ? [] : [field]));
  for (let at = 0; at < index.ids.length && from <= to; at++) {
    if (index.last[at] < from || index.first[at] > to) continue;
    let misses = 0, missed;
    for (const field of set) {
      const { starts, values } = index.columns[field];
      let n = starts[at];
      while (n < starts[at + 1] && values[n] !== wanted[field]) n++;
      if (n === starts[at + 1]) { misses++; missed = field; }
    }
    if (misses === 1) add(missed, at);
    if (misses) continue;
    fitting.push(at);
    for (let field = 0; field < fields.length; field++) add(field, at);
  }
  return { fitting: hopeless ? [] : fitting, counts };
}

// The choices of a field that would leave something, and the one that was made, whatever it leaves.
function offer(index, { query, wanted }, counts) {
  selects.forEach((select, field) => {
    const values = index.values[field], value = query.get(select.name) || "";
    const there = values.map((_, at) => at).filter((at) => counts[field][at] || at === wanted[field]);
    const unknown = wanted[field] === -2 ? value : "";
    const offered = `${unknown} ${there.map((at) => `${at}:${counts[field][at]}`)}`;
    select.parentElement.hidden = !values.length && !unknown;
    if (select.offered !== offered) {  // a list that somebody has open stays as it is
      there.sort((a, b) => order.compare(values[a][1], values[b][1]));
      const option = (name, value, count) => new Option(`${name} (${number.format(count)})`, value);
      const some = there.map((at) => option(values[at][1], values[at][0], counts[field][at]));
      select.replaceChildren(new Option(say.any, ""), ...(unknown ? [option(`“${value}”`, value, 0)] : []), ...some);
      select.offered = offered;
    }
    select.value = value;
  });
}

function counted(count, every) {
  if (!count) return say.none;
  const form = plural.select(count);
  const words = say[`found${form[0].toUpperCase()}${form.slice(1)}`] || say.foundOther;
  return filled(words, { n: number.format(count), every: number.format(every) });
}

async function page(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(href);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

const pathOf = (id) => new URL(`${say.events}${id}/`, location).pathname;

// The level of a day of which only some entries are shown is the highest of these.
function relevel(day, level) {
  const square = day.querySelector(".square");
  if (!square) return;
  day.className = day.className.replace(/\bl\d\b/, `l${level}`);
  square.className = `square l${level}`;
  square.lastChild.data = level;
}

// The months of a page with nothing but some of its entries; `wanted` has their levels, and loses those that stand there.
function months(page, wanted) {
  for (const day of page.querySelectorAll(".day")) {
    const levels = [], entries = [...day.querySelectorAll(".entry")];
    for (const one of entries) {
      const path = one.querySelector(".entry-title a").pathname;
      if (wanted.has(path)) levels.push(wanted.get(path));
      else one.remove();
      wanted.delete(path);
    }
    if (!levels.length) day.remove();
    else if (levels.length < entries.length) relevel(day, Math.max(...levels));
  }
  const sections = [...page.querySelectorAll(".month")].filter((one) => one.querySelector(".entry"));
  sections.forEach((one) => [one, ...one.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id")));
  return sections;
}

function lost(paths) {
  const note = document.createElement("p");
  note.className = "note";
  note.append(say.lost);
  for (const path of paths) {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = decodeURI(path);
    note.append(" ", link);
  }
  return note;
}

// Shows the next entries, whole pages of the chronology at a time.
async function next(mine, atLeast = STEP) {
  const index = await load(), byPage = new Map(), rungs = fields.indexOf("rung");
  const levelOf = (at) => Number(index.values[rungs][index.columns[rungs].values[at]][0]);
  let count = 0;
  for (const at of rest) {
    const where = index.pages[at];
    if (!byPage.has(where)) {
      if (count >= atLeast || (byPage.size >= PAGES && atLeast === STEP)) break;
      byPage.set(where, new Map());
    }
    byPage.get(where).set(pathOf(index.ids[at]), levelOf(at));
    count++;
  }
  fits.setAttribute("aria-busy", "true");
  const pages = await Promise.all([...byPage.keys()].map((where) => page(index.hrefs[where])));
  if (mine !== turn) return;
  const wanted = [...byPage.values()], made = pages.flatMap((one, at) => months(one, wanted[at]));
  const missing = wanted.flatMap((paths) => [...paths.keys()]);
  fits.append(...made, ...(missing.length ? [lost(missing)] : []));
  rest = rest.slice(count);
  shown += count;
  more.hidden = !rest.length;
  fits.setAttribute("aria-busy", "false");
  return made[0]?.querySelector("a");
}

// Shows what the address asks for; `atLeast` entries of it at once.
async function show(atLeast) {
  const mine = ++turn;
  const plain = !location.search;
  shownFor = location.search;
  fits.setAttribute("aria-busy", "true");
  if (!plain) told.textContent ||= say.busy;
  try {
    const index = plain && !loading ? null : await load();
    if (mine !== turn) return;
    const wish = index && asked(index), answer = index && found(index, wish);
    if (index) offer(index, wish, answer.counts);
    const filters = index && [...wish.named, ...wish.wrong].length > 0;
    rest = filters ? answer.fitting : [];
    shown = 0;
    fits.replaceChildren();
    chronology.hidden = !!filters;
    fits.hidden = whole.hidden = !filters;
    more.hidden = true;
    told.textContent = "";
    if (filters) {
      const lines = [counted(rest.length, index.ids.length), ...wish.named].join(" · ");
      told.textContent = [lines, ...wish.wrong].join("\n");
      if (rest.length) await next(mine, atLeast);
    }
  } catch {
    if (mine !== turn) return;
    told.textContent = say.failed;
    more.hidden = !rest.length;
  }
  if (mine === turn) fits.setAttribute("aria-busy", "false");
}

function choose() {
  const chosen = [...selects, ...days].filter((one) => one.value).map((one) => [one.name, one.value]);
  const query = new URLSearchParams(chosen).toString();
  const address = location.pathname + (query && `?${query}`);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  show();
}

let waiting;
const begin = () => { if (!loading) load().then(() => show(), () => { told.textContent = say.failed; }); };
details.querySelector("summary").addEventListener("click", begin);
form.addEventListener("focusin", begin);
form.addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  waiting = setTimeout(choose, days.includes(target) ? 900 : 250);  // a year is typed digit by digit
});
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); choose(); });
whole.addEventListener("click", () => {
  [...selects, ...days].forEach((one) => { one.value = ""; });
  details.querySelector("summary").focus();
  choose();
});
more.addEventListener("click", async () => {
  if (fits.getAttribute("aria-busy") === "true") return;
  const mine = turn;
  try {
    const first = await next(mine);
    if (mine !== turn) return;
    history.replaceState({ shown }, "");
    first?.focus();
  } catch {
    if (mine !== turn) return;
    told.textContent = say.failed;
    fits.setAttribute("aria-busy", "false");
  }
});
addEventListener("popstate", () => { if (location.search !== shownFor) show(history.state?.shown); });

details.hidden = false;
if (location.search) show(history.state?.shown);
