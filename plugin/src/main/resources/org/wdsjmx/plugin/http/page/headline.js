// One sentence: what has to be known first.

import { byId, mark, say } from "./dom.js";
import { isStale } from "./model.js";
import { clock, count, machine, rate, shown } from "./text.js";

const LOST = {
  lost: "Connection lost",
  login: "Not signed in, or the password is wrong",
  forbidden: "Your role may not see this",
  failed: "wds-jmx cannot answer",
};

export class Headline {
  #element = byId("headline");
  #first = this.#element.querySelector(".first");
  #more = this.#element.querySelector(".more");

  /** Why there is no answer, and how old what is still shown is. */
  showFailure(failure, lastAnswer) {
    const old = lastAnswer === null ? "Nothing has been read yet." : `What is shown is of ${clock(lastAnswer)}.`;
    const help = failure.final ? " Load the page again to try once more." : "";
    this.#say("bad", `${LOST[failure.kind] ?? "This page has failed"}. ${old}${help}`, failure.message);
  }

  show(model, elapsed) {
    const findings = [
      ...model.servers.filter((s) => !s.up).map((s) => ["bad", down(s)]),
      ...model.sessions.filter((s) => s.heldBack).map((s) => ["warn", heldBack(s)]),
      ...stalled(model),
      ...model.servers.filter((s) => isStale(s, elapsed)).map((s) => ["warn", `What is shown of ${shown(s.name)} is old.`]),
      ...(model.remediation?.breakerOpen ? [["warn", "The remediation has stopped itself."]] : []),
    ];
    if (findings.length === 0) {
      this.#say("good", calm(model), "");
      return;
    }
    const [level, first] = findings[0];
    const rest = findings.slice(1, 4).map(([, text]) => text);
    if (findings.length > 4) {
      rest.push(`And ${findings.length - 4} more.`);
    }
    this.#say(level, first, rest.join(" "));
  }

  #say(level, first, more) {
    mark(this.#element, "level", level);
    say(this.#first, first);
    say(this.#more, more);
  }
}

function down(server) {
  return `${shown(server.name)} cannot be read.`;
}

function heldBack(session) {
  const who = session.master || session.masterName ? machine(session.masterName) : `Client ${session.masterId}`;
  return `${who} holds back ${count(session.count - 1, "machine")} at ${rate(session.rate).join(" ")} (${shown(session.content, 60)}, ${shown(session.server.name, 60)}).`;
}

function stalled(model) {
  const clients = model.clients.filter((c) => c.stalled);
  if (clients.length === 0) {
    return [];
  }
  return [["warn", clients.length === 1 ? `${machine(clients[0].name)} is stalled.` : `${count(clients.length, "client")} are stalled.`]];
}

function calm(model) {
  if (model.servers.length === 0) {
    return "No server has been read yet.";
  }
  return model.sessions.length === 0 ? "No multicast session at the moment." : "No session is held back.";
}
