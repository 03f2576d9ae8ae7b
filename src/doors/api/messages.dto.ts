/** Bodies of the message routes. */
import { type Locale, LOCALES } from '../../incidents/index.ts';
import { TEMPLATE_CHANNELS, TEMPLATE_KINDS, type TemplateDraft } from '../../messages/index.ts';
import { Flag, Id, IdList, OneOf, Text, TextList } from './fields.ts';

export class TemplateBody implements TemplateDraft {
  @OneOf(TEMPLATE_KINDS, { optional: true })
  kind?: NonNullable<TemplateDraft['kind']>;

  @OneOf(TEMPLATE_CHANNELS)
  channel!: TemplateDraft['channel'];

  @OneOf(LOCALES)
  locale!: Locale;

  @Text({ max: 300, optional: true, nullable: true, description: 'Of an e-mail, or the title of a letter.' })
  subject?: string | null;

  @Text({ max: 300, optional: true, nullable: true, description: 'E-mail only; the kind’s own by default.' })
  preheader?: string | null;

  @Flag({ optional: true, description: 'An e-mail in which nothing can be clicked.' })
  linkFree?: boolean;

  @TextList({
    optional: true,
    min: 0,
    description: 'Codes of laws (US-MA): only for people whom one of them protects. None: the general text.',
  })
  jurisdictions?: string[];

  @Text({
    max: 50_000,
    description: 'Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS.',
  })
  body!: string;
}

export class StartersQuery {
  @OneOf(TEMPLATE_KINDS, { optional: true, description: 'individual by default.' })
  kind?: NonNullable<TemplateDraft['kind']>;

  @OneOf(TEMPLATE_CHANNELS, { optional: true, description: 'E-mail and SMS by default.' })
  channel?: TemplateDraft['channel'];

  @OneOf(LOCALES, { optional: true })
  locale?: Locale;

  @Text({
    max: 20,
    optional: true,
    description: 'Code of a law that needs a text of its own, such as US-MA.',
  })
  jurisdiction?: string;
}

export class LintBody {
  @TextList({ optional: true, description: 'Countries of residence; those of the published run by default.' })
  countries?: string[];
}

export class LintDraftBody extends TemplateBody {
  @TextList({ optional: true, description: 'Countries of residence; those of the published run by default.' })
  countries?: string[];
}

export class PreviewQuery {
  @OneOf(LOCALES, { optional: true })
  locale?: Locale;

  @Id({ optional: true, description: 'A profile’s id; an example exposure by default.' })
  profile?: string;

  @Text({ max: 2_000, optional: true, description: 'Ids of offer sets the notice would carry, by commas.' })
  offerSets?: string;
}

export class PersonPreviewQuery {
  @OneOf(LOCALES, { optional: true, description: 'The person’s own by default.' })
  locale?: Locale;

  @Text({
    max: 1_000,
    optional: true,
    description: 'Greets by name and shows the masked account; needs people.reveal and stands in the audit.',
  })
  reason?: string;

  @Text({ max: 2_000, optional: true, description: 'Ids of offer sets the notice would carry, by commas.' })
  offerSets?: string;
}

export class DraftPreviewBody extends TemplateBody {
  @Id({ optional: true, description: 'A profile’s id; an example exposure by default.' })
  profile?: string;

  @IdList({ optional: true, min: 0, description: 'Offer sets the notice would carry.' })
  offerSets?: string[];
}

export class PersonDraftPreviewBody extends TemplateBody {
  @Text({
    max: 1_000,
    optional: true,
    description: 'Greets by name and shows the masked account; needs people.reveal and stands in the audit.',
  })
  reason?: string;

  @IdList({ optional: true, min: 0, description: 'Offer sets the notice would carry.' })
  offerSets?: string[];
}

export class PackQuery {
  @Text({
    max: 4_000,
    optional: true,
    description: 'Template ids by commas; the newest of each place by default.',
  })
  templates?: string;
}

export class PriceBody {
  @OneOf(TEMPLATE_CHANNELS)
  channel!: TemplateDraft['channel'];

  @Text({
    max: 2,
    optional: true,
    description: 'ISO 3166 code; left out: every country without its own line.',
  })
  country?: string;

  @Text({ max: 20, description: 'For one recipient, segment or letter.', example: '0.4414' })
  price!: string;

  @Text({ max: 3, optional: true, description: 'USD by default.' })
  currency?: string;

  @Text({ max: 20, optional: true, description: 'US dollars for one of the currency.' })
  rate?: string;

  @Text({ max: 300, description: 'Contract or list the price was read from.' })
  source!: string;

  @Text({ max: 10, optional: true, description: 'YYYY-MM-DD; today by default.' })
  pricedOn?: string;

  @Text({ max: 1_000, optional: true, description: 'Why it is set; stands beside the line.' })
  reason?: string;
}

export class PriceHistoryQuery {
  @OneOf(TEMPLATE_CHANNELS)
  channel!: TemplateDraft['channel'];

  @Text({ max: 2, optional: true, description: 'ISO 3166 code; left out: the line for every other country.' })
  country?: string;
}

/** Ids by commas, without blanks. */
export function idsOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
}
