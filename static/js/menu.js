// A menu that comes when it is asked for: in every row or card it would be most of the page. Its link is a page of its
// own, for who has no JavaScript; the answer puts the button and its open menu in the place of what is around the link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-menu]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  htmx.ajax("GET", link.href, { source: link, target: link.parentElement, swap: "outerHTML" });
});

document.addEventListener("htmx:afterSettle", () => {
  const place = document.querySelector("[data-open]:has(> [popover])"), menu = place?.querySelector(":scope > [popover]");
  if (!menu) return;
  place.removeAttribute("data-open");
  menu.showPopover({ source: place.querySelector("button") });
  menu.querySelector("button").focus();
});

// A menu that is a form has done its work once it is answered.
document.addEventListener("htmx:afterRequest", ({ target }) => {
  if (target.matches("form[popover]:popover-open")) target.hidePopover();
});
