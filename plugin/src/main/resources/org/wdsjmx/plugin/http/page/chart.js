// The rate of a session over time: since this page looks on, the last ten minutes at most.

import { steady } from "./steady.js";
import { duration, rate } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 160;
const HEIGHT = 36;
const TOP = 3;

// A gap that long was not looked at, and is not drawn.
const GAP_MILLIS = 45000;
const SHORTEST_SPAN = 60000;

export class Chart {
  constructor() {
    this.element = document.createElementNS(SVG, "svg");
    this.element.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    this.element.setAttribute("preserveAspectRatio", "none");
    this.element.setAttribute("class", "chart");
    this.element.setAttribute("role", "img");
    this.area = this.#path("area");
    this.line = this.#path("line");
  }

  #path(name) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", name);
    this.element.append(path);
    return path;
  }

  show(points, now = steady()) {
    const highest = Math.max(1e6, ...points.map(([, value]) => value));
    const span = Math.max(SHORTEST_SPAN, now - (points[0]?.[0] ?? now));
    const x = (at) => WIDTH - ((now - at) / span) * WIDTH;
    const y = (value) => HEIGHT - 1 - (value / highest) * (HEIGHT - TOP - 1);
    const runs = [];
    let last = -Infinity;
    for (const [at, value] of points) {
      if (at - last > GAP_MILLIS) {
        runs.push([]);
      }
      runs.at(-1).push([x(at), y(value)]);
      last = at;
    }
    this.line.setAttribute("d", runs.map((run) => trace(run)).join(""));
    this.area.setAttribute("d", runs.map((run) => `${trace(run)}L${run.at(-1)[0].toFixed(1)},${HEIGHT}L${run[0][0].toFixed(1)},${HEIGHT}Z`).join(""));
    const values = points.map(([, value]) => value);
    this.element.setAttribute(
      "aria-label",
      values.length === 0
        ? "No rates yet"
        : `Rate over the last ${duration(span / 1000)}: ${rate(Math.min(...values)).join(" ")} to ${rate(Math.max(...values)).join(" ")}`,
    );
  }
}

function trace(run) {
  // One point alone is a dash that can be seen.
  const points = run.length === 1 ? [[run[0][0] - 2, run[0][1]], run[0]] : run;
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`).join("");
}
