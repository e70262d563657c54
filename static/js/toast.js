// Tells what happened, in the live region; offers Undo for ten seconds. Hovering or focusing a toast keeps it.
const SECONDS = 10;
const region = document.getElementById("toasts");

function count(toast) {
  let left = SECONDS;
  const clock = setInterval(() => {
    if (toast.matches(":hover, :focus-within")) return;
    left -= 1;
    if (toast.querySelector("form")) toast.querySelector(".left").textContent = `${left} s`;
    if (left <= 0) close();
  }, 1000);
  const close = () => { clearInterval(clock); toast.remove(); };
  toast.querySelector(".close").addEventListener("click", close);
}

// Outside an open dialog it would be behind it and out of reach; and it outlives the dialog it was shown in.
function place(home = document.querySelector("dialog[open]") ?? document.body) {
  if (region.parentNode !== home) home.append(region);
}

function show({ text, undo_url: undo, level = "info" }) {
  const toast = document.getElementById("toast").content.firstElementChild.cloneNode(true);
  toast.dataset.level = level;
  toast.querySelector(".text").textContent = text;
  const form = toast.querySelector("form");
  if (undo) {
    form.action = undo;
    form.elements.next.value = location.pathname + location.search;
  } else {
    form.remove();
  }
  // The same words twice are one message: a dead network would otherwise fill the screen. Each Undo stays.
  for (const old of region.querySelectorAll(".toast:not(:has(form))")) {
    if (old.querySelector(".text").textContent === text) old.remove();
  }
  place();
  region.append(toast);
  count(toast);
}

document.addEventListener("close", () => place(document.body), true);
document.addEventListener("htmx:beforeSwap", () => place(document.body));
document.addEventListener("htmx:afterSettle", () => place());
region.querySelectorAll(".toast").forEach(count);
// htmx turns the HX-Trigger header into an event; a string stands for a text without Undo.
document.addEventListener("toast", ({ detail }) => show(detail.text ? detail : { text: detail.value }));
