// Elements are made and filled here, with text only: there is no way from a text to markup.

export const byId = (id) => document.getElementById(id);

/** An element with classes and children; strings become text. */
export function el(tag, classes = "", ...children) {
  const element = document.createElement(tag);
  if (classes) {
    element.className = classes;
  }
  element.append(...children);
  return element;
}

/** A text of the network, kept to itself whatever its direction. */
export function isolated(text = "", classes = "") {
  return el("bdi", classes, text);
}

export function button(text, classes, pressed) {
  const element = el("button", classes, text);
  element.type = "button";
  element.addEventListener("click", pressed);
  return element;
}

/** Sets a text; what says the same already is left alone, and so are the selection in it and the reader. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function hint(element, text) {
  if (element.title !== text) {
    element.title = text;
  }
}

export function mark(element, name, value) {
  if (element.dataset[name] !== String(value)) {
    element.dataset[name] = value;
  }
}

/** A bar that shows a share; its number is written beside it. */
export function bar() {
  const fill = el("span", "fill");
  const track = el("span", "track", fill);
  track.setAttribute("aria-hidden", "true");
  return {
    track,
    show(share) {
      const width = `${Number.isFinite(share) ? Math.min(1, Math.max(0, share)) * 100 : 0}%`;
      if (fill.style.width !== width) {
        fill.style.width = width;
      }
    },
  };
}

/**
 * Keeps one child for each item, in the order of the items. A child stays as long as its item, so that the focus and what is
 * selected in it stay too.
 */
export class Children {
  constructor(parent, make) {
    this.parent = parent;
    this.make = make;
    this.children = new Map();
  }

  show(items, update = (child, item) => child.show(item)) {
    const kept = new Map();
    for (const item of items) {
      kept.set(item.key, this.children.get(item.key) ?? this.make(item));
    }
    for (const [key, child] of this.children) {
      if (!kept.has(key)) {
        child.element.remove();
      }
    }
    let place = this.parent.firstElementChild;
    for (const item of items) {
      const child = kept.get(item.key);
      update(child, item);
      if (child.element === place) {
        place = place.nextElementSibling;
      } else {
        this.parent.insertBefore(child.element, place);
      }
    }
    this.children = kept;
  }
}
