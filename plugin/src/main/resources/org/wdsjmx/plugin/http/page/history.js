// The rates of sessions since this page began to look, kept over a reload.

import { steady } from "./steady.js";

const KEPT_MILLIS = 10 * 60 * 1000;
const STORE = "wds-jmx rates";

export class History {
  #rates = new Map();

  constructor() {
    try {
      this.#rates = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? "[]"));
    } catch {
      // What is not ours or not readable is no loss.
    }
  }

  /** Takes down the rates of this moment. */
  add(sessions, time = steady()) {
    const kept = new Map();
    for (const session of sessions) {
      const points = this.#rates.get(session.key) ?? [];
      const recent = points.filter(([at]) => at > time - KEPT_MILLIS && at < time);
      if (session.rate >= 0) {
        recent.push([time, session.rate]);
      }
      kept.set(session.key, recent);
    }
    this.#rates = kept;
    try {
      sessionStorage.setItem(STORE, JSON.stringify([...kept]));
    } catch {
      // Storage is full or forbidden: the chart begins anew after a reload.
    }
  }

  /** Times and rates, the oldest first. */
  of(session) {
    return this.#rates.get(session.key) ?? [];
  }
}
