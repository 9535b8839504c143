// The sessions; those that one machine holds back come first.

import { bar, byId, button, Children, el, hint, isolated, mark, say } from "./dom.js";
import { Chart } from "./chart.js";
import { count, duration, machine, NOTHING, percent, rate, shown } from "./text.js";

class Session {
  #state = el("span", "badge");
  #content = isolated("", "content");
  #namespace = isolated("", "namespace");
  #where = isolated("", "where");
  #number = el("span", "number");
  #unit = el("span", "unit");
  #chart = new Chart();
  #pace = isolated("", "pace");
  #waiting = el("span", "sub");
  #bar = bar();
  #mean = el("span", "mean");
  #least = el("span", "sub");
  #remaining = el("span", "remaining");
  #clients = el("span", "sub");
  #actions;

  constructor(act) {
    const on = (name) => () => act[name](this.session);
    this.#actions = {
      master: button("Disconnect master…", "", on("master")),
      all: button("Disconnect all…", "quiet", on("all")),
      terminate: button("Terminate…", "quiet danger", on("terminate")),
    };
    this.element = el(
      "li",
      "",
      el("div", "what", el("div", "line", this.#content, this.#state), this.#namespace, this.#where),
      el("div", "speed", el("div", "rate", this.#number, this.#unit), this.#chart.element),
      el("div", "who", this.#pace, this.#waiting),
      el("div", "done", el("div", "line", this.#bar.track, this.#mean), this.#least),
      el("div", "left", this.#remaining, this.#clients),
      el("div", "actions", ...Object.values(this.#actions)),
    );
  }

  show(session, points, access) {
    this.session = session;
    mark(this.element, "state", session.heldBack ? "held" : session.masterId > 0 ? "runs" : "waits");
    mark(this.element, "id", session.id);
    say(this.#state, session.heldBack ? "Held back" : session.masterId === 0 ? "No master" : "");
    say(this.#content, shown(session.content));
    say(this.#namespace, shown(session.namespace));
    hint(this.#namespace, shown(session.namespace));
    say(this.#where, `${shown(session.server.name)} · ${session.id}`);
    const [number, unit] = rate(session.rate);
    say(this.#number, number);
    say(this.#unit, unit);
    this.#chart.show(points);
    this.#showMaster(session);
    this.#bar.show(session.mean);
    say(this.#mean, percent(session.mean));
    say(this.#least, `the last one ${percent(session.least)}`);
    say(this.#remaining, Number.isFinite(session.remaining) ? `${duration(session.remaining)} left` : NOTHING);
    say(this.#clients, count(session.count, "client"));
    this.#offer(session, access);
  }

  #showMaster(session) {
    const others = session.count - 1;
    if (session.masterId > 0) {
      say(this.#pace, session.masterName === null && !session.master ? `Client ${session.masterId}` : machine(session.masterName));
      say(this.#waiting, others < 1 ? "alone" : session.heldBack ? `holds back ${count(others, "other")}` : `paces ${count(others, "other")}`);
    } else {
      say(this.#pace, NOTHING);
      say(this.#waiting, session.masterId === 0 ? "waits, or begins" : "master unknown");
    }
  }

  #offer(session, access) {
    const { master, all, terminate } = this.#actions;
    master.hidden = !access.may("FALLBACK");
    master.disabled = session.master === null;
    master.className = session.heldBack ? "primary" : "";
    all.hidden = !access.may("FALLBACK");
    all.disabled = session.clients.length === 0;
    terminate.hidden = !access.may("TERMINATE");
  }
}

/** So many that what follows is still found below them. */
const SHOWN_FIRST = 6;

export class Sessions {
  #children;
  #more = byId("more-sessions");
  #all = false;
  #draw = () => {};

  /** @param act what happens on request: master, all, terminate of a session */
  constructor(act) {
    this.#children = new Children(byId("sessions"), () => new Session(act));
    this.#more.addEventListener("click", () => {
      this.#all = !this.#all;
      this.#draw();
    });
  }

  show(sessions, history, access) {
    this.#draw = () => this.#show(sessions, history, access);
    this.#draw();
  }

  #show(sessions, history, access) {
    say(document.querySelector("#h-sessions .count"), String(sessions.length));
    byId("no-sessions").hidden = sessions.length > 0;
    mark(byId("sessions"), "acts", access.may("FALLBACK"));
    // Whatever is held back is told at once.
    const held = sessions.filter((session) => session.heldBack).length;
    const first = Math.max(SHOWN_FIRST, held);
    this.#more.hidden = sessions.length <= first;
    say(this.#more, this.#all ? "Show fewer" : `Show all ${sessions.length} sessions`);
    const listed = this.#all ? sessions : sessions.slice(0, first);
    this.#children.show(listed, (child, session) => child.show(session, history.of(session), access));
  }
}
