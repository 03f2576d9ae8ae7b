/** Operators' words on who is one person, and the people a breach did not touch. */
import type { PersonRef } from '../kernel/ids.ts';
import type { FindBy } from './lookups.types.ts';
import type { KeyKind } from './people.types.ts';

/** A group of rows: by its own key, or by the person it is the key of. */
export type GroupBy = FindBy;

export interface IdentityDecision {
  readonly id: string;
  readonly verb: 'merge' | 'split';
  /** The group decided about: the kind of its key, and whom it leads to in the published run; null: to nobody. */
  readonly group: { readonly kind: KeyKind; readonly person: PersonRef | null };
  /** Whom it is merged into; null for a split. */
  readonly into: { readonly kind: KeyKind; readonly person: PersonRef | null } | null;
  readonly reason: string;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  readonly withdrawn: {
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Date;
    readonly because: string;
  } | null;
  /** True while the published run does not follow it yet, or follows it still: resolve again. */
  readonly waitsForRun: boolean;
}

export interface UnaffectedPerson extends PersonRef {
  readonly keyKind: KeyKind;
  readonly files: readonly string[];
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly locale: string | null;
  readonly country: string | null;
  readonly deceased: boolean;
}

export interface UnaffectedPage {
  readonly run: number;
  readonly persons: number;
  /** A person of two files counts in both. */
  readonly files: readonly { readonly file: string; readonly persons: number }[];
  readonly people: readonly UnaffectedPerson[];
  readonly next: PersonRef | null;
}
