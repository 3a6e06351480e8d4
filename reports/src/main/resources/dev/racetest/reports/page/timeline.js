/*
 * The timeline. Only the rows that can be seen exist as elements, however long the execution is.
 */

class Timeline {
  constructor(root, execution, select) {
    this.root = root;
    this.execution = execution;
    this.select = select;
    this.selected = 0;
    this.head = el("div", { class: "heads", "aria-hidden": "true" });
    this.body = el("div", { class: "body", role: "presentation" });
    this.drawing = svg("svg", { class: "drawing", "aria-hidden": "true" });
    this.rowsBox = el("div", { class: "rows", role: "presentation" });
    this.body.append(this.drawing, this.rowsBox);
    root.append(this.head, this.body);
    root.addEventListener("scroll", () => this.paintSoon());
    this.body.addEventListener("click", (event) => this.clicked(event));
    new ResizeObserver(() => this.resized()).observe(root);
  }

  show(view) {
    this.view = view;
    this.resized();
  }

  resized() {
    if (!this.view) {
      return;
    }
    this.geometry = new Geometry(this.root.clientWidth, this.execution.tasks.length);
    this.root.classList.toggle("wide", this.geometry.wide);
    this.root.classList.toggle("dense", this.geometry.pitch < EASY_PITCH);
    this.root.classList.toggle("tight", !this.geometry.wide && this.geometry.text < 280);
    this.body.style.height = this.view.rows.length * ROW + "px";
    this.body.style.width = this.head.style.width = this.geometry.width + "px";
    this.drawing.setAttribute("width", this.geometry.width);
    this.painter = new LanePainter(this.execution, this.view, this.geometry);
    this.maker = new RowMaker(this.execution, this.view, this.geometry);
    this.makeHeads();
    this.paint();
  }

  makeHeads() {
    this.head.replaceChildren(
      ...this.execution.tasks.map((task, lane) => {
        const head = el("div", { class: "head", title: line(this.execution.name(task.index)) });
        head.style.left = this.geometry.left(lane) + "px";
        head.style.width = this.geometry.pitch + "px";
        head.append(el("b", { text: this.geometry.wide ? "T" + task.index : String(task.index) }));
        if (this.geometry.wide) {
          head.append(" ", el("bdi", { text: line(task.name, 60) }), el("span", { class: "state" }));
        }
        return head;
      }),
    );
    if (!this.geometry.wide) {
      const title = el("div", { class: "side" }, "what it did");
      title.style.width = this.geometry.text + "px";
      this.head.append(el("div", { class: "corner" }), title);
    }
  }

  paintSoon() {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.paint();
      });
    }
  }

  paint() {
    const height = this.root.clientHeight;
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - 3);
    const last = Math.min(this.view.rows.length - 1, Math.ceil((this.root.scrollTop + height) / ROW) + 3);
    this.drawing.style.top = first * ROW + "px";
    this.drawing.setAttribute("height", (last - first + 1) * ROW);
    this.drawing.replaceChildren(arrowTips(), ...this.painter.paint(first, last, this.selected));
    const rows = [];
    for (let row = first; row <= last; row++) {
      rows.push(this.maker.row(row, this.selected));
    }
    this.rowsBox.replaceChildren(...rows);
    this.root.setAttribute("aria-activedescendant", "event-" + this.execution.events[this.selected].number);
    this.paintStates();
  }

  paintStates() {
    const heads = this.head.querySelectorAll(".head");
    const running = this.execution.lane(this.execution.events[this.selected]);
    heads.forEach((head, lane) => {
      head.classList.toggle("running", lane === running);
      const box = head.querySelector(".state");
      if (box) {
        const state = this.execution.state(lane, this.selected);
        box.textContent = box.title = state.words;
        box.className = "state " + state.code;
      }
    });
  }

  clicked(event) {
    const row = event.target.closest("[data-index]");
    if (row) {
      this.select(Number(row.dataset.index));
    }
  }

  /** Shows an event as the selected one, scrolled into sight. */
  choose(index) {
    this.selected = index;
    this.reveal(index);
    this.paint();
  }

  reveal(index) {
    const top = this.view.rowOf(index) * ROW;
    const height = this.root.clientHeight - this.head.offsetHeight;
    if (top < this.root.scrollTop + ROW) {
      this.root.scrollTop = Math.max(0, top - ROW * 2);
    } else if (top > this.root.scrollTop + height - ROW * 2) {
      this.root.scrollTop = top - height + ROW * 3;
    }
    const x = this.geometry.x(this.execution.lane(this.execution.events[index]));
    const room = this.root.clientWidth - this.geometry.text;
    if (x < this.root.scrollLeft + GUTTER || x > this.root.scrollLeft + room - 20) {
      this.root.scrollLeft = Math.max(0, x - room / 2);
    }
  }
}
