// Tells of the browser's time zone: where it is asked for the server proposes it, and a list that nobody has touched
// yet has it chosen.
const list = document.querySelector("select[data-browsers-zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const asked = document.querySelector("[data-browsers-zone-at]");
if (asked && zone) htmx.ajax("GET", `${asked.dataset.browsersZoneAt}?browser=${encodeURIComponent(zone)}`, { target: asked, swap: "innerHTML" });
if (list && zone) {
  if (![...list.options].some(({ value }) => value === zone)) list.add(new Option(zone.split("/").pop().replaceAll("_", " "), zone), 0);
  list.value = zone;
}
