// Values changed in their place: Escape and Cancel bring the value back. Only they do; a field that is left stays open.
function close(form) {
  const fact = form.closest(".fact"), value = fact.querySelector(".value");
  if (!value) {
    const add = fact.nextElementSibling?.querySelector(".add-contact") ?? fact.closest("section")?.querySelector(".add-fact");
    fact.remove();
    return add?.focus();
  }
  form.remove();
  fact.classList.remove("editing");
  value.hidden = false;
  value.focus();
}

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-cancel-fact]")?.closest("form");
  if (!form?.closest(".fact")) return;
  event.preventDefault();
  close(form);
});

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest("form[data-fact]");
  if (form && form.closest(".fact")) close(form);
});

// A link to one of the details opens it where it stands. A phone doesn't show them beside the rest: there it is a page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-fact-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const value = document.querySelector(`#about .value[href="${link.pathname}"]`), fact = value?.closest(".fact");
  if (!fact?.checkVisibility()) return;
  event.preventDefault();
  if (value.hidden) fact.querySelector("form input:not([type=hidden]), form select, form textarea").focus();
  else value.click();
});

// htmx gives the field the focus as it comes; whoever types at once must find it ready.
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches("form[data-fact] [autofocus]")) return;
  target.removeAttribute("autofocus");
  if (target.matches("input")) target.select();
  else if (target.matches("textarea")) target.setSelectionRange(target.value.length, target.value.length);
});

// A field that was taken out leaves the focus nowhere.
document.addEventListener("edited", () => setTimeout(() => {
  if (document.activeElement === document.body) document.querySelector("section:has(#custom-facts) .add-fact")?.focus();
}, 100));
