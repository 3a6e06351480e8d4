/*
 * What is known of the selected event, and how all threads stand.
 */
class Inspector {
  constructor(root, execution, sources, select) {
    this.execution = execution;
    this.sources = sources;
    this.select = select;
    this.title = el("h3");
    this.facts = el("p", { class: "facts" });
    this.source = el("div", { class: "sources" });
    this.more = el("div");
    this.states = execution.tasks.map((task) => {
      const words = el("span", { class: "words" });
      const name = el("span", { class: "who" }, el("b", { text: "T" + task.index }), " ", el("bdi", { text: line(task.name, 60) }));
      return { element: el("li", {}, el("i", { class: "dot", "aria-hidden": "true" }), name, words), words };
    });
    root.append(
      this.title,
      this.facts,
      this.source,
      this.more,
      el("h4", { text: "Threads after this event" }),
      el("ul", { class: "threads" }, this.states.map((state) => state.element)),
    );
    this.root = root;
  }

  show(index) {
    const event = this.execution.events[index];
    this.title.replaceChildren(...this.headline(event));
    this.facts.replaceChildren(...this.factsOf(event, index));
    this.showSource(event.place);
    this.more.replaceChildren(...this.sections(event, index));
    this.showStates(index);
    this.root.scrollTop = 0;
  }

  headline(event) {
    return [
      el("span", { class: "by" }, el("b", { text: "T" + event.task }), " ", el("bdi", { text: line(this.execution.taskOf.get(event.task)?.task.name ?? "", 60) })),
      " ",
      el("bdi", { class: "deed", text: visible([event.verb, event.subject].join(" "), 2000) }),
    ];
  }

  factsOf(event, index) {
    const facts = [el("span", { text: "event " + event.number + ", step " + event.step })];
    if (event.racing) {
      facts.push(el("b", { class: "chip race", text: "race" }));
    }
    if (this.execution.switches[index] > 0) {
      const before = this.execution.events[index - 1];
      const words = "switch " + this.execution.switches[index] + ": T" + before.task + " " + (ENTRIES[event.entry] ?? "left");
      facts.push(el("b", { class: "chip " + event.entry.toLowerCase(), text: words }));
    }
    if (index === this.execution.noReturn) {
      facts.push(el("b", { class: "chip noreturn", text: "point of no return" }));
    }
    return facts;
  }

  showSource(place) {
    this.source.replaceChildren(this.sources.box(place, 5));
  }

  sections(event, index) {
    const sections = [];
    if (event.value !== "" || event.newValue !== "") {
      sections.push(this.section("Value", this.valueBox(event)));
    }
    sections.push(this.section("Locks held", this.locks(event)));
    sections.push(...this.order("Happens after", this.execution.before[index]));
    sections.push(...this.order("Happens before", this.execution.after[index]));
    if (event.stack.length > 0) {
      sections.push(this.section("Stack", stackList(event.stack, this.sources, (place) => this.showSource(place))));
    }
    return sections;
  }

  section(title, content) {
    return el("div", { class: "section" }, el("h4", { text: title }), content);
  }

  valueBox(event) {
    const box = el("div", { class: "value" });
    if (event.value !== "") {
      box.append(el("code", { text: visible(event.value, 5000) }));
    }
    if (event.newValue !== "") {
      box.append(el("span", { text: event.value === "" ? "written: " : " → " }), el("code", { text: visible(event.newValue, 5000) }));
    }
    return box;
  }

  locks(event) {
    if (event.held.length === 0) {
      return el("p", { class: "none", text: "none" });
    }
    return el(
      "ul",
      { class: "plain" },
      event.held.map((lock) => el("li", {}, el("code", { text: line(lock.lock) }), " since " + line(lock.since))),
    );
  }

  order(title, indices) {
    if (indices.length === 0) {
      return [];
    }
    const list = el("ul", { class: "plain" }, indices.slice(0, 20).map((index) => el("li", {}, this.link(index))));
    if (indices.length > 20) {
      list.append(el("li", { text: "and " + number(indices.length - 20) + " more" }));
    }
    return [this.section(title, list)];
  }

  link(index) {
    const event = this.execution.events[index];
    const text = event.number + ": T" + event.task + " " + deed(event, 100);
    return el("button", { type: "button", class: "link", text, onclick: () => this.select(index) });
  }

  showStates(index) {
    this.states.forEach(({ element, words }, lane) => {
      const state = this.execution.state(lane, index);
      element.className = state.code;
      words.textContent = state.words;
    });
  }
}
