// Puts the parts together: asks, shows, and acts on request.

import * as actions from "./actions.js";
import { Access } from "./access.js";
import { Clients } from "./clients.js";
import { Confirm } from "./confirm.js";
import { byId, mark, say } from "./dom.js";
import { Headline } from "./headline.js";
import { History } from "./history.js";
import { NoAnswer, post } from "./jolokia.js";
import { model, QUESTIONS } from "./model.js";
import { Poll } from "./poll.js";
import { Remediation } from "./remediation.js";
import { Servers } from "./servers.js";
import { Sessions } from "./sessions.js";
import { duration } from "./text.js";

/** How long it is believed what the caller may do. */
const ACCESS_MILLIS = 60000;

const access = new Access();
const history = new History();
const headline = new Headline();
const EMPTY = { servers: [], sessions: [], clients: [], remediation: null };
let current = EMPTY;
let failure = null;
let answeredAt = null;
let answeredClock = null;
let accessAt = -Infinity;

const poll = new Poll(ask);
const confirm = new Confirm(() => poll.now());
const clients = new Clients((selected, type) => confirm.ask(actions.disconnect(selected, type, now)));
const sessions = new Sessions({
  master: (session) => session.master && confirm.ask(actions.disconnectMaster(session, "Fallback", now)),
  all: (session) => confirm.ask(actions.disconnect(session.clients, "Fallback", now)),
  terminate: (session) => confirm.ask(actions.terminate(session, now)),
});
const servers = new Servers(readNow);
const remediation = new Remediation({
  mode: (mode) => mode !== current.remediation?.mode && confirm.ask(actions.changeMode(mode)),
  breaker: () => confirm.ask(actions.resetBreaker()),
});

function now() {
  return current;
}

async function ask() {
  try {
    if (performance.now() - accessAt > ACCESS_MILLIS) {
      await access.refresh();
      accessAt = performance.now();
    }
    current = model(await post(QUESTIONS));
    history.add(current.sessions);
    answeredAt = performance.now();
    answeredClock = Date.now();
    failure = null;
    show();
  } catch (thrown) {
    failure = thrown instanceof NoAnswer ? thrown : new NoAnswer("page", `${thrown}`);
    // Asking again would only bring up the browser's dialog again.
    failure.final = failure.kind === "login";
    // Who signed in anew may do something else.
    accessAt = -Infinity;
    tick();
    throw failure;
  }
}

function show() {
  say(byId("me"), `${access.name} · ${access.role}`);
  sessions.show(current.sessions, history, access);
  clients.show(current, access);
  servers.show(current.servers, access);
  remediation.show(current.remediation, access);
  const held = current.sessions.filter((s) => s.heldBack).length;
  document.title = held > 0 ? `(${held}) wds-jmx` : "wds-jmx";
  tick();
}

/** What changes by itself: ages, and when it is tried again. */
function tick() {
  const elapsed = answeredAt === null ? 0 : (performance.now() - answeredAt) / 1000;
  servers.tick(elapsed);
  mark(document.body, "connection", failure === null ? (answeredAt === null ? "wait" : "live") : "lost");
  if (failure !== null) {
    headline.showFailure(failure, answeredClock);
    const pause = Math.max(0, (poll.nextAt - performance.now()) / 1000);
    live("lost", failure.final ? "Stopped" : Number.isFinite(pause) ? `Next try in ${duration(pause)}` : "Trying again");
  } else if (answeredAt !== null) {
    headline.show(current, elapsed);
    live("live", `Live, ${duration(elapsed)} old`);
  }
}

function live(state, text) {
  mark(byId("live"), "state", state);
  say(byId("live").querySelector(".say"), text);
}

async function readNow(server) {
  const answer = await actions.refresh(server);
  poll.now();
  return answer;
}

setInterval(tick, 1000);
poll.now();
