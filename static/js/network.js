// What the person reads when a request fails, and while there is no connection. Forms keep what was typed: nothing is
// swapped on an error.
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
const bar = document.getElementById("connection");
let state = "found";

// A page that asks for what is new (live.js) tells how that went: "lost", "signed-out" or "found".
function show(now) {
  if (now === state) return;
  state = now;
  bar.replaceChildren();
  if (now === "lost") bar.textContent = "Not connected. Trying again…";
  if (now !== "signed-out") return;
  const link = Object.assign(document.createElement("a"), { href: signIn(), textContent: "Sign in" });
  bar.append("You are signed out. ", link);
}

const signIn = () => `/login/?next=${encodeURIComponent(location.pathname + location.search)}`;

document.addEventListener("connection", ({ detail }) => show(detail));
addEventListener("offline", () => show("lost"));
addEventListener("online", () => { if (!document.querySelector("[data-live-url]")) show("found"); });

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say("Could not reach the server. Nothing was lost: try again."));
}

document.addEventListener("htmx:responseError", ({ detail }) => {
  const status = detail.xhr.status;
  if (status === 401) return; // again.js asks to sign in
  if (status === 404) say("This is gone, or belongs to another agent. Reload the page.");
  else if (status === 403) say("This page waited too long. Reload it and try again.");
  else if (status === 503) say("The database does not answer. Nothing was lost: try again in a moment.");
  else if (status === 429) say(`Too many at once. Wait ${detail.xhr.getResponseHeader("Retry-After")} s, then try again.`);
  else say("The server could not do that. Nothing was lost: try again.");
});
