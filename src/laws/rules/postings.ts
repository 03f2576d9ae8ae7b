/** Whether a substitute notice stays posted as long as each law asks, and whether anybody can show that it did. */
import { both } from '../../kernel/both.ts';
import type { Law, Words } from './law.ts';

export interface PostingFacts {
  readonly lawCodes: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Taken down, whatever was planned. */
  readonly endedAt: Date | null;
  /** When somebody saw it there. */
  readonly seenAt: readonly Date[];
}

export interface PostingWarning {
  readonly law: string | null;
  readonly words: Words;
}

export interface PostingStanding {
  readonly state: 'planned' | 'up' | 'over';
  /** As planned, or as it was taken down. */
  readonly lastsUntil: Date;
  /** Whole days it stands, planned or done. */
  readonly days: number;
  readonly warnings: readonly PostingWarning[];
}

const DAY_MS = 86_400_000;

export function postingStanding(posting: PostingFacts, laws: readonly Law[], now: Date): PostingStanding {
  const { startsAt, endsAt, endedAt } = posting;
  const lastsUntil = endedAt ?? endsAt;
  const days = Math.max(0, Math.floor((lastsUntil.getTime() - startsAt.getTime()) / DAY_MS));
  const state = now < startsAt ? 'planned' : now < lastsUntil ? 'up' : 'over';
  const tooShort = posting.lawCodes.flatMap((code) => {
    const owed = daysOwed(laws.find((law) => law.code === code));
    return owed !== null && days < owed ? [shortWarning(code, { owed, days })] : [];
  });
  return { state, lastsUntil, days, warnings: [...tooShort, ...unseen(posting, now)] };
}

/** The longest of the law's substitute duties; null where it names no time. */
function daysOwed(law: Law | undefined): number | null {
  const days = (law?.duties ?? []).flatMap(({ to, postedDays }) =>
    to === 'substitute' && postedDays ? [postedDays] : [],
  );
  return days.length === 0 ? null : Math.max(...days);
}

function shortWarning(law: string, { owed, days }: { owed: number; days: number }): PostingWarning {
  return {
    law,
    words: {
      id: `Berakhir terlalu cepat: ${law} meminta ${owed} hari, ini hanya ${days}.`,
      en: `It ends too early: ${law} asks for ${owed} days, this lasts ${days}.`,
    },
  };
}

/** Proof from while it stood there; before it began there is none to have. */
function unseen({ startsAt, endsAt, endedAt, seenAt }: PostingFacts, now: Date): PostingWarning[] {
  const seen = seenAt.some((at) => at >= startsAt && at <= (endedAt ?? endsAt));
  if (seen || now < startsAt) return [];
  return [
    {
      law: null,
      words: {
        id: 'Belum ada bukti bahwa ini terpasang: unggah gambar halaman atau catat sidik halamannya.',
        en: 'Nothing shows yet that it was posted: add a picture of the page or its hash.',
      },
    },
  ];
}

/** Null, or why it cannot be recorded. */
export function postingProblem(
  { lawCodes, startsAt, endsAt }: Pick<PostingFacts, 'lawCodes' | 'startsAt' | 'endsAt'>,
  laws: readonly Law[],
): Words | null {
  if (lawCodes.length === 0)
    return both('name at least one law it stands for', 'sebutkan sedikitnya satu hukum yang diwakili');
  const unknown = lawCodes.find((code) => !laws.some((law) => law.code === code));
  if (unknown !== undefined) return noLaw(unknown);
  if (endsAt <= startsAt) return both('it ends before it starts', 'berakhir sebelum dimulai');
  return endsAt.getTime() - startsAt.getTime() > DAYS_MAX * DAY_MS
    ? both(`it may stand ${DAYS_MAX} days at most`, `boleh terpasang paling lama ${DAYS_MAX} hari`)
    : null;
}

const DAYS_MAX = 1_095;

export function noLaw(code: string): Words {
  const shown = code.slice(0, 40);
  return both(`${shown} is no law of the book`, `${shown} tidak ada dalam buku hukum`);
}
