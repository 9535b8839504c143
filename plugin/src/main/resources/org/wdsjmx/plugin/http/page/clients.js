// The clients: which of them are shown, in which order, and which are selected.

import { byId, button, el, mark, say } from "./dom.js";
import { byAttention, ClientTable, COLUMNS } from "./clienttable.js";
import { count, shown } from "./text.js";

const PAGE = 50;

export class Clients {
  #section = byId("clients");
  #selection = byId("selection");
  #pages = this.#section.querySelector(".pages");
  #ofSession = byId("of-session");
  #table;
  #all;
  #clients = [];
  #page = 0;
  #sort = null;
  #selected = new Map();
  #sessions = "";
  #may = { select: false, abort: false };

  /** @param disconnect is called with the clients and how they are to leave */
  constructor(disconnect) {
    this.#table = new ClientTable(this.#section.querySelector("tbody"), (client, on) => this.#select([client], on));
    this.#makeHeads();
    for (const filter of [byId("query"), this.#ofSession, byId("of-state")]) {
      filter.addEventListener("input", () => this.#turn(0));
    }
    this.#button("previous", () => this.#turn(this.#page - 1));
    this.#button("next", () => this.#turn(this.#page + 1));
    this.#button("clear", () => this.#select([...this.#selected.values()], false));
    this.#button("fallback", () => disconnect([...this.#selected.values()], "Fallback"));
    this.#button("abort", () => disconnect([...this.#selected.values()], "Abort"));
  }

  show(model, access) {
    this.#clients = model.clients;
    this.#may = { select: access.may("FALLBACK"), abort: access.may("ABORT") };
    const there = new Map(model.clients.map((client) => [client.key, client]));
    for (const key of this.#selected.keys()) {
      // Who has left, or is another machine now, is not what was selected.
      there.has(key) ? this.#selected.set(key, there.get(key)) : this.#selected.delete(key);
    }
    this.#showSessions(model.sessions);
    this.#draw();
  }

  #button(name, pressed) {
    this.#section.querySelector(`button.${name}`).addEventListener("click", pressed);
  }

  #makeHeads() {
    this.#all = el("input");
    this.#all.type = "checkbox";
    this.#all.setAttribute("aria-label", "Select all that match");
    this.#all.addEventListener("change", () => this.#select(this.#matching(), this.#all.checked));
    const row = this.#section.querySelector("thead tr");
    row.append(el("th", "check", this.#all));
    for (const [name, column] of Object.entries(COLUMNS)) {
      const head = el("th", column.number ? `${name} number` : name, button(column.title, "sort", () => this.#sortBy(name)));
      head.scope = "col";
      head.dataset.column = name;
      row.append(head);
    }
  }

  #sortBy(name) {
    if (this.#sort?.name !== name) {
      this.#sort = { name, down: false };
    } else {
      this.#sort = this.#sort.down ? null : { name, down: true };
    }
    for (const head of this.#section.querySelectorAll("th[data-column]")) {
      const direction = this.#sort?.down ? "descending" : "ascending";
      head.setAttribute("aria-sort", head.dataset.column === this.#sort?.name ? direction : "none");
    }
    this.#turn(0);
  }

  #turn(page) {
    this.#page = page;
    this.#draw();
  }

  #select(clients, on) {
    for (const client of clients) {
      on ? this.#selected.set(client.key, client) : this.#selected.delete(client.key);
    }
    this.#draw();
  }

  #matching() {
    const words = byId("query").value.toLowerCase().split(/\s+/).filter(Boolean);
    const session = this.#ofSession.value;
    const state = byId("of-state").value;
    return this.#clients.filter(
      (client) =>
        (session === "" || client.session?.key === session) &&
        (state === "" || client[state]) &&
        (words.length === 0 || matches(client, words)),
    );
  }

  #draw() {
    const matching = this.#matching();
    const by = this.#sort && COLUMNS[this.#sort.name].sort;
    const sign = this.#sort?.down ? -1 : 1;
    matching.sort(by ? (a, b) => sign * by(a, b) || byAttention(a, b) : byAttention);
    const pages = Math.max(1, Math.ceil(matching.length / PAGE));
    this.#page = Math.min(Math.max(0, this.#page), pages - 1);
    const from = this.#page * PAGE;
    const listed = matching.slice(from, from + PAGE);
    mark(this.#section, "selects", this.#may.select);
    this.#table.show(listed, (client) => this.#selected.has(client.key));
    this.#drawCounts(matching, from, listed.length, pages);
    this.#drawSelection(matching);
  }

  #drawCounts(matching, from, listed, pages) {
    const all = this.#clients.length;
    const number = (value) => value.toLocaleString("en");
    say(document.querySelector("#h-clients .count"), matching.length === all ? number(all) : `${number(matching.length)} of ${number(all)}`);
    this.#pages.hidden = pages === 1;
    say(this.#pages.querySelector(".say"), `${number(from + 1)} to ${number(from + listed)} of ${number(matching.length)}`);
    this.#pages.querySelector(".previous").disabled = this.#page === 0;
    this.#pages.querySelector(".next").disabled = this.#page === pages - 1;
    byId("no-clients").hidden = listed > 0;
    say(byId("no-clients"), all > 0 ? "No client matches." : "No client at the moment.");
  }

  #drawSelection(matching) {
    const selected = this.#selected.size;
    const seen = matching.filter((client) => this.#selected.has(client.key)).length;
    const unseen = selected > seen ? `, ${(selected - seen).toLocaleString("en")} of them not in this view` : "";
    this.#selection.hidden = !this.#may.select;
    say(this.#selection.querySelector(".say"), selected === 0 ? "None selected" : `${count(selected, "client")} selected${unseen}`);
    for (const action of this.#selection.querySelectorAll("button")) {
      action.disabled = selected === 0;
    }
    this.#selection.querySelector(".abort").hidden = !this.#may.abort;
    this.#all.checked = seen > 0 && seen === matching.length;
    this.#all.indeterminate = seen > 0 && seen < matching.length;
  }

  #showSessions(sessions) {
    const options = sessions.map((s) => [s.key, `${shown(s.content, 40)} · ${shown(s.server.name, 30)} · ${s.id}`]);
    const text = JSON.stringify(options);
    if (text === this.#sessions) {
      return;
    }
    this.#sessions = text;
    const chosen = this.#ofSession.value;
    this.#ofSession.replaceChildren(new Option("All sessions", ""), ...options.map(([key, label]) => new Option(label, key)));
    this.#ofSession.value = options.some(([key]) => key === chosen) ? chosen : "";
  }
}

function matches(client, words) {
  const text = `${client.name} ${client.mac} ${client.ip} ${client.user}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
