/** What brings one thing to one person in a system of somebody else's; it says itself what it can do in doubt. */
import type { Currency } from '../kernel/money.ts';
import type { Abilities, Outcome } from './rules/next-step.ts';

export interface Order {
  /** Ours, the same for every try. */
  readonly key: string;
  /** As printed on the person's receipt. */
  readonly reference: string;
  readonly kind: string;
  readonly customerId: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** Of an entitlement: how many days. */
  readonly days: number | null;
}

export interface FulfilmentAdapter extends Abilities {
  readonly kinds: readonly string[];
  readonly timeoutMs: number;
  readonly retryMs: number;
  readonly giveUpMs: number;
  /** Never throws: what it does not know is `unknown`. */
  send(order: Order): Promise<Outcome>;
  /** What became of this key? Only where `canAsk`. */
  ask(order: Order): Promise<Outcome>;
}
