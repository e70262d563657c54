// A page that names an address asks it every few seconds what is new, and puts it in the place of what is marked
// data-live. Not while the page is hidden. Within 20 seconds it notices that nothing answers, and tells connection.js.
const page = document.querySelector("[data-live-url]").dataset;
const EVERY = Number(page.every) * 1000, LONGEST = 120_000, BUSY = 1000, PATIENCE = 8000, DOUBT = 1000, AGAIN = Math.min(EVERY, 5000);
let version = page.version, wait = EVERY, due = Date.now() + EVERY, heard = Date.now(), looked = 0, state = "found";
let timer = 0, asking = false, touched = 0, acted = 0;
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
  for (const open of old.querySelectorAll("details[id][open]")) part.querySelector(`#${open.id}`)?.toggleAttribute("open");
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
    // What is typed stays, focused or not, and a field that is open; what is new comes once that is sent or closed.
    if (old.querySelector("form[data-fact]") || [...old.querySelectorAll("input")].some((field) => field.value !== field.defaultValue)) { whole = false; continue; }
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

// Each answer is told, so that it is known since when nothing came; "there" is one that brings nothing new.
function tell(now) {
  if (now !== "lost") heard = Date.now();
  state = now === "there" ? "found" : now;
  document.dispatchEvent(new CustomEvent("connection", { detail: now }));
}

const request = (to, options) => fetch(to, { ...options, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });

// The answer, with the text and version of what is new. One that was refused is no longer here, but the server is.
// One failure alone may be a restart: it is asked once more before it is told. One that hung was waited for long enough.
async function ask(isSure = false) {
  try {
    const answer = await request(address(), { headers: { "If-None-Match": version } });
    if (answer.type === "opaqueredirect") return { state: "signed-out" };
    if (answer.status >= 500) throw new Error(answer.status);
    if (answer.status !== 200 && answer.status !== 304) return { state: "found" };
    return { state: "found", text: await answer.text(), tag: answer.headers.get("ETag") };
  } catch (error) {
    if (isSure || state === "lost" || !navigator.onLine || error.name === "TimeoutError") return { state: "lost" };
    await new Promise((done) => setTimeout(done, DOUBT));
    return ask(true);
  }
}

// Where nothing may be put in place yet: whether anybody is there at all; after a loss, also the database.
async function look() {
  looked = Date.now();
  const there = await request(state === "lost" ? "/readyz" : "/healthz").then((answer) => answer.ok, () => false);
  tell(there ? "there" : "lost");
}

async function poll() {
  const began = Date.now(), before = acted, answer = await ask(), was = state;
  tell(answer.state);
  // A slow server is not made slower, and who is signed out, or looks at what is gone, asks less and less often.
  if (answer.state === "lost") wait = was === "lost" ? Math.min(1.5 * wait, 3 * AGAIN) : AGAIN;
  else wait = answer.tag ? Math.max(EVERY, 20 * (Date.now() - began)) : Math.min(2 * Math.max(wait, EVERY), LONGEST);
  // An answer from before something was done here would take back what that showed.
  const later = answer.text && (busy() || acted !== before);
  due = Date.now() + (later ? BUSY : wait);
  if (!answer.tag || later) return;
  if (!answer.text || take(answer.text)) version = answer.tag;
}

async function tick() {
  clearTimeout(timer);
  if (document.hidden || asking) return;
  asking = true;
  const held = Date.now() >= due && busy();
  if (Date.now() >= due && !held) await poll();
  else if (Date.now() - Math.max(heard, looked) >= EVERY) await look();
  asking = false;
  timer = setTimeout(tick, held ? BUSY : Math.max(0, Math.min(due - Date.now(), EVERY)));
}

function soon(milliseconds) {
  due = Date.now() + milliseconds;
  clearTimeout(timer);
  if (!asking) timer = setTimeout(tick, milliseconds);
}

for (const name of ["pointermove", "pointerdown"]) addEventListener(name, () => { touched = Date.now(); }, { passive: true });
for (const name of ["htmx:beforeRequest", "htmx:afterRequest"]) document.addEventListener(name, () => { acted += 1; });
document.addEventListener("visibilitychange", () => soon(0));
addEventListener("online", () => soon(0));
// What was changed here shows elsewhere on the page too, as soon as its tick was seen.
document.addEventListener("edited", () => soon(2000));
// Something was done here: what it changed elsewhere on the page comes soon.
document.addEventListener("toast", () => soon(BUSY));
timer = setTimeout(tick, EVERY);
