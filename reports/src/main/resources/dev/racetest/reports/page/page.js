/*
 * The page: puts the parts together, and steps through the execution.
 */
function showFigures(report) {
  const summary = report.summary;
  const speed = summary.elapsedMillis > 0 ? number(Math.round((summary.executions * 1000) / summary.elapsedMillis)) + " / s" : "–";
  const figures = [
    ["Schedules run", number(summary.executions), summary.enumerated ? "" : "of " + number(summary.schedules) + " at most"],
    ["Failed", number(summary.failing), ""],
    ...(summary.traces > 0 ? [["Distinct traces", number(summary.traces), summary.enumerated ? searched(summary.enumerated) : number(summary.once) + " seen once"]] : []),
    ["Time", duration(summary.elapsedMillis), ""],
    ["Speed", speed, ""],
    ["Strategy", summary.strategy, "seed " + summary.seed],
    ["JDK", /^[^+]*/.exec(report.jdk)[0], ""],
  ];
  byId("figures").append(
    ...figures.map(([name, value, more]) =>
      el("div", {}, el("dt", { text: name }), el("dd", {}, el("bdi", { text: line(value, 60) }), more === "" ? null : el("small", { text: line(more, 60) }))),
    ),
  );
}

/** How much of a search of all traces is done. */
function searched(all) {
  return all.isWhole ? "all there are" : all.estimate > 0 ? `${(100 * all.share).toFixed(0)} % done` : "not all";
}

function showReplay(report) {
  if (report.token === "") {
    byId("replay").hidden = true;
    return;
  }
  const ways = [
    ["token", "The token of this execution", report.token],
    ["system property", "On the command line", "-Dracetest.replay=" + report.token],
    ["annotation", "In the code", '@RaceTest(replay = "' + report.token + '")'],
  ];
  byId("replay").append(
    el("dl", { class: "ways" }, ways.map(([what, title, text]) => el("div", {}, el("dt", { text: title }), el("dd", {}, el("code", { tabindex: "0", text: line(text, LONGEST_TEXT) }), copyButton("the " + what, text))))),
    el("p", { class: "hash" }, "Event hash ", el("code", { text: line(report.eventHash) })),
  );
}

function showRemarks(failure) {
  const remarks = [];
  const { shrinking, inevitable, history } = failure;
  if (shrinking) {
    remarks.push(shrinkingText(shrinking));
  }
  if (inevitable) {
    remarks.push(
      inevitable.step === 0
        ? `Every execution of the test fails (${number(inevitable.continuations)} were tried).`
        : `Point of no return: step ${inevitable.step} of T${inevitable.task} at ${line(inevitable.place)}. Each of the ${count(inevitable.continuations, "continuation")} tried after it failed.`,
    );
  }
  if (history.omitted > 0) {
    remarks.push(`The first ${count(history.omitted, "event")} of this long execution are left out.`);
  }
  byId("remarks").append(...remarks.map((text) => el("li", { text })));
}

function shrinkingText(shrinking) {
  const now = `${count(shrinking.switches, "switch", "switches")} between threads, ${count(shrinking.preemptions, "preemption")}`;
  const before = `found with ${number(shrinking.switchesBefore)} and ${number(shrinking.preemptionsBefore)}`;
  const smallest = shrinking.isSmallest ? "No execution with fewer preemptions fails in this way." : "";
  return `${now}; ${before}, made simpler in ${count(shrinking.executions, "execution")}. ${smallest}`;
}

function showAppendix(report) {
  const parts = [];
  if (report.notes.length > 0) {
    parts.push(el("h2", { text: "Notes" }), el("ul", { class: "lines card" }, report.notes.map((note) => el("li", {}, el("bdi", { text: visible(note) })))));
  }
  if (report.summary.outcomes) {
    parts.push(...outcomes(report.summary.outcomes));
  }
  if (report.failure && report.failure.output !== "") {
    parts.push(el("h2", { text: "What this execution printed" }), el("pre", { class: "card output", tabindex: "0", text: visible(report.failure.output) }));
  }
  byId("appendix").append(...parts);
}

const EXTENTS = {
  ALL: "All outcomes",
  PART: "Outcomes so far: the search did not come to its end",
  PIECE: "Outcomes of this piece of the search",
  SAMPLE: "Outcomes seen in the sample",
  REPLAY: "The outcome of the replay",
};
const MOST_OUTCOMES = 100;

/** What the executions have recorded, with a token for each. */
function outcomes(all) {
  const shown = all.counts.slice(0, MOST_OUTCOMES);
  const rows = shown.map((one) =>
    el(
      "tr",
      {},
      el("td", {}, el("code", { text: line(one.outcome, 200) })),
      el("td", { class: "count", text: number(Number(one.count)) }),
      el("td", {}, one.token === "" ? null : copyButton("the token of the outcome " + line(one.outcome, 40), one.token)),
    ),
  );
  const rest = all.counts.length - shown.length;
  return [
    el("h2", { text: EXTENTS[all.extent] ?? "Outcomes" }),
    el(
      "div",
      { class: "card" },
      el(
        "table",
        { class: "outcomes" },
        el("thead", {}, el("tr", {}, ["Outcome", "Executions", "Token"].map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, rows),
      ),
      rest > 0 ? el("p", { text: "… and " + number(rest) + " more" }) : null,
      Number(all.without) > 0 ? el("p", { text: count(Number(all.without), "execution") + " recorded none." }) : null,
    ),
  ];
}

function showLegend() {
  const shapes = [
    ["read", "reads"],
    ["write", "writes"],
    ["lock", "locks"],
    ["unlock", "unlocks"],
    ["wait", "waits"],
    ["wake", "wakes"],
    ["life", "starts"],
    ["other", "other"],
  ];
  const item = (text, ...drawing) => el("span", {}, svg("svg", { width: 26, height: 24, viewBox: "-13 -12 26 24" }, ...drawing), text);
  const stroke = (kind) => svg("path", { d: "M0-12V12", class: kind });
  byId("legend").append(
    ...shapes.map(([kind, text]) => item(text, glyph(kind))),
    item("race", ring()),
    item("runs", stroke("lane running")),
    item("paused", stroke("lane ready")),
    item("cannot go on", stroke("lane held")),
    item("happens before", svg("path", { d: "M-12 0H8", class: "arrow", "marker-end": "url(#tip)" })),
    item("preemption", svg("path", { d: "M-12 0H12", class: "turn preemption" })),
    item("other switch", svg("path", { d: "M-12 0H12", class: "turn" })),
  );
}

function startTheme() {
  const button = byId("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const chosen = document.documentElement.dataset.theme;
    button.setAttribute("aria-pressed", String(chosen ? chosen === "dark" : system.matches));
  };
  button.addEventListener("click", () => {
    const dark = button.getAttribute("aria-pressed") !== "true";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    show();
  });
  system.addEventListener("change", show);
  show();
}

function start() {
  const report = JSON.parse(byId("report").textContent);
  const sources = new Sources(report.sources);
  const hasEvents = report.failure !== undefined && report.failure.history.events.length > 0;
  const player = hasEvents ? new Player(report, sources) : null;
  byId("test").textContent = line(report.test);
  byId("main").hidden = false;
  startTheme();
  showFigures(report);
  const inTimeline = (index) => {
    player.select(index);
    byId("run").scrollIntoView({ block: "start" });
    byId("timeline").focus({ preventScroll: true });
  };
  new Findings(report, player?.execution, sources, inTimeline).show();
  showReplay(report);
  showAppendix(report);
  if (player) {
    showRemarks(report.failure);
    showLegend();
    player.start();
  } else {
    byId("run").hidden = true;
  }
}

start();
