// A button with data-copy puts that text on the clipboard. A browser gives it to no page without HTTPS.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  button.closest("[popover]")?.hidePopover();
  const text = await navigator.clipboard?.writeText(button.dataset.copy).then(() => "Copied.", () => "") || "Select the text to copy it.";
  document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
});
