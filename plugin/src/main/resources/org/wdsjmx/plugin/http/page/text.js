// How values are written. Names come from the network: nothing in them may move, hide or imitate other text.

// Control, format (bidi, zero width), line separators, lone surrogates, and letters that look like nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2800\u3164\uFE00-\uFE0F\uFFA0]/gu;
const LONGEST = 160;

export const NOTHING = "–";

/** A text of the network, with what cannot be seen written out, and not longer than a page can bear. */
export function shown(text, longest = LONGEST) {
  if (text === null || text === undefined) {
    return NOTHING;
  }
  const points = Array.from(String(text).slice(0, 2 * longest + 2));
  const cut = points.length > longest || String(text).length > 2 * longest + 2;
  const head = (cut ? points.slice(0, longest) : points).join("");
  const escaped = head.replace(UNSEEN, (c) => `\\u{${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}}`);
  return cut ? `${escaped}… (${String(text).length} characters)` : escaped;
}

/** The name of a machine. */
export function machine(name) {
  return name === null || name === undefined || name.trim() === "" ? "(no name)" : shown(name);
}

/** Bytes per second; -1 = unknown. The number and its unit. */
export function rate(bytes) {
  if (!(bytes >= 0)) {
    return [NOTHING, ""];
  }
  if (bytes >= 1e9) {
    return [(bytes / 1e9).toFixed(2), "GB/s"];
  }
  return [(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0), "MB/s"];
}

/** A share from 0 to 1; never 100 % before it is all. */
export function percent(share) {
  return Number.isFinite(share) && share >= 0 ? `${share >= 1 ? 100 : Math.min(99, Math.round(share * 100))} %` : NOTHING;
}

/** A length of time, as exactly as it matters. */
export function duration(seconds) {
  if (!Number.isFinite(seconds) || seconds < 0) {
    return NOTHING;
  }
  const s = Math.round(seconds);
  if (s < 120) {
    return `${s} s`;
  }
  if (s < 3570) {
    return `${Math.round(s / 60)} min`;
  }
  if (s < 172800) {
    const minutes = Math.round(s / 60);
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  }
  return `${Math.round(s / 86400)} days`;
}

export function ago(seconds) {
  return Number.isFinite(seconds) ? `${duration(Math.max(0, seconds))} ago` : "never";
}

/** The time of day on this machine. */
export function clock(millis) {
  return Number.isFinite(millis) ? new Date(millis).toLocaleTimeString([], { hour12: false }) : NOTHING;
}

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
