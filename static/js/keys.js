// Keys for those who don't reach for the mouse; Shortcuts lists them. Never while something is being typed, never over
// a dialog or an open menu, never with Ctrl, ⌘ or Alt.
const ROWS = "main table.table tbody tr, main ul.rows > li, #board .card";
// What a key presses: an element marked with data-key, or what the row has anyway.
const SKIP = "form[action$='/skip/'] button";
let went = 0;

function typing(target) {
  const field = target.closest("input, textarea, select, [contenteditable]");
  return field && !["checkbox", "radio", "button"].includes(field.type);
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
}

const markedRow = () => document.activeElement?.closest(ROWS);
const rowsToMark = () => [...document.querySelectorAll(ROWS)].filter((row) => row.checkVisibility() && row.querySelector("a"));

// The marked row is the one whose link has the focus: so Enter opens it, and nothing else has to say which one it is.
function step(by) {
  const rows = rowsToMark();
  if (!rows.length) return press(by > 0 ? "j" : "k");
  const at = rows.indexOf(markedRow());
  const row = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  (row?.querySelector("a.name") ?? row?.querySelector("a"))?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

// The marked row's, or the page's own; never that of a row which is not marked.
function buttonOf(key) {
  const all = [...document.querySelectorAll(`main [data-key~="${key}"]`)], row = markedRow();
  return all.find((each) => row?.contains(each)) ?? all.find((each) => !each.closest(ROWS));
}

// With no row marked, the key marks the first one: the next press acts on what can be seen to be meant.
function press(key, usual) {
  const row = markedRow(), button = buttonOf(key) ?? (usual && row?.querySelector(usual));
  if (button) button.click();
  else if (!row && rowsToMark().length) step(1);
}

// The marked row's client, or the one whose page this is.
function edit() {
  const button = buttonOf("e"), link = markedRow()?.querySelector("a.name") ?? location;
  const client = link.pathname.match(/^\/clients\/\d+\/$/);
  if (button) button.click();
  else if (client) location.assign(`${client[0]}edit/`);
}

// The page's own "new", or a client.
function create() {
  const link = buttonOf("n") ?? [...document.querySelectorAll("a[href='/clients/new/']")].find((each) => each.checkVisibility());
  if (link) link.click();
  else location.assign("/clients/new/");
}

function search() {
  const field = [...document.querySelectorAll("main input[type=search]")].find((each) => each.checkVisibility());
  field?.focus();
  if (field) field.select();
  else document.querySelector("[data-palette]").click();
}

const KEYS = {
  g: () => { went = Date.now(); },
  n: create,
  "/": search,
  "?": () => document.getElementById("shortcuts").showModal(),
  j: () => step(1),
  k: () => step(-1),
  c: () => press("c"),
  e: edit,
  s: () => press("s", SKIP),
  v: () => press("v"),
  a: () => press("a"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.target.closest("[popover]")) return;
  const dialog = document.querySelector("dialog[open]");
  // A dialog has the keys of its own buttons, and no others.
  if (dialog) return void dialog.querySelector(`[data-key~="${CSS.escape(event.key)}"]`)?.click();
  const waiting = Date.now() - went < 1500;
  went = 0;
  if (waiting) return go(event.key);
  if (!Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Back from a row's page leads to the row again: the browser forgets which link had the focus.
const LEFT = `row ${location.pathname}${location.search}`;
addEventListener("pagehide", () => {
  const link = markedRow() && document.activeElement.closest("a");
  if (link) sessionStorage.setItem(LEFT, link.getAttribute("href"));
  else sessionStorage.removeItem(LEFT);
});
const left = performance.getEntriesByType("navigation")[0]?.type === "back_forward" && sessionStorage.getItem(LEFT);
if (left) [...document.querySelectorAll(`main a[href="${CSS.escape(left)}"]`)].find((link) => link.closest(ROWS))?.focus();
