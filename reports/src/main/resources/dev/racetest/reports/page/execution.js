/*
 * The reported execution: what of it belongs together, worked out once.
 */
const OPERATIONS = {
  read: ["READ", "VOLATILE_READ"],
  write: ["WRITE", "VOLATILE_WRITE", "ATOMIC_UPDATE"],
  lock: ["MONITOR_ENTER", "MONITOR_REENTER", "LOCK"],
  unlock: ["MONITOR_EXIT", "UNLOCK"],
  wait: ["WAIT", "PARK", "JOIN", "SLEEP", "YIELD"],
  wake: ["NOTIFY", "NOTIFY_ALL", "UNPARK", "INTERRUPT"],
  life: ["BEGIN", "START"],
};

/** The family of an operation, which decides its shape in the timeline. */
function family(event) {
  const found = Object.entries(OPERATIONS).find(([, names]) => names.includes(event.operation));
  return found ? found[0] : "other";
}

/** What an event did with values: "100 → 150", "= 100", or nothing. */
function values(event) {
  if (event.newValue !== "") {
    return event.value === "" ? "= " + event.newValue : event.value + " → " + event.newValue;
  }
  return event.value === "" ? "" : "= " + event.value;
}

/** What an event did, on one line. */
function deed(event, limit = LONGEST_LINE) {
  return line([event.verb, event.subject, values(event)].filter((part) => part !== "").join(" "), limit);
}

const ENTRIES = {
  PREEMPTION: "preempted",
  YIELD: "gave way",
  BLOCKED: "could not go on",
  ENDED: "ended",
};

class Execution {
  constructor(failure) {
    const history = failure.history;
    this.tasks = history.tasks;
    this.events = history.events;
    this.omitted = history.omitted;
    this.inevitable = failure.inevitable;
    this.taskOf = new Map(this.tasks.map((task, lane) => [task.index, { task, lane }]));
    this.indexOf = new Map(this.events.map((event, index) => [event.number, index]));
    this.connect(history.orderings);
    this.divideIntoTurns();
    this.births = this.tasks.map((task) => this.birth(task));
    this.noReturn = this.lastIndexOfStep();
    this.matters = this.events.map((event, index) => this.doesMatter(event, index));
  }

  /** The task's number and the name of its thread. */
  name(index) {
    const known = this.taskOf.get(index);
    return "T" + index + (known ? ' "' + line(known.task.name, 60) + '"' : "");
  }

  lane(event) {
    return this.taskOf.get(event.task)?.lane ?? 0;
  }

  connect(orderings) {
    this.orderings = [];
    this.before = this.events.map(() => []);
    this.after = this.events.map(() => []);
    for (const ordering of orderings) {
      const from = this.indexOf.get(ordering.from);
      const to = this.indexOf.get(ordering.to);
      if (from !== undefined && to !== undefined) {
        this.orderings.push({ from, to });
        this.before[to].push(from);
        this.after[from].push(to);
      }
    }
  }

  /** A turn is what a task does without a switch; its end says why another one ran next. */
  divideIntoTurns() {
    this.turns = this.tasks.map(() => []);
    this.switches = this.events.map(() => 0);
    let turn = null;
    let switched = 0;
    this.events.forEach((event, index) => {
      if (turn === null || turn.task !== event.task) {
        if (turn !== null) {
          turn.left = event.entry;
          this.switches[index] = ++switched;
        }
        turn = { task: event.task, first: index, last: index, left: null };
        this.turns[this.lane(event)].push(turn);
      }
      turn.last = index;
    });
  }

  /**
   * The event that started a task; its own first one where that cannot be told. A task that was
   * there before the events that are not left out is there from the first of them on.
   */
  birth(task) {
    const lane = this.taskOf.get(task.index).lane;
    const own = this.turns[lane].length > 0 ? this.turns[lane][0].first : this.events.length;
    if (this.omitted > 0) {
      return this.events[own]?.operation === "BEGIN" ? own : 0;
    }
    if (task.creator < 0) {
      return 0;
    }
    const siblings = this.tasks.filter((other) => other.creator === task.creator);
    this.starts ??= this.startsByTask();
    const starts = this.starts.get(task.creator) ?? [];
    const start = starts[siblings.indexOf(task)];
    return starts.length === siblings.length && start < own ? start : own;
  }

  startsByTask() {
    const starts = new Map();
    this.events.forEach((event, index) => {
      if (event.operation === "START") {
        starts.set(event.task, [...(starts.get(event.task) ?? []), index]);
      }
    });
    return starts;
  }

  /** The last event of the step after which every continuation failed; -1 if there is none. */
  lastIndexOfStep() {
    if (!this.inevitable) {
      return -1;
    }
    return this.events.findLastIndex((event) => event.step <= this.inevitable.step);
  }

  doesMatter(event, index) {
    return (
      event.racing ||
      event.shared ||
      this.switches[index] > 0 ||
      index === this.noReturn ||
      index === this.events.length - 1
    );
  }

  /** Where a reader wants to look: racing accesses, the point of no return, the end. */
  marks() {
    const racing = this.events.flatMap((event, index) => (event.racing ? [index] : []));
    const marks = [...racing, this.noReturn, this.events.length - 1];
    return [...new Set(marks)].filter((index) => index >= 0).sort((a, b) => a - b);
  }

  /** How a task stands when the event has happened: a word for the style, and the words to show. */
  state(lane, index) {
    const turns = this.turns[lane];
    const at = turns.findLastIndex((turn) => turn.first <= index);
    if (at < 0) {
      return this.stateBeforeFirst(lane, index);
    }
    const turn = turns[at];
    if (index <= turn.last) {
      return { code: "running", words: "running" };
    } else if (at + 1 === turns.length) {
      return this.finalState(lane);
    }
    return this.pause(turn, turns[at + 1]);
  }

  stateBeforeFirst(lane, index) {
    if (this.births[lane] > index) {
      return { code: "none", words: "not started" };
    } else if (this.omitted === 0) {
      return { code: "ready", words: "started, has not run yet" };
    } else if (this.turns[lane].length === 0) {
      return this.finalState(lane);
    }
    return { code: "ready", words: "has not run since the first event shown" };
  }

  pause(turn, next) {
    if (turn.left === "BLOCKED") {
      const event = this.events[next.first];
      return {
        code: "held",
        words: "could not go on; next is " + event.number + ": " + deed(event, 80),
      };
    }
    return { code: "ready", words: turn.left === "YIELD" ? "gave way" : "preempted" };
  }

  finalState(lane) {
    const end = this.tasks[lane].end;
    if (end.state === "ENDED") {
      return { code: "ended", words: "ended" };
    } else if (end.state === "THROWN") {
      return { code: "thrown", words: "ended by an exception" };
    } else if (end.state === "RUNNABLE") {
      return { code: "ready", words: "does not run again; could at the end" };
    }
    return { code: "held", words: this.waiting(end) };
  }

  /** What a task waits for at the end of the execution, and who could help. */
  waiting(end) {
    const what = end.waitsFor === "" ? "waits" : line(end.waitsFor, 120);
    const owner = end.owner < 0 || end.state !== "BLOCKED" ? "" : ", held by T" + end.owner;
    return what + owner;
  }

  /** An event in a sentence. */
  spoken(index) {
    const event = this.events[index];
    const race = event.racing ? ", one of the two accesses of the race" : "";
    const turn = this.switches[index] > 0 ? ", T" + this.events[index - 1].task + " " + (ENTRIES[event.entry] ?? "left") : "";
    return `${event.number}: ${this.name(event.task)} ${deed(event, 120)} at ${line(event.place, 80)}${race}${turn}`;
  }
}
