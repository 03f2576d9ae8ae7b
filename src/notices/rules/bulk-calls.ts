/** How many messages go into one bulk call: counted by writing it as it travels. */
import { BulkForm, type BulkMessage } from './bulk-form.ts';

export const BULK_MESSAGES_MAX = 50;
/** Of the request's body; a lost answer leaves everything in it in doubt (reference/providers.md §1). */
export const BULK_BYTES_MAX = 400_000;

export interface BulkCall<T> {
  readonly messages: readonly T[];
  readonly form: Buffer;
}

/** Splits into calls, in order; a message too large for any call goes alone. `head`: what every call says first. */
export function bulkCalls<T extends BulkMessage>(head: string, messages: readonly T[]): BulkCall<T>[] {
  const calls: BulkCall<T>[] = [];
  const form = new BulkForm(head);
  let mine: T[] = [];
  const close = (length?: number): void => {
    calls.push({ messages: mine, form: form.finished(length) });
    mine = [];
    form.begin();
  };
  for (const message of messages) {
    const before = form.length;
    form.add(mine.length + 1, message);
    if (mine.length > 0 && form.length > BULK_BYTES_MAX) {
      close(before);
      form.add(1, message);
    }
    mine.push(message);
    if (mine.length === BULK_MESSAGES_MAX) close();
  }
  if (mine.length > 0) close();
  return calls;
}
