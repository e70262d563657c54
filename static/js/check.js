// A draft's check: asks the guard again while one types, takes marks away that no longer fit, and shows words in the text.
const WAIT = 700;
let timer = 0;
const draft = () => document.querySelector("form#draft[data-mail]");

// The page may be another one by now.
function ask() {
  const now = document.getElementById("check-now");
  if (now) htmx.trigger(now, "check-text");
}

document.addEventListener("input", ({ target }) => {
  if (!draft() || target.form !== draft() || !["subject", "body"].includes(target.name)) return;
  draft().classList.add("unchecked");
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});

// An answer that comes when the draft has left the page has no place to go.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { elt } = event.detail;
  if ((elt.id === "check-now" || elt.value === "save") && !draft()) event.preventDefault();
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.elt.id === "draft-check" || detail.target?.id === "draft-check") draft()?.classList.remove("unchecked");
});

// Enter in a reason confirms what it is about; the form's own button would save the draft.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.name !== "reason" || event.isComposing) return;
  event.preventDefault();
  event.target.closest(".confirm").querySelector("button").click();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-show]");
  if (!button) return;
  const field = document.getElementById(button.dataset.show);
  field.focus();
  field.setSelectionRange(Number(button.dataset.start), Number(button.dataset.end));
});
