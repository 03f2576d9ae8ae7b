/** Live counters: where a notice stands, again whenever it changed, looked up once for all who watch it here. */
import { Injectable } from '@nestjs/common';
import { sha256 } from '../kernel/fingerprint.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { Launches, type NoticeStanding } from './launches.ts';
import { type Look, type Pace, paceOf, recent } from './rules/pace.ts';

export interface LiveStanding extends NoticeStanding, Pace {
  /** The same as long as nothing changed but the pace: whoever comes back says which they saw last. */
  readonly version: string;
}

/** Between two looks at one notice. */
const LOOK_MS = 1000;
const STILL_MS = 15_000;
/** A look takes no more than this share of the time: counting a hundred thousand cohorts is no thing for every second. */
const SHARE = 20;

interface Watched {
  reading: Promise<LiveStanding>;
  validUntilMs: number;
  looks: Look[];
}

@Injectable()
export class Progress {
  readonly #watched = new Map<NoticeId, Watched>();

  constructor(private readonly launches: Launches) {}

  /**
   * Where it stands now, and again after each change, until `signal` aborts or it ended: stopped, or everything
   * dispatched. Null each quarter of a minute in which nothing changed, so that whoever carries it on can say that it
   * still lives. `since`: the version that was seen last, which is not given again. Throws what `Launches.status` throws
   * before the first is given.
   */
  async *watch(id: NoticeId, signal: AbortSignal, since = ''): AsyncGenerator<LiveStanding | null> {
    let shown = since;
    let saidAtMs = -STILL_MS;
    while (!signal.aborted) {
      const standing = await this.#look(id);
      const { version } = standing;
      const changed = version !== shown;
      if (changed || performance.now() - saidAtMs > STILL_MS) {
        yield changed ? standing : null;
        saidAtMs = performance.now();
      }
      shown = version;
      if (hasEnded(standing)) return;
      await pause(LOOK_MS, signal);
    }
  }

  async #look(id: NoticeId): Promise<LiveStanding> {
    const known = this.#watched.get(id);
    if (known && known.validUntilMs > performance.now()) return known.reading;
    const began = performance.now();
    const reading = this.#read(id, known?.looks ?? []);
    const watched: Watched = { reading, validUntilMs: Infinity, looks: known?.looks ?? [] };
    this.#watched.set(id, watched);
    try {
      const standing = await reading;
      const now = performance.now();
      watched.looks = recent(watched.looks, lookAt(standing, now));
      watched.validUntilMs = now + Math.max(LOOK_MS / 2, (now - began) * SHARE);
      return standing;
    } catch (error) {
      this.#watched.delete(id);
      throw error;
    } finally {
      this.#forget();
    }
  }

  async #read(id: NoticeId, looks: readonly Look[]): Promise<LiveStanding> {
    const standing = await this.launches.status(id);
    // When it was looked up is no change.
    const { countedAt: _, ...what } = standing;
    const version = sha256(JSON.stringify(what)).toString('hex').slice(0, 16);
    return { ...standing, version, ...paceOf(recent(looks, lookAt(standing, performance.now()))) };
  }

  /** Nobody watches it any more. */
  #forget(): void {
    const longAgo = performance.now() - 60_000;
    for (const [id, { validUntilMs }] of this.#watched) if (validUntilMs < longAgo) this.#watched.delete(id);
  }
}

function lookAt({ told, open }: NoticeStanding, atMs: number): Look {
  return { atMs, told, open };
}

/** Stopped with nothing in the air, or everything dispatched: no look will find anything else. */
export function hasEnded({
  status,
  dispatched,
  deliveries,
}: Pick<NoticeStanding, 'status' | 'dispatched' | 'deliveries'>): boolean {
  const inHand = Object.values(deliveries).some(
    (states) => (states['claimed'] ?? 0) + (states['sending'] ?? 0) > 0,
  );
  return (status === 'stopped' && !inHand) || (status === 'launched' && dispatched);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
