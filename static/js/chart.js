// A chart has one bar that Tab reaches; arrow keys, Home and End go to the others, and Tab comes back to the last one.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const bars = [...(event.target.closest(".chart .bars")?.querySelectorAll("a") ?? [])], at = bars.indexOf(event.target);
  const to = { ArrowLeft: bars[at - 1], ArrowRight: bars[at + 1], Home: bars[0], End: bars.at(-1) }[event.key];
  if (at < 0 || !to) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});
