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

// How good a new password is. The server decides; it also knows the common ones.
const LEAST = 10, STRONG = 16, FEW = 5;
function judge(password) {
  if (password.length < LEAST) return `${LEAST - password.length}  more characters needed.`;
  if (new Set(password).size < FEW) return "Easy to guess: too few different characters.";
  return password.length < STRONG ? "Good. Longer is better." : "Strong.";
}
for (const field of document.querySelectorAll("[autocomplete=new-password]:is([name=password], [name=password1])")) {
  const hint = Object.assign(document.createElement("p"), { className: "hint", role: "status" });
  field.closest(".field").append(hint);
  field.addEventListener("input", () => { hint.textContent = field.value && judge(field.value); });
}
