/** Logos: stored once, served by us, so that no page asks anybody else for anything. */
import { assert } from '../kernel/assert.ts';
import { Inject, Injectable } from '@nestjs/common';
import { Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { PAGES_ERRORS as E } from './pages.errors.ts';
import * as store from './pages.store.ts';
import { type ImageFacts, logoProblem, readImage } from './rules/image.ts';

export interface AddedLogo extends ImageFacts {
  /** What a page's `brand.logo` says. */
  readonly sha256: string;
}

@Injectable()
export class Logos {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly audit: Audit,
  ) {}

  /** Keeps an image; nothing shows it until a page naming it is published. The same image again changes nothing. */
  async add(idOrSlug: string, bytes: Uint8Array, actor: Actor): Promise<AddedLogo> {
    needs(actor, 'incident_page.write');
    const content = Buffer.from(bytes);
    const why = logoProblem(content);
    const facts = readImage(content);
    if (why !== null) throw new DomainError(E.bad_logo, { why });
    assert(facts, 'an image nothing is said against was read');
    const hash = sha256(content).toString('hex');
    await this.db.tx(async (tx) => {
      const { id: incidentId } = await this.incidents.find(tx, idOrSlug);
      const by = { by: actor.operatorId, at: this.clock.now() };
      await store.insertLogo(tx, { ...facts, sha256: hash, content, incidentId, ...by });
      await this.audit.record(tx, { actor, action: 'pages.add_logo', incidentId, subject: `logo:${hash}` });
    });
    return { ...facts, sha256: hash };
  }

  async get(incidentId: IncidentId, hash: string): Promise<store.StoredLogo> {
    const found = await this.db.tx((tx) => store.findLogo(tx, incidentId, hash));
    if (!found) throw new DomainError(E.unknown_logo, { logo: hash.slice(0, 64) });
    return found;
  }
}
