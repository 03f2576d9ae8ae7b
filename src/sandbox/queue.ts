/** The topic's queue: what is received hides for a while and comes again until it is deleted, in no order and at least once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export const VISIBILITY_DEFAULT_MS = 30_000;
const LOOK_AGAIN_MS = 25;

export interface Queued {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receives: number;
  /** Of the latest receipt; an older one deletes nothing any more. */
  handle: string;
  readonly deleted: () => Promise<void>;
}

export class Queue {
  readonly #messages = new Map<string, Queued>();
  readonly #byHandle = new Map<string, string>();

  put(body: string, deleted: () => Promise<void>): void {
    const [id, sentAt] = [randomUUID(), Date.now()];
    this.#messages.set(id, { id, body, sentAt, visibleAt: sentAt, receives: 0, handle: '', deleted });
  }

  /** Up to ten; waits so long for the first. */
  async receive(
    most: number,
    of: { readonly waitMs: number; readonly hideMs: number; readonly signal?: AbortSignal },
  ): Promise<readonly Queued[]> {
    const until = Date.now() + of.waitMs;
    for (;;) {
      const found = this.#visible(most, of.hideMs);
      if (found.length > 0 || Date.now() >= until || of.signal?.aborted) return found;
      await sleep(LOOK_AGAIN_MS, undefined, { ref: false });
    }
  }

  /** False for a receipt nobody holds any more. */
  async delete(handle: string): Promise<boolean> {
    const message = this.#of(handle);
    if (!message) return false;
    this.#messages.delete(message.id);
    this.#byHandle.delete(handle);
    await message.deleted();
    return true;
  }

  hide(handle: string, ms: number): boolean {
    const message = this.#of(handle);
    if (message) message.visibleAt = Date.now() + ms;
    return message !== undefined;
  }

  get counts(): { visible: number; hidden: number } {
    const now = Date.now();
    const visible = [...this.#messages.values()].filter((m) => m.visibleAt <= now).length;
    return { visible, hidden: this.#messages.size - visible };
  }

  #visible(most: number, hideMs: number): Queued[] {
    const now = Date.now();
    const found: Queued[] = [];
    for (const message of this.#messages.values()) {
      if (found.length === most) break;
      if (message.visibleAt > now) continue;
      this.#byHandle.delete(message.handle);
      message.handle = randomUUID();
      this.#byHandle.set(message.handle, message.id);
      message.visibleAt = now + hideMs;
      message.receives += 1;
      found.push(message);
    }
    return found;
  }

  #of(handle: string): Queued | undefined {
    return this.#messages.get(this.#byHandle.get(handle) ?? '');
  }
}
