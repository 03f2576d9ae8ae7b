/** Which messages an incident can send, and by which channels (ENGINE §6.1). */
export const TEMPLATE_KINDS = [
  'initial',
  'individual',
  'supplement',
  'correction',
  'update',
  'policy',
  'goodwill',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export const TEMPLATE_CHANNELS = ['email', 'sms', 'letter'] as const;
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];

export type Locale = 'id' | 'en';

/** A template as it is written; saved, it becomes a version that never changes. */
export interface TemplateDraft {
  /** Default `individual`. */
  readonly kind?: TemplateKind;
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  /** E-mail only. */
  readonly subject?: string | null;
  /** Markdown with Liquid for e-mail, plain text with Liquid for SMS. */
  readonly body: string;
}
