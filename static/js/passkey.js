// What allauth's passkey scripts leave open: a browser without passkeys, and words for what failed.
// A passkey belongs to a name, never to an IP address.
const usable = window.PublicKeyCredential && !/^[\d.]+$|^\[/.test(location.hostname);
const button = document.getElementById("passkey_login"), hint = document.getElementById("passkey-host");
if (button) button.hidden = !usable;
if (hint) hint.hidden = usable;
document.getElementById("passkey_add")?.toggleAttribute("disabled", !usable);

const error = document.getElementById("passkey-error");
document.addEventListener("allauth.error", (event) => {
  if (!error) return;
  event.preventDefault();
  error.hidden = false;
});
