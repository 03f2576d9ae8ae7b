/** People in clear, for whoever may see them: one by one with a reason, or all of them for a purpose. */
import { Injectable } from '@nestjs/common';
import { IncidentKeys, readExposure } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef, ProfileId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Opener } from './contacts.ts';
import type { FurtherId, Revealed, RevealedPerson } from './lookups.types.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { type ExportRow, exportBatch, personRow } from './people.store.ts';
import { personKey } from './person-view.ts';
import { furtherIds } from './reveals.store.ts';

const BATCH = 500;
const FURTHER_PAGE = 10_000;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

export interface RevealMany {
  /** What it is for; stands in the audit. */
  readonly purpose: string;
  /** Only people of these profiles; everybody where left out. */
  readonly profiles?: readonly ProfileId[];
}

@Injectable()
export class Reveals {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
  ) {}

  /** One person's contacts in clear. Needs `people.reveal` and a reason; both stand in the audit before the answer. */
  async one(incidentId: IncidentId, ref: PersonRef, reason: string, actor: Actor): Promise<RevealedPerson> {
    mayReveal(actor);
    const why = reason.trim();
    if (why.length === 0 || why.length > 1_000) throw new DomainError(E.reason_missing);
    const opener = await Opener.of(this.keys, incidentId);
    return this.db.tx(async (tx) => {
      const row = await findRow(tx, incidentId, ref);
      const facts = { reason: why };
      const subject = `person:${personKey(ref)}`;
      await this.audit.record(tx, { actor, action: 'people.reveal', incidentId, subject, facts });
      return revealed(opener, incidentId, row);
    });
  }

  /**
   * Everybody of the published run in clear, in batches, in order of cohort and ordinal. Needs `people.reveal`; the
   * audit says who asked and for what before the first is opened.
   */
  async *everyone(incidentId: IncidentId, asked: RevealMany, actor: Actor): AsyncGenerator<RevealedPerson[]> {
    mayReveal(actor);
    const opener = await Opener.of(this.keys, incidentId);
    const facts = { purpose: asked.purpose, profiles: asked.profiles?.length ?? null };
    await this.db.tx((tx) =>
      this.audit.record(tx, { actor, action: 'people.reveal_many', incidentId, facts }),
    );
    const profiles = asked.profiles ?? null;
    for (let after = BEFORE_ALL; ;) {
      const from = after;
      const rows = await this.db.tx((tx) => exportBatch(tx, incidentId, from, { limit: BATCH, profiles }));
      if (rows.length > 0) yield rows.map((row) => revealed(opener, incidentId, row));
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.ref;
    }
  }

  /** Customer ids of people beside their own, each once; as `everyone`, which is asked first and says why. */
  async *furtherIds(incidentId: IncidentId, asked: RevealMany, actor: Actor): AsyncGenerator<FurtherId> {
    mayReveal(actor);
    const opener = await Opener.of(this.keys, incidentId);
    const profiles = asked.profiles ?? null;
    for (let after = Buffer.alloc(0); ;) {
      const page = { after, limit: FURTHER_PAGE, profiles };
      const rows = await this.db.tx((tx) => furtherIds(tx, incidentId, page));
      for (const row of rows) {
        const { cohortId, personId, idSpace, profileId, personKind } = row;
        const value = opener.keyValue({ ...row, kind: 'customer_id' }, personKey(row));
        yield { cohortId, personId, value, idSpace, profileId, isOnly: personKind !== 'customer_id' };
      }
      if (rows.length < FURTHER_PAGE) return;
      after = rows.at(-1)!.key as Buffer<ArrayBuffer>;
    }
  }
}

function mayReveal(actor: Actor): void {
  if (!actor.permissions.has('people.reveal')) {
    throw new DomainError(E.not_allowed, { permission: 'people.reveal' });
  }
}

async function findRow(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<ExportRow> {
  const person = personKey(ref);
  const found = await personRow(tx, incidentId, ref);
  if (found?.survivor_cohort_id != null && found.survivor_id !== null) {
    const survivor = personKey({ cohortId: found.survivor_cohort_id, personId: found.survivor_id });
    throw new DomainError(E.absorbed, { person, survivor });
  }
  const before = { ...ref, personId: (ref.personId - 1) as PersonNo };
  const [row] = found ? await exportBatch(tx, incidentId, before, { limit: 1 }) : [];
  if (!row || personKey(row.ref) !== person) {
    throw new DomainError(E.unknown_person, { person, incident: incidentId });
  }
  return row;
}

function revealed(opener: Opener, incidentId: IncidentId, row: ExportRow): RevealedPerson {
  if (!row.keyRow) throw new DomainError(E.rows_changed, { incident: incidentId });
  const person = personKey(row.ref);
  const { email, phone, name } = opener.contacts(row.contacts, person);
  const value = opener.keyValue({ ...row.keyRow, kind: row.kind, key: row.key }, person);
  const idSpace = row.kind === 'customer_id' ? row.keyRow.idSpace : null;
  const clear: Revealed = {
    ...row.ref,
    incidentId,
    key: { kind: row.kind, value, idSpace },
    name,
    email: email?.address ?? null,
    phone: phone?.number ?? null,
  };
  const { rows, files, flags } = row;
  return { ...clear, exposure: readExposure(row.exposure), rows, files, flags };
}
