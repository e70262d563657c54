// A page that names an address asks it every few seconds what is new, and puts it in the place of what is marked
// data-live. Not while the page is hidden. What fails stays quiet and is tried less and less often.
const page = document.querySelector("[data-live-url]").dataset;
const EVERY = Number(page.every) * 1000, LONGEST = 120_000, BUSY = 1000;
let version = page.version, wait = EVERY, timer = 0, asking = false, touched = 0, acted = 0;
const said = Object.assign(document.createElement("p"), { className: "sr-only", role: "status" });
document.body.append(said);
// Nobody's text, open menu or selection is taken away, and nothing moves under a hand that is about to press.
function busy() {
  const chosen = getSelection();
  return Date.now() - touched < BUSY || document.querySelector(".htmx-request, [data-leaves]") || [...document.querySelectorAll("[data-live]")].some((part) =>
    part.querySelector(":popover-open, dialog[open], :is(input, textarea, select, [contenteditable]):focus")
    || (!chosen.isCollapsed && part.contains(chosen.anchorNode)));
}
const nameOf = (element) => element.id || element.getAttribute("popovertarget") || element.href || element.form?.action;
function replace(old, part) {
  const focused = old.contains(document.activeElement) && nameOf(document.activeElement), top = old.scrollTop;
  old.replaceWith(part);
  part.scrollTop = top;
  htmx.process(part);
  const same = [...part.querySelectorAll("a, button, [id]")].find((other) => focused && nameOf(other) === focused);
  same?.focus({ preventScroll: true });
}

function take(text) {
  const news = [];
  let whole = true;
  for (const part of new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-live]")) {
    const old = document.getElementById(part.id);
    if (!old || old.isEqualNode(part)) continue;
    // A field that is open keeps what is typed into it, focused or not; what is new comes once it is closed.
    if (old.querySelector("form[data-fact]")) { whole = false; continue; }
    if (part.dataset.live && part.dataset.live !== old.dataset.live) news.push(part.dataset.live);
    replace(old, part);
  }
  if (news.length) said.textContent = `New: ${news.join(". ")}`;
  return whole;
}

// A part may say what it shows (a chosen step, a filter): it is asked for again as it is.
function address() {
  const shown = [...document.querySelectorAll("[data-live-query]")].map((part) => part.dataset.liveQuery);
  return shown.length ? `${page.liveUrl}?${shown.join("&")}` : page.liveUrl;
}

async function ask() {
  const options = { headers: { "If-None-Match": version }, redirect: "manual", signal: AbortSignal.timeout(20_000) };
  const answer = await fetch(address(), options);
  // A session that ended answers with a redirect, which has no status here.
  if (answer.status !== 200 && answer.status !== 304) throw new Error(answer.status);
  return { text: await answer.text(), tag: answer.headers.get("ETag") };
}

async function poll() {
  clearTimeout(timer);
  if (document.hidden || asking) return;
  if (busy()) return void (timer = setTimeout(poll, BUSY));
  asking = true;
  const began = Date.now(), before = acted;
  const answer = await ask().catch(() => null); // only the request may fail quietly
  asking = false;
  // A slow server is not made slower.
  wait = answer ? Math.max(EVERY, 20 * (Date.now() - began)) : Math.min(2 * Math.max(wait, EVERY), LONGEST);
  // An answer from before something was done here would take back what that showed.
  const later = answer?.text && (busy() || acted !== before);
  timer = setTimeout(poll, later ? BUSY : wait);
  if (!answer || later) return;
  if (!answer.text || take(answer.text)) version = answer.tag;
}

for (const name of ["pointermove", "pointerdown"]) addEventListener(name, () => { touched = Date.now(); }, { passive: true });
for (const name of ["htmx:beforeRequest", "htmx:afterRequest"]) document.addEventListener(name, () => { acted += 1; });
document.addEventListener("visibilitychange", poll);
// What was changed here shows elsewhere on the page too, as soon as its tick was seen.
document.addEventListener("edited", () => { clearTimeout(timer); timer = setTimeout(poll, 2000); });
// Something was done here: what it changed elsewhere on the page comes soon.
document.addEventListener("toast", () => { clearTimeout(timer); timer = setTimeout(poll, BUSY); });
timer = setTimeout(poll, EVERY);
