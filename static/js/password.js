// The eye beside a password. Without this script the button stays hidden.
for (const eye of document.querySelectorAll("[data-peek]")) {
  const field = document.getElementById(eye.dataset.peek);
  eye.hidden = false;
  eye.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    eye.setAttribute("aria-pressed", String(!shown));
    field.focus();
  });
}
