/** Whom a caller means: by key, within one incident; two people are as unknown as none. */
import { Inject, Injectable } from '@nestjs/common';
import { Links, readReference } from '../compensation/index.ts';
import { type Incident, Incidents } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { type FindBy, Lookups, personKey } from '../people/index.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { CONFIG } from '../platform/tokens.ts';
import * as store from './calls.store.ts';
import { HOTLINE_ERRORS as E } from './hotline.errors.ts';
import type { Stated } from './hotline.types.ts';
import { onlyOne, STATED_KINDS, type StatedKind } from './rules/calls.ts';

export interface Found {
  readonly stated: readonly StatedKind[];
  /** Null where nobody, or more than one, matches everything that was stated. */
  readonly person: (PersonRef & { readonly linkVersion: number }) | null;
  /** They read out the code of our message to this very person. */
  readonly holdsMessage: boolean;
}

@Injectable()
export class Finding {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly lookups: Lookups,
    private readonly links: Links,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  incident(id: IncidentId): Promise<Incident> {
    return this.incidents.get(id);
  }

  /** The incident's own page as people type it. */
  pageOf({ slug }: Incident): string {
    return `${this.config.portalUrl}/i/${slug}`.replace(/^https?:\/\//, '');
  }

  /** @throws hotline.nothing_stated; people.unreadable_key where an address cannot be one */
  async find(incidentId: IncidentId, stated: Stated): Promise<Found> {
    const given = STATED_KINDS.filter((kind) => (stated[kind] ?? '').trim() !== '');
    if (given.length === 0) throw new DomainError(E.nothing_stated);
    const matches: string[][] = [];
    for (const kind of given) matches.push(await this.#matching(incidentId, kind, stated));
    const key = onlyOne(matches);
    const hasCode = given.includes('code');
    const person = key === null ? null : await this.#linked(incidentId, { key, hasCode });
    return { stated: given, person, holdsMessage: person !== null && hasCode };
  }

  async #matching(incidentId: IncidentId, kind: StatedKind, stated: Stated): Promise<string[]> {
    const value = stated[kind]!;
    if (kind === 'code') return this.#byCode(incidentId, value);
    if (kind === 'reference') return this.#byReference(incidentId, value);
    const by: FindBy =
      kind === 'email'
        ? { email: value }
        : kind === 'phone'
          ? { phone: value }
          : { customerId: value, ...(stated.idSpace ? { idSpace: stated.idSpace } : {}) };
    const found = await this.lookups.find(incidentId, by);
    return found.map((one) => personKey(one.survivor ?? one));
  }

  async #byCode(incidentId: IncidentId, code: string): Promise<string[]> {
    const { slug } = await this.incidents.get(incidentId);
    const result = await this.links.byCode(slug, code);
    return result.kind === 'open' ? [personKey(result.visitor.person)] : [];
  }

  async #byReference(incidentId: IncidentId, text: string): Promise<string[]> {
    const of = readReference(text);
    if (!of) return [];
    const person = await this.db.tx((tx) => store.personOfRedemption(tx, incidentId, of));
    return person ? [personKey(person)] : [];
  }

  /** Whoever may not be told yet is as unknown as a stranger, unless they hold our message already. */
  async #linked(incidentId: IncidentId, of: { key: string; hasCode: boolean }): Promise<Found['person']> {
    const [cohortId, personId] = of.key.split(':');
    const ref = { cohortId: BigInt(cohortId!), personId: Number(personId) } as PersonRef;
    if (!of.hasCode && !(await this.db.tx((tx) => store.mayHear(tx, incidentId, ref)))) return null;
    const [summary] = await this.lookups.find(incidentId, { ref });
    return summary ? { ...ref, linkVersion: summary.linkVersion } : null;
  }
}
