/** Gathers what the rooms below and above know of a person; every look is audited. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import {
  Lookups,
  personKey,
  type PersonPast,
  type PersonSummary,
  type RevealedPerson,
  Reveals,
} from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { type Told, ToldHistory } from './ports.ts';

/** What runs said and notices told, those of persons absorbed since among them. */
export interface Past extends PersonPast {
  readonly told: readonly Told[];
}

export interface Dossier {
  readonly person: PersonSummary;
  readonly clear: RevealedPerson | null;
  readonly past: Past;
}

const NOTHING: PersonPast = { history: [], absorbed: [] };

@Injectable()
export class Dossiers {
  constructor(
    private readonly db: Db,
    private readonly lookups: Lookups,
    private readonly reveals: Reveals,
    private readonly told: ToldHistory,
    private readonly audit: Audit,
  ) {}

  async one(
    incidentId: IncidentId,
    asked: { readonly ref: PersonRef; readonly contactsFor?: string | undefined },
    actor: Actor,
  ): Promise<Dossier> {
    const [found] = await this.lookups.find(incidentId, { ref: asked.ref });
    const person = found!.survivor
      ? (await this.lookups.find(incidentId, { ref: found!.survivor }))[0]!
      : found!;
    const { contactsFor } = asked;
    const clear =
      contactsFor === undefined ? null : await this.reveals.one(incidentId, person, contactsFor, actor);
    return this.db.tx(async (tx) => {
      const subject = `person:${personKey(person)}`;
      const facts = { contacts: clear !== null };
      await this.audit.record(tx, { actor, action: 'extracts.statement', incidentId, subject, facts });
      return { person, clear, past: (await this.#pasts(tx, incidentId, [person]))[0]! };
    });
  }

  async *everyone(
    incidentId: IncidentId,
    actor: Actor,
  ): AsyncGenerator<{ readonly clear: RevealedPerson; readonly past: Past }[]> {
    for await (const batch of this.reveals.everyone(incidentId, { purpose: 'statements' }, actor)) {
      const pasts = await this.db.tx((tx) => this.#pasts(tx, incidentId, batch));
      yield batch.map((clear, i) => ({ clear, past: pasts[i]! }));
    }
  }

  async #pasts(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<Past[]> {
    const pasts = await this.lookups.pasts(tx, incidentId, refs);
    const all = refs.flatMap((ref) => [ref, ...(pasts.get(personKey(ref))?.absorbed ?? [])]);
    const told = await this.told.of(tx, incidentId, all);
    return refs.map((ref) => {
      const past = pasts.get(personKey(ref)) ?? NOTHING;
      const messages = [ref, ...past.absorbed].flatMap((one) => told.get(personKey(one)) ?? []);
      return { ...past, told: messages.sort((a, b) => a.at.getTime() - b.at.getTime()) };
    });
  }
}
