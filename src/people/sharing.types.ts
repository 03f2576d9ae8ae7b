/** What the verbs of the cross-incident comparison answer. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { KeyKind } from './people.types.ts';
import type { SharingRow } from './sharing.store.ts';

export interface SharingStanding {
  /** The last request, whatever became of it; null where nobody ever asked. */
  readonly latest: SharingRow | null;
  readonly keys: number;
  readonly cohortsDone: number;
  /** Cohorts whose keys are not those of the published run yet. */
  readonly cohortsDue: number;
}

export interface Duplicates {
  /** Each person once, in however many other incidents. */
  readonly persons: number;
  readonly incidents: readonly { readonly incidentId: IncidentId; readonly persons: number }[];
  /** When keys were last compared; null: not yet. */
  readonly comparedAt: Date | null;
  /** The keys of some shared incident are others by now: a worker compares them anew. */
  readonly isComparing: boolean;
}

export interface DuplicatePeople {
  readonly people: readonly Duplicate[];
  /** The page after begins behind this person; null at the end. */
  readonly next: PersonRef | null;
}

export interface Duplicate {
  readonly person: PersonRef;
  readonly others: readonly {
    readonly incidentId: IncidentId;
    readonly person: PersonRef;
    /** An e-mail or phone may be a family's: a person decides what it means. */
    readonly by: readonly KeyKind[];
  }[];
}
