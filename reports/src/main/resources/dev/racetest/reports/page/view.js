/*
 * What the timeline shows of an execution, in rows.
 */

const LONGEST_ROUND = 24;

/**
 * What goes round and round among the events that matter: by the first event that is not shown, how
 * many events a round has, and all events that are not shown. The first two rounds and the last one
 * stay.
 */
function findFolds(execution) {
  const events = execution.events.flatMap((event, index) => (execution.matters[index] ? [index] : []));
  const deeds = events.map((index) => {
    const { task, operation, subject, value, newValue, place, racing } = execution.events[index];
    return racing || index === execution.noReturn ? index : [task, operation, subject, value, newValue, place].join("\n");
  });
  const folds = new Map();
  for (let from = 0; from < deeds.length; ) {
    const { round, length } = longestRound(deeds, from);
    const rounds = Math.floor(length / round);
    if (rounds > 3) {
      const hidden = events.slice(from + 2 * round, from + (rounds - 1) * round);
      folds.set(hidden[0], { round, times: rounds - 3, events: hidden });
      from += rounds * round;
    } else {
      from++;
    }
  }
  return folds;
}

/** How long what comes from there on repeats itself, and in which rounds. */
function longestRound(deeds, from) {
  let longest = { round: 1, length: 1 };
  for (let round = 1; round <= LONGEST_ROUND; round++) {
    let to = from + round;
    while (to < deeds.length && deeds[to] === deeds[to - round]) {
      to++;
    }
    const length = to > from + round ? to - from : 0;
    if (length > longest.length) {
      longest = { round, length };
    }
  }
  return longest;
}

/** The rows: the events that are shown, the point of no return between them, and the end. */
class View {
  constructor(execution, findings, onlyMatter) {
    this.execution = execution;
    this.rows = [];
    this.rowByEvent = new Int32Array(execution.events.length);
    let next = 0;
    const folds = onlyMatter ? findFolds(execution) : new Map();
    const hidden = new Set([...folds.values()].flatMap((fold) => fold.events));
    if (execution.inevitable && execution.noReturn < 0) {
      this.rows.push({ kind: "noreturn" });
    }
    execution.events.forEach((event, index) => {
      this.rowByEvent[index] = -1;
      if (folds.has(index)) {
        this.rows.push({ kind: "folded", fold: folds.get(index) });
      }
      if (!onlyMatter || (execution.matters[index] && !hidden.has(index))) {
        this.rowByEvent[index] = this.rows.length;
        this.rows.push({ kind: "event", index, skipped: index - next, position: this.rows.length });
        next = index + 1;
      }
      if (index === execution.noReturn) {
        this.rows.push({ kind: "noreturn" });
      }
    });
    this.endRow = this.rows.length;
    this.rows.push({ kind: "end" });
    this.shown = this.rows.filter((row) => row.kind === "event").map((row) => row.index);
    this.shown.forEach((index, place) => (this.rows[this.rowByEvent[index]].place = place));
    this.pairs = findings.flatMap((finding) => this.pair(finding));
    this.links = execution.orderings.filter(({ from, to }) => this.rowOf(from) >= 0 && this.rowOf(to) >= 0);
    this.withArrows = true;
  }

  pair(finding) {
    if (finding.details.kind !== "race") {
      return [];
    }
    const pair = [finding.details.earlier, finding.details.later].map((event) => this.execution.indexOf.get(event.number));
    return pair.every((index) => index !== undefined && this.execution.events[index].racing && this.rowOf(index) >= 0) ? [pair] : [];
  }

  /** The row of an event; -1 if it is not shown. */
  rowOf(index) {
    return this.rowByEvent[index];
  }

  /** The row of the first shown event from there on. */
  rowFrom(index) {
    const place = this.placeFrom(index);
    return place < this.shown.length ? this.rowOf(this.shown[place]) : this.endRow;
  }

  /** The row of the last shown event up to there; -1 if there is none. */
  rowUpTo(index) {
    const place = this.placeFrom(index + 1) - 1;
    return place < 0 ? -1 : this.rowOf(this.shown[place]);
  }

  /** How many shown events are before that one. */
  placeFrom(index) {
    let low = 0;
    let high = this.shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.shown[middle] < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  events(first, last) {
    return this.rows.slice(first, last + 1).flatMap((row) => (row.kind === "event" ? [row.index] : []));
  }

  orderings() {
    return this.withArrows ? this.links : [];
  }

  races() {
    return this.pairs;
  }
}
