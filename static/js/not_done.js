// What could not be done says so beside what was pressed, with Try again. A popover: it lies over dialogs and menus, and
// moves nothing. What is pressed may be in a menu that is shut by now: then it stands at the button that opens it.
const notes = new Map();
const isSeen = (element) => element?.isConnected && element.checkVisibility() && element.getBoundingClientRect().height > 0;

function spotOf(place) {
  const menu = place.closest?.("[popover]");
  const opener = menu?.id && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  return [place, opener, place.closest?.("tr, li, .card, form")].find(isSeen);
}

function put(note, place) {
  const spot = spotOf(place), box = spot?.getBoundingClientRect(), { width, height } = note.getBoundingClientRect();
  const isInView = box && box.bottom > 0 && box.top < innerHeight;
  note.style.visibility = isInView ? "" : "hidden";
  if (!isInView) return;
  const below = box.bottom + 6 + height < innerHeight ? box.bottom + 6 : Math.max(8, box.top - height - 6);
  note.style.top = `${Math.min(below, innerHeight - height - 8)}px`;
  note.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
}

const putAll = () => notes.forEach((note, place) => put(note, place));

function close(place) {
  notes.get(place)?.remove();
  notes.delete(place);
}

const nameOf = (place) => place.getAttribute("aria-label") || place.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
const toast = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));

document.addEventListener("not-done", ({ detail: { place, text, again } }) => {
  close(place);
  if (!spotOf(place)) return toast(text);
  const note = document.getElementById("not-done").content.firstElementChild.cloneNode(true);
  const [retry, shut] = note.querySelectorAll("button");
  const leave = (job) => {
    const had = note.contains(document.activeElement);
    close(place);
    if (had) spotOf(place)?.focus?.({ preventScroll: true });
    job?.();
  };
  retry.addEventListener("click", () => leave(again));
  shut.addEventListener("click", () => leave());
  // Outside an open dialog nothing can be pressed.
  (place.closest("dialog") ?? document.querySelector("dialog[open]") ?? document.body).append(note);
  notes.set(place, note);
  note.showPopover({ source: spotOf(place) });
  note.querySelector(".text").textContent = text;
  put(note, place);
});

// Pressed again, it may go well this time.
document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  for (const place of notes.keys()) if (elt.contains(place)) close(place);
});
// What it stood at is gone from the page: what was not done is said once more.
setInterval(() => {
  for (const [place, note] of notes) {
    if (place.isConnected) continue;
    const name = nameOf(place);
    close(place);
    toast(name ? `Not done: ${name}. ${note.querySelector(".text").textContent}` : note.querySelector(".text").textContent);
  }
  putAll();
}, 1000);
addEventListener("scroll", putAll, { capture: true, passive: true });
addEventListener("resize", putAll);
