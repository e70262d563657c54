// g and a letter go places, n makes a client, / searches, ? lists the keys. Never while something is being typed.
let went = 0;

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const waiting = Date.now() - went < 1500;
  went = 0;
  if (waiting) return go(event.key);
  if (event.key === "g") went = Date.now();
  else if (event.key === "n") document.querySelector("a[href='/clients/new/'][data-dialog]").click();
  else if (event.key === "?") document.getElementById("shortcuts").showModal();
  else if (event.key === "/") {
    const places = ["main input[type=search]", "[data-key='/']"].map((place) => document.querySelector(place));
    const field = places.find((place) => place?.checkVisibility());
    if (!field) return;
    event.preventDefault();
    field.focus();
  }
});
