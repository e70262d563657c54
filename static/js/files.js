// Files are sent one by one, each with its progress and a way to stop it. A file that is dropped on the bar opens its tab;
// the field takes it then, as it does without a script.
const bar = document.getElementById("log"), form = document.getElementById("log-file");
const input = form.elements.file, list = form.querySelector(".uploads"), blank = form.querySelector("template");
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
let last = Promise.resolve();

function add(file) {
  if (!file.size || file.size > Number(form.dataset.most)) return say(`Not added. “${file.name}” is ${file.size ? "larger than 25 MB" : "empty"}.`);
  const row = blank.content.firstElementChild.cloneNode(true), progress = row.querySelector("progress");
  row.querySelector(".name").textContent = progress.ariaLabel = file.name;
  list.append(row);
  list.hidden = false;
  row.querySelector("button").addEventListener("click", () => {
    htmx.trigger(row, "htmx:abort");
    row.remove();
  });
  row.addEventListener("htmx:xhr:progress", ({ detail }) => { if (detail.lengthComputable) progress.value = detail.loaded / detail.total; });
  last = last.then(() => row.isConnected && send(row, file)).catch(() => {}).then(() => row.remove());
}

// The filter that the timeline has goes along, so that it comes back as it was.
function send(row, file) {
  const shown = [...document.querySelectorAll("#shown-as input")].map(({ name, value }) => [name, value]);
  return htmx.ajax("POST", form.action, { source: row, target: "#shown", swap: "innerHTML", values: { file, ...Object.fromEntries(shown) } });
}

function addAll() {
  for (const file of input.files) add(file);
  input.value = "";
}
input.addEventListener("change", addAll);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.files.length) addAll();
  else input.click();
});

// What is dropped beside the field is no reason to leave the page.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
bar.addEventListener("dragenter", (event) => { if (hasFiles(event)) bar.querySelector("[value=file]").checked = true; });
for (const name of ["dragover", "drop"]) bar.addEventListener(name, (event) => {
  if (!hasFiles(event) || event.target === input) return;
  event.preventDefault();
  if (name !== "drop") return;
  input.files = event.dataTransfer.files;
  addAll();
});
addEventListener("beforeunload", (event) => { if (list.childElementCount) event.preventDefault(); });
