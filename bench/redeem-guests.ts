/** People with a grant, each with the cookie of a visit and the forms their page would hold. */
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from '../src/compensation/index.ts';
import type { Session } from '../src/doors/cli/session.ts';
import { VISIT_COOKIE, Visits } from '../src/doors/portal/visits.ts';
import { must } from '../src/kernel/assert.ts';
import { systemClock } from '../src/kernel/clock.ts';
import type { CohortId, GrantNo, IncidentId, OfferSetId, PersonNo } from '../src/kernel/ids.ts';
import { loadConfig } from '../src/platform/config.ts';
import { DirectoryKeyStore } from '../src/platform/crypto/key-store.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import type { Post } from './redeem-posting.ts';
import { inDatabase } from './twin.ts';

export interface Redeemer {
  readonly visitor: Visitor;
  readonly grantId: GrantNo;
  readonly reserve: Post;
  readonly confirm: Post;
}

interface Row {
  readonly incident_id: IncidentId;
  readonly cohort_id: string;
  readonly person_id: number;
  readonly link_version: number;
  readonly id: string;
}

export async function guestsOf(of: {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly server: EmbeddedServer;
  readonly session: Session;
  readonly setId: OfferSetId;
}): Promise<Redeemer[]> {
  const { setId, session } = of;
  const rows = await inDatabase(of.server, async (client) => {
    const cohorts = await client.query<{ id: string }>(`SELECT id::text FROM people_v_cohort ORDER BY id`);
    for (const { id } of cohorts.rows) await session.grants.grantCohort(setId, BigInt(id) as CohortId);
    const found = await client.query<Row>(
      `SELECT g.incident_id, g.cohort_id::text, g.person_id, p.link_version::int, g.id::text
         FROM offer_grant g JOIN people_v_person p ON p.cohort_id = g.cohort_id AND p.person_id = g.person_id
        WHERE g.offer_set_id = $1 ORDER BY md5(g.id::text)`,
      [setId],
    );
    return found.rows;
  });
  const visits = new Visits(new DirectoryKeyStore(join(of.dir, 'keys')), systemClock, loadConfig(of.env));
  return Promise.all(rows.map((row) => redeemerOf(visits, row)));
}

async function redeemerOf(visits: Visits, row: Row): Promise<Redeemer> {
  const person = { cohortId: BigInt(row.cohort_id) as CohortId, personId: row.person_id as PersonNo };
  const visitor: Visitor = { incidentId: row.incident_id, person, linkVersion: row.link_version };
  let value = '';
  const reply = { setCookie: (_name: string, sealed: string) => (value = sealed) };
  await visits.begin(reply as unknown as FastifyReply, visitor, 'en');
  const request = { cookies: { [VISIT_COOKIE]: value } } as unknown as FastifyRequest;
  const visit = must(await visits.of(request), 'a visit just begun is known');
  const form = async (action: string, more: Readonly<Record<string, string>>): Promise<Post> => {
    const nonce = await visits.nonce(visit, `${action}:${row.id}`);
    const body = new URLSearchParams({ grant: row.id, nonce, ...more }).toString();
    return { cookie: `${VISIT_COOKIE}=${value}`, body };
  };
  return {
    visitor,
    grantId: BigInt(row.id) as GrantNo,
    reserve: await form('reserve', { position: '1' }),
    confirm: await form('confirm', {}),
  };
}
