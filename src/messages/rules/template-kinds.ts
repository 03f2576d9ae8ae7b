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
  /** Of an e-mail, or the title of a letter. */
  readonly subject?: string | null;
  /** What mail programs show beside the subject; the kind's own words where left out. E-mail only. */
  readonly preheader?: string | null;
  /** An e-mail in which nothing can be clicked: the address is typed. */
  readonly linkFree?: boolean;
  /** Codes of laws (`US-MA`): only for people whom one of them protects. None: the general text, for everybody else. */
  readonly jurisdictions?: readonly string[];
  /** Markdown with Liquid for e-mail and letter, plain text with Liquid for SMS. */
  readonly body: string;
}
