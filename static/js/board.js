// The board: cards are dragged, or moved with Alt and arrows; plain arrows go from card to card. The menu's form moves
// in place too. What the server refuses or never hears of goes back to where it was.
const said = document.getElementById("said");
const listOf = (stage) => document.getElementById(`cards-${stage}`);
const labelOf = (stage) => document.getElementById(`title-${stage}`).dataset.label;
const cardOf = (id) => document.getElementById(`card-${id}`);
const linkOf = (card) => card?.querySelector(".name");
const toast = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
let dragged = null, queue = Promise.resolve();

// On a phone the card's new column is not shown: then what stood beside it is where the eye is.
function focus(card, beside) {
  const seen = [card, beside].find((place) => place?.isConnected && place.checkVisibility());
  (linkOf(seen) ?? document.querySelector(".pills [aria-current]"))?.focus({ preventScroll: true });
  seen?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function place(card) {
  const list = listOf(card.dataset.stage);
  if (card.parentElement !== list) list.prepend(card);
}

// Posts for a card and puts the server's own in its place; null when that failed.
async function post(card, url, values) {
  const next = location.pathname + location.search, id = card.dataset.id;
  const options = { source: card, target: card, swap: "outerHTML", values: { ...values, next } };
  await htmx.ajax("POST", url, options).catch(() => null);
  if (card.isConnected) return null;
  const fresh = cardOf(id);
  place(fresh);
  return fresh;
}

async function move(id, stageAfter) {
  const card = cardOf(id), from = card?.dataset.stage, stage = card && stageAfter(from);
  if (!stage || stage === from) return;
  const place = card.nextElementSibling, list = card.parentElement, beside = place ?? card.previousElementSibling;
  card.querySelector("[popover]")?.hidePopover();
  listOf(stage).prepend(card);
  card.setAttribute("aria-busy", "true");
  focus(card, beside);
  const fresh = await post(card, `/clients/${id}/stage/`, { stage, from });
  if (fresh) {
    if (fresh.dataset.stage === stage) said.textContent = `${fresh.dataset.name} moved to ${labelOf(stage)}`;
    focus(fresh, beside);
  } else {
    card.removeAttribute("aria-busy");
    list.insertBefore(card, place?.parentElement === list ? place : null);
    toast(`${card.dataset.name} is back in ${labelOf(from)}: the move failed.`);
    focus(card);
  }
}

// One after the other: two quick presses of a key are two moves.
const later = (id, stageAfter) => { queue = queue.then(() => move(id, stageAfter)); };

const stages = () => [...document.querySelectorAll("#board section")].map((section) => section.dataset.stage);
const beside = (step) => (stage) => stages()[stages().indexOf(stage) + step];

function neighbour(card, key) {
  const vertical = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[key];
  if (vertical && card[vertical]?.matches(".more")) card[vertical].scrollIntoView({ block: "nearest" }); // it loads then
  if (vertical) return card[vertical]?.matches(".card") ? card[vertical] : null;
  const top = card.getBoundingClientRect().top, all = stages(), step = key === "ArrowLeft" ? -1 : 1;
  for (let at = all.indexOf(card.dataset.stage) + step; all[at]; at += step) {
    const cards = [...listOf(all[at]).querySelectorAll(".card")].filter((other) => other.checkVisibility());
    const near = (other) => Math.abs(other.getBoundingClientRect().top - top);
    if (cards.length) return cards.reduce((best, other) => (near(other) < near(best) ? other : best));
  }
  return null;
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest("#board .card");
  if (!card || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("[popover]")) return;
  if (!/^Arrow(Up|Down|Left|Right)$/.test(event.key)) return;
  event.preventDefault(); // Alt and an arrow would leave the page
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.altKey && sideways) later(card.dataset.id, beside(sideways));
  else focus(neighbour(card, event.key) ?? card);
});

document.addEventListener("submit", (event) => {
  const [, id, undo] = new URL(event.target.action).pathname.match(/^\/clients\/(\d+)\/stage\/(undo\/)?$/) ?? [];
  const card = id && cardOf(id);
  if (!card) return;
  event.preventDefault();
  if (!undo) return later(id, () => event.submitter.value);
  event.target.closest(".toast").querySelector(".close").click();
  queue = queue.then(async () => {
    const old = cardOf(id);
    focus((await post(old, event.target.action, {})) ?? old);
  });
});

// A finger scrolls and uses the menu; a mouse drags.
const draggable = (event) => { if (event.pointerType === "mouse") event.target.closest?.("#board .card")?.setAttribute("draggable", "true"); };
document.addEventListener("pointerover", draggable);
const over = (section) => {
  for (const other of document.querySelectorAll("#board section")) other.classList.toggle("over", other === section);
};
document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("#board .card");
  if (!dragged) return;
  event.dataTransfer.setData("text/plain", dragged.dataset.name);
  event.dataTransfer.effectAllowed = "move";
  dragged.classList.add("dragging");
});
document.addEventListener("dragover", (event) => {
  const section = dragged && event.target.closest("#board section");
  if (dragged) over(section);
  if (section) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const section = dragged && event.target.closest("#board section");
  if (!section) return;
  event.preventDefault();
  later(dragged.dataset.id, () => section.dataset.stage);
});
document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragging");
  over(dragged = null);
});
