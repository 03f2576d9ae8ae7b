/** The hotline beside a post office: calls of people who were told. */
import { Links, PersonPages } from '../../src/compensation/index.ts';
import { Codes } from '../../src/codes/index.ts';
import { Calls } from '../../src/hotline/index.ts';
import { CallActs } from '../../src/hotline/call-acts.ts';
import { Callers } from '../../src/hotline/callers.ts';
import { PageAgain } from '../../src/hotline/page-again.ts';
import { Finding } from '../../src/hotline/finding.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { Lookups } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { type GuestDesk, guestsOf } from './guests.ts';
import { incidentParts } from './incidents.ts';
import type { PostOffice } from './notices.ts';
import { anOperator } from './operators.ts';

export interface HotlineDesk {
  readonly guests: GuestDesk;
  readonly calls: Calls;
  readonly links: Links;
  readonly agent: Actor;
}

export async function hotlineOf(office: PostOffice): Promise<HotlineDesk> {
  const { t } = office;
  const guests = guestsOf(office);
  const { keys, incidents } = incidentParts(t, guests.clock);
  const audit = new Audit(guests.clock);
  const lookups = new Lookups(t.db, keys);
  const links = new Links(t.db, keys, { portalUrl: 'https://pemulihan.contoh.example' }, guests.clock);
  const pages = new PersonPages(t.db, new Codes(t.db, keys, audit, guests.clock), guests.clock);
  const finding = new Finding(t.db, incidents, lookups, links, {
    portalUrl: 'https://pemulihan.contoh.example',
  });
  const callers = new Callers(finding, t.db, lookups, pages, office.notices);
  const again = new PageAgain(incidents, links, guests.replies, guests.known);
  const acts = new CallActs(guests.factors, again, guests.notMine, links);
  return {
    guests,
    links,
    calls: new Calls(t.db, guests.clock, callers, acts, audit),
    agent: await anOperator(t.db, 'Hana Hotline', ['hotline']),
  };
}
