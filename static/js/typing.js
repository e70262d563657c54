// On a phone: while a text field has the focus the tab bar makes room, and the line that is typed stays in sight, above
// the keyboard and the page's own bar. Browsers leave a line under what is fixed, and some under the keyboard.
const root = document.documentElement, view = window.visualViewport, NARROW = matchMedia("(width < 700px)");
const TEXT = "textarea, input:not([type=checkbox], [type=radio], [type=hidden], [type=file], [type=submit], [type=button])";
const BARS = ".form-foot, .draft-foot, .contact-bar", ROOM = 8;
let down = false;

const field = () => (document.activeElement?.matches(TEXT) ? document.activeElement : null);
let keyboard = 0; // pixels that it covers; where it makes the window smaller, none
const settle = () => {
  if (!down) root.classList.toggle("typing", Boolean(field()));
  const covered = field() && NARROW.matches ? Math.max(0, Math.round(innerHeight - view.height - view.offsetTop)) : 0;
  if (covered === keyboard) return;
  keyboard = covered;
  root.style.setProperty("--keyboard", `${keyboard}px`);
};

// Where the caret's line is. A copy of the field, with its text up to the caret, is as high as that.
const COPIED = ["boxSizing", "inlineSize", "padding", "border", "font", "letterSpacing", "lineHeight", "textIndent", "tabSize"];
function line(of) {
  const box = of.getBoundingClientRect();
  if (!of.matches("textarea")) return box;
  const copy = document.createElement("div"), mark = document.createElement("span"), its = getComputedStyle(of);
  for (const name of COPIED) copy.style[name] = its[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", insetBlockStart: 0 });
  mark.textContent = "|";
  copy.append(of.value.slice(0, of.selectionEnd), mark);
  document.body.append(copy);
  const top = box.top + mark.offsetTop - of.scrollTop, bottom = top + mark.offsetHeight;
  copy.remove();
  return { top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom) };
}

function scrollerOf(element) {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight) return each;
  }
  return document.scrollingElement;
}

function follow() {
  const typed = field();
  if (!typed || !NARROW.matches || typed.closest("[popover]")) return;
  const scroller = scrollerOf(typed), home = typed.closest("dialog") ?? document, isPage = scroller === document.scrollingElement;
  let { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  bottom = Math.min(bottom, view.offsetTop + view.height);
  for (const bar of home.querySelectorAll(BARS)) {
    if (bar.checkVisibility() && !bar.contains(typed)) bottom = Math.min(bottom, bar.getBoundingClientRect().top);
  }
  for (const bar of home.querySelectorAll(".panes, .settings-nav")) {
    if (bar.checkVisibility() && /sticky/.test(getComputedStyle(bar).position)) top = Math.max(top, bar.getBoundingClientRect().bottom);
  }
  const its = line(typed), under = its.bottom + ROOM - bottom, over = top + ROOM - its.top;
  if (under > 0) scroller.scrollBy({ top: under, behavior: "instant" });
  else if (over > 0) scroller.scrollBy({ top: -over, behavior: "instant" });
}

let frame = 0;
const soon = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => requestAnimationFrame(follow));
};
// A button that is pressed must not move away under the finger: the bar comes back once it is lifted.
document.addEventListener("pointerdown", () => { down = true; }, true);
for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => { down = false; setTimeout(settle, 100); }, true);
document.addEventListener("focusin", () => { settle(); soon(); });
document.addEventListener("focusout", () => setTimeout(settle, 100));
document.addEventListener("input", soon);
document.addEventListener("keyup", soon);
view.addEventListener("resize", () => { settle(); soon(); });
settle();
