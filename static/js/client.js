// The client's page: arrows move among the dots, a choice stays in the address, the bar opens its tabs.
const arrows = { ArrowRight: 1, ArrowLeft: -1 };

document.addEventListener("keydown", (event) => {
  const from = event.target.closest(".step-button");
  if (!from || !arrows[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  const dots = [...document.querySelectorAll("#plan .step-button")];
  const next = dots[dots.indexOf(from) + arrows[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

// What was chosen outlives a reload, whatever else the address says.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const from = detail.requestConfig.elt; // the swap may have taken it off the page
  if (!detail.successful || !from.matches("[data-keep]")) return;
  const here = new URL(location), asked = new URL(detail.pathInfo.finalRequestPath, here).searchParams;
  if (asked.has("show")) for (const name of ["before", "months"]) here.searchParams.delete(name); // places in what was shown
  for (const [name, value] of asked) value ? here.searchParams.set(name, value) : here.searchParams.delete(name);
  history.replaceState(history.state, "", here);
});

// The bar above the timeline: a link may name its tab; Escape goes back to the note, and to where one came from.
const bar = document.getElementById("log");
function open(kind) {
  bar.querySelector(`[name=log][value=${kind}]`).checked = true;
  bar.querySelector(`.log-${kind} textarea`)?.focus();
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-log]");
  if (!link || !bar.checkVisibility() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.dataset.log);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest("#log .log-form")) return;
  open("note");
  const here = new URL(location);
  here.searchParams.delete("log");
  here.hash = "";
  history.replaceState(history.state, "", here);
  document.getElementById("log-a-call").focus();
});
// The browser takes the focus away once it has gone to the anchor.
if (location.hash === "#log") addEventListener("load", () => setTimeout(open, 0, bar.querySelector("[name=log]:checked").value));

// Whatever draws the timeline again leaves a note alone that is being edited; live.js brings what is new once it is closed.
function holds({ detail }) {
  if (detail.target?.id !== "shown" || !detail.target.querySelector("form[data-fact]")) return;
  detail.shouldSwap = false;
  detail.target.querySelector(":popover-open")?.hidePopover();
}
for (const name of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) document.addEventListener(name, holds);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest(":is(.note, .people) form")?.querySelector("[data-cancel]")?.click();
});
