/** What the verbs of the codes room take and give. */
import type { CohortId, IncidentId, OfferId, OperatorId } from '../kernel/ids.ts';
import type { RejectReason } from './rules/code-lines.ts';
import type { CodeState, PoolKind, PoolStatus } from './rules/states.ts';
import type { Forecast } from './rules/stock.ts';

export interface RedemptionRef {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
}

/** A redemption that is given as a code: one claim each, however often it is made. */
export interface CodeClaim extends RedemptionRef {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  /** When the person redeemed: the place in line. */
  readonly askedAt: Date;
}

export type CodeOutcome =
  | { readonly kind: 'assigned'; readonly bucket: number; readonly hash: Buffer }
  | { readonly kind: 'waiting' }
  /** The person changed their mind, or the code was taken back. */
  | { readonly kind: 'ended' };

/** Codes that one redemption has used up beside its own, from the one after `before` to `until`. */
export interface LostCodes extends RedemptionRef {
  readonly before: number;
  readonly until: number;
}

/** What a person sees of their code. */
export type ShownCode =
  | {
      readonly kind: 'code';
      /** Ready to print. */
      readonly code: string;
      /** Everybody gets this same code, and is told so. */
      readonly shared: boolean;
      readonly expiresAt: Date | null;
      /** The vendor's engagement number, where its service asks for one. */
      readonly engagement: string | null;
      readonly reissued: boolean;
    }
  | { readonly kind: 'waiting'; readonly since: Date }
  | { readonly kind: 'revoked' };

export interface FoundCode {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly poolId: string | null;
  readonly state: CodeState;
  readonly expiresAt: Date | null;
  /** Whose it is or was; null: nobody's yet, or everybody's. */
  readonly redemption: RedemptionRef | null;
}

export interface PoolInput {
  readonly offerId: OfferId;
  readonly name: string;
  readonly kind: PoolKind;
  readonly engagement?: string | undefined;
  /** A code that expires in fewer days is given to nobody; 30 unless told. */
  readonly daysLeftMin?: number | undefined;
  /** Of a shared pool: the one code, and when it expires. */
  readonly code?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

export interface Pool {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly name: string;
  readonly kind: PoolKind;
  readonly status: PoolStatus;
  readonly engagement: string | null;
  readonly daysLeftMin: number;
  /** Every code it ever held. */
  readonly codes: number;
  /** Could be assigned now. */
  readonly free: number;
  /** Nobody's, and too near its expiry to be assigned. */
  readonly lapsed: number;
  /** People who hold a code of it. */
  readonly assigned: number;
  readonly revoked: number;
  readonly madeAt: Date;
  readonly quarantineReason: string | null;
  readonly quarantinedAt: Date | null;
  readonly quarantinedBy: OperatorId | null;
}

/** Of one offer, over all its open pools. */
export interface Stock extends Forecast {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly free: number;
  readonly total: number;
  readonly waiting: number;
  readonly shared: boolean;
}

export interface CodeFile {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  readonly sha256: string;
  readonly lines: number;
  readonly taken: number;
  readonly rejected: number;
  readonly reasons: Readonly<Partial<Record<RejectReason, number>>>;
  readonly broughtBy: OperatorId;
  readonly broughtAt: Date;
}

export interface CodeReject {
  readonly line: number;
  readonly reason: RejectReason;
}

export interface AssignedCode extends RedemptionRef {
  readonly assignedAt: Date;
  readonly reissues: number;
}
