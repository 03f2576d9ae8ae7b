/** Makes the cross-incident keys of shared incidents from contacts opened in the worker's memory, and compares them. */
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import { compare, uncompared } from './comparisons.store.ts';
import { Opener } from './contacts.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { exportBatch, type ExportRow } from './people.store.ts';
import { personKey } from './person-view.ts';
import * as store from './sharing.store.ts';

/** The one key of this installation under which incidents can be compared; it lies outside PostgreSQL. */
const KEY_NAME = 'cross-incident';
const COHORT_MAX = 1_000;
const COHORTS_STEP = 50;

interface Making {
  readonly incidentId: IncidentId;
  readonly opener: Opener;
  readonly key: KeyObject;
  readonly brand: string;
}

@Injectable()
export class SharedKeys {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
    private readonly keyStore: KeyStore,
  ) {}

  /** Shared incidents with cohorts behind the published run, or with keys that were not compared. */
  async due(): Promise<IncidentId[]> {
    return this.db.tx(async (tx) => [
      ...new Set([...(await store.dueIncidents(tx)), ...(await uncompared(tx))]),
    ]);
  }

  /**
   * Brings an incident's keys up to its published run, then compares what was not compared; killed at any cohort it goes
   * on there. False where `until` came first and more is due. An incident that is shared no longer gets none.
   */
  async refill(incidentId: IncidentId, until: () => boolean = () => false): Promise<boolean> {
    const making = {
      incidentId,
      opener: await Opener.of(this.keys, incidentId),
      key: await this.keyStore.processKey(KEY_NAME),
      brand: await this.db.tx((tx) => store.brandOf(tx, incidentId)),
    };
    for (;;) {
      const cohorts = await this.db.tx((tx) => store.dueCohorts(tx, incidentId, COHORTS_STEP));
      for (const cohort of cohorts) {
        if (until()) return false;
        if (!(await this.#refillCohort(making, cohort))) return this.compare(until);
      }
      if (cohorts.length < COHORTS_STEP) return this.compare(until);
    }
  }

  /**
   * Finds anew who stands in several shared incidents, for each whose comparison is of other keys than there are; seconds
   * for a million people, one process at a time. False where `until` came first.
   */
  async compare(until: () => boolean = () => false): Promise<boolean> {
    let isWhole = true;
    await this.db.exclusively('people.compare', async () => {
      for (const incidentId of await this.db.tx((tx) => uncompared(tx))) {
        if (until()) isWhole = false;
        else
          await this.db.tx(async (tx) => (await store.holdShared(tx, incidentId)) && compare(tx, incidentId));
      }
    });
    return isWhole;
  }

  async #refillCohort(
    making: Making,
    { cohortId, runNo }: { readonly cohortId: CohortId; readonly runNo: number },
  ): Promise<boolean> {
    const { incidentId } = making;
    return this.db.tx(async (tx) => {
      if (!(await store.holdShared(tx, incidentId))) return false;
      const before = { cohortId, personId: -1 as PersonNo };
      const rows = await exportBatch(tx, incidentId, before, { limit: COHORT_MAX });
      const own = rows.filter(({ ref }) => ref.cohortId === cohortId);
      const keys = own.flatMap((row) => keysOf(making, row));
      await store.replaceKeys(tx, { incidentId, cohortId, runNo }, keys);
      return true;
    });
  }
}

/** A contact that does not match its key is nobody's; it gives no key. */
function keysOf({ opener, key, brand }: Making, row: ExportRow): store.NewKey[] {
  const person = personKey(row.ref);
  const { personId } = row.ref;
  const found: store.NewKey[] = [];
  try {
    const { email, phone } = opener.contacts(row.contacts, person);
    if (email) found.push({ kind: 'email', personId, key: mac16(key, 'email', email.address) });
    if (phone) found.push({ kind: 'phone', personId, key: mac16(key, 'phone', phone.number) });
    if (row.keyRow && row.kind === 'customer_id') {
      const id = opener.keyValue({ ...row.keyRow, kind: row.kind, key: row.key }, person);
      const kind = `customer:${brand}:${row.keyRow.idSpace}`;
      found.push({ kind: 'customer_id', personId, key: mac16(key, kind, id) });
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== E.wrong_address.code) throw error;
  }
  return found;
}
