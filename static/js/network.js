// What the person reads when a request fails, and while there is no connection. Forms keep what was typed: nothing is
// swapped on an error.
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
const bar = document.getElementById("connection");
const page = document.body.dataset;
let state = "found";

// A page that asks for what is new (live.js) tells how that went: "lost", "signed-out" or "found".
function show(now) {
  if (now === state) return;
  state = now;
  bar.replaceChildren();
  if (now === "lost") bar.textContent = "Not connected. Trying again…";
  if (now !== "signed-out") return;
  const link = Object.assign(document.createElement("a"), { href: signIn(), textContent: "Sign in" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    signInAgain(() => {});
  });
  bar.append("You are signed out. ", link);
}

const signIn = () => `/login/?next=${encodeURIComponent(location.pathname + location.search)}`;

document.addEventListener("connection", ({ detail }) => show(detail));
addEventListener("offline", () => show("lost"));
addEventListener("online", () => { if (!document.querySelector("[data-live-url]")) show("found"); });

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say("Can’t reach the server. Nothing was lost. Try again."));
}

document.addEventListener("htmx:responseError", ({ detail }) => {
  const status = detail.xhr.status;
  if (status === 401) return; // signInAgain, below
  if (status === 404) say("This was deleted, or belongs to another agent. Reload the page.");
  else if (status === 403) say("This page has expired. Reload it and try again.");
  else if (status === 503) say("The database isn’t responding. Nothing was lost. Try again in a moment.");
  else if (status === 429) say(`Too many requests. Wait ${detail.xhr.getResponseHeader("Retry-After")} s, then try again.`);
  else say("Something went wrong on our side. Nothing was lost. Try again.");
});

// A session that ends while somebody works loses nothing: they sign in over the page, and what they did is sent then.
// The dialog is fetched once it is needed (again.js). `job`: what is done once they are signed in.
async function signInAgain(job) {
  if (!document.getElementById("again")) {
    const answer = await fetch(page.again);
    if (!answer.ok) return say("You are signed out. What you typed is still here. Sign in in another tab.");
    document.body.insertAdjacentHTML("beforeend", await answer.text());
    await import(document.getElementById("again").dataset.script);
  }
  document.dispatchEvent(new CustomEvent("sign-in", { detail: job }));
}

// Who is signed in, with a fresh token for this page's forms: signing in changes it, in another tab too. "": nobody.
// Whatever is wrong with the server, the browser says it, as it would have without this look. The look is a synchronous
// request: the form goes in the same moment then, so that nobody can leave the page between the two.
function whoIsSignedIn() {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", page.session, false);
    request.send();
  } catch {
    return page.agent;
  }
  if (request.status === 401) return "";
  if (request.status !== 200) return page.agent;
  const { agent, csrf } = JSON.parse(request.responseText);
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
  return String(agent);
}
document.addEventListener("who-is-signed-in", ({ detail }) => { detail.agent = whoIsSignedIn(); });

// A fragment: it is asked for again, with what was sent the first time.
document.addEventListener("htmx:responseError", ({ detail: { xhr, requestConfig } }) => {
  if (xhr.status !== 401) return;
  const { verb, path, elt, target, parameters } = requestConfig, values = new FormData();
  for (const [name, value] of parameters.entries?.() ?? Object.entries(parameters)) {
    if (name !== "csrfmiddlewaretoken") values.append(name, value);
  }
  signInAgain(() => { if (elt.isConnected) htmx.ajax(verb.toUpperCase(), path, { source: elt, target, values }); });
});

// A form that leaves the page with what somebody typed: one look first, because afterwards the page is gone.
const typed = new WeakSet();
document.addEventListener("input", ({ target }) => { if (target.form) typed.add(target.form); });
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (event.defaultPrevented || form.method !== "post" || !typed.has(form) || whoIsSignedIn() === page.agent) return;
  event.preventDefault();
  signInAgain(() => form.requestSubmit(button?.isConnected ? button : undefined));
});
