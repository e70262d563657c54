// A list shows as many rows as fit the window. They are counted here and remembered in a cookie, so that the next page
// comes with as many (lists/filter_form.py); what a page lacks is fetched at once and added below. Not on a phone,
// where the page scrolls as a whole.
const MOST = 50; // as the server does
const wide = matchMedia("(width >= 700px)");
let asked = "", timer = 0;

const list = () => wide.matches && document.querySelector("[data-fit]:not([data-fit=''])");
const rowsOf = (part) => [...part.querySelectorAll("tbody tr")];

// Those that are in view, and as many of the lowest one as the rest has room for.
function fitting(part, rows) {
  const scroller = [".page-main", ".page-body"].map((name) => part.closest(name)).find((each) => getComputedStyle(each).overflowY === "auto");
  const end = scroller.clientHeight - part.querySelector(".page-foot").offsetHeight + 1;
  const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const bottoms = rows.map((row) => row.getBoundingClientRect().bottom - top);
  const lowest = Math.min(...rows.map((row) => row.offsetHeight));
  return bottoms.filter((bottom) => bottom <= end).length + Math.max(0, Math.floor((end - bottoms.at(-1)) / lowest));
}

// The rows that are there stay as they are: nothing moves, and what was done in one of them is still to be seen.
async function add(part, rows) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("results");
  const old = part.querySelector("table"), table = page?.querySelector("table");
  if (!table || !part.isConnected || part.querySelector(".pick :checked")) return;
  // Among rows that can't be selected there is no column for it, until one can.
  if (table.rows[0].cells.length !== old.rows[0].cells.length) old.replaceWith(table);
  else old.tBodies[0].append(...rowsOf(page).slice(rows.length));
  part.querySelector(".page-foot").replaceWith(page.querySelector(".page-foot"));
  htmx.process(part);
  document.dispatchEvent(new Event("rows"));
}

function fit() {
  const part = list(), rows = part ? rowsOf(part) : [];
  if (!rows.length) return;
  const count = Math.min(fitting(part, rows), MOST);
  document.cookie = `${part.dataset.fit}=${count}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  // A page that ends before a row, or has a number, would begin elsewhere with more rows.
  const address = `${location.href} ${count}`, query = new URLSearchParams(location.search);
  const lacks = count > rows.length && part.querySelector("[rel=next][href]") && !query.has("before") && !query.has("page");
  if (!lacks || address === asked) return;
  asked = address;
  add(part, rows);
}

addEventListener("resize", () => {
  clearTimeout(timer);
  timer = setTimeout(fit, 200);
});
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "results" || target.querySelector?.("#results")) fit();
});
fit();
