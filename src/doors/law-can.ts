/** What somebody may do with a law, a calendar or a hold as it stands, and why not. */
import type { Actor } from '../kernel/actor.ts';
import type { OperatorId } from '../kernel/ids.ts';
import type { Hold, LawEntry } from '../laws/index.ts';
import { type Can, can } from './can.ts';

const NOTHING_WAITS = 'Nothing waits for a second person.';
const OWN_WORK = 'You wrote some of it: somebody else decides.';

interface LawCan {
  readonly revise: Can;
  readonly reset: Can;
  readonly withdraw: Can;
  readonly decide: Can;
}

export function lawCan(
  actor: Actor,
  { edited, waiting }: Pick<LawEntry, 'edited' | 'waiting'>,
  asked: { readonly makers: readonly OperatorId[] } | null,
): LawCan {
  const waits = asked === null ? NOTHING_WAITS : null;
  const own = asked?.makers.includes(actor.operatorId) ? OWN_WORK : null;
  const standing = edited ? null : 'It stands as it was shipped.';
  const first = waiting === null ? null : 'A version waits: withdraw it first, or have it decided.';
  return {
    revise: can(actor, 'law.write', first),
    reset: can(actor, 'law.write', standing ?? first),
    withdraw: can(actor, 'law.write', waits),
    decide: can(actor, 'law.approve', waits ?? own),
  };
}

interface HoldCan {
  readonly confirm: Can;
  readonly end: Can;
}

export function holdCan(
  actor: Actor,
  { status, untilAt, recordedBy }: Pick<Hold, 'status' | 'untilAt' | 'recordedBy'>,
  now: Date,
): HoldCan {
  const over = status === 'withdrawn' || status === 'lifted' ? 'It has ended already.' : null;
  const passed = untilAt <= now ? 'Its date has passed.' : null;
  const confirmed = status === 'confirmed' ? 'It is confirmed already.' : null;
  const own = recordedBy === actor.operatorId ? 'You recorded it: somebody else confirms it.' : null;
  return {
    confirm: can(actor, 'hold.approve', over ?? confirmed ?? passed ?? own),
    end: can(actor, 'hold.write', over ?? passed),
  };
}
