// The rows of the table of clients: one page of them.

import { bar, Children, el, hint, isolated, mark, say } from "./dom.js";
import { compare } from "./model.js";
import { ago, duration, machine, NOTHING, percent, shown } from "./text.js";

const byText = (read) => (a, b) => compare(read(a), read(b));
// What is unknown is last.
const byNumber = (read) => (a, b) => order(read(a)) - order(read(b)) || 0;
const order = (value) => (Number.isFinite(value) ? value : Number.MAX_VALUE);

/** Columns by name: their title and how they sort. */
export const COLUMNS = {
  name: { title: "Machine", sort: byText((c) => c.name) },
  session: { title: "Session", sort: (a, b) => byText((c) => c.session?.content ?? null)(a, b) || a.sessionId - b.sessionId },
  completion: { title: "Progress", sort: byNumber((c) => c.completion) },
  remaining: { title: "Left", sort: byNumber((c) => c.remaining), number: true },
  progress: { title: "Last progress", sort: byNumber((c) => c.progressSeconds), number: true },
  load: { title: "CPU · Mem · Net", sort: byNumber((c) => -c.network), number: true },
  mac: { title: "MAC", sort: byText((c) => c.mac) },
  ip: { title: "IP", sort: byText((c) => c.ip) },
  user: { title: "User", sort: byText((c) => c.user) },
};

/** Before any choice: what needs attention, then by name. */
export function byAttention(a, b) {
  return attention(a) - attention(b) || compare(a.name, b.name) || a.id - b.id;
}

function attention(client) {
  if (client.master && client.session?.heldBack) {
    return 0;
  }
  return client.stalled ? 1 : client.master ? 2 : 3;
}

class Row {
  #check = el("input");
  #name = isolated("", "name");
  #badge = el("span", "badge");
  #session = isolated();
  #sessionId = el("span", "id");
  #bar = bar();
  #percent = el("span", "mean");
  #texts = {};

  constructor(selected) {
    this.#check.type = "checkbox";
    this.#check.addEventListener("change", () => selected(this.client, this.#check.checked));
    const cells = {
      check: el("td", "check", this.#check),
      name: el("th", "name", el("div", "line", this.#name, this.#badge)),
      session: el("td", "session", el("div", "line", this.#session, this.#sessionId)),
      completion: el("td", "completion", el("div", "line", this.#bar.track, this.#percent)),
    };
    cells.name.scope = "row";
    for (const column of ["remaining", "progress", "load", "mac", "ip", "user"]) {
      this.#texts[column] = isolated();
      cells[column] = el("td", COLUMNS[column].number ? `${column} number` : column, this.#texts[column]);
    }
    this.element = el("tr", "", cells.check, ...Object.keys(COLUMNS).map((column) => cells[column]));
  }

  show(client, selected) {
    this.client = client;
    mark(this.element, "state", client.master && client.session?.heldBack ? "held" : client.stalled ? "stalled" : "");
    mark(this.element, "selected", selected);
    const name = machine(client.name);
    this.#check.checked = selected;
    this.#check.setAttribute("aria-label", `Select ${name}`);
    say(this.#name, name);
    hint(this.#name, name);
    say(this.#badge, [client.master ? "master" : "", client.stalled ? "stalled" : ""].join(" ").trim());
    say(this.#session, shown(client.session?.content ?? null));
    hint(this.#session, shown(client.session?.namespace ?? null));
    say(this.#sessionId, String(client.sessionId));
    this.#bar.show(client.completion);
    say(this.#percent, percent(client.completion));
    say(this.#texts.remaining, duration(client.remaining));
    say(this.#texts.progress, ago(client.progressSeconds));
    say(this.#texts.load, load(client));
    for (const column of ["mac", "ip", "user"]) {
      say(this.#texts[column], shown(client[column]));
      hint(this.#texts[column], shown(client[column]));
    }
  }
}

function load(client) {
  const parts = [client.cpu, client.memory, client.network];
  return parts.some(Number.isFinite) ? parts.map((part) => percent(part).replace(" %", "")).join(" · ") + " %" : NOTHING;
}

/** Shows clients; knows nothing of those that are not on its page. */
export class ClientTable {
  #rows;

  constructor(body, selected) {
    this.#rows = new Children(body, () => new Row(selected));
  }

  show(clients, isSelected) {
    this.#rows.show(clients, (row, client) => row.show(client, isSelected(client)));
  }
}
