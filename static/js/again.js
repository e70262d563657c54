// Signing in over the page whose session has ended. network.js fetches it, and says what is to be done then.
const dialog = document.getElementById("again"), form = dialog.querySelector("form"), { email, agent: me } = document.body.dataset;
const error = document.getElementById("again-error");
let waiting = [], step = "password";
form.elements.login.value = dialog.querySelector("[data-email]").textContent = email;

const ask = (address, fields, headers) => fetch(address, {
  method: "POST", redirect: "manual", body: new URLSearchParams(fields), signal: AbortSignal.timeout(20_000),
  headers: { ...JSON.parse(document.body.getAttribute("hx-headers")), ...headers },
});

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

document.addEventListener("sign-in", ({ detail }) => {
  waiting.push(detail);
  if (dialog.open) return;
  say("");
  dialog.showModal();
  show("password");
});

function goOn() {
  const question = {};
  document.dispatchEvent(new CustomEvent("who-is-signed-in", { detail: question }));
  const { agent } = question;
  if (!agent) return;
  if (agent !== me) return say("Someone else is signed in now. Sign in as yourself to continue on this page.");
  const jobs = waiting;
  waiting = [];
  form.elements.password.value = form.elements.code.value = "";
  dialog.close();
  document.dispatchEvent(new CustomEvent("connection", { detail: "found" }));
  for (const job of jobs) job();
}

async function password() {
  const typed = { login: email, password: form.elements.password.value };
  const answer = await ask(form.action, typed, { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" });
  if (answer.status === 429) return say("Too many tries. Wait a minute, then try again.");
  const told = await answer.json();
  const { errors, fields } = told.form ?? {};
  const wrong = [...(errors ?? []), ...Object.values(fields ?? {}).flatMap((field) => field.errors)];
  if (wrong.length) return say(wrong.join(" "));
  if (told.location?.startsWith(dialog.dataset.code)) return show("code");
  goOn();
}

async function code() {
  const answer = await ask(dialog.dataset.code, { code: form.elements.code.value });
  if (answer.type === "opaqueredirect") return goOn();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  say(page.querySelector(".errors")?.textContent.trim() || "That didn’t work. Sign in another way.");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say("");
  const button = form.querySelector(".primary");
  button.disabled = true;
  try {
    await (step === "code" ? code() : password());
  } catch {
    say("Can’t reach the server. What you typed is still here. Try again.");
  }
  button.disabled = false;
});

// Signed in in another tab meanwhile.
addEventListener("focus", () => { if (dialog.open) goOn(); });
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => { waiting = []; });
