// Chance that can be had again: the same seed draws the same numbers.

const SEED = Number(process.env.NOFAULT_FAULTS_SEED ?? 1);

export class Chance {
  #state;

  /// Each name has numbers of its own, so that one fault can be tried again alone.
  constructor(name) {
    this.#state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193), SEED);
  }

  /// A number from 0 to below 1 (mulberry32).
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /// A number between two.
  between(low, high) {
    return low + this.next() * (high - low);
  }

  /// A whole number from `low` to below `high`.
  whole(low, high) {
    return Math.floor(this.between(low, high));
  }
}
