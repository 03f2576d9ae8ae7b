/** The reference of a redemption: short, printed on the receipt, leads staff to the row; opens nothing. */
import type { CohortId } from '../../kernel/ids.ts';
import { checkChar, readShortNumber, shortNumber } from '../../kernel/crockford.ts';

/** Thirteen characters can say more than a redemption's number can be. */
const REDEMPTION_MAX = 2n ** 63n - 1n;

export function referenceOf(cohortId: CohortId, redemptionId: bigint): string {
  const body = `${shortNumber(cohortId)}-${shortNumber(redemptionId)}`;
  return `R${body}${checkChar(body.replace('-', ''))}`;
}

export function readReference(text: string): { cohortId: CohortId; redemptionId: bigint } | null {
  const m = /^R([0-9A-HJKMNP-TV-Z]{1,8})-([0-9A-HJKMNP-TV-Z]{1,13})([0-9A-HJKMNP-TV-Z])$/.exec(
    text.trim().toUpperCase(),
  );
  if (!m || checkChar(m[1]! + m[2]!) !== m[3]) return null;
  const cohortId = readShortNumber(m[1]!);
  const redemptionId = readShortNumber(m[2]!);
  if (cohortId === null || redemptionId === null || redemptionId > REDEMPTION_MAX) return null;
  return { cohortId: cohortId as CohortId, redemptionId };
}
