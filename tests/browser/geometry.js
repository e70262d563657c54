// What is wrong with where things are on the page as it stands: a list of sentences, empty when nothing is.
// Playwright runs it in the page (tests/browser/geometry.py).
async (rules) => {
  // A new size of the window reaches the style sheets with the next frame; where a part scrolls no longer, with the one
  // after that.
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  const SLACK = 2; // pixels: rounding, and letters that are lower than their line
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const POPUPS = "[popover], dialog, [role=menu], [role=dialog]";
  const faults = [];

  const remembered = (ask) => {
    const known = new Map();
    return (element) => {
      if (!known.has(element)) known.set(element, ask(element));
      return known.get(element);
    };
  };
  const style = remembered((element) => getComputedStyle(element));

  // For screen readers alone, or not drawn at all.
  const isForEyes = remembered((element) => {
    if (style(element).clipPath === "inset(50%)") return false;
    return !element.parentElement || isForEyes(element.parentElement);
  });
  const isSeen = remembered((element) => {
    // An element without a box of its own shows what is in it.
    if (style(element).display === "contents") return isSeen(element.parentElement);
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isForEyes(element);
  });

  // The ancestors that cut off, or scroll, what reaches out of them: an absolute box only obeys those around its origin.
  const clippers = remembered((element) => {
    const found = [];
    let position = style(element).position;
    for (let each = element.parentElement; each && position !== "fixed"; each = each.parentElement) {
      if (each === document.body || each === document.documentElement) break;
      const its = style(each);
      if (position === "absolute" && its.position === "static") continue;
      position = its.position;
      if (its.overflowX !== "visible" || its.overflowY !== "visible") found.push(each);
    }
    return found;
  });
  const withItself = (element) => {
    const its = style(element);
    const clips = (its.overflowX !== "visible" || its.overflowY !== "visible") && its.display !== "inline";
    return clips ? [element, ...clippers(element)] : clippers(element);
  };
  const inside = (element) => {
    const box = element.getBoundingClientRect();
    const left = box.left + element.clientLeft, top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  };
  const clipped = (rect, boxes) => boxes.map(inside).reduce((one, other) => ({
    left: Math.max(one.left, other.left), top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom),
  }), rect);

  const named = (element) => {
    const words = (element.innerText || element.value || element.placeholder || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const label = words || element.getAttribute("aria-label") || element.name || "";
    const classes = [...element.classList].map((each) => `.${each}`).join("");
    const own = `${element.localName}${element.id ? `#${element.id}` : classes}`;
    const parent = element.parentElement;
    const where = element.id || !parent || parent === document.body ? "" : `${parent.localName}${parent.id ? `#${parent.id}` : [...parent.classList].map((each) => `.${each}`).join("")} > `;
    return `${where}${own}${label ? ` “${label}”` : ""}`;
  };

  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, noscript, option, textarea") || !isSeen(element)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) found.push({ element, rect, isText: true });
    }
    return found;
  };
  const controls = () => [...document.body.querySelectorAll(CONTROLS)].filter(isSeen)
    .flatMap((element) => [...element.getClientRects()].map((rect) => ({ element, rect })))
    .filter(({ rect }) => rect.width > 1 && rect.height > 1);

  // Nothing is wider than the window, and only what is meant to scrolls to the side.
  const checkWidth = () => {
    const everything = [...document.body.querySelectorAll(":not(option, svg *)")];
    const page = document.documentElement;
    const wide = page.scrollWidth - page.clientWidth;
    if (wide > 0) {
      const widest = everything.filter((each) => isSeen(each) && !clippers(each).length && each.getBoundingClientRect().right > page.clientWidth + 1).at(-1);
      faults.push(`overflows: the page is ${wide} px too wide${widest ? `: ${named(widest)}` : ""}`);
    }
    for (const each of everything) {
      if (!/auto|scroll/.test(style(each).overflowX) || each.scrollWidth <= each.clientWidth + 1) continue;
      if (!isSeen(each) || each.localName === "textarea" || each.matches(rules.sideways)) continue;
      faults.push(`overflows: ${named(each)} scrolls ${each.scrollWidth - each.clientWidth} px to the side`);
    }
  };

  // A text that ends in an ellipsis can be read somewhere: in its title, or on the page it leads to.
  const canBeRead = (element) => Boolean(element.closest("[title], a[href], label") || element.closest("tr, li, nav")?.querySelector("a[href]"));
  // The ellipsis of a box is drawn only for the lines that are its own, not for those of a block in it.
  const block = remembered((element) => (style(element).display.startsWith("inline") && element.parentElement ? block(element.parentElement) : element));
  const isShortened = (box, element) => (style(box).textOverflow === "ellipsis" && block(element) === box) || style(box).webkitLineClamp !== "none";

  const checkCut = ({ element, rect, isText }) => {
    let across = true, down = true;
    for (const box of isText ? withItself(element) : clippers(element)) {
      const its = style(box), room = inside(box);
      if (/auto|scroll/.test(its.overflowX)) across = false;
      if (/auto|scroll/.test(its.overflowY)) down = false;
      const isWide = across && (rect.right > room.right + SLACK || rect.left < room.left - SLACK);
      const isHigh = down && (rect.bottom > room.bottom + SLACK + 1 || rect.top < room.top - SLACK - 1);
      if (!isWide && !isHigh) continue;
      if (isShortened(box, element)) {
        if (isText && !canBeRead(box)) faults.push(`cut: ${named(element)} ends in an ellipsis and can be read nowhere in full`);
      } else {
        faults.push(`cut: ${named(element)} by ${named(box).replace(/ “.*/, "")}`);
      }
      return;
    }
  };

  // A text stays in the frame that is drawn around it: a badge, a button, a field.
  const isFrame = remembered((element) => style(element).backgroundColor !== "rgba(0, 0, 0, 0)" || parseFloat(style(element).borderLeftWidth) > 0);
  const checkFrame = ({ element, rect }) => {
    const scrolls = (each) => /auto|scroll/.test(style(each).overflowX);
    let frame = element;
    while (frame && !isFrame(frame) && !scrolls(frame) && style(frame).position === "static") frame = frame.parentElement;
    if (!frame || !isFrame(frame) || scrolls(frame)) return;
    const { left, right } = frame.getBoundingClientRect();
    if ((rect.left < left - SLACK || rect.right > right + SLACK) && !isShortened(frame, element) && !withItself(element).some((box) => isShortened(box, element))) {
      faults.push(`cut: ${named(element)} reaches out of its frame`);
    }
  };

  // A field shows its placeholder in full, or says with an ellipsis that there is more.
  const canvas = document.createElement("canvas").getContext("2d");
  const checkPlaceholder = (field) => {
    const its = style(field);
    if (field.value || its.textOverflow === "ellipsis") return;
    canvas.font = `${its.fontStyle} ${its.fontWeight} ${its.fontSize} ${its.fontFamily}`;
    canvas.letterSpacing = its.letterSpacing;
    const missing = canvas.measureText(field.placeholder).width - (field.clientWidth - parseFloat(its.paddingLeft) - parseFloat(its.paddingRight));
    if (missing > SLACK && its.color !== "rgba(0, 0, 0, 0)") faults.push(`cut: the placeholder of ${named(field)}`);
  };

  // What stays while the rest scrolls lies over it, and is compared only with its own kind.
  const layer = remembered((element) => {
    if (/fixed|sticky/.test(style(element).position)) return element;
    return element.parentElement ? layer(element.parentElement) : null;
  });

  const checkOverlaps = (items) => {
    const seen = items.map((item) => {
      const rect = clipped(item.rect, item.isText ? withItself(item.element) : clippers(item.element));
      return { ...item, rect, layer: layer(item.element) };
    }).filter(({ rect }) => rect.right - rect.left > SLACK && rect.bottom - rect.top > SLACK);
    seen.sort((one, other) => one.rect.top - other.rect.top);
    seen.forEach((one, index) => {
      for (let next = index + 1; next < seen.length && seen[next].rect.top < one.rect.bottom; next += 1) {
        const other = seen[next];
        const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
        if (wide <= SLACK || high <= 2 * SLACK || one.layer !== other.layer) continue;
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (one.element.matches(rules.over) || other.element.matches(rules.over)) continue;
        // The marks of a draft lie behind its field on purpose, letter on letter.
        if ([one, other].some(({ element }) => element.closest(".marked .marks"))) continue;
        faults.push(`overlap: ${named(one.element)} and ${named(other.element)}, by ${Math.round(wide)} x ${Math.round(high)} px`);
      }
    });
  };

  // The first row of a list is there without scrolling.
  const checkFirstRow = () => {
    const row = [...document.querySelectorAll("main :is(tbody tr, .rows > li, .card)")].find(isSeen);
    if (!row || !rules.list) return;
    const bar = [...document.querySelectorAll(".tabbar")].find(isSeen);
    const end = bar ? bar.getBoundingClientRect().top : innerHeight;
    const { top, bottom } = row.getBoundingClientRect();
    const shown = clipped({ left: 0, top, right: innerWidth, bottom: Math.min(bottom, end) }, clippers(row));
    if (shown.bottom - shown.top < Math.min(bottom - top, 40) - 1) faults.push(`first row: ${named(row)} is not in view`);
  };

  // Nothing is open that nobody opened.
  const checkOpen = () => {
    for (const popup of document.querySelectorAll(POPUPS)) {
      if (isSeen(popup) && !popup.matches(rules.shown)) faults.push(`open: ${named(popup)}`);
    }
  };

  const items = [...lines(), ...controls()];
  checkWidth();
  items.forEach(checkCut);
  items.filter((item) => item.isText).forEach(checkFrame);
  document.querySelectorAll("input[placeholder]").forEach((field) => isSeen(field) && checkPlaceholder(field));
  checkOverlaps(items);
  checkFirstRow();
  checkOpen();
  return [...new Set(faults)];
}
