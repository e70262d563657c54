// A chip with data-fill puts its words into the field with that id. Without this script it stays hidden.
htmx.onLoad((part) => part.querySelectorAll("[data-fill]").forEach((chip) => {
  chip.hidden = false;
  chip.addEventListener("click", () => {
    const field = document.getElementById(chip.dataset.fill);
    field.value = chip.textContent.trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}));
