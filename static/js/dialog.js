// A link marked data-dialog opens its page over this one. What was typed survives closing: the same link shows it again.
const slot = document.getElementById("dialog");
let opener = null, asked = "", typed = false;

const shown = () => slot.querySelector("dialog");

function open(dialog) {
  if (!dialog.open) dialog.showModal();
  const places = ["[aria-invalid=true]", "[autofocus]", ":is(input, select, textarea):not([type=hidden])"];
  places.map((place) => dialog.querySelector(place)).find(Boolean)?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // The page itself is open already: a second one over it would only hide what was typed.
  if (link.pathname === location.pathname) return void document.querySelector("main form :is(input, select, textarea):not([type=hidden])")?.focus();
  // A menu that the link stood in closes; the button that opened it gets the focus back.
  const menu = link.closest("[popover]");
  menu?.hidePopover();
  // From one dialog to the next: what opened the first one gets the focus back.
  if (!slot.contains(link)) opener = (menu && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`)) || link;
  if (shown() && typed && asked === link.href) return open(shown());
  asked = link.href;
  typed = false;
  htmx.ajax("GET", link.href, { target: slot, swap: "innerHTML", source: slot });
});

// What a dialog still waited for when it went must not open it again, nor take another's place.
slot.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  const asker = detail.requestConfig.elt;
  if (target === slot && asker !== slot && !(asker.isConnected && shown()?.open)) detail.shouldSwap = false;
});
slot.addEventListener("htmx:afterSwap", ({ target, detail }) => {
  if (target !== slot) return;
  typed &&= [409, 422].includes(detail.xhr.status); // what is wrong still stands in it; else it went with the request
  if (shown()) open(shown());
  else opener?.focus(); // an empty answer: it is over
});
slot.addEventListener("input", () => { typed = true; });
slot.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  shown().close();
});
// It does not bubble.
slot.addEventListener("close", () => {
  opener?.focus();
  if (!typed) slot.replaceChildren();
}, true);
