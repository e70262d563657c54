// Custom fields as rows: add, remove, at most as many as data-rows says. Ctrl Enter saves the form.
function rowsOf(box) {
  const most = Number(box.dataset.rows);
  const add = box.querySelector("[data-add-row]");
  const rows = () => [...box.querySelectorAll(".custom-row")];
  const refresh = () => { add.disabled = rows().length >= most; };
  const show = (row) => { row.querySelector("[data-remove-row]").hidden = false; };

  const blank = (row) => {
    for (const input of row.querySelectorAll("input")) {
      input.value = "";
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    row.querySelector(".errors")?.remove();
    return row;
  };

  rows().forEach(show);
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = blank(rows().at(-1).cloneNode(true));
    add.before(row);
    row.querySelector("input").focus();
    refresh();
  });
  box.addEventListener("click", (event) => {
    const row = event.target.closest("[data-remove-row]") && event.target.closest(".custom-row");
    if (!row) return;
    // The last row stays, empty: without any the server would take the fields as not asked about.
    if (rows().length > 1) row.remove();
    else blank(row);
    refresh();
    rows().at(-1).querySelector("input").focus();
  });
  refresh();
}

// In a dialog too, which comes later.
htmx.onLoad((part) => part.querySelectorAll("[data-rows]").forEach(rowsOf));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest("[data-submit-keys]")?.requestSubmit();
});
