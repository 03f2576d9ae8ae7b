/** What a lane's last hour says about going on: bad addresses and complaints cost a sender its account. */
import { type Both, both, counted } from '../../kernel/both.ts';

/** What was learnt in the rolling hour, whenever the messages went. */
export interface HourCounts {
  readonly accepted: number;
  /** Bounced for good. */
  readonly hard: number;
  readonly complained: number;
  /** Put off by the mailbox provider. */
  readonly deferred: number;
  /** Refused by our own provider, for the address or the message. */
  readonly rejected: number;
}

export const NO_COUNTS: HourCounts = { accepted: 0, hard: 0, complained: 0, deferred: 0, rejected: 0 };

/** Below so many the figures are shown and decide nothing: one bounce of ten is no eight per cent. */
export const BRAKE_FROM_ACCEPTED = 500;
const SLOW_HARD = 0.04;
const STOP_HARD = 0.08;
const STOP_COMPLAINED = 0.003;
/** Half of a hundred answers refusing us is our own mistake, not the addresses'. */
const STOP_REJECTED_FROM = 100;
const STOP_REJECTED = 0.5;
/** A mailbox provider that puts off so many of a hundred asks us to come more slowly. */
const SLOW_DEFERRED_FROM = 100;
const SLOW_DEFERRED = 0.1;

/** What a slowed lane keeps of its ceiling. */
export const SLOW_SHARE = 0.25;

export type Brake =
  | { readonly pull: 'none' }
  | { readonly pull: 'slow'; readonly reason: string; readonly words: Both }
  | { readonly pull: 'stop'; readonly reason: string; readonly words: Both };

const GO: Brake = { pull: 'none' };

export function brakeOf(hour: HourCounts): Brake {
  const answers = hour.accepted + hour.rejected;
  if (hour.rejected >= STOP_REJECTED_FROM && hour.rejected / answers >= STOP_REJECTED) {
    return pulled('stop', hour.rejected, answers, REFUSED);
  }
  if (hour.accepted < BRAKE_FROM_ACCEPTED) return GO;
  if (hour.complained / hour.accepted >= STOP_COMPLAINED) {
    return pulled('stop', hour.complained, hour.accepted, COMPLAINED);
  }
  if (hour.hard / hour.accepted >= STOP_HARD) return pulled('stop', hour.hard, hour.accepted, BOUNCED);
  if (hour.hard / hour.accepted < SLOW_HARD) return GO;
  return pulled('slow', hour.hard, hour.accepted, BOUNCED);
}

/** A mailbox provider is only ever slowed; that its own people complain stops the whole sender. */
export function mailboxBrakeOf(hour: HourCounts): Brake {
  if (hour.accepted < SLOW_DEFERRED_FROM || hour.deferred / hour.accepted < SLOW_DEFERRED) return GO;
  return pulled('slow', hour.deferred, hour.accepted, PUT_OFF);
}

const REFUSED = both(
  'messages of the last hour were refused by the provider',
  'pesan dalam satu jam terakhir ditolak penyedia',
);
const COMPLAINED = both(
  'accepted in the last hour complained',
  'yang diterima dalam satu jam terakhir mengeluh',
);
const BOUNCED = both(
  'accepted in the last hour bounced for good',
  'yang diterima dalam satu jam terakhir terpental untuk seterusnya',
);
const PUT_OFF = both(
  'accepted in the last hour were put off by the mailbox',
  'yang diterima dalam satu jam terakhir ditunda kotak suratnya',
);

function pulled(pull: 'slow' | 'stop', some: number, all: number, what: Both): Brake {
  const words = told({ percent: ((some / all) * 100).toFixed(1), some, all }, what);
  return { pull, reason: words.en, words };
}

function told({ percent, some, all }: { percent: string; some: number; all: number }, what: Both): Both {
  return both(
    `${percent} % (${some} of ${all}) ${what.en}.`,
    `${percent.replace('.', ',')}% (${counted(some).id} dari ${counted(all).id}) ${what.id}.`,
  );
}

const KEPT = /^(\d+\.\d) % \((\d+) of (\d+)\) (.+)\.$/;

/** A lane keeps its brake's English sentence; null where the sentence is no brake's. */
export function keptBrake(reason: string): Both | null {
  const [, percent = '', some, all, en] = KEPT.exec(reason) ?? [];
  const what = [REFUSED, COMPLAINED, BOUNCED, PUT_OFF].find((one) => one.en === en);
  return what ? told({ percent, some: Number(some), all: Number(all) }, what) : null;
}
