/** What a message needs of one person, and what comes out. */
import type { EmailPieces } from '../../kernel/pieces.ts';
import type { Locale } from './template-kinds.ts';

/** One of these to choose, or the only one without asking. */
export interface OfferWords {
  readonly oneOf: readonly { readonly title: string; readonly text: string }[];
  readonly isAutomatic: boolean;
}

/** Raw values as opened from the seal; masking and cleaning happen in the renderer and nowhere else. */
export interface PersonContext {
  readonly locale: Locale;
  /** Where they live, and whether they are a child: which text is theirs where jurisdictions have their own. */
  readonly residence?:
    { readonly country: string | null; readonly region: string | null; readonly minor: boolean } | undefined;
  /** The profile's 464 bits. */
  readonly exposure: string;
  /** What an earlier message has told of, in bits: a supplement says what is new, a correction what was wrong. */
  readonly told?: string | null | undefined;
  /** Only from an authoritative source; null greets without a name. */
  readonly name: string | null;
  /** What the account is known by; the best of them is shown masked. */
  readonly account: {
    readonly customerId?: string | null | undefined;
    readonly email?: string | null | undefined;
    readonly phone?: string | null | undefined;
  };
  readonly merge: {
    readonly link: string;
    readonly typedCode: string;
    readonly incidentUrl: string;
    readonly offers: readonly OfferWords[];
  };
}

export interface RenderedEmail {
  readonly templateId: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** SHA-256 over subject, HTML and text, hex: the proof's fingerprint of what this person was sent. */
  readonly messageHash: string;
}

export interface WrittenEmail {
  readonly email: RenderedEmail;
  /** The same words: what many messages share is one object. */
  readonly pieces: EmailPieces;
}

export interface RenderedSms {
  readonly templateId: string;
  readonly text: string;
  readonly segments: number;
  readonly messageHash: string;
}
