/** What somebody may do with a law, a calendar or a hold as it stands, and why not. */
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { OperatorId } from '../kernel/ids.ts';
import type { Hold, LawEntry } from '../laws/index.ts';
import { type Can, can } from './can.ts';

const NOTHING_WAITS = both('Nothing waits for a second person.', 'Tidak ada yang menunggu orang kedua.');
const OWN_WORK = both(
  'You wrote some of it: somebody else decides.',
  'Anda ikut menulisnya: orang lain yang memutuskan.',
);

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
  const standing = edited ? null : both('It stands as it was shipped.', 'Masih sebagaimana dibawa.');
  const first =
    waiting === null
      ? null
      : both(
          'A version waits: withdraw it first, or have it decided.',
          'Ada versi yang menunggu: tarik kembali dahulu, atau mintalah keputusannya.',
        );
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
  const over =
    status === 'withdrawn' || status === 'lifted' ? both('It has ended already.', 'Sudah berakhir.') : null;
  const passed = untilAt <= now ? both('Its date has passed.', 'Tanggalnya sudah lewat.') : null;
  const confirmed = status === 'confirmed' ? both('It is confirmed already.', 'Sudah dipastikan.') : null;
  const own =
    recordedBy === actor.operatorId
      ? both(
          'You recorded it: somebody else confirms it.',
          'Anda yang mencatatnya: orang lain yang memastikannya.',
        )
      : null;
  return {
    confirm: can(actor, 'hold.approve', over ?? confirmed ?? passed ?? own),
    end: can(actor, 'hold.write', over ?? passed),
  };
}
