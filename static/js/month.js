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
