/** The hard end of calls: those begun within the same moment share one timer, which ends none of them late. */

/** Begun within so much of each other. */
const MOMENT_MS = 100;

export class HardEnd {
  readonly #timeoutMs: number;
  readonly #momentMs: number;
  #signal: AbortSignal | null = null;
  #renewAt = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#momentMs = Math.min(MOMENT_MS, timeoutMs / 20);
  }

  /** Fires at most the timeout after now, and at most a moment earlier. */
  begin(): AbortSignal {
    const now = performance.now();
    if (this.#signal === null || now >= this.#renewAt) {
      this.#signal = AbortSignal.timeout(this.#timeoutMs);
      this.#renewAt = now + this.#momentMs;
    }
    return this.#signal;
  }
}
