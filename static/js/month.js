// Arrow keys go from day to day of the calendar, Page Up and Page Down to another month. Tab goes where it always goes.
const BY = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !event.target.closest("[data-month]")) return;
  const days = [...document.querySelectorAll("[data-month] .number")];
  const at = days.findIndex((day) => day.closest("td").contains(event.target));
  const turn = document.querySelector(`#month-bar [data-key="${CSS.escape(event.key)}"]`);
  const to = turn ?? (Object.hasOwn(BY, event.key) && days[at + BY[event.key]]);
  if (!to) return;
  event.preventDefault();
  turn ? turn.click() : to.focus();
});

// A day names as many as its cell has room for: the weeks share the height of the window. On a phone the first ones.
const LINE = 24;

function fill(day) {
  const entries = [...day.querySelectorAll(".entry")], more = day.querySelector(".entry-more"), total = Number(day.dataset.total);
  if (!more) return;
  day.dataset.atOnce ??= entries.filter((each) => !each.hidden).length;
  const least = Number(day.dataset.atOnce);
  more.hidden = false;
  entries.forEach((each, index) => { each.hidden = index >= least; });
  if (!matchMedia("(width >= 700px)").matches) return;
  const room = day.getBoundingClientRect().bottom - more.getBoundingClientRect().bottom - parseFloat(getComputedStyle(day).paddingBottom);
  const fits = least + Math.max(0, Math.floor(room / LINE));
  more.hidden = total <= Math.min(fits + 1, entries.length);
  const shown = more.hidden ? total : Math.min(fits, entries.length);
  entries.forEach((each, index) => { each.hidden = index >= shown; });
  more.querySelector("b").textContent = total - shown;
}

const fillAll = () => document.querySelectorAll("[data-month] td").forEach(fill);
new ResizeObserver(fillAll).observe(document.body); // at once, too
document.addEventListener("htmx:afterSettle", fillAll);
