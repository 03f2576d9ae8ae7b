/** Bodies of the offer routes. */
import {
  MODES,
  OFFER_KINDS,
  TREATMENTS,
  type Eligibility,
  type Mode,
  type OfferKind,
  type LocalText,
  type Terms,
  type Treatment,
} from '../../compensation/index.ts';
import type { OfferId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import { AmountMinor, Count, Flag, IdList, Json, OneOf, Part, Text, Whole } from './fields.ts';

class LocalTextBody implements LocalText {
  @Text({ max: 200 })
  title!: string;

  @Text({ description: 'What the person gets, and how, in plain words.' })
  text!: string;
}

class TermsBody implements Terms {
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
}

export class OfferBody {
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

  @Json({ description: '{"everyone": true} or {"anyOf": [{"category": "gov.*"}, …]}.' })
  eligibility!: Eligibility;
}

export class OfferSetBody {
  @Text({ max: 200 })
  name!: string;

  @OneOf(MODES)
  mode!: Mode;

  @IdList({ description: 'In the order shown; all of one currency; exactly one for auto_apply.' })
  offerIds!: OfferId[];

  @Count({ optional: true, min: 1, max: 120 })
  expiryMonths?: number;

  @Count({ optional: true, max: 10_000, description: 'Expected take-up in hundredths of a percent.' })
  takeUpBps?: number;

  @Whole({ optional: true, nullable: true, description: 'At most this many grants.' })
  budgetGrants?: bigint | null;
}
