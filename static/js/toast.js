// Tells what happened, in the live region; offers Undo for ten seconds. Hovering or focusing a toast keeps it.
const SECONDS = 10;
const region = document.getElementById("toasts");

function count(toast) {
  const form = toast.querySelector("form"), within = Number(form && new URL(form.action).searchParams.get("within"));
  let left = within || SECONDS;
  if (within) toast.querySelector(".left").textContent = `in ${left} s`;
  const clock = setInterval(() => {
    // Send now goes when its time has come, whoever looks at it.
    if (!within && toast.matches(":hover, :focus-within")) return;
    left -= 1;
    if (form) toast.querySelector(".left").textContent = `${within ? "in " : ""}${left} s`;
    if (left > 0) return;
    clearInterval(clock);
    if (within) follow(toast, form).then(close);
    else close();
  }, 1000);
  const close = () => { clearInterval(clock); toast.remove(); };
  toast.querySelector(".close").addEventListener("click", close);
}

const seconds = (number) => new Promise((done) => setTimeout(done, 1000 * number));

// What became of a Send now, in the server's words; 202 while it is still on its way.
async function follow(toast, form) {
  const say = (words) => { toast.querySelector(".text").textContent = words; };
  if (form.contains(document.activeElement)) toast.querySelector(".close").focus();
  form.remove();
  toast.querySelector(".left").textContent = "";
  say("Email queued");
  const address = new URL("..", form.action);
  for (const wait of address.pathname.endsWith("/sending/") ? [2, 4, 10] : []) {
    await seconds(wait);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) say(await answer.text());
    document.dispatchEvent(new CustomEvent("edited"));
    if (answer?.status !== 202) break;
  }
  await seconds(4);
}

setInterval(() => {
  for (const each of document.querySelectorAll("[data-seconds]")) if (each.textContent > 0) each.textContent -= 1;
}, 1000);

// Outside an open dialog it would be behind it and out of reach; and it outlives the dialog it was shown in.
function place(home = document.querySelector("dialog[open]") ?? document.body) {
  if (region.parentNode !== home) home.append(region);
}

function show({ text, undo_url: undo, level = "info" }) {
  const toast = document.getElementById("toast").content.firstElementChild.cloneNode(true);
  toast.dataset.level = level;
  toast.querySelector(".text").textContent = text;
  const form = toast.querySelector("form");
  if (undo) {
    form.action = undo;
    form.elements.next.value = location.pathname + location.search;
  } else {
    form.remove();
  }
  // The same words twice are one message: a dead network would otherwise fill the screen. Each Undo stays.
  for (const old of region.querySelectorAll(".toast:not(:has(form))")) {
    if (old.querySelector(".text").textContent === text) old.remove();
  }
  place();
  region.append(toast);
  count(toast);
}

document.addEventListener("close", () => place(document.body), true);
document.addEventListener("htmx:beforeSwap", () => place(document.body));
document.addEventListener("htmx:afterSettle", () => place());
region.querySelectorAll(".toast").forEach(count);
// htmx turns the HX-Trigger header into an event; a string stands for a text without Undo.
document.addEventListener("toast", ({ detail }) => show(detail.text ? detail : { text: detail.value }));
