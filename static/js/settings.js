// The one Save of a page of settings: it shows while something is changed, says how much, and warns before it is lost.
// What was shown stands beside each field, in a hidden one (agents/forms/stale_check.py).
const bar = document.querySelector("[data-save]"), form = document.getElementById(bar.dataset.save), KEY = "saved at";
let going = false;

const plain = (value) => value.replaceAll("\r\n", "\n").replace(/^(\d\d:\d\d):00$/, "$1").trim();
const isChosen = (field) => !["checkbox", "radio"].includes(field.type) || field.checked;
const valuesOf = (name) => [...form.elements].filter((field) => field.name === name && isChosen(field)).map((field) => plain(field.value)).join("\n");

function changes() {
  const names = new Set([...form.elements].filter(({ name }) => name.startsWith("initial-")).map(({ name }) => name.slice(8)));
  return [...names].filter((name) => valuesOf(`${name}_typed`) || valuesOf(name) !== valuesOf(`initial-${name}`)).length;
}

function say() {
  const count = changes(), words = count && `${count} ${count === 1 ? "change" : "changes"} not saved`;
  bar.hidden = !count;
  if (bar.firstElementChild.textContent !== words) bar.firstElementChild.textContent = words || "";
}

for (const name of ["input", "change"]) form.addEventListener(name, say);
addEventListener("pageshow", say);
addEventListener("beforeunload", (event) => { if (changes() && !going) event.preventDefault(); });
addEventListener("submit", (event) => {
  if (event.target !== form || event.defaultPrevented) return;
  going = true;
  sessionStorage.setItem(KEY, links.find((link) => link.ariaCurrent)?.hash ?? "");
});
bar.querySelector("[data-discard]").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  going = confirm(`Discard ${changes() === 1 ? "this change" : `these ${changes()} changes`}?`);
  if (!going) event.preventDefault();
});

// Which section one is in: the last one whose heading has come up, of those below each other.
const links = [...document.querySelectorAll(".settings-nav a")], parts = document.querySelector(".settings-parts");
const headOf = (link) => document.querySelector(link.hash);

function mark(link) {
  if (link.ariaCurrent) return;
  for (const each of links) each.ariaCurrent = each === link ? "location" : null;
  const list = link.closest("ul");
  list.scrollTo({ left: link.offsetLeft - list.offsetLeft - 60 });
}

function follow() {
  const { right } = parts.getBoundingClientRect();
  const below = links.filter((link) => headOf(link).getBoundingClientRect().left < right);
  mark(below.findLast((link) => headOf(link).getBoundingClientRect().top < 200) ?? below[0]);
}

let waiting = 0;
document.addEventListener("scroll", ({ target }) => {
  if (target.matches?.(".settings-nav ul")) return;
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(follow);
}, { capture: true, passive: true });
follow();
document.querySelector(".settings-nav").addEventListener("click", ({ target }) => {
  const link = target.closest("a");
  if (link) setTimeout(() => { cancelAnimationFrame(waiting); mark(link); }, 50); // the last ones can't come up to the top
});

// A link to a field leads into it; what is wrong is in sight; after Save one stays where one was.
const wrong = form.querySelector("[autofocus]"), asked = document.querySelector(":target"), at = sessionStorage.getItem(KEY);
sessionStorage.removeItem(KEY);
if (wrong) wrong.scrollIntoView({ block: "center" });
else if (asked?.matches("input, select, textarea")) asked.focus();
else if (at && !location.hash) document.querySelector(at).scrollIntoView();
say();
