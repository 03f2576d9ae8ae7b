/** What a statement says. */
import type { ExposedCategory, Words } from '../../incidents/index.ts';
import type { RunExposure } from '../../people/index.ts';
import type { Told } from '../ports.ts';
import type { LeakedLine } from './leaked.ts';

export interface StatementContacts {
  readonly customerId: string | null;
  readonly idSpace: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Statement {
  /** Incident code and person: what the person quotes to a hotline. */
  readonly reference: string;
  readonly incident: {
    readonly code: string;
    readonly name: string;
    readonly brand: string;
    readonly company: string;
    readonly contactEmail: string | null;
    readonly contactPhone: string | null;
    readonly website: string | null;
  };
  readonly madeAt: Date;
  /** The language a page is made in unless asked for another. */
  readonly locale: 'id' | 'en';
  readonly leaked: readonly LeakedLine[];
  readonly dangers: readonly { readonly name: string; readonly label: Words; readonly risk: Words }[];
  readonly sources: readonly string[];
  readonly history: readonly (Omit<RunExposure, 'exposure'> & { readonly leaked: readonly LeakedLine[] })[];
  readonly told: readonly (Omit<Told, 'exposure'> & { readonly leaked: readonly LeakedLine[] })[];
  /** Null unless they were asked for with a reason. */
  readonly contacts: StatementContacts | null;
}

/** One person of a whole-incident export. */
export interface PersonLine extends StatementContacts {
  readonly person: string;
  readonly leaked: readonly ExposedCategory[];
  readonly dangers: readonly string[];
  readonly sources: readonly string[];
  readonly rows: number;
  readonly flags: readonly string[];
  readonly history: readonly RunExposure[];
  readonly told: readonly Told[];
}
