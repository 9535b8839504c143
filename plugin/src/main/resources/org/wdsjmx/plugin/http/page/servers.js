// One line for each server: whether it can be read, how old what is shown is, and why.

import { byId, button, Children, el, isolated, mark, say } from "./dom.js";
import { isStale } from "./model.js";
import { ago, count, shown } from "./text.js";

class Server {
  #dot = el("span", "dot");
  #name = isolated("", "name");
  #age = el("span", "age");
  #sums = el("span", "sums");
  #fault = isolated("", "fault");
  #answer = isolated("", "fault");
  #refresh;

  constructor(refresh) {
    this.#refresh = button("Read now", "quiet", () => this.#read(refresh));
    const head = el("div", "line", this.#dot, this.#name, this.#sums, this.#age, this.#refresh);
    this.element = el("li", "", head, this.#fault, this.#answer);
  }

  show(server, access) {
    this.server = server;
    say(this.#name, shown(server.name));
    say(this.#sums, `${count(server.sessions.length, "session")}, ${count(server.clients.length, "client")}`);
    say(this.#fault, faults(server));
    this.#refresh.hidden = !access.may("REFRESH");
    this.#refresh.setAttribute("aria-label", `Read ${shown(server.name)} now`);
    this.tick(0);
  }

  async #read(refresh) {
    this.#refresh.disabled = true;
    say(this.#answer, "");
    // A server that is down says why by itself.
    const answer = await refresh(this.server);
    say(this.#answer, answer === "" || !this.server.up ? "" : `Reading it now: ${answer}`);
    this.#refresh.disabled = false;
  }

  tick(elapsed) {
    const stale = isStale(this.server, elapsed);
    mark(this.element, "state", !this.server.up ? "down" : stale || this.server.servicesRunning === false ? "doubt" : "up");
    const age = `read ${ago(this.server.readSeconds + elapsed)}`;
    say(this.#age, this.server.up ? age : `DOWN, last ${age}`);
  }
}

function faults(server) {
  const told = [];
  if (!server.up) {
    told.push(server.error === null ? "Not read yet" : `${shown(server.error, 400)}${server.errorCode ? ` (${shown(server.errorCode)})` : ""}`);
  }
  if (server.servicesRunning === false) {
    told.push("The transport services do not run.");
  }
  return told.concat(server.faults.map((fault) => shown(fault, 300))).join(" · ");
}

export class Servers {
  #children;

  constructor(refresh) {
    this.#children = new Children(byId("servers"), () => new Server(refresh));
  }

  show(servers, access) {
    say(document.querySelector("#h-servers .count"), String(servers.length));
    this.#children.show(servers, (child, server) => child.show(server, access));
  }

  tick(elapsed) {
    for (const child of this.#children.children.values()) {
      child.tick(elapsed);
    }
  }
}
