// A draft: says whether it is saved, warns before typed words are lost, and shows what the client receives while one
// types. Nothing is saved by itself (an agent's own letter is, by keep.js): half a sentence must never be what goes when
// its time comes.
const WAIT = 400;
let timer = 0, going = false;
const form = () => document.querySelector("form#draft[data-mail]");
const fields = () => [...(form()?.querySelectorAll("[name=subject], [name=body]") ?? [])];
const unsaved = () => fields().length > 0 && (form().hasAttribute("data-unsaved") || fields().some((field) => field.value !== field.defaultValue));
const mayBeLost = () => Boolean(unsaved()) && (!form().hasAttribute("data-keep") || form().hasAttribute("data-unkept"));

function say() {
  const yes = mayBeLost();
  for (const each of document.querySelectorAll("#draft-foot .when-unsaved")) each.hidden = !yes;
  for (const each of document.querySelectorAll("#draft-foot :is(.when-clean, .when-saved)")) each.hidden = yes;
  document.getElementById("draft-foot")?.toggleAttribute("data-saved", !yes);
}

function count(of) {
  const at = document.querySelector(`[data-count="${of.id}"]`);
  if (!at) return;
  at.textContent = of.value.length;
  at.parentElement.classList.toggle("near", of.value.length > 0.9 * of.maxLength);
}

// A frame of its own for each look, so that Back does not walk through them and the old one stays until the new is there.
function look() {
  const draft = form(), old = document.querySelector("#mail-box iframe:last-of-type");
  if (!draft || !old) return;
  const frame = old.cloneNode();
  frame.removeAttribute("src");
  frame.name = `mail-${Date.now()}`;
  old.before(frame);
  frame.addEventListener("load", () => { if (frame.dataset.asked) for (const each of document.querySelectorAll("#mail-box iframe")) if (each !== frame) each.remove(); });
  const ask = Object.assign(document.createElement("form"), { method: "post", target: frame.name, hidden: true });
  ask.action = draft.dataset.mail;
  for (const [name, value] of new FormData(draft)) ask.append(Object.assign(document.createElement("textarea"), { name, value }));
  document.body.append(ask);
  frame.dataset.asked = "yes";
  ask.submit();
  ask.remove();
}

function begin() {
  if (!form()) return;
  say();
  for (const script of form().dataset.scripts?.split(" ") ?? []) import(script);
  if (form().hasAttribute("data-unsaved")) look();
}

document.addEventListener("input", ({ target }) => {
  if (target.form !== form() || !form()) return;
  count(target);
  if (!fields().includes(target)) return;
  say();
  if (target.name === "subject") document.querySelector("[data-mirror]").textContent = target.value.trim() || "No subject yet";
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !form() || event.target.form !== form() || event.isComposing) return;
  const { name } = event.target, held = event.ctrlKey || event.metaKey;
  if (!held && (name === "body" || event.shiftKey)) return;
  if (!held && !["subject", "instructions"].includes(name)) return; // a button of the form does what it is for
  event.preventDefault();
  if (name === "subject" && !held) return fields()[1].focus();
  document.getElementById(name === "instructions" ? "draft-write" : "draft-save").click();
});

// Whatever brings the page anew must not overtake what is typed meanwhile; Save leaves the fields alone.
const does = ({ requestConfig: { elt } }) => elt.getAttribute("form") === "draft" ? elt.value : ""; // it may be off the page by now
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const action = does(detail);
  if (action === "save") for (const field of fields()) field.dataset.sent = field.value;
  else if (action) for (const field of fields()) field.readOnly = true;
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const action = does(detail), saved = action === "save" && detail.xhr.status === 200;
  if (!action) return;
  for (const field of fields()) {
    field.readOnly = false;
    if (saved) field.defaultValue = field.dataset.sent;
  }
  if (saved) form().removeAttribute("data-unsaved");
  say();
});
htmx.onLoad(begin);
for (const name of ["htmx:oobAfterSwap", "kept"]) document.addEventListener(name, say);

const WARNING = "Your changes are not saved. Leave anyway?";
addEventListener("beforeunload", (event) => { if (mayBeLost() && !going) event.preventDefault(); });
// Sent along, the text is not lost.
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => { if (does(detail) && detail.xhr.getResponseHeader("HX-Redirect")) going = true; });
addEventListener("submit", (event) => { if (event.target === form() && !event.defaultPrevented) going = true; });
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-dialog]");
  if (!link?.closest("dialog") || !mayBeLost() || confirm(WARNING)) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
