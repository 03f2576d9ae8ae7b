/** Which dated fact the company lets a law's clock start from; the laws room knows the laws themselves. */
import { type Both, both } from '../../kernel/both.ts';

export const CLOCK_STARTS = ['occurred', 'discovered', 'confirmed'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** Which start the company stands on for one law, and why; the strictest is always shown beside it. */
export interface ClockChoice {
  readonly start: ClockStart;
  readonly reason: string;
}

/** By the law’s code. */
export type ClockChoices = Readonly<Record<string, ClockChoice>>;

const REASON_MAX = 500;
const LAW_CODE = /^[A-Za-z][A-Za-z0-9-]{1,19}$/;

/** Null, or why these cannot be choices. */
export function choicesProblem(choices: unknown): Both | null {
  if (choices === undefined) return null;
  for (const [law, choice] of Object.entries(choices ?? {})) {
    if (!LAW_CODE.test(law))
      return both(
        'a choice stands under the code of its law, such as ID',
        'pilihan dicatat di bawah kode hukumnya, seperti ID',
      );
    const { start, reason } = (choice ?? {}) as Partial<Record<keyof ClockChoice, unknown>>;
    if (!CLOCK_STARTS.some((known) => known === start)) {
      const starts = CLOCK_STARTS.join(', ');
      return both(
        `the start for ${law} is one of ${starts}`,
        `awal tenggat ${law} adalah salah satu dari ${starts}`,
      );
    }
    if (typeof reason !== 'string' || reason.trim() === '' || reason.length > REASON_MAX) {
      return both(
        `the choice for ${law} needs its reason, at most ${REASON_MAX} characters`,
        `pilihan untuk ${law} perlu alasan, paling banyak ${REASON_MAX} karakter`,
      );
    }
  }
  return null;
}
