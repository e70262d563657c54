// Makes a button of what may be put into a text. It goes where the cursor was, and can be undone like anything typed.
const takers = () => document.querySelectorAll("[data-takes-fields]");
let last = null;

document.addEventListener("focusin", ({ target }) => { if (target.matches?.("[data-takes-fields]")) last = target; });

function insert(words) {
  const field = last?.isConnected ? last : [...takers()].at(-1);
  field.focus();
  // The old command alone keeps the browser's undo.
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

htmx.onLoad((part) => part.querySelectorAll("code[data-insert]").forEach((code) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = code.textContent;
  button.title = "Insert into the text";
  button.addEventListener("click", () => insert(code.dataset.insert));
  code.replaceWith(button);
}));
