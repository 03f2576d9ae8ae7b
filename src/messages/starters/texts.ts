/** The shape of a language's texts: blocks that every kind shares, and what each kind says of its own. */
import type { TemplateKind } from '../rules/template-kinds.ts';

/** Blocks of the full forms, in Markdown; a kind strings them together in its own order. */
export interface SharedBlocks {
  /** The way to the reader's own page, by link or typed. */
  readonly pageByMail: string;
  /** Typed only: paper has no links. */
  readonly pageByLetter: string;
  readonly happened: string;
  readonly doing: string;
  readonly notYetKnown: string;
  readonly offers: string;
  readonly ask: string;
}

export interface KindText {
  readonly subject: string;
  /** Above a letter, whose head already names the brand. */
  readonly title: string;
  readonly sms: string;
  /** The blocks of e-mail and letter; `page` stands for the block of that channel. */
  readonly blocks: readonly string[];
}

/** Of e-mail and letter alone. */
export type FullTexts = Omit<KindText, 'sms'>;

export interface LanguageTexts {
  readonly shared: SharedBlocks;
  readonly kinds: Readonly<Record<TemplateKind, KindText>>;
}

/** Where a kind's text has its way to the page. */
export const PAGE = 'page';
