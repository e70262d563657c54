// An agent's letter is saved while they type: after a pause, and when the page is left. draft.js loads it where there is
// one. Until the server has the words they are kept in this tab as well (typed.js).
const PAUSE = 1500, AGAIN = 5000, LARGEST = 60_000; // bytes that a request may have that outlives its page
const form = () => document.querySelector("form#draft[data-keep]");
const fields = () => [...form().querySelectorAll("[name=subject], [name=body]")];
const words = () => fields().map((field) => field.value).join("\n");
let timer = 0, running = null, sent = null, busy = false, over = "";

function say(text, failed = false) {
  const place = document.querySelector("#draft-foot .kept");
  if (place) place.textContent = text;
  form()?.toggleAttribute("data-unkept", failed);
  document.dispatchEvent(new Event("kept"));
}

const remember = (kept) => document.dispatchEvent(new CustomEvent("typing-kept", { detail: { form: form(), kept } }));
const isNew = () => fields().some((field) => field.value !== field.defaultValue);
const soon = (wait = PAUSE) => { clearTimeout(timer); timer = setTimeout(save, wait); };

async function ask(leaving) {
  const data = new URLSearchParams(new FormData(form()));
  data.set("action", "keep");
  data.delete("file");
  if (leaving) data.set("leaving", "1");
  return fetch(form().getAttribute("action"), { method: "POST", body: data, redirect: "manual", keepalive: String(data).length < LARGEST, headers: { "X-Requested-With": "XMLHttpRequest" } });
}

function took({ version, saved, address }, texts) {
  document.getElementById("draft-version").value = version;
  fields().forEach((field, at) => { field.defaultValue = texts[at]; });
  if (form().getAttribute("action") !== address && !form().closest("dialog")) {
    // It has a place of its own now: reloading the page must not begin another letter.
    remember(true);
    form().setAttribute("action", address);
    form().querySelector("[name=letter]")?.remove();
    history.replaceState(history.state, "", address);
  }
  remember(!isNew());
  say(`Saved ${saved}`);
}

async function send() {
  const texts = fields().map((field) => field.value), page = form();
  let answer = null;
  try { answer = await ask(false); } catch { /* nothing answers */ }
  if (!form() || form() !== page) return;
  if (answer?.status === 200) return took(await answer.json(), texts);
  if (answer?.status === 204) return;
  const { state } = answer && [409, 422].includes(answer.status) ? await answer.json() : {};
  over = { changed: "Not saved: changed in another window. Press Save draft to compare.", over: "Not saved: it is no longer a draft. Copy your text.", too_long: "Not saved: the text is too long." }[state] ?? "";
  say(over || "Not saved. Trying again…", true);
  if (answer?.status === 401) document.dispatchEvent(new CustomEvent("sign-in-again"));
  if (!over || state === "too_long") soon(AGAIN);
}

function save() {
  if (!form() || busy || !isNew() || running) return;
  sent = words();
  running = send().finally(() => {
    running = null;
    if (form() && isNew() && !over && words() !== sent) soon();
  });
}

document.addEventListener("input", ({ target }) => {
  if (!form() || !fields().includes(target)) return;
  remember(false);
  if (over.includes("too long")) over = "";
  if (!over) soon();
});

// What is pressed waits for what is being saved: otherwise it would name a version that is no more.
document.addEventListener("htmx:confirm", (event) => {
  if (!running || event.target.getAttribute("form") !== "draft") return;
  event.preventDefault();
  running.finally(() => event.detail.issueRequest(true));
});
const isOurs = ({ detail }) => detail.requestConfig.elt.getAttribute("form") === "draft";
document.addEventListener("htmx:beforeRequest", (event) => { if (isOurs(event)) busy = true; });
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isOurs(event)) return;
  busy = false;
  if (event.detail.xhr.status === 200) over = "";
  setTimeout(() => { if (form()) { remember(!isNew()); if (isNew() && !over) soon(); } });
});

// Also a letter that is empty by now: it leaves nothing behind.
addEventListener("pagehide", () => {
  if (!form() || busy || over) return;
  const isEmpty = !words().trim() && document.getElementById("draft-version").value !== "0";
  if (running && words() === sent) return;
  if (running) document.getElementById("draft-version").value++; // the one that is on its way
  if (isNew() || isEmpty) ask(true).catch(() => {});
});
