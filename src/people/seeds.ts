/** Seed recipients: our own people, who get what everyone gets, in cohorts of their own outside every count. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import { batchKey, readEmail, readPhone, type RowContact, sealRow } from '../intake/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type CohortId, type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Opener } from './contacts.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { defaultCountry } from './people.store.ts';
import * as store from './seeds.store.ts';

export type Seed = store.SeedRow;

export interface SeedInput {
  /** What operators call it, such as "Gmail of the web team"; never an address. */
  readonly label: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
  /** Default: the incident's. */
  readonly locale?: string | undefined;
}

/** Enough for every mailbox provider and language; each stands once in every wave. */
export const SEEDS_MAX = 50;

@Injectable()
export class Seeds {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
  ) {}

  /** From the next launch on. Refuses `people.bad_seed` without a usable address, `people.too_many_seeds`. */
  async add(incidentId: IncidentId, input: SeedInput, actor: Actor): Promise<{ id: string }> {
    const country = await this.db.tx((tx) => defaultCountry(tx, incidentId));
    const contact = contactOf(input, country);
    const opener = await Opener.of(this.keys, incidentId);
    const { key, version } = await this.keys.open(incidentId, 'contact');
    const now = this.clock.now();
    const id = uuidv7(now);
    const ref = { incidentId, sourceId: id, batchNo: 0, recordNo: 1, subjectNo: 0 };
    const { email, phone, name } = contact;
    return this.db.tx(async (tx) => {
      if ((await store.seedsOf(tx, incidentId)).length >= SEEDS_MAX) {
        throw new DomainError(E.too_many_seeds, { max: SEEDS_MAX });
      }
      await store.insertSeed(tx, {
        id,
        incidentId,
        label: input.label.trim(),
        locale: input.locale ?? null,
        country,
        emailKey: email === undefined ? null : opener.keyOf('email', email),
        phoneKey: phone === undefined ? null : opener.keyOf('phone', phone),
        hasName: name !== undefined,
        sealed: sealRow(batchKey(key, id, 0), version, ref, contact),
        keyVersion: version,
        madeBy: actor.operatorId,
        madeAt: now,
      });
      await this.audit.record(tx, { actor, action: 'people.add_seed', incidentId, subject: `seed:${id}` });
      return { id };
    });
  }

  /** From the next launch on; what was launched keeps its seeds. */
  async remove(incidentId: IncidentId, id: string, actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      const removed = isUuid(id) ? await store.removeSeed(tx, { incidentId, id, now }) : 0;
      if (removed === 0) throw new DomainError(E.unknown_seed, { seed: id.slice(0, 60) });
      await this.audit.record(tx, { actor, action: 'people.remove_seed', incidentId, subject: `seed:${id}` });
    });
  }

  /** Without an address in clear. */
  async list(incidentId: IncidentId): Promise<Seed[]> {
    return this.db.tx((tx) => store.seedsOf(tx, incidentId));
  }

  /** A new cohort of all of them, for one wave of one notice; null where there are none. */
  async cohort(tx: Tx, incidentId: IncidentId, runNo: number): Promise<CohortId | null> {
    return store.makeCohort(tx, incidentId, runNo);
  }
}

function contactOf(input: SeedInput, country: string | null): RowContact {
  const email = input.email === undefined ? null : readEmail(input.email);
  const phone = input.phone === undefined ? null : readPhone(input.phone, country);
  const unusable =
    (input.email !== undefined && !email?.sendable) || (input.phone !== undefined && !phone?.sms);
  if (unusable || (!email && !phone)) throw new DomainError(E.bad_seed);
  const name = input.name?.trim();
  return {
    ...(email && { email: email.address }),
    ...(phone && { phone: phone.e164 }),
    ...(name && { name }),
  };
}
