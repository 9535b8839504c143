// The dialog: names what is concerned before anything is done, and shows what came of each.

import { byId, el, isolated, mark, say } from "./dom.js";
import { perform } from "./actions.js";
import { count } from "./text.js";

const LONGEST_LIST = 500;

export class Confirm {
  #dialog = byId("confirm");
  #go = this.#dialog.querySelector(".go");
  #cancel = this.#dialog.querySelector(".cancel");
  #list = this.#dialog.querySelector(".targets");
  #progress = this.#dialog.querySelector(".progress");
  #action = null;
  #rows = new Map();
  #busy = false;

  /** @param ended is called when something was done */
  constructor(ended) {
    this.ended = ended;
    this.#go.addEventListener("click", () => this.#perform());
    // What is under way is under way: the dialog stays to tell what came of it.
    this.#dialog.addEventListener("cancel", (event) => this.#busy && event.preventDefault());
    this.#dialog.querySelector("form").addEventListener("submit", (event) => this.#busy && event.preventDefault());
  }

  ask(action) {
    this.#action = action;
    this.#rows = new Map();
    say(byId("confirm-title"), action.title);
    say(this.#dialog.querySelector(".effect"), action.effect);
    const concerned = action.concerned ?? action.targets;
    say(this.#dialog.querySelector(".count"), concerned.length > 1 ? `${count(concerned.length, "machine")}:` : "");
    this.#list.replaceChildren(...concerned.slice(0, LONGEST_LIST).map((target) => this.#row(target)));
    if (concerned.length > LONGEST_LIST) {
      this.#list.append(el("li", "rest", `and ${count(concerned.length - LONGEST_LIST, "machine")} more`));
    }
    say(this.#progress, "");
    mark(this.#dialog, "state", action.danger ? "danger" : "ask");
    say(this.#go, action.verb);
    say(this.#cancel, "Cancel");
    this.#go.hidden = false;
    this.#go.disabled = false;
    this.#cancel.disabled = false;
    this.#dialog.showModal();
    // A key that is pressed without thinking does nothing.
    this.#cancel.focus();
  }

  #row(target) {
    const outcome = el("span", "outcome");
    const message = isolated("", "message");
    const row = el("li", "", isolated(target.text, "name"), isolated(target.detail, "detail"), outcome, message);
    this.#rows.set(target.key, { row, outcome, message });
    return row;
  }

  async #perform() {
    const action = this.#action;
    this.#busy = true;
    this.#go.disabled = true;
    this.#cancel.disabled = true;
    const tally = new Map();
    let ended = 0;
    await perform(action, (target, [level, word, message]) => {
      tally.set(word, (tally.get(word) ?? 0) + 1);
      this.#tell(target, level, word, message);
      say(this.#progress, `${++ended} of ${action.targets.length} asked`);
    });
    say(this.#progress, [...tally].map(([word, number]) => `${number} ${word.toLowerCase()}`).join(", "));
    mark(this.#dialog, "state", "done");
    this.#busy = false;
    this.#go.hidden = true;
    this.#cancel.disabled = false;
    say(this.#cancel, "Close");
    this.#cancel.focus();
    this.ended();
  }

  #tell(target, level, word, message) {
    let row = this.#rows.get(target.key);
    if (!row) {
      // The session itself, or a machine beyond the list.
      this.#list.prepend(this.#row(target));
      row = this.#rows.get(target.key);
    }
    say(row.outcome, word);
    mark(row.outcome, "level", level);
    say(row.message, message);
  }
}
