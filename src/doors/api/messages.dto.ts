/** Bodies of the message routes. */
import { type Locale, LOCALES } from '../../incidents/index.ts';
import { TEMPLATE_CHANNELS, TEMPLATE_KINDS, type TemplateDraft } from '../../messages/index.ts';
import { OneOf, Text, TextList } from './fields.ts';

export class TemplateBody implements TemplateDraft {
  @OneOf(TEMPLATE_KINDS, { optional: true })
  kind?: NonNullable<TemplateDraft['kind']>;

  @OneOf(TEMPLATE_CHANNELS)
  channel!: TemplateDraft['channel'];

  @OneOf(LOCALES)
  locale!: Locale;

  @Text({ max: 300, optional: true, nullable: true, description: 'E-mail only.' })
  subject?: string | null;

  @Text({ max: 50_000, description: 'Markdown with Liquid for e-mail, plain text with Liquid for SMS.' })
  body!: string;
}

export class LintBody {
  @TextList({ optional: true, description: 'Countries of residence; the incident’s by default.' })
  countries?: string[];
}

export class PreviewQuery {
  @OneOf(LOCALES, { optional: true })
  locale?: Locale;

  @Text({ max: 464, optional: true, description: 'A profile’s id; an example exposure by default.' })
  profile?: string;
}
