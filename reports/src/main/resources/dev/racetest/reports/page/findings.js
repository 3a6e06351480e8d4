/*
 * What is wrong, in words.
 */
const KINDS = {
  DATA_RACE: "Data race",
  EXCEPTION: "Exception",
  DEADLOCK: "Deadlock",
  STEP_LIMIT: "No end",
  LIVELOCK: "Livelock",
  EXIT: "Exit of the JVM",
  NOT_REPEATABLE: "Not repeatable",
  JVM_ENDED: "JVM ended",
  STUCK: "Not under control",
  DIVERGED: "Token does not fit",
};

class Findings {
  constructor(report, execution, sources, select) {
    this.report = report;
    this.reported = execution;
    this.execution = execution;
    this.sources = sources;
    this.select = select;
  }

  show() {
    const [main, ...others] = this.report.findings;
    byId("headline").append(...(main ? this.title(main) : ["Nothing was found"]));
    byId("seen").textContent = main ? this.seen(main) : "";
    byId("seen").hidden = byId("seen").textContent === "";
    if (main) {
      byId("finding").append(...this.body(main));
    } else {
      byId("finding").hidden = true;
    }
    byId("others").append(...others.map((finding) => this.other(finding)));
  }

  /** The headline; where it begins with the kind of the finding, that stands out. */
  title(finding) {
    const kind = KINDS[finding.kind] ?? "";
    const text = line(finding.headline, 1000);
    return kind !== "" && text.startsWith(kind.toUpperCase())
      ? [el("span", { class: "kind", text: kind }), el("bdi", { text: text.slice(kind.length) })]
      : [el("bdi", { text })];
  }

  seen(finding) {
    // Counting may have gone on after the execution that is reported.
    const counted = this.report.summary.occurrences.executions;
    const unit = this.report.summary.enumerated ? "trace" : "execution";
    return finding.seen > 0 && counted > 0
      ? `Seen in ${number(finding.seen)} of ${count(counted, unit)}`
      : "";
  }

  other(finding) {
    const isReported = finding.token === this.report.token;
    this.execution = isReported ? this.reported : null;
    return el(
      "details",
      { class: "card" },
      el("summary", {}, this.title(finding)),
      this.seen(finding) === "" ? null : el("p", { class: "seen", text: this.seen(finding) }),
      isReported ? null : this.elsewhere(finding.token),
      ...this.body(finding),
    );
  }

  /** How to see the execution that a finding is of, which is not the one that is shown. */
  elsewhere(token) {
    return el(
      "div",
      { class: "elsewhere" },
      el("p", { text: "Found in another execution than the one that is shown below; its token is" }),
      token === "" ? null : el("dl", { class: "ways" }, el("dd", {}, el("code", { tabindex: "0", text: line(token, LONGEST_TEXT) }), copyButton("the token of this finding", token))),
    );
  }

  body(finding) {
    const parts = [];
    const details = finding.details;
    if (details.kind === "race") {
      parts.push(...this.race(details, finding.headline));
    } else if (details.kind === "deadlock") {
      parts.push(...this.deadlock(details));
    } else if (details.kind === "livelock") {
      parts.push(...this.loops(details.loops), ...list("What they read again and again", details.awaited));
    }
    if (finding.cause) {
      parts.push(this.thrown(finding.cause));
    }
    if (details.kind === "deadlock" || details.kind === "livelock") {
      parts.push(...this.threads(details.kind === "livelock" || details.circle.length > 0));
    }
    parts.push(el("details", { class: "text" }, el("summary", { text: "The same as text" }), el("pre", { tabindex: "0", text: visible(finding.report) })));
    return parts;
  }

  race(race, headline) {
    const of = race.object === "" ? "" : " of " + line(race.object, 200);
    const type = race.type === "" ? "" : " (" + line(race.type, 200) + ")";
    const variable = el("p", { class: "variable" }, el("code", { text: line(race.variable) }), el("bdi", { text: type + of }));
    return [
      ...(headline.includes(line(race.variable) + type + of) ? [] : [variable]),
      el("div", { class: "pair" }, this.access("First", race.earlier), this.access("Second", race.later)),
      el("div", { class: "why" }, list("Why nothing orders them", race.unordered), list("What came of either order", race.orders)),
      ...(race.hint ? [el("p", { class: "hint" }, el("b", { text: "Hint" }), " ", el("bdi", { text: visible(race.hint) }))] : []),
    ];
  }

  access(place, event) {
    const index = this.execution?.indexOf.get(event.number);
    const title = el(
      "h3",
      {},
      el("span", { class: "order", text: place }),
      el("bdi", { class: "deed", text: line([event.verb, values(event)].join(" "), 200) }),
    );
    if (index !== undefined) {
      const label = "Show event " + event.number + " in the timeline";
      title.append(el("button", { type: "button", class: "link go", text: "in the timeline", "aria-label": label, onclick: () => this.select(index, true) }));
    }
    return el(
      "div",
      { class: "access" },
      title,
      el("p", {}, "by ", el("b", { text: this.name(event.task) }), ", holding ", el("bdi", { text: heldText(event.held) })),
      this.created(event.task),
      this.sources.box(event.place, 2),
      event.stack.length > 0 ? stackList(event.stack, this.sources) : null,
    );
  }

  name(task) {
    return this.execution ? this.execution.name(task) : "T" + task;
  }

  created(index) {
    const task = this.execution?.taskOf.get(index)?.task;
    const place = task ? placeOf(userFrame(task.creation)) : "";
    return place === "" ? null : el("p", { class: "created", text: `started by T${task.creator} at ${line(place)}` });
  }

  deadlock(details) {
    const parts = [];
    if (details.lostNotification) {
      parts.push(el("p", { class: "hint" }, el("b", { text: "Lost notification" }), " ", el("bdi", { text: visible(details.lostNotification) })));
    }
    if (details.circle.length > 0 && this.execution) {
      parts.push(el("ol", { class: "circle" }, details.circle.map((task) => this.link(task))));
    }
    return parts;
  }

  /** A task of the circle: what it waits for, and who has that. */
  link(index) {
    const task = this.execution.taskOf.get(index)?.task;
    if (!task) {
      return el("li", { text: "T" + index });
    }
    const since = task.end.ownedSince === "" ? "" : " since " + line(task.end.ownedSince);
    const owner = task.end.owner < 0 || task.end.state !== "BLOCKED" ? "" : "held by " + this.execution.name(task.end.owner) + since;
    return el(
      "li",
      {},
      el("h3", { text: this.execution.name(index) }),
      el("p", {}, el("bdi", { text: line(task.end.waitsFor) })),
      el("p", { class: "owner", text: owner }),
      this.sources.box(placeOf(userFrame(task.end.stack)), 2),
    );
  }

  loops(lines) {
    return lines.length === 0 ? [] : [el("h3", { text: "What goes round" }), el("pre", { text: visible(lines.join("\n")) })];
  }

  /** The threads that had not ended; folded where something else says what is wrong. */
  threads(folded) {
    const tasks = this.execution?.tasks.filter((task) => task.end.stack.length > 0) ?? [];
    if (tasks.length === 0) {
      return [];
    }
    const items = tasks.map((task) =>
      el("li", {}, el("h4", { text: this.execution.name(task.index) + " " + this.execution.finalState(this.execution.taskOf.get(task.index).lane).words }), stackList(task.end.stack, this.sources)),
    );
    const summary = count(tasks.length, "thread") + " at the end, with stacks";
    return [el("details", { open: folded ? null : "" }, el("summary", { text: summary }), el("ul", { class: "plain stacks" }, items))];
  }

  thrown(cause) {
    const message = cause.message === undefined ? "" : ": " + visible(cause.message, 5000);
    return el(
      "div",
      { class: "thrown" },
      el("pre", { tabindex: "0" }, el("b", { text: line(cause.class) }), message),
      this.sources.has(placeOf(userFrame(cause.stack))) ? this.sources.box(placeOf(userFrame(cause.stack)), 2) : null,
      stackList(cause.stack, this.sources),
    );
  }
}

function list(title, lines) {
  if (lines.length === 0) {
    return [];
  }
  const items = lines.map((text) => el("li", {}, el("bdi", { text: visible(text) })));
  return [el("div", {}, el("h3", { text: title }), el("ul", { class: "lines" }, items))];
}
