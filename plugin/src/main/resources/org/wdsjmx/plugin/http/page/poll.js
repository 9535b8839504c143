// Asks again and again: not while nobody looks, and ever less often while there is no answer.

const PAUSE = 3000;
const LONGEST_PAUSE = 30000;
const HIDDEN_PAUSE = 60000;
// Large answers are asked for less often: the network and wds-jmx have other things to do.
const SHARE_OF_TIME = 5;

export class Poll {
  #ask;
  #timer = 0;
  #underWay = false;
  #failures = 0;

  /** @param ask asks once; its promise fails when there is no answer, with "final" set when asking again is of no use */
  constructor(ask) {
    this.#ask = ask;
    this.nextAt = 0;
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) {
        this.now();
      }
    });
  }

  async now() {
    if (this.#underWay) {
      return;
    }
    clearTimeout(this.#timer);
    this.#underWay = true;
    const began = performance.now();
    let final = false;
    try {
      await this.#ask();
      this.#failures = 0;
    } catch (failure) {
      this.#failures++;
      final = failure.final === true;
    }
    this.#underWay = false;
    this.nextAt = Infinity;
    if (!final) {
      const pause = this.#pause(performance.now() - began);
      this.nextAt = performance.now() + pause;
      this.#timer = setTimeout(() => this.now(), pause);
    }
  }

  #pause(took) {
    if (document.hidden) {
      return HIDDEN_PAUSE;
    }
    if (this.#failures > 0) {
      return Math.min(LONGEST_PAUSE, PAUSE * 2 ** (this.#failures - 1));
    }
    return Math.min(LONGEST_PAUSE, Math.max(PAUSE, took * SHARE_OF_TIME));
  }
}
