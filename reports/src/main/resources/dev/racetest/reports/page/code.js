/*
 * Places, source lines and stacks.
 */
const PLUMBING =
  /^(java|javax|jdk|sun|com\.sun|org\.junit|org\.apache\.maven\.surefire|dev\.racetest\.(scheduler|junit|hooks|agent|strategies|detector))\./;

/** The place that a stack frame names, such as Account.java:33; empty if it names none. */
function placeOf(frame) {
  return /\(([^()]+:\d+)\)$/.exec(frame)?.[1] ?? "";
}

/** The first frame that is no plumbing, or the first of all. */
function userFrame(stack) {
  return stack.find((frame) => !PLUMBING.test(frame)) ?? stack[0] ?? "";
}

/** The source lines around places. */
class Sources {
  constructor(files) {
    this.files = new Map(Object.entries(files ?? {}));
  }

  has(place) {
    const { file, at } = this.parse(place);
    return this.files.get(file)?.lines?.[at] !== undefined;
  }

  parse(place) {
    const colon = place.lastIndexOf(":");
    return colon < 0
      ? { file: place, at: 0 }
      : { file: place.slice(0, colon), at: Number(place.slice(colon + 1)) };
  }

  /** The lines around a place in a box; the line itself is the current one. */
  box(place, around) {
    const { file, at } = this.parse(place);
    const known = this.files.get(file);
    const box = el("div", { class: "source" });
    box.append(el("div", { class: "file", title: line(known?.path ?? "") }, el("bdi", { text: line(place) })));
    const lines = el("div", { class: "code", tabindex: "0", role: "region", "aria-label": "Source of " + line(place, 80) });
    if (this.has(place)) {
      lines.append(...this.lines(known.lines, at, around));
    } else {
      lines.append(el("div", { class: "missing", text: "The source was not found when the test ran." }));
    }
    box.append(lines);
    return box;
  }

  /** Lines without the indentation that all of them have. */
  lines(known, at, around) {
    const numbers = [];
    for (let i = at - around; i <= at + around; i++) {
      if (known[i] !== undefined) {
        numbers.push(i);
      }
    }
    const texts = numbers.map((i) => known[i].replaceAll("\t", "    "));
    const indented = texts.filter((text) => text.trim() !== "").map((text) => text.search(/\S/));
    const common = Math.min(40, ...indented);
    return numbers.map((i, place) => this.line(i, texts[place].slice(common), i === at));
  }

  line(at, text, current) {
    return el(
      "div",
      { class: current ? "line current" : "line", "aria-current": current ? "true" : null },
      el("span", { class: "at", text: String(at) }),
      el("code", {}, highlighted(line(text))),
    );
  }
}

const WORDS =
  /(\/\/.*|\/\*.*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\b(abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new|null|package|private|protected|public|record|return|short|static|super|switch|synchronized|this|throw|throws|true|try|var|void|volatile|while|yield)\b/g;

/** Code with its keywords, strings and comments told apart. */
function highlighted(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(WORDS)) {
    parts.push(text.slice(end, found.index));
    const kind = found[2] ? "word" : /^\//.test(found[0]) ? "comment" : "string";
    parts.push(el("span", { class: kind, text: found[0] }));
    end = found.index + found[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/**
 * A stack, innermost frame first; plumbing is folded. Frames whose source is known are buttons
 * where there is something to do with them.
 */
function stackList(stack, sources, show) {
  const list = el("ol", { class: "stack" });
  let folded = [];
  const flush = () => {
    if (folded.length > 0) {
      list.append(fold(folded));
      folded = [];
    }
  };
  for (const frame of stack) {
    if (PLUMBING.test(frame)) {
      folded.push(frame);
    } else {
      flush();
      list.append(el("li", {}, frameElement(frame, sources, show)));
    }
  }
  flush();
  return list;
}

function frameElement(frame, sources, show) {
  const text = line(frame);
  const place = placeOf(frame);
  if (!show || !sources.has(place)) {
    return el("code", { text });
  }
  return el("button", { type: "button", class: "frame", text, title: "Show the source", onclick: () => show(place) });
}

function fold(frames) {
  return el(
    "li",
    { class: "folded" },
    el(
      "details",
      {},
      el("summary", { text: count(frames.length, "frame") + " of the JDK, JUnit or RaceTest" }),
      el("ol", {}, frames.map((frame) => el("li", {}, el("code", { text: line(frame) })))),
    ),
  );
}

/** The locks that are held, and where they were taken. */
function heldText(held) {
  if (held.length === 0) {
    return "no lock";
  }
  return held.map((lock) => line(lock.lock, 120) + " (since " + line(lock.since, 120) + ")").join(", ");
}
