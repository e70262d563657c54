// A session that ends while somebody works loses nothing: they sign in over the page, and what they did is sent then.
const dialog = document.getElementById("again"), form = dialog.querySelector("form");
const error = document.getElementById("again-error"), me = document.body.dataset.agent;
let waiting = [], step = "password";

const ask = (address, options) => fetch(address, {
  ...options, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(20_000),
});

// Who is signed in, with a fresh token for this page's forms: signing in changes it, in another tab too. Null: nobody.
async function session() {
  const answer = await ask(dialog.dataset.session);
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  const { agent, csrf } = await answer.json();
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
  return String(agent);
}

function say(text) {
  error.hidden = !text;
  error.querySelector("span").textContent = text;
}

function show(next) {
  step = next;
  for (const field of form.querySelectorAll("[data-step]")) field.hidden = field.dataset.step !== next;
  form.elements[next].value = "";
  form.elements[next].focus();
}

export function signInAgain(then) {
  waiting.push(then);
  if (dialog.open) return;
  say("");
  dialog.showModal();
  show("password");
}

async function goOn() {
  const agent = await session();
  if (agent === null) return;
  if (agent !== me) return say("Somebody else is signed in here now. This page belongs to you: sign in yourself.");
  const jobs = waiting;
  waiting = [];
  form.elements.password.value = form.elements.code.value = "";
  dialog.close();
  document.dispatchEvent(new CustomEvent("connection", { detail: "found" }));
  for (const job of jobs) job();
}

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

async function password() {
  const answer = await ask(form.action, {
    method: "POST",
    body: new URLSearchParams({ login: form.elements.login.value, password: form.elements.password.value, remember: "on" }),
    headers: { "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
  });
  if (answer.status === 429) return say("Too many tries. Wait a minute, then try again.");
  const told = await answer.json();
  const { errors, fields } = told.form ?? {};
  const wrong = [...(errors ?? []), ...Object.values(fields ?? {}).flatMap((field) => field.errors)];
  if (wrong.length) return say(wrong.join(" "));
  if (told.location?.startsWith(dialog.dataset.code)) return show("code");
  await goOn();
}

async function code() {
  const answer = await ask(dialog.dataset.code, {
    method: "POST",
    body: new URLSearchParams({ code: form.elements.code.value }),
    headers: { "X-CSRFToken": token() },
  });
  if (answer.type === "opaqueredirect") return goOn();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  say(page.querySelector(".errors")?.textContent.trim() || "That did not work. Sign in in another way.");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say("");
  const button = form.querySelector(".primary");
  button.disabled = true;
  try {
    await (step === "code" ? code() : password());
  } catch {
    say("Could not reach the server. What you typed is still here: try again.");
  }
  button.disabled = false;
});

// Signed in in another tab meanwhile.
addEventListener("focus", () => { if (dialog.open) goOn().catch(() => {}); });
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => { waiting = []; });

// A fragment: it is asked for again, with what was sent the first time.
document.addEventListener("htmx:responseError", ({ detail: { xhr, requestConfig } }) => {
  if (xhr.status !== 401) return;
  const { verb, path, elt, target, parameters } = requestConfig;
  const values = new FormData();
  for (const [name, value] of parameters.entries?.() ?? Object.entries(parameters)) {
    if (name !== "csrfmiddlewaretoken") values.append(name, value);
  }
  signInAgain(() => { if (elt.isConnected) htmx.ajax(verb.toUpperCase(), path, { source: elt, target, values }); });
});

// A form that leaves the page: one look first, because afterwards the page is gone.
const looked = new WeakSet();
document.addEventListener("submit", async (event) => {
  const sent = event.target, button = event.submitter;
  if (event.defaultPrevented || sent.method !== "post" || sent === form || looked.delete(sent)) return;
  event.preventDefault();
  if (sent.dataset.looking) return;
  sent.dataset.looking = "yes";
  const send = () => {
    delete sent.dataset.looking;
    looked.add(sent);
    sent.requestSubmit(button?.isConnected ? button : undefined);
    looked.delete(sent);
  };
  // Whatever is wrong with the server, the browser says it, as it would have without this look.
  const agent = await session().catch(() => me);
  if (agent === me) return send();
  delete sent.dataset.looking;
  signInAgain(send);
});
