// The palette: Ctrl K, the search box and the tab bar's Search open it. The focus stays in the field; which option is
// marked is said by aria-activedescendant. What it shows comes from the server; an answer that is overtaken is dropped.
const dialog = document.getElementById("palette"), list = document.getElementById("palette-list");
const field = dialog.querySelector("[role=combobox]"), note = document.getElementById("palette-note");
const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
let waiting = false; // for the answer to what was typed when Enter was pressed

// The clients that this tab opened last. Only their ids are kept: the server says whom they still are.
const recent = () => (sessionStorage.getItem("recent") ?? "").split(",").filter(Boolean);
const here = location.pathname.match(/^\/clients\/(\d+)\//)?.[1];
if (here) sessionStorage.setItem("recent", [here, ...recent().filter((id) => id !== here)].slice(0, 4).join());

const options = () => [...list.querySelectorAll("[role=option]:not([hidden])")];
const marked = () => list.querySelector("[aria-selected=true]");

function mark(option, scroll = true) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (!option) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", option.id);
  if (scroll) option.scrollIntoView({ block: "nearest" });
  if (option.dataset.client) actFor(option.dataset);
}

// The actions are for the client that was marked last.
function actFor({ client, name, stage, email }) {
  const actions = list.querySelector("[data-actions]");
  actions.querySelector("[data-who]").textContent = name;
  actions.querySelector("[data-now]").textContent = stage;
  // Who may not be emailed is not offered an email.
  for (const action of ["email", "fix-address", "add-email"]) document.getElementById(`palette-${action}`).hidden = action !== email;
  for (const link of actions.querySelectorAll("a")) {
    link.href = link.getAttribute("href").replace(/(\/clients\/|move=)\d+/, `$1${client}`);
  }
}

function open(text = "") {
  if (document.querySelector("dialog[open]")) return;
  document.querySelector(":popover-open")?.hidePopover();
  field.value = text;
  document.getElementById("palette-recent").value = recent().join();
  list.replaceChildren();
  dialog.showModal();
  field.focus();
  htmx.trigger(field, "palette");
}

const isFresh = () => list.firstElementChild?.dataset.q === field.value.trim();

function choose(option) {
  waiting = false;
  option?.click();
}

function press(event) {
  const all = options(), at = all.indexOf(marked()), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) mark(all[(at + step + all.length) % all.length]);
  else if (event.key === "Enter" && list.querySelector("form")) choose(marked());
  else if (event.key === "Enter" && !note.hidden) return; // then the field's own form looks in the list
  else if (event.key === "Enter" && isFresh()) choose(marked());
  else if (event.key === "Enter") waiting = true;
  else if (event.key === "Tab") tab(event.shiftKey);
  else return;
  event.preventDefault();
}

function tab(back) {
  const groups = [...list.querySelectorAll("[role=group]")];
  const at = groups.findIndex((group) => group.contains(marked()));
  const group = groups[(at + (back ? -1 : 1) + groups.length) % groups.length];
  mark(group?.querySelector("[role=option]"));
}

field.addEventListener("keydown", (event) => { if (!event.isComposing && !(event.ctrlKey || event.metaKey || event.altKey)) press(event); });
list.addEventListener("pointermove", (event) => {
  const option = event.target.closest("[role=option]");
  if (option && option !== marked()) mark(option, false);
});
list.addEventListener("click", (event) => {
  const inside = event.target.closest("a[data-inside]");
  if (!inside) return;
  event.preventDefault();
  htmx.ajax("GET", inside.getAttribute("href"), { source: field, target: list, swap: "innerHTML", values: {} });
});
list.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const asked = new URL(detail.xhr.responseURL).searchParams;
  if (!asked.has("move") && (asked.get("q") ?? "") !== field.value) detail.shouldSwap = false;
});
list.addEventListener("htmx:afterSwap", () => {
  note.hidden = true;
  list.scrollTop = 0;
  const place = list.querySelector("[data-here]");
  if (place) place.value = location.pathname + location.search;
  mark(options()[0]);
  if (waiting && isFresh()) choose(marked());
});
// The page's toasts lie under the dialog: it says itself that nothing was found out.
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  field.addEventListener(name, (event) => {
    event.stopPropagation();
    note.hidden = waiting = false;
    list.replaceChildren();
    mark(null);
  });
}
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => { waiting = false; });
list.addEventListener("submit", () => dialog.close());

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else open();
});
for (const opener of document.querySelectorAll("[data-palette]")) {
  opener.addEventListener("click", (event) => { event.preventDefault(); open(); });
  // Whoever came to the box by Tab and types is taken along.
  opener.addEventListener("input", () => { const text = opener.value; opener.value = ""; open(text); });
  if (mac) for (const key of opener.parentElement.querySelectorAll("kbd")) key.textContent = "⌘ K";
}
