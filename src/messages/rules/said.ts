/** What an incident says of itself in a message: a JSON value that approval pins and rendering reads. */
import type { PinnedJurisdictions } from './overlay.ts';
import type { Locale, TemplateChannel, TemplateKind } from './template-kinds.ts';

export interface SaidStatement {
  readonly whatHappened?: string;
  readonly howClosed?: string;
  readonly measures?: string;
  readonly notYetKnown?: string;
}

/** The incident's facts as of the moment of pinning; instants as ISO strings. */
export interface Said {
  readonly slug: string;
  readonly code: string;
  readonly brand: string;
  readonly smsBrand: string;
  readonly company: string;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly contactAddress: string | null;
  readonly website: string | null;
  readonly colour: string;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  readonly occurredFrom: string | null;
  readonly occurredUntil: string | null;
  readonly discoveredAt: string | null;
  readonly confirmedAt: string | null;
  readonly containedAt: string | null;
  readonly gapClosedAt: string | null;
  readonly statements: Readonly<Partial<Record<Locale, SaidStatement>>>;
}

export interface PinnedTemplate {
  readonly id: string;
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly version: number;
  /** Codes of laws; absent: the general text. */
  readonly jurisdictions?: readonly string[];
  /** SHA-256 of subject and body, hex. */
  readonly fingerprint: string;
}

/** Everything a yes to a message is about; plain JSON, so that it can stand in an approval's pins. */
export interface MessagePins {
  /** Whom the laws with a text of their own protect; absent where every text is a general one. */
  readonly jurisdictions?: PinnedJurisdictions;
  readonly incidentId: string;
  readonly templates: readonly PinnedTemplate[];
  readonly overlayVersion: string;
  readonly catalogueVersion: string;
  readonly said: Said;
}
