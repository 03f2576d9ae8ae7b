/** Bodies of the offer routes. */
import {
  AUDIENCES,
  FOLLOWERS,
  MODES,
  OFFER_KINDS,
  TREATMENTS,
  type Audience,
  type BundleInput,
  type Eligibility,
  type Follows,
  type LocalText,
  type Mode,
  type OfferInput,
  type OfferKind,
  type OfferSetInput,
  type SimulationOptions,
  type TermsInput,
  type Treatment,
} from '../../compensation/index.ts';
import type { OfferId, OfferSetId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import {
  AmountMinor,
  Count,
  Flag,
  Id,
  IdList,
  Instant,
  Json,
  OneOf,
  Part,
  PartList,
  Text,
  Whole,
} from './fields.ts';

class LocalTextBody implements LocalText {
  @Text({ max: 200 })
  title!: string;

  @Text({ description: 'What the person gets, and how, in plain words.' })
  text!: string;
}

class GuardianBody {
  @Part(() => LocalTextBody)
  id!: LocalTextBody;

  @Part(() => LocalTextBody)
  en!: LocalTextBody;
}

class EvidenceBody {
  @Text()
  id!: string;

  @Text()
  en!: string;
}

class TermsBody implements TermsInput {
  @Part(() => LocalTextBody)
  id!: LocalTextBody;

  @Part(() => LocalTextBody)
  en!: LocalTextBody;

  @Flag({ description: 'The person gives up a right or a claim by accepting.' })
  waiver!: boolean;

  @Flag({ description: 'The person must open, reopen or pay for an account first.' })
  newAccount!: boolean;

  @Flag({ description: 'Value not used in one go is lost.' })
  changeForfeited!: boolean;

  @AmountMinor({ nullable: true, description: 'What the person must spend of their own to use it.' })
  minimumSpendMinor!: bigint | null;

  @Flag({
    optional: true,
    description: 'Whoever holds it can use it; by default all but credits, entitlements, donations.',
  })
  transferable?: boolean;

  @Flag({ optional: true, description: 'Behind the second factor; by default whatever is transferable.' })
  needsSecondFactor?: boolean;

  @Count({
    optional: true,
    nullable: true,
    min: 1,
    max: 3_660,
    description: 'entitlement: for how many days.',
  })
  benefitDays?: number | null;

  @Count({ optional: true, nullable: true, min: 1, max: 600, description: 'monitoring, insurance: months.' })
  benefitMonths?: number | null;

  @Part(() => GuardianBody, {
    optional: true,
    nullable: true,
    description: 'Words for whoever looks after a minor.',
  })
  guardian?: GuardianBody | null;

  @Part(() => EvidenceBody, { optional: true, nullable: true, description: 'claim: what proves the loss.' })
  evidence?: EvidenceBody | null;
}

export class OfferBody implements OfferInput {
  @Text({ max: 200 })
  name!: string;

  @OneOf(OFFER_KINDS)
  kind!: OfferKind;

  @Text({ max: 3, example: 'IDR' })
  currency!: Currency;

  @AmountMinor({ description: 'What it is worth to a customer, in minor units.' })
  faceMinor!: bigint;

  @AmountMinor({ description: 'What one redemption costs the company, in minor units.' })
  unitCostMinor!: bigint;

  @OneOf(TREATMENTS, { optional: true, description: 'T2 for discount codes, T1 for all others by default.' })
  treatment?: Treatment;

  @Part(() => TermsBody)
  terms!: TermsBody;

  @Json({
    description:
      '{"everyone": true} or {"anyOf": [{"category": "gov.*"}, …]}; beside it livesIn, notIn, roles, former, minor, customerSince.',
  })
  eligibility!: Eligibility;
}

/** What may change from version to version; name and kind stay. */
export class RevisionBody implements Omit<OfferInput, 'name' | 'kind'> {
  @Text({ max: 3, example: 'IDR' })
  currency!: Currency;

  @AmountMinor()
  faceMinor!: bigint;

  @AmountMinor()
  unitCostMinor!: bigint;

  @OneOf(TREATMENTS, { optional: true })
  treatment?: Treatment;

  @Part(() => TermsBody)
  terms!: TermsBody;

  @Json()
  eligibility!: Eligibility;
}

class FollowsBody implements Follows {
  @Id({ description: 'The earlier offer set.' })
  setId!: OfferSetId;

  @OneOf(FOLLOWERS, { description: 'Of the people it was granted to.' })
  who!: Follows['who'];
}

export class OfferSetBody implements OfferSetInput {
  @Text({ max: 200 })
  name!: string;

  @OneOf(MODES)
  mode!: Mode;

  @IdList({ description: 'In the order shown; all of one currency; exactly one for auto_apply.' })
  offerIds!: OfferId[];

  @Count({
    optional: true,
    nullable: true,
    min: 1,
    max: 120,
    description: 'Months after the grant; 12 by default.',
  })
  expiryMonths?: number | null;

  @Text({
    optional: true,
    nullable: true,
    max: 10,
    example: '2027-12-31',
    description: 'Or the last day for everyone.',
  })
  expiresOn?: string | null;

  @Count({ optional: true, max: 10_000, description: 'Expected take-up in hundredths of a percent.' })
  takeUpBps?: number;

  @Whole({ optional: true, nullable: true, description: 'At most this many grants.' })
  budgetGrants?: bigint | null;

  @Instant({ optional: true, nullable: true, description: 'A later wave: nothing is granted before.' })
  opensAt?: Date | null;

  @Part(() => FollowsBody, {
    optional: true,
    nullable: true,
    description: 'A later wave to people of an earlier set.',
  })
  follows?: FollowsBody | null;

  @OneOf(AUDIENCES, {
    optional: true,
    description: 'unaffected: goodwill to people the breach did not touch.',
  })
  audience?: Audience;
}

export class BundleBody implements BundleInput {
  @Text({ max: 200 })
  name!: string;

  @PartList(() => OfferSetBody, { min: 2, description: 'One set per component, each chosen by itself.' })
  sets!: OfferSetBody[];
}

export class SimulationBody implements SimulationOptions {
  @IdList({ description: 'Offer sets of one incident and currency, drafts too.' })
  offerSetIds!: OfferSetId[];

  @Count({
    optional: true,
    max: 10_000,
    description: 'Instead of each set’s own, in hundredths of a percent.',
  })
  takeUpBps?: number;

  @Json({
    optional: true,
    description: 'How often each offer is chosen beside the others: {"<offer id>": 3}.',
  })
  mix?: Record<string, number>;
}
