// A letter's templates: the list shrinks to what is typed, arrows walk through it and Enter takes one. draft.js loads it.
const menu = () => document.getElementById("letter-templates");
const found = () => [...menu().querySelectorAll("button")].filter((each) => !each.hidden);

function shrink(search) {
  const typed = search.value.trim().toLocaleLowerCase();
  for (const each of menu().querySelectorAll("button")) each.hidden = !each.textContent.toLocaleLowerCase().includes(typed);
  menu().querySelector("[data-none]").hidden = found().length > 0;
}

document.addEventListener("input", ({ target }) => { if (target.type === "search" && target.parentElement === menu()) shrink(target); });
document.addEventListener("toggle", ({ target, newState }) => {
  if (target !== menu() || newState !== "open") return;
  const search = target.querySelector("input");
  search.hidden = false;
  search.value = "";
  shrink(search);
  search.focus();
}, true);
document.addEventListener("keydown", (event) => {
  if (!menu()?.contains(event.target) || event.isComposing) return;
  const all = found(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && event.target.type === "search") {
    event.preventDefault();
    all[0]?.click();
  } else if (step) {
    event.preventDefault();
    const at = all.indexOf(event.target) + step;
    (all[at] ?? (at < 0 ? menu().querySelector("input") : all.at(-1)))?.focus();
  }
});

// A file that was chosen is attached at once.
document.addEventListener("change", ({ target }) => {
  if (target.id === "id_file" && target.files.length) document.querySelector("#letter-files [value=attach]").click();
});

// Where the cursor is in the text: there a template goes.
document.addEventListener("focusout", ({ target }) => {
  const place = target.form?.elements.at;
  if (target.id === "id_body" && place) place.value = [...target.value.slice(0, target.selectionEnd)].length;
});
