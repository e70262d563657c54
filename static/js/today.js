// A row that was acted on stays for ten seconds with its Undo, counted down, and goes. Pointing at it keeps it.
const SECONDS = 10;

function count(row) {
  let left = SECONDS;
  const place = row.querySelector(".left"), undo = row.querySelector("form");
  const clock = setInterval(() => {
    if (!row.isConnected) return void clearInterval(clock);
    if (row.matches(":hover")) return;
    left -= 1;
    if (undo) place.textContent = `${left} s`;
    if (left > 0) return;
    clearInterval(clock);
    // The focus goes on to the next row before its place is gone.
    if (row.contains(document.activeElement)) (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("a.name")?.focus({ preventScroll: true });
    row.remove();
    document.dispatchEvent(new Event("edited"));
  }, 1000);
}

htmx.onLoad((part) => {
  if (part.matches?.("[data-leaves]")) count(part);
});
