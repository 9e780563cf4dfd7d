// Interaction only: everything on the page can be read, and every link works, without it.
// A piece of a report's text has an id that ends in the code point where it starts, and `data-p` (numbers of its passages).
// The notes after a passage have `data-of` (the passages that end there). A link from a finding to a place has `data-end`.
// Nothing is fetched, stored or sent.

const wide = matchMedia("(min-width: 60rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const HOVER_MS = 140; // long enough to cross a line without anything moving
const FIRST_SHOWN = 6; // columns that a desk has room for

document.documentElement.classList.add("js");
document.querySelectorAll(".story").forEach(setUp);
addEventListener("hashchange", () => goToHash());
addEventListener("beforeprint", () => document.querySelectorAll("details:not(.help)").forEach((part) => (part.open = true)));
goToHash();

function setUp(story) {
  const reports = [...story.querySelectorAll(".report")];
  const state = { story, reports, timer: 0, pointer: "" };
  buildChooser(state);
  // Where the page moved under a pointer that rests, nobody pointed at anything.
  const where = (event) => `${event.screenX} ${event.screenY}`;
  story.addEventListener("pointermove", (event) => (state.pointer = where(event)));
  story.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && where(event) !== state.pointer) later(state, event.target);
  });
  story.addEventListener("focusin", (event) => later(state, event.target));
  story.addEventListener("click", (event) => clicked(state, event));
  reports.forEach((report) => setTabStops(report, 0));
  document.addEventListener("keydown", (event) => pressed(state, event));
}

// Which columns are open: several on a desk, one thing at a time on a phone.

function buildChooser(state) {
  const chooser = state.story.querySelector(".chooser");
  const button = (from, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = from.className;
    made.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
    made.addEventListener("click", act);
    chooser.append(made);
    return made;
  };
  const findings = state.story.querySelector(".findings");
  const toFindings = button(chooser.querySelector("a.to-findings"), () => showOne(state, findings));
  const links = [...chooser.querySelectorAll("a.to-report")];
  const buttons = state.reports.map((report, i) =>
    button(links[i], () => (wide.matches ? toggle(state, report) : showOne(state, report))));
  const moves = document.createElement("div");
  moves.className = "moves";
  state.story.querySelector(".columns").before(moves);
  state.more = [-1, 1].map((by) => buildMore(state, moves, by));
  state.tabs = [[findings, toFindings], ...state.reports.map((report, i) => [report, buttons[i]])];
  const arrange = () => {
    const open = wide.matches ? [findings, ...state.reports.slice(0, FIRST_SHOWN)] : [findings];
    state.tabs.forEach(([part]) => part.classList.toggle("away", !open.includes(part)));
    mark(state);
  };
  wide.addEventListener("change", arrange);
  arrange();
  const columns = state.story.querySelector(".columns");
  columns.addEventListener("scroll", () => sayMore(state), { passive: true });
  addEventListener("resize", () => sayMore(state));
  state.story.querySelector(".filters")?.addEventListener("change", (event) => unfold(state, event.target.value));
}

// A button that names the columns that are open but out of view on one side, and scrolls to them.
function buildMore(state, moves, by) {
  const made = document.createElement("button");
  made.type = "button";
  made.addEventListener("click", () => {
    const columns = state.story.querySelector(".columns");
    columns.scrollBy({ left: by * columns.clientWidth, behavior: calm.matches ? "auto" : "smooth" });
  });
  moves.append(made);
  return made;
}

function sayMore(state) {
  const [prev, next] = state.more;
  const box = state.story.querySelector(".columns").getBoundingClientRect();
  const slack = 8; // pixels: borders and rounding
  const out = (isOut) => openReports(state).filter((report) => isOut(report.getBoundingClientRect()));
  const sigla = (reports) => reports.map((report) => report.querySelector(".siglum").textContent).join(" ");
  const before = sigla(out((column) => column.left < box.left - slack));
  const after = sigla(out((column) => column.right > box.right + slack));
  prev.parentElement.hidden = !before && !after;
  prev.disabled = !before;
  next.disabled = !after;
  prev.textContent = `← ${before}`;
  next.textContent = `${after} →`;
  prev.setAttribute("aria-label", `scroll to reports ${before}`);
  next.setAttribute("aria-label", `scroll to reports ${after}`);
  const drawing = state.story.querySelector(".drawing");
  if (drawing) drawing.querySelector(".sideways").classList.toggle("on", drawing.scrollWidth > drawing.clientWidth + 1);
}

// True where the filter shows a finding. Not asked of its style: of what is folded, that is worked out only where it is asked for.
function isAsked(state, finding) {
  const asked = state.story.querySelector(".filters input:checked")?.value ?? "all";
  return asked === "all" || finding.classList.contains(`k-${asked}`);
}

// What a filter asks for is not left folded.
function unfold(state, asked) {
  if (asked === "all") return;
  state.story.querySelectorAll(`.group details:has(.k-${asked})`).forEach((part) => (part.open = true));
}

function mark(state) {
  state.tabs.forEach(([part, tab]) => tab.setAttribute("aria-pressed", String(!part.classList.contains("away"))));
  if (state.more) sayMore(state);
}

function toggle(state, report) {
  const open = state.reports.filter((other) => !other.classList.contains("away"));
  if (open.length === 1 && open[0] === report) return;
  report.classList.toggle("away");
  mark(state);
}

function showOne(state, part) {
  state.tabs.forEach(([other]) => other.classList.toggle("away", other !== part));
  mark(state);
  state.story.querySelector(".desk").scrollIntoView({ block: "start" });
}

function show(state, part) {
  if (!part || !part.classList.contains("away")) return;
  if (wide.matches) {
    part.classList.remove("away");
    mark(state);
  } else {
    showOne(state, part);
  }
}

// What lights up.

function later(state, target) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => point(state, target), HOVER_MS);
}

function point(state, target) {
  if (!(target instanceof Element)) return;
  const cite = target.closest("a[data-end]");
  const piece = target.closest("[data-p]");
  const note = target.closest(".notes");
  const finding = target.closest(".finding");
  if (piece) return lightPassages(state, piece.dataset.p, piece.closest(".report"));
  if (note) return lightPassages(state, passagesAt(note), note.closest(".report"));
  if (finding) return lightPlaces(state, [...finding.querySelectorAll("a[data-end]")], finding);
  if (cite) return lightPlaces(state, [cite]);
}

// The passages that end at some notes; where none does, those that the notes stand in.
function passagesAt(note) {
  return note.dataset.of || (note.previousElementSibling && note.previousElementSibling.dataset.p) || "";
}

function anyOf(attribute, passages) {
  return passages.split(" ").map((number) => `[${attribute}~="${number}"]`).join();
}

function lightPassages(state, passages, from) {
  if (passages) light(state, [...state.story.querySelectorAll(anyOf("data-p", passages))], from);
}

function lightPlaces(state, cites, finding) {
  light(state, cites.flatMap(piecesOf), null);
  if (finding) finding.classList.add("now");
}

function light(state, pieces, from) {
  dim(state);
  pieces.forEach((piece) => piece.classList.add("lit"));
  if (!wide.matches) return;
  const firsts = new Map();
  for (const piece of pieces) {
    const report = piece.closest(".report");
    if (report !== from && !firsts.has(report)) firsts.set(report, piece);
  }
  // All is measured before anything moves: each move would have the page laid out anew.
  const moves = openReports(state).flatMap((report) => (firsts.has(report) ? [[report, topFor(report, firsts.get(report))]] : []));
  moves.forEach(([report, top]) => move(report, top));
}

function dim(state) {
  state.story.querySelectorAll(".lit, .now").forEach((lit) => lit.classList.remove("lit", "now"));
}

// The pieces of text that a link speaks of: from the one it leads to, to where its place ends.
function piecesOf(cite) {
  const first = targetOf(cite.hash);
  const text = first && first.closest(".text");
  if (!text) return [];
  const end = Number(cite.dataset.end);
  const all = [...text.querySelectorAll("[id]")];
  const past = all.slice(all.indexOf(first)).findIndex((piece) => startOf(piece) >= end);
  return all.slice(all.indexOf(first), past < 0 ? undefined : all.indexOf(first) + past);
}

function startOf(piece) {
  return Number(piece.id.split("-").pop());
}

// What a hash names. A place need not be where a piece starts: `#A-125` is the last piece of report A that starts before it.
function targetOf(hash) {
  const id = decodeURIComponent(hash.slice(1));
  const place = /^(s\d+-)?(\w+)-(\d+)$/.exec(id);
  const exact = document.getElementById(id);
  const report = !exact && place && document.getElementById(`${place[1] || ""}report-${place[2]}`);
  const before = (piece) => startOf(piece) <= Number(place[3]);
  return exact || (report && [...report.querySelectorAll(".text [id]")].findLast(before)) || null;
}

// Scrolls one column, and no other thing, so that a piece of it can be seen.
function bring(report, piece) {
  move(report, topFor(report, piece));
}

// Where a column must stand for that; nothing where it can be seen.
function topFor(report, piece) {
  const box = report.getBoundingClientRect();
  const at = piece.getBoundingClientRect();
  const head = 24;
  if (at.top >= box.top + head && at.bottom <= box.bottom - head) return null;
  return report.scrollTop + at.top - box.top - box.height / 3;
}

function move(report, top) {
  if (top !== null) report.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
}

function clicked(state, event) {
  const cite = event.target.closest("a[data-end], .notes a");
  if (!cite || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", cite.hash);
  goTo(state, cite.hash, cite);
}

function goToHash() {
  const target = location.hash.length > 1 && targetOf(location.hash);
  const story = target && target.closest(".story");
  if (!story) return;
  const reports = [...story.querySelectorAll(".report")];
  const tabs = [[story.querySelector(".findings")], ...reports.map((report) => [report])];
  goTo({ story, reports, tabs: tabsOf(story, tabs) }, `#${target.id}`, null);
}

function tabsOf(story, tabs) {
  const buttons = [...story.querySelectorAll(".chooser button")];
  return tabs.map(([part], i) => [part, buttons[i]]);
}

function goTo(state, hash, cite) {
  const target = targetOf(hash);
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  show(state, target.closest(".report, .findings"));
  const report = target.closest(".report");
  if (target.classList.contains("finding")) {
    if (!isAsked(state, target)) state.story.querySelector('.filters [value="all"]').checked = true;
    target.scrollIntoView({ block: "nearest" });
    target.querySelector("a").focus({ preventScroll: true });
    return lightPlaces(state, [...target.querySelectorAll("a[data-end]")], target);
  }
  if (!report) return;
  const desk = state.story.querySelector(".desk").getBoundingClientRect();
  if (wide.matches && (desk.top > innerHeight / 2 || desk.bottom < innerHeight / 2)) state.story.querySelector(".desk").scrollIntoView();
  if (wide.matches) report.scrollIntoView({ block: "nearest", inline: "nearest" });
  dim(state);
  const isPlace = cite && cite.dataset.end;
  if (target.dataset.p && !isPlace) lightPassages(state, target.dataset.p, report);
  (isPlace ? piecesOf(cite) : [target]).forEach((piece) => piece.classList.add("lit"));
  if (wide.matches) bring(report, target);
  else target.scrollIntoView({ block: "center" });
}

// Keys. Off where text is typed, and where the reader switched them off (WCAG 2.2, 2.1.4).

function pressed(state, event) {
  const on = document.getElementById("keys-on").checked;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
  if (event.key === "Escape") return dim(state);
  if (!on || !isHere(state)) return;
  const act = keys[event.key] || (/^[1-9]$/.test(event.key) && numbered);
  if (!act) return;
  event.preventDefault();
  act(state, event.key);
}

// With several stories on a page, keys speak to the one that holds the focus, else to the first that is in view.
function isHere(state) {
  const focused = document.activeElement && document.activeElement.closest(".story");
  if (focused) return focused === state.story;
  const shown = [...document.querySelectorAll(".story")].find((story) => story.getBoundingClientRect().bottom > innerHeight / 3);
  return shown === state.story;
}

const keys = {
  j: (state) => step(state, 1),
  k: (state) => step(state, -1),
  l: (state) => across(state, 1),
  h: (state) => across(state, -1),
  n: (state) => nextFinding(state, 1),
  p: (state) => nextFinding(state, -1),
  f: nextFilter,
};

function numbered(state, key) {
  const report = state.reports[Number(key) - 1];
  if (!report) return;
  if (wide.matches) toggle(state, report);
  else showOne(state, report);
}

// One stop of the Tab key a report: the passage that was last visited; j and k move it.
function setTabStops(report, current) {
  stops(report).forEach((link, i) => (link.tabIndex = i === current ? 0 : -1));
}

function stops(report) {
  return [...report.querySelectorAll(".notes a")].filter((link) => link === link.closest(".notes").querySelector("a"));
}

function openReports(state) {
  return state.reports.filter((report) => !report.classList.contains("away"));
}

function currentReport(state) {
  const focused = document.activeElement && document.activeElement.closest(".report");
  return state.reports.includes(focused) ? focused : openReports(state)[0];
}

function step(state, by) {
  const report = currentReport(state);
  if (!report) return;
  const all = stops(report);
  const here = all.findIndex((link) => link.closest(".notes").contains(document.activeElement));
  visit(state, report, all, here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by);
}

function visit(state, report, all, index) {
  const link = all[Math.max(0, Math.min(all.length - 1, index))];
  if (!link) return;
  setTabStops(report, all.indexOf(link));
  link.focus({ preventScroll: true });
  if (wide.matches) bring(report, link);
  else link.scrollIntoView({ block: "center" });
}

// To the same passage in the next report that is open and has it.
function across(state, by) {
  const report = currentReport(state);
  const open = openReports(state);
  const note = document.activeElement.closest(".notes");
  const passages = note && passagesAt(note);
  for (let i = open.indexOf(report) + by; i >= 0 && i < open.length; i += by) {
    const all = stops(open[i]);
    const same = passages && open[i].querySelector(anyOf("data-of", passages));
    if (same || !passages) return visit(state, open[i], all, same ? all.indexOf(same.querySelector("a")) : 0);
  }
}

function nextFinding(state, by) {
  const all = [...state.story.querySelectorAll(".finding")].filter((finding) => isAsked(state, finding));
  const here = all.findIndex((finding) => finding.classList.contains("now") || finding.contains(document.activeElement));
  const finding = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, here + by))];
  if (finding) goTo(state, `#${finding.id}`, null);
}

function nextFilter(state) {
  const all = [...state.story.querySelectorAll(".filters input")];
  const next = all[(all.findIndex((input) => input.checked) + 1) % all.length];
  if (next) {
    next.checked = true;
    next.focus();
  }
}
