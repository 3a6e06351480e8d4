/*
 * The lines and shapes of the timeline: what of them is visible, drawn anew.
 */
const ROW = 30;
const GUTTER = 56;
const WIDE = 168;
// Of narrow lanes, in pixels; below the easy one their numbers stand on two lines.
const LEAST_PITCH = 11;
const EASY_PITCH = 20;
const LEAST_TEXT = 270;
const MOST_ARROWS = 300;

/** Where lanes are: wide ones with the text inside, or narrow ones with the text behind them all. */
class Geometry {
  constructor(width, lanes) {
    this.lanes = lanes;
    const room = (width - GUTTER) / Math.max(1, lanes);
    this.wide = room >= WIDE;
    this.text = this.wide ? 0 : Math.max(LEAST_TEXT, Math.min(420, width - GUTTER - lanes * EASY_PITCH));
    this.pitch = this.wide
      ? Math.min(room, 460)
      : Math.max(LEAST_PITCH, Math.min(40, (width - GUTTER - this.text) / lanes));
    this.width = GUTTER + this.pitch * lanes + this.text;
  }

  left(lane) {
    return GUTTER + lane * this.pitch;
  }

  x(lane) {
    return this.left(lane) + (this.wide ? 18 : this.pitch / 2);
  }
}

/** The shape of an event around the origin; shape, not only colour, tells what it is. */
function glyph(kind) {
  switch (kind) {
    case "read":
      return svg("circle", { r: 5, class: "glyph open" });
    case "write":
      return svg("circle", { r: 5.5, class: "glyph full" });
    case "lock":
      return svg("rect", { x: -5, y: -5, width: 10, height: 10, rx: 1, class: "glyph full" });
    case "unlock":
      return svg("rect", { x: -4.5, y: -4.5, width: 9, height: 9, rx: 1, class: "glyph open" });
    case "wait":
      return svg("path", { d: "M-3-5V5M3-5V5", class: "glyph bars" });
    case "wake":
      return svg("path", { d: "M0-6L6 5H-6Z", class: "glyph full" });
    case "life":
      return svg("path", { d: "M-4-6L6 0L-4 6Z", class: "glyph full" });
    default:
      return svg("circle", { r: 3, class: "glyph full" });
  }
}

/** The ring around a racing access. */
function ring() {
  return svg("path", { d: "M0-11L11 0L0 11L-11 0Z", class: "ring" });
}

/** The tips of arrows. */
function arrowTips() {
  const shape = { viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 6, markerHeight: 6 };
  return svg("defs", {}, svg("marker", { id: "tip", orient: "auto", ...shape }, svg("path", { d: "M0 0L8 4L0 8Z", class: "tip" })));
}

/** What has become of a task, as a shape below its lane. */
function ending(state) {
  switch (state) {
    case "ENDED":
      return svg("path", { d: "M-6 0H6", class: "ending" });
    case "THROWN":
      return svg("path", { d: "M-5-5L5 5M5-5L-5 5", class: "ending bad" });
    case "RUNNABLE":
      return svg("path", { d: "M-4-3L0 3L4-3", class: "ending" });
    default:
      return svg("path", { d: "M-6-4H6M-6 1H6", class: "ending bad" });
  }
}

class LanePainter {
  constructor(execution, view, geometry) {
    this.execution = execution;
    this.view = view;
    this.geometry = geometry;
  }

  /** Draws rows from first to last, both included, relative to the top of the first. */
  paint(first, last, selected) {
    this.top = first * ROW;
    this.first = first;
    this.last = last;
    const lanes = svg("g");
    for (let lane = 0; lane < this.geometry.lanes; lane++) {
      this.paintLane(lane, lanes);
    }
    return [lanes, this.paintSwitches(), this.paintArrows(selected), this.paintRaces(), this.paintShapes()];
  }

  y(row) {
    return row * ROW + ROW / 2 - this.top;
  }

  row(index) {
    return this.view.rowOf(index);
  }

  paintLane(lane, into) {
    const x = this.geometry.x(lane);
    const turns = this.execution.turns[lane];
    const start = this.view.rowFrom(this.execution.births[lane]);
    const ends = this.execution.tasks[lane].end.state;
    let from = start;
    let left = "ready";
    if (turns.length === 0 && this.execution.births[lane] >= this.execution.events.length) {
      return;
    }
    for (const turn of turns) {
      const first = this.view.rowFrom(turn.first);
      const last = this.view.rowUpTo(turn.last);
      if (from > this.last) {
        return;
      } else if (last < first) {
        continue;
      }
      this.segment(x, from, first, left, into);
      this.segment(x, first - 0.3, last + 0.3, "running", into);
      from = last;
      left = turn.left === "BLOCKED" ? "held" : "ready";
    }
    if (ends !== "ENDED" && ends !== "THROWN") {
      this.segment(x, from, this.view.endRow, ends === "RUNNABLE" ? "ready" : "held", into);
    } else if (turns.length > 0) {
      this.ending(x, from + 0.5, ends, into);
    }
  }

  ending(x, row, state, into) {
    if (row >= this.first && row <= this.last + 1) {
      into.append(svg("g", { transform: `translate(${x} ${this.y(row)})` }, ending(state)));
    }
  }

  segment(x, from, to, kind, into) {
    if (to < this.first || from > this.last || from === to) {
      return;
    }
    const y1 = this.y(Math.max(from, this.first - 1));
    const y2 = this.y(Math.min(to, this.last + 1));
    into.append(svg("path", { d: `M${x} ${y1}V${y2}`, class: "lane " + kind }));
  }

  /** From the task that ran before to the one that runs now. */
  paintSwitches() {
    const group = svg("g");
    for (const index of this.view.events(this.first, this.last + 1)) {
      if (this.execution.switches[index] > 0) {
        const event = this.execution.events[index];
        const before = this.execution.events[index - 1];
        const x1 = this.geometry.x(this.execution.lane(before));
        const x2 = this.geometry.x(this.execution.lane(event));
        const y2 = this.y(this.row(index));
        const y1 = y2 - ROW;
        const middle = (y1 + y2) / 2;
        const d = `M${x1} ${y1}C${x1} ${middle + 6} ${x1} ${middle} ${x1 + Math.sign(x2 - x1) * 10} ${middle}H${x2 - Math.sign(x2 - x1) * 10}C${x2} ${middle} ${x2} ${middle} ${x2} ${y2}`;
        group.append(svg("path", { d, class: "turn " + event.entry.toLowerCase() }));
      }
    }
    return group;
  }

  paintArrows(selected) {
    const group = svg("g", { class: "arrows" });
    let drawn = 0;
    for (const { from, to } of this.view.orderings()) {
      const y1 = this.row(from);
      const y2 = this.row(to);
      const near = (y1 >= this.first && y1 <= this.last) || (y2 >= this.first && y2 <= this.last);
      if (near && drawn++ < MOST_ARROWS) {
        group.append(this.arrow(from, to, y1, y2, selected));
      }
    }
    return group;
  }

  arrow(from, to, row1, row2, selected) {
    const x1 = this.geometry.x(this.execution.lane(this.execution.events[from]));
    const x2 = this.geometry.x(this.execution.lane(this.execution.events[to]));
    const y1 = this.y(row1);
    const y2 = this.y(row2);
    const side = Math.sign(x2 - x1) || 1;
    const start = x1 + side * 7;
    const end = x2 - side * 8;
    const bend = Math.max(12, Math.min(60, Math.abs(x2 - x1) / 2));
    const touches = from === selected || to === selected;
    return svg("path", {
      d: `M${start} ${y1}C${start + side * bend} ${y1} ${end - side * bend} ${y2} ${end} ${y2}`,
      class: touches ? "arrow near" : "arrow",
      "marker-end": "url(#tip)",
    });
  }

  /** Between the two accesses of a race, of which nothing orders the one before the other. */
  paintRaces() {
    const group = svg("g");
    for (const [from, to] of this.view.races()) {
      const y1 = this.y(this.row(from));
      const y2 = this.y(this.row(to));
      const x1 = this.geometry.x(this.execution.lane(this.execution.events[from]));
      const x2 = this.geometry.x(this.execution.lane(this.execution.events[to]));
      if (this.row(from) <= this.last && this.row(to) >= this.first) {
        group.append(svg("path", { d: `M${x1} ${y1}L${x2} ${y2}`, class: "race" }));
      }
    }
    return group;
  }

  paintShapes() {
    const group = svg("g");
    for (const index of this.view.events(this.first, this.last)) {
      const event = this.execution.events[index];
      const at = `translate(${this.geometry.x(this.execution.lane(event))} ${this.y(this.row(index))})`;
      group.append(svg("g", { transform: at, class: event.racing ? "racing" : "" }, event.racing ? ring() : null, glyph(family(event))));
    }
    if (this.view.endRow <= this.last) {
      this.execution.tasks.forEach((task, lane) => {
        if (task.end.state !== "ENDED" && task.end.state !== "THROWN") {
          this.ending(this.geometry.x(lane), this.view.endRow, task.end.state, group);
        }
      });
    }
    return group;
  }
}
