// What the person reads when a request fails. Forms keep what was typed: nothing is swapped on an error.
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say("Could not reach the server. Nothing was lost: try again."));
}

document.addEventListener("htmx:responseError", ({ detail }) => {
  const status = detail.xhr.status;
  if (status === 404) say("This is gone, or belongs to another agent. Reload the page.");
  else if (status === 403) say("This page waited too long. Reload it and try again.");
  else if (status === 429) say(`Too many at once. Wait ${detail.xhr.getResponseHeader("Retry-After")} s, then try again.`);
  else say("The server could not do that. Nothing was lost: try again.");
});

// A session that ended answers a fragment with the sign-in page: go there instead of putting it into a row.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr.responseURL;
  if (address && new URL(address).pathname === "/login/") {
    event.detail.shouldSwap = false;
    location.assign(`/login/?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
});
