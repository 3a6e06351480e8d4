/*
 * The rows of the timeline: the text beside the shapes, and what a screen reader says.
 */
class RowMaker {
  constructor(execution, view, geometry) {
    this.execution = execution;
    this.view = view;
    this.geometry = geometry;
  }

  row(at, selected) {
    this.selected = selected;
    const row = this.view.rows[at];
    const element = this.rowOf(row);
    element.style.top = at * ROW + "px";
    return element;
  }

  rowOf(row) {
    switch (row.kind) {
      case "event":
        return this.eventRow(row);
      case "folded":
        return this.foldedRow(row.fold);
      case "noreturn":
        return this.noReturnRow();
      default:
        return this.endingRow();
    }
  }

  foldedRow(fold) {
    const text = `the same ${count(fold.round, "event")} again, ${count(fold.times, "time")}`;
    return el("div", { class: "row folded", role: "presentation" }, el("span", { text }));
  }

  eventRow(row) {
    const event = this.execution.events[row.index];
    const lane = this.execution.lane(event);
    const chosen = row.index === this.selected;
    const element = el("div", {
      class: "row" + (event.racing ? " racing" : "") + (chosen ? " chosen" : ""),
      role: "option",
      id: "event-" + event.number,
      "data-index": row.index,
      "aria-selected": String(chosen),
      "aria-setsize": this.view.shown.length,
      "aria-posinset": row.place + 1,
      "aria-label": this.execution.spoken(row.index),
    });
    const skipped = row.skipped > 0 ? "skipped" : "";
    const title = row.skipped > 0 ? count(row.skipped, "event") + " before it not shown" : null;
    element.append(el("span", { class: "number " + skipped, title, text: String(event.number) }));
    const label = el("span", { class: "label" });
    if (event.racing) {
      label.append(el("b", { class: "chip race", text: "race" }));
    }
    if (!this.geometry.wide) {
      label.append(el("b", { class: "who", text: "T" + event.task }));
    }
    label.append(el("bdi", { class: "deed", text: deed(event) }), el("span", { class: "place", text: line(event.place, 80) }));
    this.put(label, lane);
    this.widen(label, lane, row.index);
    element.append(label);
    if (this.execution.switches[row.index] > 0) {
      this.addSwitch(element, label, row.index);
    }
    return element;
  }

  /** Says why the task before does not run any more: in its lane, or before the text. */
  addSwitch(element, label, index) {
    const event = this.execution.events[index];
    const words = this.execution.switches[index] + " · " + (ENTRIES[event.entry] ?? "switch");
    if (this.geometry.wide) {
      const tag = el("span", { class: "tag " + event.entry.toLowerCase(), text: words });
      this.put(tag, this.execution.lane(this.execution.events[index - 1]));
      element.append(tag);
    } else {
      const left = "T" + this.execution.events[index - 1].task + " " + (ENTRIES[event.entry] ?? "left");
      label.prepend(el("b", { class: "chip " + event.entry.toLowerCase(), title: left, text: String(this.execution.switches[index]) }));
    }
  }

  /** In wide lanes a text may go on over the lanes to the right, up to where another text is. */
  widen(label, lane, index) {
    if (this.geometry.wide) {
      const before = this.execution.switches[index] > 0 ? this.execution.lane(this.execution.events[index - 1]) : -1;
      const end = before > lane ? this.geometry.left(before) + 28 : this.geometry.width;
      label.style.width = end - this.geometry.left(lane) - 40 + "px";
    }
  }

  put(label, lane) {
    if (this.geometry.wide) {
      label.style.left = this.geometry.left(lane) + 36 + "px";
      label.style.width = this.geometry.pitch - 40 + "px";
    } else {
      label.style.width = this.geometry.text + "px";
    }
  }

  noReturnRow() {
    const { step, task, continuations } = this.execution.inevitable;
    const text =
      step === 0
        ? "Every execution fails: " + count(continuations, "was", "were") + " tried"
        : `Point of no return: after this step of T${task} each of the ${count(continuations, "continuation")} that were tried failed`;
    return el("div", { class: "row noreturn", role: "presentation" }, el("span", { text }));
  }

  endingRow() {
    const element = el("div", { class: "row end", role: "presentation" }, el("span", { class: "number", text: "end" }));
    if (this.geometry.wide) {
      this.execution.tasks.forEach((task, lane) => {
        const words = this.execution.finalState(lane);
        const label = el("span", { class: "label", title: words.words, text: words.words });
        this.put(label, lane);
        element.append(label);
      });
    } else {
      const label = el("span", { class: "label", text: "end of the execution" });
      this.put(label, 0);
      element.append(label);
    }
    return element;
  }
}
