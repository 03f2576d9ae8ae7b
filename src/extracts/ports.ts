/** What extracts ask of rooms above: what a person was told. */
import type { ExposedCategory } from '../incidents/index.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface Told {
  /** What operators call the notice. */
  readonly notice: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly at: Date;
  readonly run: number;
  readonly exposure: readonly ExposedCategory[];
}

/** Implemented by notices, plugged in by the app. Keyed like `personKey`; whoever was told nothing is left out. */
export abstract class ToldHistory {
  abstract of(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<Map<string, Told[]>>;
}
