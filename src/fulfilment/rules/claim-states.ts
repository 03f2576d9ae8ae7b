/** A claim is filed, then approved or refused by somebody who had no hand in it; CHECKs say the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const claimLifecycle = lifecycle('filed', {
  filed: ['approved', 'refused'],
  approved: [],
  refused: [],
});
export type ClaimStatus = (typeof claimLifecycle.statuses)[number];

/** A claim whose choice was switched or taken back is nobody's to decide; it is not stored, the redemption says so. */
export type ClaimStanding = ClaimStatus | 'withdrawn';
