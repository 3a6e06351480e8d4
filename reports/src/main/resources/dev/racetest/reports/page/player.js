/*
 * Stepping: the one selected event, and who has to know of it.
 */
class Player {
  constructor(report, sources) {
    this.report = report;
    this.execution = new Execution(report.failure);
    this.sources = sources;
    this.selected = -1;
  }

  start() {
    const select = (index) => this.select(index);
    this.inspector = new Inspector(byId("inspector"), this.execution, this.sources, select);
    this.timeline = new Timeline(byId("timeline"), this.execution, select);
    const matter = this.execution.matters.filter((matters) => matters).length;
    byId("matter-label").textContent = `Only what matters: ${number(matter)} of ${count(this.execution.events.length, "event")}`;
    byId("matter").checked = matter < this.execution.events.length;
    // As high as all events need, so that nothing moves when some are hidden.
    byId("timeline").closest(".stage").style.setProperty("--long", (this.execution.events.length + 5) * ROW + 60 + "px");
    this.bind();
    this.filter();
    const marks = this.execution.marks();
    const racing = marks.find((index) => this.execution.events[index].racing);
    this.select(racing ?? marks[0]);
  }

  bind() {
    byId("first").addEventListener("click", () => this.go(0));
    byId("back").addEventListener("click", () => this.step(-1));
    byId("forward").addEventListener("click", () => this.step(1));
    byId("last").addEventListener("click", () => this.go(Infinity));
    byId("mark").addEventListener("click", () => this.nextMark());
    byId("slider").addEventListener("input", (event) => this.go(Number(event.target.value)));
    byId("matter").addEventListener("change", () => this.filter());
    byId("arrows").addEventListener("change", () => this.filter());
    byId("run").addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const onTimeline = event.target === byId("timeline");
    const onInput = event.target.tagName === "INPUT" && event.target.type === "range";
    const action = (onTimeline ? this.timelineKeys() : {})[event.key] ?? (onInput ? undefined : this.letterKeys()[event.key]);
    if (action) {
      event.preventDefault();
      action();
    }
  }

  timelineKeys() {
    return {
      ArrowUp: () => this.step(-1),
      ArrowLeft: () => this.step(-1),
      ArrowDown: () => this.step(1),
      ArrowRight: () => this.step(1),
      PageUp: () => this.step(-10),
      PageDown: () => this.step(10),
      Home: () => this.go(0),
      End: () => this.go(Infinity),
    };
  }

  letterKeys() {
    return {
      k: () => this.step(-1),
      j: () => this.step(1),
      r: () => this.nextMark(),
      f: () => byId("matter").click(),
      h: () => byId("arrows").click(),
    };
  }

  filter() {
    const onlyMatter = byId("matter").checked;
    this.view = new View(this.execution, this.report.findings, onlyMatter);
    this.view.withArrows = byId("arrows").checked;
    byId("slider").max = this.view.shown.length - 1;
    this.timeline.show(this.view);
    this.showTicks();
    if (this.selected >= 0) {
      this.go(Math.min(this.view.placeFrom(this.selected), this.view.shown.length - 1));
    }
  }

  /** Where on the slider the marks are. */
  showTicks() {
    const last = Math.max(1, this.view.shown.length - 1);
    const marks = this.execution.marks().filter((index) => this.view.rowOf(index) >= 0).slice(0, 50);
    byId("ticks").replaceChildren(
      ...marks.map((index) => {
        const x = (this.view.placeFrom(index) / last) * 100 + "%";
        const kind = this.execution.events[index].racing ? "race" : index === this.execution.noReturn ? "noreturn" : "last";
        return svg("line", { x1: x, x2: x, y1: kind === "race" ? 0 : 4, y2: 10, class: "tick " + kind });
      }),
    );
  }

  /** Goes to the shown event at that place, counted from 0. */
  go(place) {
    this.select(this.view.shown[Math.max(0, Math.min(place, this.view.shown.length - 1))]);
  }

  step(by) {
    this.go(this.view.placeFrom(this.selected) + by);
  }

  nextMark() {
    const marks = this.execution.marks();
    this.select(marks.find((index) => index > this.selected) ?? marks[0]);
  }

  select(index) {
    if (this.view.rowOf(index) < 0) {
      byId("matter").checked = false;
      this.filter();
    }
    this.selected = index;
    const place = this.view.placeFrom(index);
    byId("slider").value = place;
    byId("slider").setAttribute("aria-valuetext", this.execution.spoken(index));
    byId("position").textContent = `${number(place + 1)} of ${number(this.view.shown.length)}`;
    this.timeline.choose(index);
    this.inspector.show(index);
  }
}
