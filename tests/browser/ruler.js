// Measures every map of the page, each in a frame of its own, and leaves a verdict in the page: what is wrong, where, by how much.
"use strict";

const SLACK = 0.5;

/** A rectangle of user space as it stands on the screen of its frame. */
function onScreen(box, matrix) {
  const xs = [box.x, box.x + box.width].map((x) => x * matrix.a + matrix.e);
  const ys = [box.y, box.y + box.height].map((y) => y * matrix.d + matrix.f);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Where a line of text is: as wide as it is set, as high as its letters are drawn (a font's own box is far higher). */
function inked(text, pen) {
  let [above, below] = [-Infinity, -Infinity];
  const pieces = text.ownerDocument.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let run = pieces.nextNode(); run; run = pieces.nextNode()) {
    const style = text.ownerDocument.defaultView.getComputedStyle(run.parentNode);
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = pen.measureText(run.textContent);
    above = Math.max(above, ink.actualBoundingBoxAscent);
    below = Math.max(below, ink.actualBoundingBoxDescent);
  }
  const box = text.getBBox();
  // The box is up to a pixel wider than the line, by kerning that the browser forgets there.
  const width = Math.min(box.width, text.getComputedTextLength());
  const baseline = text.getStartPositionOfChar(0).y;
  return onScreen({ x: box.x, width, y: baseline - above, height: above + below }, text.getCTM());
}

/**
 * How a line with a measured width is squeezed or stretched into it. Where the picture brings its fonts the browser must
 * measure what we measured, but for rounding. A line with space between its letters has that space by its width only.
 */
function squeezed(text) {
  const measured = text.getAttribute("textLength");
  if (text.getAttribute("lengthAdjust") !== "spacingAndGlyphs" || text.ownerDocument.fonts.size === 0) return "";
  const size = parseFloat(text.ownerDocument.defaultView.getComputedStyle(text).fontSize);
  const allowed = size / 10 + Number(measured) / 100;
  text.removeAttribute("textLength");
  const own = text.getComputedTextLength();
  text.setAttribute("textLength", measured);
  return Math.abs(own - measured) > allowed ? `is set in ${measured} px but takes ${own.toFixed(1)} px` : "";
}

/** By how much and where one rectangle leaves another. */
function leaving(inner, outer) {
  const sides = {
    left: outer.left - inner.left,
    right: inner.right - outer.right,
    top: outer.top - inner.top,
    bottom: inner.bottom - outer.bottom,
  };
  return Object.entries(sides)
    .filter(([, pixels]) => pixels > SLACK)
    .map(([side, pixels]) => `by ${pixels.toFixed(1)} px at the ${side}`)
    .join(" and ");
}

/** Every two texts that share ink: from the top down, each against those that still reach as low. */
function overlaps(texts, fault) {
  let open = [];
  for (const text of [...texts].sort((one, other) => one.at.top - other.at.top)) {
    open = open.filter((above) => above.at.bottom - text.at.top > SLACK);
    for (const above of open) {
      const across = Math.min(above.at.right, text.at.right) - Math.max(above.at.left, text.at.left);
      const down = Math.min(above.at.bottom, text.at.bottom) - text.at.top;
      if (across > SLACK && down > SLACK) {
        fault(above.words, `overlaps \`${text.words}\` by ${across.toFixed(1)} × ${down.toFixed(1)} px`);
      }
    }
    open.push(text);
  }
}

/** What is wrong with one map. */
function measure(page, fault) {
  const root = page.querySelector("svg");
  if (!root) return fault("", "holds no picture");
  const picture = onScreen(root.viewBox.baseVal, root.getCTM());
  const pen = page.createElement("canvas").getContext("2d");
  const texts = [];

  for (const box of root.querySelectorAll("g.box")) {
    const [name, shape] = [box.getAttribute("class"), box.firstElementChild];
    if (!shape || !shape.matches("rect, path, circle")) {
      fault("", `the box \`${name}\` does not begin with its shape`);
    } else {
      const out = leaving(onScreen(shape.getBBox(), shape.getCTM()), picture);
      if (out) fault("", `the box \`${name}\` leaves the picture ${out}`);
    }
  }
  for (const text of root.querySelectorAll("text")) {
    const words = text.textContent;
    if (!words.trim() || text.getNumberOfChars() === 0) {
      fault(words, `a text without a word at ${text.getAttribute("x")}, ${text.getAttribute("y")}`);
      continue;
    }
    const at = inked(text, pen);
    const outside = leaving(at, picture);
    if (outside) fault(words, `leaves the picture ${outside}`);
    const forced = squeezed(text);
    if (forced) fault(words, forced);
    const box = text.closest("g.box");
    if (box && box.firstElementChild.matches("rect, path, circle")) {
      const shape = box.firstElementChild;
      const out = leaving(at, onScreen(shape.getBBox(), shape.getCTM()));
      if (out) fault(words, `leaves its box \`${box.getAttribute("class")}\` ${out}`);
    }
    texts.push({ words, at });
  }
  overlaps(texts, fault);
  return texts.length;
}

async function judge() {
  const [faults, maps] = [[], []];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument;
    page.body.getBoundingClientRect();
    await page.fonts.ready;
    const texts = measure(page, (words, what) => faults.push({ file: frame.title, words, what }));
    maps.push({ file: frame.title, texts: texts ?? 0 });
  }
  const verdict = document.createElement("pre");
  verdict.id = "verdict";
  const escaped = (letter) => "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0");
  verdict.textContent = JSON.stringify({ maps, faults }).replace(/[^ -~]|[<>&]/g, escaped);
  document.body.replaceChildren(verdict);
}

addEventListener("load", judge);
