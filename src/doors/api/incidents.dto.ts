/** Bodies of the incident routes. */
import { Instant, Json, OneOf, Part, Text } from './fields.ts';
import { LOCALES, type ClockChoice, type Locale } from '../../incidents/index.ts';

export class LegalEntityBody {
  @Text({ max: 200, example: 'PT Contoh Games' })
  name!: string;

  @Text({ max: 2, optional: true, example: 'ID' })
  country?: string;

  @Text({ max: 60, optional: true, example: 'Asia/Jakarta' })
  timeZone?: string;

  @Text({ max: 3, optional: true, example: 'IDR' })
  currency?: string;
}

export class BrandBody {
  @Text({ max: 200, example: 'Contoh Games' })
  name!: string;

  @Text({ max: 20, optional: true, description: 'How the brand is written in an SMS.' })
  smsName?: string;

  @Text({ max: 254, optional: true, nullable: true })
  contactEmail?: string | null;

  @Text({ max: 40, optional: true, nullable: true })
  contactPhone?: string | null;

  @Text({ max: 300, optional: true, nullable: true })
  contactAddress?: string | null;

  @Text({ max: 300, optional: true, nullable: true })
  website?: string | null;

  @Text({ max: 7, optional: true, example: '#1155cc' })
  colour?: string;
}

export class StatementBody {
  @Text({ optional: true })
  whatHappened?: string;

  @Text({ optional: true })
  howClosed?: string;

  @Text({ optional: true })
  measures?: string;

  @Text({ optional: true })
  notYetKnown?: string;
}

export class StatementsBody implements Partial<Record<Locale, StatementBody>> {
  @Part(() => StatementBody, { optional: true })
  id?: StatementBody;

  @Part(() => StatementBody, { optional: true })
  en?: StatementBody;
}

class CommonFacts {
  @OneOf(LOCALES, { optional: true, description: 'The language of people whose own is not known.' })
  defaultLocale?: Locale;

  @Text({ max: 2, optional: true })
  defaultCountry?: string;

  @Text({ max: 60, optional: true })
  timeZone?: string;

  @Instant({ optional: true, nullable: true })
  occurredFrom?: Date | null;

  @Instant({ optional: true, nullable: true })
  occurredUntil?: Date | null;

  @Instant({ optional: true, nullable: true })
  discoveredAt?: Date | null;

  @Instant({ optional: true, nullable: true })
  confirmedAt?: Date | null;

  @Instant({ optional: true, nullable: true })
  containedAt?: Date | null;

  @Instant({ optional: true, nullable: true })
  gapClosedAt?: Date | null;

  @Part(() => StatementsBody, { optional: true })
  statements?: StatementsBody;

  @Json({ optional: true, description: 'Per law: which dated fact starts its clock, by whom and why.' })
  clockChoices?: Readonly<Record<string, ClockChoice>>;

  @Part(() => BrandBody, { optional: true })
  brand?: BrandBody;
}

export class FactsBody extends CommonFacts {
  @Text({ max: 200, optional: true })
  name?: string;
}

export class DeclareBody extends CommonFacts {
  @Text({ max: 200, example: 'Contoh Games' })
  name!: string;

  @Text({ max: 40, optional: true, description: 'Typed behind /i/ in messages; proposed from the name.' })
  slug?: string;

  @Part(() => LegalEntityBody, { optional: true })
  legalEntity?: LegalEntityBody;
}
