// What allauth's passkey scripts leave open: a browser without passkeys, and words for what failed.
const button = document.getElementById("passkey_login");
if (button) button.hidden = !window.PublicKeyCredential;

const error = document.getElementById("passkey-error");
document.addEventListener("allauth.error", (event) => {
  if (!error) return;
  event.preventDefault();
  error.hidden = false;
});
