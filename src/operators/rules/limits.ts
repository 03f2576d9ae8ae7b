/** How long things that let a person in stay good, and how passwords are kept. */

export const SETUP_LINK_MAX_AGE_MS = 72 * 3_600_000;
/** Between the password and the code. */
export const SIGN_IN_STEP_MAX_AGE_MS = 10 * 60_000;
/** From the picture to its first code. */
export const ENROLMENT_MAX_AGE_MS = 10 * 60_000;
export const RECOVERY_CODES = 10;
export const PASSWORD_CHARACTERS_MIN = 12;
export const PASSWORD_CHARACTERS_MAX = 256;

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
export const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const FREE_TRIES = 5;
const LOCK_FIRST_MS = 60_000;
const LOCK_MAX_MS = 15 * 60_000;

/** After five wrong passwords in a row the account sleeps: 1, 2, 4, 8, then 15 minutes. */
export function lockMs(failedSignIns: number): number {
  if (failedSignIns < FREE_TRIES) return 0;
  return Math.min(LOCK_FIRST_MS * 2 ** (failedSignIns - FREE_TRIES), LOCK_MAX_MS);
}
