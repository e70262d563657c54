// Custom fields as rows: add, remove, at most as many as data-rows says. Ctrl Enter saves the form.
function rowsOf(box) {
  const most = Number(box.dataset.rows);
  const add = box.querySelector("[data-add-row]");
  const rows = () => [...box.querySelectorAll(".custom-row")];
  const isEmpty = (row) => [...row.querySelectorAll("input")].every((input) => !input.value);
  const refresh = () => { add.disabled = rows().length >= most; };
  const show = (row) => { row.querySelector("[data-remove-row]").hidden = false; };

  // The empty ones are there for who has no button to ask for one.
  for (const row of rows()) isEmpty(row) ? row.remove() : show(row);
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
    show(row);
    add.before(row);
    row.querySelector("input").focus();
    refresh();
  });
  box.addEventListener("click", (event) => {
    const row = event.target.closest("[data-remove-row]") && event.target.closest(".custom-row");
    if (!row) return;
    const next = rows()[rows().indexOf(row) + 1] ?? rows()[rows().indexOf(row) - 1];
    row.remove();
    refresh();
    (next?.querySelector("input") ?? add).focus();
    box.dispatchEvent(new Event("input", { bubbles: true })); // a change like any other
  });
  refresh();
}

// In a dialog too, which comes later.
htmx.onLoad((part) => part.querySelectorAll("[data-rows]").forEach(rowsOf));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.form ?? event.target.closest("form"); // a switch belongs to its form from beside it
  if (form?.matches("[data-submit-keys]")) form.requestSubmit();
});
