/** The breach: declared with its brand, legal entity and keys; its dated facts kept true. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, newId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { freshWrappedKeys } from './incident-keys.ts';
import { INCIDENTS_ERRORS as E } from './incidents.errors.ts';
import * as store from './incidents.store.ts';
import type { DeclareInput, FactsInput, Incident } from './rules/incident.ts';
import { amended, draft } from './rules/draft.ts';
import { contradiction, isSlug } from './rules/facts.ts';

@Injectable()
export class Incidents {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keyStore: KeyStore,
    private readonly audit: Audit,
  ) {}

  /**
   * Declares an incident with its legal entity, brand and fresh keys, all or nothing. Declaring twice makes
   * two incidents (a short name given twice is refused); the API's Idempotency-Key makes a retry safe.
   */
  async declare(input: DeclareInput, actor: Actor): Promise<{ id: IncidentId; slug: string; code: string }> {
    const now = this.clock.now();
    const drafted = draft(input, { id: newId(now), entityId: newId(now), brandId: newId(now), now });
    if ('error' in drafted) throw new DomainError(E[drafted.error], drafted.facts);
    this.#refuseContradiction(drafted.incident, now);
    const { id } = drafted.incident;
    const keys = await freshWrappedKeys(this.keyStore, id);
    try {
      return await this.db.tx(async (tx) => {
        const incident = await this.#insert(tx, drafted.incident, {
          actor,
          slugGiven: input.slug !== undefined,
        });
        await store.insertKeys(tx, id, keys, now);
        await this.audit.record(tx, {
          actor,
          action: 'incidents.declare',
          incidentId: id,
          subject: `incident:${id}`,
          facts: { slug: incident.slug, code: incident.code },
        });
        return { id, slug: incident.slug, code: incident.code };
      });
    } catch (error) {
      await this.#destroyUnused(id);
      throw error;
    }
  }

  /** One incident by id or short name; `incidents.unknown` where there is none. */
  async get(idOrSlug: string): Promise<Incident> {
    return this.db.once((tx) => this.find(tx, idOrSlug));
  }

  /** As `get`, inside the caller's transaction. */
  async find(tx: Tx, idOrSlug: string): Promise<Incident> {
    const found = isUuid(idOrSlug)
      ? await store.incidentById(tx, idOrSlug.toLowerCase())
      : isSlug(idOrSlug) && (await store.incidentBySlug(tx, idOrSlug));
    if (!found) throw new DomainError(E.unknown, { incident: idOrSlug.slice(0, 60) });
    return found;
  }

  /** All incidents, oldest first. */
  async list(): Promise<Incident[]> {
    return this.db.tx((tx) => store.allIncidents(tx));
  }

  /**
   * Corrects what is known: absent fields stay, null clears a date. Refused where dates contradict each
   * other. Messages rendered earlier keep what they said; new ones say the new facts.
   */
  async setFacts(idOrSlug: string, input: FactsInput, actor: Actor): Promise<Incident> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const { id } = await this.find(tx, idOrSlug);
      await store.lockIncident(tx, id);
      const before = await this.find(tx, id);
      if (before.status === 'erased') throw new DomainError(E.erased, { incident: before.slug });
      const changed = amended(before, input);
      if ('error' in changed) throw new DomainError(E[changed.error], changed.facts);
      this.#refuseContradiction(changed.incident, now);
      const brandId = await store.upsertBrand(
        tx,
        before.legalEntity.id,
        { ...changed.incident.brand, id: newId(now) },
        now,
      );
      const incident = { ...changed.incident, brand: { ...changed.incident.brand, id: brandId } };
      await store.updateFacts(tx, incident, now);
      await this.audit.record(tx, {
        actor,
        action: 'incidents.set_facts',
        incidentId: id,
        subject: `incident:${id}`,
        facts: { fields: Object.keys(input).sort().join(',') },
      });
      return incident;
    });
  }

  /** Only where the incident is certainly not there: a lost answer to COMMIT must not cost living keys. */
  async #destroyUnused(id: IncidentId): Promise<void> {
    const stored = await this.db.tx((tx) => store.incidentById(tx, id)).catch(() => 'not known');
    if (stored === null) await this.keyStore.destroy(id);
  }

  async #insert(
    tx: Tx,
    incident: Incident,
    { actor, slugGiven }: { actor: Actor; slugGiven: boolean },
  ): Promise<Incident> {
    const now = incident.declaredAt;
    const legalEntity = await store.insertLegalEntity(tx, incident.legalEntity, now);
    const brandId = await store.upsertBrand(tx, legalEntity.id, incident.brand, now);
    const no = await store.nextIncidentNo(tx);
    const code = `INC-${now.getUTCFullYear()}-${String(no).padStart(4, '0')}`;
    const brand = { ...incident.brand, id: brandId };
    const row = { ...incident, legalEntity, brand, code };
    if (await store.insertIncident(tx, row, actor.operatorId)) return row;
    if (slugGiven) throw new DomainError(E.slug_taken, { slug: incident.slug });
    // A proposed short name may be taken; with the number it is not, and the operator sees which it became.
    const numbered = { ...row, slug: `${incident.slug.slice(0, 34)}-${no}` };
    if (await store.insertIncident(tx, numbered, actor.operatorId)) return numbered;
    throw new DomainError(E.slug_taken, { slug: numbered.slug });
  }

  #refuseContradiction(incident: Incident, now: Date): void {
    const why = contradiction(incident.facts, now);
    if (why) throw new DomainError(E.dates_disagree, { why });
  }
}
