/** Who was affected, by what, and how to reach them: the verbs of the room. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { IncidentKeys, readExposure, type CategoryCode, type Form } from '../incidents/index.ts';
import { analyzeFreshRows } from '../intake/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { keepAlike } from './alike.store.ts';
import { Beside } from './beside.ts';
import { Opener } from './contacts.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import * as store from './people.store.ts';
import { normalised, personKey, summaryOf } from './person-view.ts';
import type {
  ExportedPerson,
  OpenContacts,
  PersonKey,
  PersonSummary,
  ProfileCount,
  ResolveResult,
} from './people.types.ts';
import { ResolveFence } from './ports.ts';
import { keepCounts } from './lookups.store.ts';
import { analyzePeople } from './publish.store.ts';
import { resolveRun, type RunContext, type RunOutcome } from './resolve.ts';

const EXPORT_BATCH = 500;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
    private readonly fence: ResolveFence,
  ) {}

  /**
   * Computes who is one person from the staged rows and decisions, and publishes the run at once. Repeating it with
   * nothing changed publishes nothing and gives the run in force. Refuses with `people.no_rows`,
   * `people.being_sent` (after 30 s), `people.rows_changed`. Needs `people.resolve` at the door.
   */
  async resolve(incidentId: IncidentId, actor: Actor): Promise<ResolveResult> {
    const opener = await Opener.of(this.keys, incidentId);
    await this.db.tx((tx) => analyzeFreshRows(tx, incidentId));
    // Begun first: whoever waits for a connection beside the run never holds the last one.
    const beside = new Beside(this.db, incidentId);
    const tools = { clock: this.clock, audit: this.audit };
    const context = { incidentId, actor, now: this.clock.now(), opener, fence: this.fence, beside, tools };
    try {
      const { result, published } = await this.db.tx((tx) => this.#run(tx, context));
      // Whoever is looked up next is looked up by plans that know how many people there are.
      if (published) {
        await this.db.tx(analyzePeople);
        await this.db.tx((tx) => keepCounts(tx, incidentId));
      }
      return result;
    } finally {
      await beside.end();
    }
  }

  /** Counts who is alike in the run in force, so that the first page that asks needs not; changes nothing twice. */
  async countAlike(incidentId: IncidentId): Promise<void> {
    await this.db.tx((tx) => keepAlike(tx, incidentId));
  }

  async #run(tx: Tx, context: RunContext): Promise<RunOutcome> {
    const outcome = await resolveRun(tx, context);
    const { result, published } = outcome;
    if (published) {
      await this.audit.record(tx, {
        actor: context.actor,
        action: 'people.resolve',
        incidentId: context.incidentId,
        subject: `run:${result.run}`,
        facts: { ...result },
      });
    }
    return outcome;
  }

  /** Every person of the published run in clear, batch by batch; needs `people.reveal`, and is audited. */
  async *export(incidentId: IncidentId, actor: Actor): AsyncGenerator<ExportedPerson> {
    if (!actor.permissions.has('people.reveal')) {
      throw new DomainError(E.not_allowed, { permission: 'people.reveal' });
    }
    const opener = await Opener.of(this.keys, incidentId);
    await this.db.tx((tx) => this.audit.record(tx, { actor, action: 'people.export', incidentId }));
    for (let after = BEFORE_ALL; ;) {
      const batch = await this.db.tx((tx) =>
        store.exportBatch(tx, incidentId, after, { limit: EXPORT_BATCH }),
      );
      for (const row of batch) yield exported(opener, incidentId, row);
      const last = batch.at(-1);
      if (!last || batch.length < EXPORT_BATCH) return;
      after = last.ref;
    }
  }

  /**
   * Contacts in clear for those about to be told, keyed `${cohortId}:${personId}`; every address was compared with
   * its matching key. For workers: the values stay in memory and in no log. Unknown persons are left out.
   */
  async openContacts(
    tx: Tx,
    incidentId: IncidentId,
    refs: readonly PersonRef[],
  ): Promise<Map<string, OpenContacts>> {
    const opener = await Opener.of(this.keys, incidentId, tx);
    const rows = await store.contactsOf(tx, incidentId, refs);
    return new Map(
      rows.map(({ ref, contacts }) => [personKey(ref), opener.contacts(contacts, personKey(ref))]),
    );
  }

  /** Live persons among whose rows this address or id stands: several where a mailbox is shared. Opens nothing. */
  async findByKey(incidentId: IncidentId, by: PersonKey): Promise<PersonRef[]> {
    const opener = await Opener.of(this.keys, incidentId);
    const country = await this.db.tx((tx) => store.defaultCountry(tx, incidentId));
    const { kind, value, idSpace } = normalised(by, country);
    const key = opener.keyOf(kind, value, idSpace);
    const rows = await this.db.tx((tx) => store.personsByKey(tx, incidentId, { kind, key }));
    return rows.map((row) => ({ cohortId: row.cohort_id, personId: row.person_id }));
  }

  /** One person without anything in clear; `people.unknown_person` where the incident has none such. */
  async person(incidentId: IncidentId, ref: PersonRef): Promise<PersonSummary> {
    const row = await this.db.tx((tx) => store.personRow(tx, incidentId, ref));
    if (!row) throw new DomainError(E.unknown_person, { person: personKey(ref), incident: incidentId });
    return summaryOf(incidentId, row);
  }

  /** Distinct exposures with their people in the published run, most people first. */
  async profiles(incidentId: IncidentId): Promise<ProfileCount[]> {
    const rows = await this.db.tx((tx) => store.profileRows(tx, incidentId));
    return rows.map(({ id, exposure, persons }) => ({ id, exposure: readExposure(exposure), persons }));
  }
}

function exported(opener: Opener, incidentId: IncidentId, row: store.ExportRow): ExportedPerson {
  if (!row.keyRow) throw new DomainError(E.rows_changed, { incident: incidentId });
  const person = personKey(row.ref);
  const contacts = opener.contacts(row.contacts, person);
  const exposure: Partial<Record<CategoryCode, Form>> = {};
  for (const { code, form } of readExposure(row.exposure)) exposure[code] = form;
  return {
    key: { kind: row.kind, value: opener.keyValue({ ...row.keyRow, kind: row.kind, key: row.key }, person) },
    exposure,
    contact_email: contacts.email?.address ?? null,
    contact_phone: contacts.phone?.number ?? null,
    rows: row.rows,
    files: row.files,
    flags: row.flags,
  };
}
