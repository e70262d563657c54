// Pages are not stored, so Back brings an empty form. What was sent with one is kept in this tab until the server took
// it: after an error, or when nothing answered, it comes back with the form. Never passwords or files.
const KEY = "typed", MOST = 5, LARGEST = 200_000, HOUR = 3_600_000, { agent } = document.body.dataset;
const NEVER = /^(password|file|submit|button|image|reset)$/;
const here = location.href.split("#")[0];

function keep(records) {
  try { sessionStorage.setItem(KEY, JSON.stringify(records)); } catch { sessionStorage.removeItem(KEY); }
}

function kept() {
  let all = [];
  try { all = JSON.parse(sessionStorage.getItem(KEY)) ?? []; } catch { /* not ours */ }
  return all.filter((each) => each.agent === agent && Date.now() - each.at < HOUR);
}

const fieldsOf = (form) => [...form.elements].filter((field) => field.matches("input, select, textarea") && field.name && !NEVER.test(field.type) && field.name !== "csrfmiddlewaretoken");
const isTyped = (field) => field.matches("textarea, input:not([type=hidden], [type=checkbox], [type=radio])");
// Two forms of one page differ in their fields; the same form may have more rows.
const nameOf = (form) => `${new URL(form.getAttribute("action") || location.pathname, here).pathname} ${[...new Set(fieldsOf(form).map((field) => field.name))].filter((name) => !name.startsWith("custom_")).sort()}`;
const isChoice = (field) => field.type === "checkbox" || field.type === "radio";

function remember(form, more = {}) {
  const fields = fieldsOf(form);
  if (!fields.some((field) => isTyped(field) && field.value)) return;
  const values = fields.map((field) => [field.name, field.type, isChoice(field) ? field.checked : field.value]);
  const record = { agent, form: nameOf(form), page: location.href.split("#")[0], at: Date.now(), values, ...more };
  const others = kept().filter((each) => each.form !== record.form).slice(1 - MOST);
  if (JSON.stringify(record).length < LARGEST) keep([...others, record]);
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") === "/logout/") return sessionStorage.removeItem(KEY);
  if (!event.defaultPrevented && form.method === "post") remember(form);
});
// What is saved while one types (keep.js): until the server has it, a page that was left is no end of it.
document.addEventListener("typing-kept", ({ detail: { form, kept: isKept } }) => {
  if (isKept) keep(kept().filter((each) => each.form !== nameOf(form)));
  else remember(form, { failed: true });
});

// A page that was reached from the form, and is no error, is what the server made of it; or the form was left.
function forget() {
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const isDone = (each) => type === "navigate" && document.referrer === each.page && (!each.failed || each.shown);
  keep(kept().filter((each) => !isDone(each)));
}

function fill(form, record) {
  const focused = document.activeElement;
  for (const box of form.querySelectorAll("[data-rows]")) {
    const add = box.querySelector("[data-add-row]"), typed = box.querySelector("template").content.querySelector("input:not([type=hidden])");
    const count = (fields) => fields.filter(([name, type]) => name === typed.name && type !== "hidden").length;
    const now = () => count(fieldsOf(form).map((field) => [field.name, field.type]));
    while (!add.disabled && now() < count(record.values)) add.click();
  }
  const left = [...record.values], hidden = [];
  let changed = false;
  for (const field of fieldsOf(form)) {
    const at = left.findIndex(([name, type]) => name === field.name && type === field.type);
    if (at < 0) continue;
    const [[, , value]] = left.splice(at, 1);
    if ((isChoice(field) ? field.checked : field.value) === value) continue;
    if (field.type === "hidden") {
      hidden.push([field, value]);
      continue;
    }
    if (isChoice(field)) field.checked = value; else field.value = value;
    changed = true;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  // Which version the page has is older than what was typed only where that is not there yet.
  if (changed) for (const [field, value] of hidden) field.value = value;
  if (changed) focused?.focus({ preventScroll: true });
  return changed;
}

forget();
// After rows.js, which makes the rows; in a dialog too, which comes later.
htmx.onLoad((part) => {
  const records = kept();
  for (const form of part.querySelectorAll("form[method=post]")) {
    const record = records.find((each) => each.form === nameOf(form));
    if (!record) continue;
    record.shown = true;
    if (fill(form, record)) document.dispatchEvent(new CustomEvent("toast", { detail: { text: "We restored what you typed. It is not saved yet." } }));
  }
  keep(records);
});
