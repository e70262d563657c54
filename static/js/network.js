// What the person reads when a request fails, and signing in again over the page. Forms keep what was typed: nothing is
// swapped on an error.
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
const page = document.body.dataset;

// A fragment: it is asked for again, with what was sent the first time.
function repeat({ verb, path, elt, target, parameters }) {
  const values = new FormData();
  for (const [name, value] of parameters.entries?.() ?? Object.entries(parameters)) {
    if (name !== "csrfmiddlewaretoken") values.append(name, value);
  }
  if (elt.isConnected) htmx.ajax(verb.toUpperCase(), path, { source: elt, target, values });
}

// What was pressed is pressed again: a form may say something else by now.
function tryAgain(config) {
  const { elt, triggeringEvent: event } = config;
  if (elt.matches("a, button")) elt.click();
  else if (event?.type === "submit") elt.requestSubmit(event.submitter?.isConnected ? event.submitter : undefined);
  else repeat(config);
}

// At what was pressed, or where something was typed. What the page asks for by itself has no such place.
function failed({ requestConfig: config }, text) {
  const { elt, triggeringEvent: event } = config, focused = document.activeElement;
  if (elt.matches('[hx-trigger*="every"], [hx-trigger*="load"], [hx-trigger*="check-text"]')) return say(`${text} Try again.`);
  const isLink = elt.id === "dialog" && focused.matches("a, button");
  const place = isLink ? focused : event?.submitter ?? (event && elt.matches("form") && elt.contains(focused) ? focused : elt);
  const again = isLink ? () => focused.click() : () => tryAgain(config);
  // Nor has what a script asked for: a card that was dragged is back where it was (board.js).
  if (!event && !isLink && !elt.matches("a, button")) return say(`${text} Try again.`);
  document.dispatchEvent(new CustomEvent("not-done", { detail: { place, text, again } }));
}

document.addEventListener("htmx:sendError", ({ detail }) => {
  failed(detail, `${navigator.onLine ? "Can’t reach the server" : "You’re offline"}. Nothing was lost.`);
});
document.addEventListener("htmx:timeout", ({ detail }) => failed(detail, "The server took too long to answer. Nothing you typed is lost."));

document.addEventListener("htmx:responseError", ({ detail }) => {
  const status = detail.xhr.status, id = detail.xhr.getResponseHeader("X-Error-Id");
  if (status === 401) return signInAgain(() => repeat(detail.requestConfig));
  if (status === 404) say("This was deleted, or belongs to another agent. Reload the page.");
  else if (status === 403) say("This page has expired. Reload it and try again.");
  else if (status === 503) failed(detail, "The database isn’t responding. Nothing was lost.");
  else if (status === 429) say(`Too many requests. Wait ${detail.xhr.getResponseHeader("Retry-After")} s, then try again.`);
  else failed(detail, `Something went wrong on our side${id ? ` (error ${id})` : ""}. Nothing was lost.`);
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
document.addEventListener("sign-in-again", () => signInAgain(() => {}));

// Who is signed in, with a fresh token for this page's forms: signing in changes it, in another tab too. "": nobody.
// null: nothing answers, or the database doesn't. The look is a synchronous request: the form goes in the same moment
// then, so that nobody can leave the page between the two.
function whoIsSignedIn() {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", page.session, false);
    request.send();
  } catch {
    return null;
  }
  if (request.status === 401) return "";
  if (request.status >= 500) return null;
  if (request.status !== 200) return page.agent;
  const { agent, csrf } = JSON.parse(request.responseText);
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
  return String(agent);
}
document.addEventListener("who-is-signed-in", ({ detail }) => { detail.agent = whoIsSignedIn(); });

// A form that leaves the page with what somebody typed: one look first, because afterwards the page is gone.
const typed = new WeakSet();
document.addEventListener("input", ({ target }) => { if (target.form) typed.add(target.form); });
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter, goOn = () => form.requestSubmit(button?.isConnected ? button : undefined);
  if (event.defaultPrevented || form.method !== "post" || !typed.has(form)) return;
  if (document.getElementById("connection").dataset.state === "lost") return; // connection.js waits for the server
  const who = whoIsSignedIn();
  if (who === page.agent) return;
  event.preventDefault();
  if (who !== null) return void signInAgain(goOn);
  document.dispatchEvent(new CustomEvent("reach", { detail: { place: button ?? form, job: goOn } }));
});
