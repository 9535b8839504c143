// A time by which this page measures: the wall clock when the page began, and on from there by a clock that is never set.

/** Milliseconds since 1970. */
export function steady() {
  return performance.timeOrigin + performance.now();
}
