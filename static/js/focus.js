// A field marked data-select is there to be replaced: what stands in it is selected when it first gets the focus.
function take(field) {
  if (!field?.hasAttribute("data-select")) return;
  field.removeAttribute("data-select");
  field.select?.(); // a select element has none
}
take(document.activeElement); // the browser may have been there before this script
document.addEventListener("focusin", ({ target }) => take(target));
