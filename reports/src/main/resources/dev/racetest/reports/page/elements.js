/*
 * Elements and text. Content is only ever set as text, so that nothing in a report can become markup.
 */
const SVG = "http://www.w3.org/2000/svg";

/** Makes an HTML element; children that are null or undefined are left out. */
function el(name, properties = {}, ...children) {
  return furnished(document.createElement(name), properties, children);
}

/** Makes an SVG element. */
function svg(name, properties = {}, ...children) {
  return furnished(document.createElementNS(SVG, name), properties, children);
}

function furnished(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    } else if (name === "text") {
      element.textContent = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

const LONGEST_LINE = 400;
const LONGEST_TEXT = 200000;

// Characters that are not seen, or that change how others are seen, such as U+202E.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function escaped(character) {
  return "\\u" + character.codePointAt(0).toString(16).padStart(4, "0");
}

/** Text with its lines; characters that are not seen are spelt out. */
function visible(text, limit = LONGEST_TEXT) {
  const kept = text.length <= limit ? text : text.slice(0, limit);
  const rest = text.length - kept.length;
  const end = rest > 0 ? "… (" + number(rest) + " more characters)" : "";
  return kept.replaceAll("\r\n", "\n").replace(INVISIBLE, escaped) + end;
}

/** Text on one line. */
function line(text, limit = LONGEST_LINE) {
  return visible(text, limit).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

function number(value) {
  return value.toLocaleString("en");
}

function count(value, one, many = one + "s") {
  return number(value) + " " + (value === 1 ? one : many);
}

/** Milliseconds in a unit that fits. */
function duration(millis) {
  if (millis < 1) {
    return Math.round(millis * 1000) + " µs";
  } else if (millis < 1000) {
    return (millis < 10 ? millis.toFixed(1) : Math.round(millis)) + " ms";
  }
  const seconds = millis / 1000;
  return seconds < 120 ? seconds.toFixed(1) + " s" : Math.round(seconds / 60) + " min";
}

/** A button that copies text, and says so. */
function copyButton(what, text) {
  const button = el("button", { type: "button", class: "copy", "aria-label": "Copy " + what, text: "Copy" });
  button.addEventListener("click", async () => {
    const copied = await copy(text);
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    return copyBySelection(text);
  }
}

// A page from disk may be refused the clipboard.
function copyBySelection(text) {
  const area = el("textarea", { class: "offscreen", readonly: "", "aria-hidden": "true" });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}
