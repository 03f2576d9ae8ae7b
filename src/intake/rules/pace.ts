/** How fast a source is read, from its checkpoints alone, and when it will be done. */

export interface Pace {
  readonly rowsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** The last so many seconds count most. */
const SMOOTHING_SECONDS = 10;
/** Less than this says nothing yet. */
const SECONDS_MIN = 2;
const CHECKPOINTS_MIN = 3;

/** Sums of what was read and of how long it took, both fading alike: an average at first, then a moving one. */
export class PaceMeter {
  #rows = 0;
  #bytes = 0;
  #seconds = 0;
  #elapsed = 0;
  #checkpoints = 0;
  #before: number;
  #bytesBefore: number;

  /** `now` in seconds of any clock that only goes forward; `bytes` read before this reading began. */
  constructor(now: number, bytes: number) {
    this.#before = now;
    this.#bytesBefore = bytes;
  }

  /** At a checkpoint: rows since the last one, bytes of the whole content so far. Null while there is nothing to say. */
  note(now: number, rows: number, bytes: number): Pace | null {
    const seconds = Math.max(now - this.#before, 0);
    const kept = Math.exp(-seconds / SMOOTHING_SECONDS);
    this.#rows = this.#rows * kept + rows;
    this.#bytes = this.#bytes * kept + Math.max(bytes - this.#bytesBefore, 0);
    this.#seconds = this.#seconds * kept + seconds;
    this.#elapsed += seconds;
    this.#checkpoints += 1;
    this.#before = now;
    this.#bytesBefore = Math.max(bytes, this.#bytesBefore);
    const isEarly = this.#elapsed < SECONDS_MIN || this.#checkpoints < CHECKPOINTS_MIN;
    if (isEarly || this.#rows <= 0 || this.#bytes <= 0) return null;
    return { rowsPerSecond: this.#rows / this.#seconds, bytesPerSecond: this.#bytes / this.#seconds };
  }
}

/** Whole seconds until everything is read; at least one while something is left. */
export function secondsLeft(bytesLeft: number, bytesPerSecond: number): number {
  return bytesLeft <= 0 ? 0 : Math.max(1, Math.round(bytesLeft / bytesPerSecond));
}
