// Selecting rows: how many, all of this page or of the list, a range with Shift, Esc clears. On phones Select or a long press begins.
// The boxes and the bar work without this script; menus and dialogs that arrive open are opened here.
const BOX = ".pick input[type=checkbox][form=bulk]", ROW = "tbody tr:has(> .pick input)";
const boxes = () => [...document.querySelectorAll(BOX)];
const picked = () => boxes().filter((box) => box.checked);
const body = document.body;
let last = null, press = 0, pressed = false;

function refresh() {
  const chosen = picked().length, all = document.querySelector("[data-all]");
  const every = document.querySelector("[data-everything]"); // the list's other pages too
  if (every && chosen < boxes().length) every.checked = false;
  const words = every?.checked ? every.dataset.everything : String(chosen);
  for (const place of document.querySelectorAll("[data-picked]")) {
    if (place.textContent !== words) place.textContent = words;
  }
  if (all) {
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  }
}

function arm() {
  for (const part of document.querySelectorAll("[data-all], [data-clear], [data-pick-all]")) part.hidden = false;
  last = null;
  refresh();
}

function pick(which, checked) {
  for (const box of which) box.checked = checked;
  refresh();
}

function done() {
  body.classList.remove("selecting");
  pick(boxes(), false);
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-all]")) pick(boxes(), target.checked);
  else if (target.matches(".pick input, [data-everything]")) refresh();
});

document.addEventListener("click", (event) => {
  const { target } = event, box = target.closest(BOX);
  if (pressed) { // the finger of a long press lifts
    pressed = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (box) {
    const every = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [every.indexOf(last), every.indexOf(box)].sort((a, b) => a - b);
      pick(every.slice(from, to + 1), box.checked);
    }
    last = box;
  } else if (target.closest("[data-select]")) {
    event.preventDefault();
    body.classList.add("selecting");
  } else if (target.closest("[data-done]")) {
    event.preventDefault();
    done();
  } else if (target.closest("[data-pick-all]")) pick(boxes(), picked().length < boxes().length);
  else if (target.closest("[data-clear]")) {
    done();
    document.getElementById("results").focus();
  } else if (target.closest("[data-close]")) target.closest("dialog").close();
  else if (body.classList.contains("selecting") && matchMedia("(width < 700px)").matches) {
    const row = target.closest(ROW);
    if (!row || target.closest(".pick, .menu")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pick(row.querySelectorAll(BOX), !row.querySelector(BOX).checked);
  }
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && picked().length && !document.querySelector(":popover-open, dialog[open]")) done();
});

document.addEventListener("pointerdown", ({ target, pointerType }) => {
  clearTimeout(press);
  pressed = false;
  const row = pointerType === "touch" && target.closest(ROW);
  if (row) press = setTimeout(() => {
    pressed = true;
    body.classList.add("selecting");
    pick(row.querySelectorAll(BOX), true);
  }, 500);
});
for (const name of ["pointerup", "pointercancel", "pointermove", "scroll"]) {
  document.addEventListener(name, ({ movementX = 9, movementY = 9 }) => {
    if (name !== "pointermove" || Math.abs(movementX) + Math.abs(movementY) > 4) clearTimeout(press);
  }, { passive: true, capture: true });
}
document.addEventListener("contextmenu", (event) => {
  if (body.classList.contains("selecting") && event.target.closest(ROW)) event.preventDefault();
});

// A filter's menu closes before its answer replaces it, so that the focus goes back to its button and stays there.
document.addEventListener("submit", ({ target }) => {
  for (const menu of target.querySelectorAll(":popover-open")) menu.hidePopover();
}, true);

document.addEventListener("htmx:afterSettle", ({ target }) => {
  const dialog = document.querySelector("dialog[data-open]:not([open])");
  if (dialog) {
    dialog.removeAttribute("data-open"); // once: closed, it stays closed
    dialog.showModal();
  }
  if (target.id === "results" || target.querySelector?.("#results")) {
    arm();
    if (document.activeElement === body) document.getElementById("results").focus({ preventScroll: true });
  }
});
document.addEventListener("rows", arm);
arm();
