// What can be asked of wds-jmx, as requests with what they mean for whom. The names of rights are those of /-/me.

import * as names from "./names.js";
import { post } from "./jolokia.js";
import { machine, shown, count } from "./text.js";

/** So many machines in one request that its answer does not take too long. */
const AT_ONCE = 10;

/** wds-jmx gives up a server that does not answer, usually after 30 s; whoever gives up before that never learns the outcome. */
const PATIENCE = 20 + AT_ONCE * 30;

const FALLBACK = "Fallback asks a machine to leave the session and to go on by another way, for example unicast.";
const ABORT =
  "Abort ends the installation on the machine. It may be left unusable, with a disk half written, until somebody installs it anew.";

/**
 * Something to confirm and to do.
 *
 * title, effect, verb, danger: what the dialog says. targets: {key, text, detail}, one request each. request: makes the request
 * of a target, or says null when the target is not there any more. outcome: reads [level, word, message] from what was returned.
 */
export function disconnect(clients, type, current) {
  const abort = type === "Abort";
  const one = clients.length === 1;
  return {
    title: `${abort ? "Abort" : "Disconnect"} ${one ? machine(clients[0].name) : count(clients.length, "machine")}?`,
    effect: abort ? ABORT : FALLBACK,
    danger: abort,
    verb: `${abort ? "Abort" : "Disconnect"} ${one ? "this machine" : count(clients.length, "machine")}`,
    targets: clients.map(target),
    request: ({ key, client }) =>
      // The machine that was confirmed, or none: ids are given to others.
      current().clients.some((c) => c.key === key)
        ? exec(names.client(client.server.value, client.sessionLabel, client.label, client.name), "disconnect", [type])
        : null,
    outcome: disconnected,
  };
}

export function disconnectMaster(session, type, current) {
  const others = session.count - 1;
  const master = session.master;
  const action = disconnect([master], type, current);
  return {
    ...action,
    title: `${type === "Abort" ? "Abort" : "Disconnect"} the master ${machine(master.name)}?`,
    effect: `It sets the pace of ${count(others, "other")} in its session. ${action.effect}`,
    request: (target_) => {
      const now = current().clients.find((c) => c.key === target_.key);
      return now?.master ? action.request(target_) : null;
    },
  };
}

export function terminate(session, current) {
  return {
    title: `Terminate session ${session.id}?`,
    effect: `It ends the transfer of ${shown(session.content)} to ${count(session.clients.length, "machine")}. WDS does not tell what they do next: an installation may fail.`,
    danger: true,
    verb: "Terminate the session",
    targets: [{ key: session.key, text: `Session ${session.id}`, detail: `${shown(session.namespace)} on ${shown(session.server.name)}` }],
    concerned: session.clients.map(target),
    request: () =>
      current().sessions.some((s) => s.key === session.key)
        ? exec(names.session(session.server.value, session.label), "terminate", [])
        : null,
    outcome: () => ["good", "DONE", "The server ended the session."],
  };
}

/** Reads a server now; what came of it in a few words. */
export async function refresh(server) {
  try {
    const [answer] = await post([exec(names.server(server.value), "refresh", [])], PATIENCE);
    const [, word, message] = result({ outcome: () => ["good", "", ""] }, answer);
    return word === "" ? "" : `${word}: ${message}`;
  } catch (failure) {
    return failure.message;
  }
}

const MODES = {
  OFF: "Alerts are taken down, and nothing is done about them.",
  DRY_RUN: "It is decided about alerts and shown what would be done. No machine is disconnected.",
  ENFORCE: "From now on machines are disconnected when alerts come, as the configured rules say, without anybody being asked.",
};

export function changeMode(mode) {
  return {
    title: `Change remediation to ${mode}?`,
    effect: MODES[mode],
    danger: mode === "ENFORCE",
    verb: `Change to ${mode}`,
    targets: [{ key: mode, text: "Remediation", detail: "of all servers" }],
    request: () => ({ type: "write", mbean: names.REMEDIATION, attribute: "Mode", value: mode }),
    outcome: () => ["good", "DONE", `The mode is ${mode}.`],
  };
}

export function resetBreaker() {
  return {
    title: "Reset the breaker?",
    effect: "Failures in a row have ended the acting on alerts. After this, ENFORCE disconnects machines again.",
    danger: true,
    verb: "Reset the breaker",
    targets: [{ key: "breaker", text: "Remediation", detail: "of all servers" }],
    request: () => exec(names.REMEDIATION, "resetBreaker", []),
    outcome: () => ["good", "DONE", "The breaker is closed."],
  };
}

/** Does it; tells the result of each target as soon as it is known: done(target, [level, word, message]). */
export async function perform(action, done) {
  for (let from = 0; from < action.targets.length; from += AT_ONCE) {
    const asked = [];
    for (const target_ of action.targets.slice(from, from + AT_ONCE)) {
      const request = action.request(target_);
      if (request === null) {
        done(target_, ["calm", "CHANGED", "It is not there like this any more; nothing was called."]);
      } else {
        asked.push({ target: target_, request });
      }
    }
    if (asked.length > 0 && !(await send(action, asked, done))) {
      for (const target_ of action.targets.slice(from + AT_ONCE)) {
        done(target_, ["calm", "NOT SENT", "Ended after the failure before it."]);
      }
      return;
    }
  }
}

async function send(action, asked, done) {
  let answers;
  try {
    answers = await post(asked.map(({ request }) => request), PATIENCE);
  } catch (failure) {
    const refused = failure.kind === "forbidden" || failure.kind === "login";
    const result = refused
      ? ["bad", "REFUSED", failure.message]
      : ["bad", "UNKNOWN", `${failure.message}. It may have been done or not.`];
    asked.forEach(({ target: target_ }) => done(target_, result));
    return false;
  }
  asked.forEach(({ target: target_ }, i) => done(target_, result(action, answers[i])));
  return true;
}

function result(action, answer) {
  if (answer.status === 200) {
    return action.outcome(answer.value);
  }
  if (answer.status === 404) {
    return ["calm", "ALREADY GONE", "It is not there any more; nothing was called."];
  }
  const refused = answer.status === 403 || String(answer.error_type).endsWith("SecurityException");
  return ["bad", refused ? "REFUSED" : "FAILED", shown(answer.error ?? "No reason was given", 500)];
}

function disconnected(value) {
  const levels = { ACCEPTED: "good", ALREADY_GONE: "calm", CHANGED: "calm" };
  const code = value.outcome === "FAILED" ? ` (${shown(value.code)})` : "";
  return [levels[value.outcome] ?? "bad", String(value.outcome).replaceAll("_", " "), shown(value.message, 500) + code];
}

function target(client) {
  return { key: client.key, client, text: machine(client.name), detail: `${shown(client.mac)} · ${shown(client.ip)}` };
}

function exec(mbean, operation, args) {
  return { type: "exec", mbean, operation, arguments: args };
}
