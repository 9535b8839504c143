// What goes on, from the answers of wds-jmx. Immutable; each poll makes a new one.

import * as names from "./names.js";
import { NoAnswer } from "./jolokia.js";

/** Like the alert WdsSessionHeldBack. */
const SLOW = 2 * 1024 * 1024;
const STALE_SECONDS = 60;

export const QUESTIONS = [
  {
    type: "read",
    mbean: names.SERVERS,
    attribute: ["Name", "Up", "LastError", "LastErrorCode", "ReadFaults", "SnapshotTime", "ServicesRunning", "Sessions", "ClientColumns"],
  },
  { type: "read", mbean: names.REMEDIATION },
];

/** The model of a moment. */
export function model([servers, remediation]) {
  if (servers.status !== 200 && servers.status !== 404) {
    throw new NoAnswer(servers.status === 403 ? "forbidden" : "failed", String(servers.error ?? "The servers cannot be read"));
  }
  const now = (servers.timestamp ?? Date.now() / 1000) * 1000;
  const read = Object.entries(servers.value ?? {})
    .map(([name, value]) => server(names.serverValue(name), value, now))
    .sort((a, b) => a.up - b.up || compare(a.name, b.name));
  const sessions = read.flatMap((s) => s.sessions).sort(bySession);
  return {
    servers: read,
    sessions,
    clients: read.flatMap((s) => s.clients),
    remediation: remediation.status === 200 ? remedies(remediation.value) : null,
  };
}

/** Orders texts; null comes last. */
export function compare(a, b) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  return COLLATOR.compare(a, b);
}

const COLLATOR = new Intl.Collator("en", { numeric: true });

function server(value, s, now) {
  const snapshot = Date.parse(s.SnapshotTime);
  const result = {
    key: value,
    value,
    name: s.Name,
    up: s.Up,
    error: s.LastError,
    errorCode: s.LastErrorCode,
    faults: s.ReadFaults ?? [],
    servicesRunning: s.ServicesRunning,
    readSeconds: (now - snapshot) / 1000,
    clients: [],
    sessions: [],
  };
  result.sessions = Object.values(s.Sessions ?? {}).map((row) => session(result, row));
  const byLabel = new Map(result.sessions.map((row) => [row.label, row]));
  result.clients = rows(s.ClientColumns ?? {}).map((row) => client(result, byLabel.get(row.SessionKey), row, now));
  return result;
}

/** What has an array for each column, as an object for each element. */
function rows(columns) {
  const named = Object.entries(columns);
  return (columns.Id ?? []).map((_, i) => Object.fromEntries(named.map(([name, values]) => [name, values[i]])));
}

/** Whether a server is said to be up, but its data is old. */
export function isStale(server_, elapsed) {
  return server_.up && server_.readSeconds + elapsed > STALE_SECONDS;
}

function session(owner, s) {
  return {
    key: `${owner.value}/${s.Key}`,
    server: owner,
    id: s.Id,
    label: s.Key,
    content: s.Content,
    namespace: s.Namespace,
    rate: s.TransferRate,
    masterId: s.MasterClientId,
    masterName: s.MasterClient,
    master: null,
    clients: [],
    count: s.ClientCount,
    least: number(s.MinimumCompletion),
    mean: number(s.MeanCompletion),
    remaining: number(s.EstimatedSecondsRemaining),
    heldBack: s.TransferRate >= 0 && s.TransferRate < SLOW && s.ClientCount > 1 && s.MasterClientId > 0,
  };
}

function client(owner, of, c, now) {
  const result = {
    // Whoever takes over the id of another machine is another client.
    key: JSON.stringify([owner.value, c.SessionKey, c.Key, c.Name, c.MacAddress]),
    server: owner,
    session: of ?? null,
    sessionId: c.Session,
    sessionLabel: c.SessionKey,
    label: c.Key,
    name: c.Name,
    mac: c.MacAddress,
    ip: c.IpAddress,
    user: c.UserIdentity,
    completion: number(c.Completion),
    cpu: number(c.CpuUtilization),
    memory: number(c.MemoryUtilization),
    network: number(c.NetworkUtilization),
    remaining: number(c.EstimatedSecondsRemaining),
    joined: c.JoinDuration >= 0 ? c.JoinDuration : NaN,
    progressSeconds: (now - Date.parse(c.ProgressTime)) / 1000,
    master: c.Master === true,
    stalled: c.Stalled === true,
  };
  if (of) {
    of.clients.push(result);
    if (result.master) {
      of.master = result;
    }
  }
  return result;
}

function remedies(r) {
  return {
    mode: r.Mode,
    breakerOpen: r.BreakerOpen,
    requested: r.Requested,
    acted: r.Acted,
    rehearsed: r.DryRun,
    skipped: r.Skipped,
    failed: r.Failed,
    queued: r.Queued,
    decisions: Object.values(r.LastDecisions ?? {})
      .map((d) => ({ ...d, key: d.number }))
      .sort((a, b) => b.number - a.number),
  };
}

/** Jolokia writes NaN as null. */
function number(value) {
  return typeof value === "number" ? value : NaN;
}

function bySession(a, b) {
  return b.heldBack - a.heldBack || compare(a.server.name, b.server.name) || compare(a.namespace, b.namespace) || a.id - b.id;
}
