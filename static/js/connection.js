// Whether the page is connected, said in a bar within 20 seconds. A page that asks for what is new (live.js) tells how
// that went; any other looks, but only while somebody works on it. While nothing answers, no form or link is let go: the
// browser's own page would take its place, and what was typed with it.
const bar = document.getElementById("connection"), page = document.body.dataset;
const EVERY = 10_000, PATIENCE = 8000, DOUBT = 1000, AGAIN = 4000, WORKS = 60_000;
const polls = document.querySelector("[data-live-url]") !== null;
let state = "found", current = Date.now(), heard = Date.now(), looked = 0, touched = Date.now(), looking = null, moved = 0, later = 0;

// In the agent's zone, as every time on the page.
function clock(at) {
  const how = { hour: "numeric", minute: "2-digit" };
  try {
    return new Date(at).toLocaleTimeString("en-US", { ...how, timeZone: page.zone });
  } catch {
    return new Date(at).toLocaleTimeString("en-US", how);
  }
}

const signIn = () => `/login/?next=${encodeURIComponent(location.pathname + location.search)}`;

function words() {
  if (state !== "lost") return "";
  const kept = "Nothing you typed is lost. Trying again…";
  if (!navigator.onLine) return `You’re offline. What you see is from ${clock(current)}. ${kept}`;
  return `Not up to date since ${clock(current)}: the server isn’t responding. ${kept}`;
}

// Outside an open dialog it would be behind it. Nothing moves under a hand that is about to press.
function place() {
  const home = document.querySelector("dialog[open]:not(#again)") ?? document.getElementById("main");
  if (bar.parentNode !== home) home.prepend(bar);
  // An answer that brings the page anew brings another one.
  for (const other of document.querySelectorAll("#connection")) if (other !== bar) other.remove();
}

function show(now) {
  state = bar.dataset.state = now;
  clearTimeout(later);
  later = setTimeout(write, now === "found" ? 0 : Math.max(0, moved + 1000 - Date.now()));
}

function write() {
  place();
  if (state === "signed-out") {
    if (bar.querySelector("a")) return;
    const link = Object.assign(document.createElement("a"), { href: signIn(), textContent: "Sign in" });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.dispatchEvent(new CustomEvent("sign-in-again"));
    });
    bar.replaceChildren("You are signed out. ", link);
  } else if (bar.textContent !== words()) bar.textContent = words(); // read out once, not at every look
}

// "found" with what is new, "there" without, "lost" or "signed-out".
document.addEventListener("connection", ({ detail }) => {
  if (detail !== "lost") heard = Date.now();
  if (detail === "found") current = Date.now();
  show(detail === "there" ? "found" : detail);
});

const ask = () => fetch(page.session, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
  .then(({ status }) => status === 401 ? "signed-out" : status >= 500 ? "lost" : "there", (error) => error.name === "TimeoutError" ? "hung" : "lost");

// One failure alone may be a restart: a second look, a moment later, decides. One that hung was waited for long enough.
async function lookOnce() {
  let found = await ask();
  if (found === "lost" && state !== "lost" && navigator.onLine) {
    await new Promise((done) => setTimeout(done, DOUBT));
    found = await ask();
  }
  looked = Date.now();
  document.dispatchEvent(new CustomEvent("connection", { detail: found === "hung" ? "lost" : found }));
  return found === "there" || found === "signed-out";
}
const look = () => looking ??= lookOnce().finally(() => { looking = null; });

setInterval(() => {
  const now = Date.now(), quiet = now - Math.max(heard, looked);
  if (document.hidden || polls) return;
  if (state === "lost" ? quiet >= AGAIN : state === "found" && now - touched < WORKS && quiet >= EVERY) look();
}, 1000);

for (const name of ["pointermove", "pointerdown", "keydown"]) addEventListener(name, () => { touched = Date.now(); }, { passive: true });
for (const name of ["pointermove", "pointerdown"]) addEventListener(name, () => { moved = Date.now(); }, { passive: true });
for (const name of ["htmx:beforeSwap", "close"]) document.addEventListener(name, () => document.getElementById("main").prepend(bar), true);
for (const name of ["htmx:afterSettle", "toggle"]) document.addEventListener(name, place, true);
addEventListener("offline", () => show("lost"));
addEventListener("online", look);
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, look);
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status === 0 || detail.xhr.status >= 500) return;
  heard = Date.now();
  if (state === "lost") look();
});

// Goes on with `job` once the server answers; until then it says at `place` that it was not done.
async function reach(place, job) {
  if (await look()) return job();
  const text = `${navigator.onLine ? "Can’t reach the server" : "You’re offline"}. What you typed is still here.`;
  document.dispatchEvent(new CustomEvent("not-done", { detail: { place, text, again: () => reach(place, job) } }));
}
document.addEventListener("reach", ({ detail: { place, job } }) => { reach(place, job); });

// On the window: whoever else answers the press has done so by now.
addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (event.defaultPrevented || state !== "lost" || form.method === "dialog" || form.target) return;
  event.preventDefault();
  reach(button ?? form, () => form.requestSubmit(button?.isConnected ? button : undefined));
});
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || state !== "lost" || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isElsewhere = link.target || link.origin !== location.origin || link.hasAttribute("download");
  if (isElsewhere || (link.hash && link.pathname === location.pathname)) return;
  event.preventDefault();
  reach(link, () => { location.href = link.href; });
});
