// What is done about alerts.

import { byId, button, Children, el, isolated, mark, say } from "./dom.js";
import { clock, count, machine, shown } from "./text.js";

const MODES = ["OFF", "DRY_RUN", "ENFORCE"];
const LISTED = 8;

class Decision {
  #time = el("time", "time");
  #what = isolated("", "what");
  #who = isolated("", "name");
  #why = isolated("", "why");

  constructor() {
    this.element = el("li", "", this.#time, this.#what, this.#who, this.#why);
  }

  show(decision) {
    say(this.#time, clock(Date.parse(decision.time)));
    say(this.#what, String(decision.decision).replaceAll("_", " "));
    mark(this.#what, "decision", decision.decision);
    say(this.#who, decision.name === null ? shown(decision.alert) : machine(decision.name));
    say(this.#why, `${shown(decision.alert, 60)}: ${shown(decision.message ?? decision.reason)}`);
  }
}

export class Remediation {
  #section = byId("remediation");
  #mode = this.#section.querySelector(".mode");
  #now = el("span", "now");
  #breaker;
  #buttons = new Map();
  #decisions;

  /** @param act what happens on request: mode (of a name), breaker */
  constructor(act) {
    const choices = el("span", "choices");
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", "Mode of the remediation");
    for (const mode of MODES) {
      const choice = button(mode.replace("_", " "), "", () => act.mode(mode));
      this.#buttons.set(mode, choice);
      choices.append(choice);
    }
    this.#breaker = button("Reset the breaker…", "danger", act.breaker);
    this.#mode.append(this.#now, choices, this.#breaker);
    this.#decisions = new Children(this.#section.querySelector(".decisions"), () => new Decision());
  }

  show(remediation, access) {
    this.#section.hidden = remediation === null;
    if (remediation === null) {
      return;
    }
    const may = access.may("CONTROL_REMEDIATION");
    const open = remediation.breakerOpen ? ", stopped by its breaker" : "";
    say(this.#now, may ? open.replace(", ", "") : `Mode ${remediation.mode.replace("_", " ")}${open}`);
    for (const [mode, choice] of this.#buttons) {
      choice.hidden = !may;
      choice.setAttribute("aria-pressed", String(mode === remediation.mode));
    }
    this.#breaker.hidden = !may || !remediation.breakerOpen;
    say(
      this.#section.querySelector(".totals"),
      `${count(remediation.requested, "alert")} came: ${remediation.acted} acted, ${remediation.rehearsed} dry run, ${remediation.skipped} skipped, ${remediation.failed} failed, ${remediation.queued} waiting`,
    );
    const last = remediation.decisions.slice(0, LISTED);
    this.#decisions.show(last);
    this.#section.querySelector(".empty").hidden = last.length > 0;
  }
}
