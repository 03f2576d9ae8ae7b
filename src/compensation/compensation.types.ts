/** What the verbs of compensation take and give. Expected outcomes are values, to be switched exhaustively. */
import type { ExposedCategory, Locale } from '../incidents/index.ts';
import type {
  GrantNo,
  IncidentId,
  OfferId,
  OfferSetId,
  OperatorId,
  PersonRef,
  ProfileId,
} from '../kernel/ids.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Eligibility } from './rules/eligibility.ts';
import type { Finding } from './rules/fair-terms.ts';
import type {
  Audience,
  Followers,
  FulfilmentState,
  GrantState,
  Mode,
  OfferKind,
  OfferSetStatus,
  RedemptionState,
  Treatment,
} from './rules/states.ts';
import type { Terms, TermsInput } from './rules/terms.ts';

export interface OfferInput {
  readonly name: string;
  readonly kind: OfferKind;
  readonly currency: Currency;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  /** Left out: `discount_code` T2, all others T1. */
  readonly treatment?: Treatment | undefined;
  readonly terms: TermsInput;
  readonly eligibility: Eligibility;
}

export interface Offer extends OfferInput {
  readonly id: OfferId;
  readonly incidentId: IncidentId;
  /** The newest version; sets hold the version they were made with. */
  readonly version: number;
  readonly treatment: Treatment;
  readonly terms: Terms;
}

/** What an offer said at one time. */
export interface OfferVersion extends Offer {
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  /** Names of the sets that hold exactly this. */
  readonly sets: readonly string[];
}

export interface OfferSetInput {
  readonly name: string;
  readonly mode: Mode;
  /** In the order they are shown; all of one currency; exactly one for `auto_apply`. */
  readonly offerIds: readonly OfferId[];
  /** So many months after the grant; default 12 where no day is given. */
  readonly expiryMonths?: number | null | undefined;
  /** Or until this day for everyone, the last one (`2027-12-31`), yet never less than 6 months after the grant. */
  readonly expiresOn?: string | null | undefined;
  /** Expected share of persons who choose, in hundredths of a percent; default 10000. */
  readonly takeUpBps?: number | undefined;
  /** At most this many grants (`auto_apply`) or choices (`opt_in`); left out: no limit. */
  readonly budgetGrants?: bigint | null | undefined;
  /** A later wave: nothing is granted before. */
  readonly opensAt?: Date | null | undefined;
  /** A later wave to people of an earlier set; who they are is asked when it is granted. */
  readonly follows?: Follows | null | undefined;
  /** Default `affected`. */
  readonly audience?: Audience | undefined;
}

export interface Follows {
  readonly setId: OfferSetId;
  readonly who: Followers;
}

export interface BundleInput {
  readonly name: string;
  /** One set per component, each chosen by itself. */
  readonly sets: readonly OfferSetInput[];
}

/** Sets approved by one yes and told in one notice. */
export interface Bundle {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly name: string;
  readonly sets: readonly OfferSet[];
}

export interface OfferSet {
  readonly id: OfferSetId;
  readonly incidentId: IncidentId;
  readonly name: string;
  readonly mode: Mode;
  readonly status: OfferSetStatus;
  readonly currency: Currency;
  readonly expiryMonths: number | null;
  readonly expiresOn: string | null;
  readonly takeUpBps: number;
  readonly budgetGrants: bigint | null;
  readonly opensAt: Date | null;
  readonly follows: Follows | null;
  readonly audience: Audience;
  readonly bundleId: string | null;
  readonly approvedAt: Date | null;
  readonly offers: readonly SetOffer[];
}

/** An offer as a set froze it. */
export interface SetOffer {
  readonly position: number;
  readonly offerId: OfferId;
  readonly version: number;
  readonly name: string;
  readonly kind: OfferKind;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  readonly treatment: Treatment;
  readonly terms: Terms;
  readonly eligibility: Eligibility;
}

export interface Estimate {
  readonly persons: bigint;
  /** Every eligible person takes the dearest offer they may choose. */
  readonly worstFaceMinor: bigint;
  readonly worstCostMinor: bigint;
  /** What is provided at the first launch: cost × take-up, offers of treatment T1 and T3 only. */
  readonly provisionMinor: bigint;
}

export interface SubmitResult {
  readonly digest: string;
  readonly findings: readonly Finding[];
}

/** Who opened a page: kept by the portal in a sealed cookie. A raised `linkVersion` ends it. */
export interface Visitor {
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
  readonly linkVersion: number;
}

/** Every wrong token, code or address looks the same. */
export type OpenResult = { readonly kind: 'open'; readonly visitor: Visitor } | { readonly kind: 'wrong' };

export interface PersonPage {
  readonly visitor: Visitor;
  readonly incidentSlug: string;
  /** Null for people the breach did not touch, who were given goodwill. */
  readonly profileId: ProfileId | null;
  readonly isAffected: boolean;
  /** What leaked about this person. */
  readonly exposed: readonly ExposedCategory[];
  /** The language of the person's records, if one is known. */
  readonly locale: string | null;
  readonly sets: readonly PageSet[];
}

export interface PageSet {
  readonly offerSetId: OfferSetId;
  readonly grantId: GrantNo;
  readonly mode: Mode;
  /** `expired` as soon as the instant has passed, swept or not. */
  readonly state: GrantState;
  readonly expiresAt: Date;
  readonly offers: readonly PageOffer[];
  /** Position of the reserved or redeemed offer. */
  readonly chosen: number | null;
  readonly reservedUntil: Date | null;
  readonly receipt: Receipt | null;
  /** The person is a minor: titles and texts are for whoever looks after them. */
  readonly forGuardian: boolean;
  /** Of a budget people choose from: `low` is a tenth or less, `none` also while others wait for a share. */
  readonly availability: 'open' | 'low' | 'none';
  /** “For up to so many people”; null without a budget. */
  readonly limit: number | null;
  /** Where the person stands in line for a share, and since when; no place where more than a thousand stand before. */
  readonly waiting: { readonly place: number | null; readonly since: Date } | null;
  readonly can: {
    readonly reserve: boolean;
    readonly confirm: boolean;
    readonly switch: boolean;
    readonly wait: boolean;
  };
}

export interface PageOffer {
  readonly position: number;
  readonly offerId: OfferId;
  readonly kind: OfferKind;
  readonly title: string;
  readonly text: string;
  readonly face: Money;
  /** `Rp50.000` */
  readonly faceText: string;
  /** What is given is a code, shown on the receipt once drawn. */
  readonly isCode: boolean;
  /** Whoever holds it can use it. */
  readonly transferable: boolean;
  /** Chosen and shown only behind the second factor. */
  readonly needsSecondFactor: boolean;
  readonly benefitDays: number | null;
  readonly benefitMonths: number | null;
  /** A claim: what proves the loss; its face is the most that can be paid. */
  readonly evidence: string | null;
}

export interface Receipt {
  /** Printed on the receipt and quoted to staff; opens nothing. */
  readonly reference: string;
  readonly state: RedemptionState;
  readonly fulfilment: FulfilmentState;
  readonly redeemedAt: Date;
  /** Grouped, ready to print; only once delivered, only for offers that are a code. */
  readonly code: string | null;
  /** Everybody gets this same code, and the page says so. */
  readonly codeShared: boolean;
  readonly codeExpiresAt: Date | null;
  /** The vendor's engagement number, where its service asks for one. */
  readonly engagement: string | null;
  /** The codes have run out, or another one is due: it will be sent. */
  readonly codeWaiting: boolean;
  /** It was taken back. */
  readonly codeRevoked: boolean;
}

export type ReserveResult =
  | { readonly kind: 'reserved'; readonly position: number; readonly reservedUntil: Date }
  | { readonly kind: 'already'; readonly reference: string }
  | { readonly kind: 'expired' | 'budget_exhausted' | 'not_offered' | 'not_granted' };

export type WaitResult =
  /** The first in line has place 1; null: more than a thousand stand before them. */
  | { readonly kind: 'waiting'; readonly place: number | null }
  | { readonly kind: 'already'; readonly reference: string }
  /** They hold a choice, or there is enough for everybody. */
  | { readonly kind: 'not_needed' | 'expired' | 'not_offered' | 'not_granted' };

export type RedeemResult =
  | { readonly kind: 'redeemed'; readonly reference: string }
  | { readonly kind: 'already'; readonly reference: string }
  /** `unproven`: it needs the second factor, and stays reserved. */
  | { readonly kind: 'expired' | 'nothing_reserved' | 'not_granted' | 'unproven' };

/** What a choice is made with. */
export interface Chosen {
  readonly grantId: GrantNo;
  /** A receipt is owed by e-mail, in this language; null: in that of the person's records. Absent: none is. */
  readonly receiptIn?: Locale | null;
}

export interface Confirmed extends Chosen {
  /** False: what needs the second factor is refused. Absent: whoever asks has seen to it. */
  readonly isProven?: boolean;
}

export type SwitchResult =
  | { readonly kind: 'switched'; readonly reference: string }
  | { readonly kind: 'already'; readonly reference: string }
  | { readonly kind: 'too_late' | 'not_offered' | 'nothing_redeemed' | 'not_granted' };
