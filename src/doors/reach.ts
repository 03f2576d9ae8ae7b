/**
 * Who reaches what: every id in an address, a query or a body leads to its incident, and of an incident somebody does
 * not work on nothing is there. One table of names for the API, the hotline's pages and the terminal; a house test
 * refuses a route or a verb with a name that does not stand here (test/doors/reach.test.ts).
 */
import { Injectable } from '@nestjs/common';
import { readReference } from '../compensation/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { API_ERRORS } from './api/api.errors.ts';
import * as store from './reach.store.ts';

/** Ids that lead to an incident through `doors_v_incident_of`. */
export const LOOKED_UP = [
  'notice', 'template', 'offer', 'offer_set', 'offer_bundle', 'code_pool', 'code_file', 'hotline_call', 'extract',
  'vendor', 'batch', 'result', 'hold', 'posting', 'report', 'payout', 'upload', 'source', 'profile', 'guard', 'decision',
  'page_draft', 'seed', 'programme', 'alarm', 'sharing', 'domain_check', 'run',
] as const; // prettier-ignore
export type LookedUp = (typeof LOOKED_UP)[number];

/**
 * `incident`: its id or short name. `cohort`: what is left of the colon in `12:7` is a cohort. `group`: the same, or
 * somebody's key in the incident beside it. `reference`: as it stands on receipts. `inside`: means nothing without the
 * incident beside it, within which the room looks it up. `shared`: belongs to no incident.
 */
export type Leads = LookedUp | 'incident' | 'cohort' | 'group' | 'reference' | 'inside' | 'shared';

/** Some verbs take these by words too, which their rooms look up within the incident beside them. */
const BY_WORDS: ReadonlySet<Leads> = new Set<Leads>([
  'source',
  'code_file',
  'template',
  'vendor',
  'decision',
]);

/** By its name in an address or in a verb of the terminal. */
export const PARAMS: Readonly<Record<string, Leads>> = {
  incident: 'incident',
  slug: 'incident',
  notice: 'notice',
  template: 'template',
  offer: 'offer',
  set: 'offer_set',
  bundle: 'offer_bundle',
  pool: 'code_pool',
  call: 'hotline_call',
  extract: 'extract',
  vendor: 'vendor',
  batch: 'batch',
  result: 'result',
  hold: 'hold',
  posting: 'posting',
  report: 'report',
  payout: 'payout',
  upload: 'upload',
  profile: 'profile',
  guard: 'guard',
  decision: 'decision',
  draft: 'page_draft',
  seed: 'seed',
  alarm: 'alarm',
  person: 'cohort',
  grant: 'cohort',
  cohort: 'cohort',
  reference: 'reference',
  // As the terminal names them.
  sets: 'offer_set',
  group: 'group',
  into: 'group',
  deliveries: 'cohort',
  // By their name within the incident, or by their id.
  source: 'source',
  file: 'code_file',
  // Numbers, names and hashes within what stands before them.
  name: 'inside',
  no: 'inside',
  hash: 'inside',
  claim: 'inside',
  bill: 'inside',
  feed: 'inside',
  channel: 'inside',
  wave: 'inside',
  ids: 'inside',
  version: 'shared',
  // Of the whole house.
  lane: 'shared',
  provider: 'shared',
  operator: 'shared',
  session: 'shared',
  key: 'shared',
  change: 'shared',
  deputy: 'shared',
  kind: 'shared',
  code: 'shared',
  token: 'shared',
  // Words and files in the terminal.
  files: 'shared',
  workbook: 'shared',
  directories: 'shared',
  price: 'shared',
  'per-second': 'shared',
  policy: 'shared',
};

/** By their name in a query or a body, however deep. */
export const FIELDS: Readonly<Record<string, Leads>> = {
  incident: 'incident',
  incidentId: 'incident',
  noticeId: 'notice',
  notice: 'notice',
  vendorId: 'vendor',
  vendor: 'vendor',
  offerId: 'offer',
  offerIds: 'offer',
  offer: 'offer',
  setId: 'offer_set',
  offerSetId: 'offer_set',
  offerSetIds: 'offer_set',
  offerSet: 'offer_set',
  offerSets: 'offer_set',
  templateIds: 'template',
  templateId: 'template',
  template: 'template',
  profile: 'profile',
  profileIds: 'profile',
  cohortId: 'cohort',
  person: 'cohort',
  lane: 'shared',
  // Where a page of a list ended.
  after: 'shared',
};

interface Named {
  readonly leads: Leads;
  readonly value: string;
}

/** Does this actor work on that incident? */
export function sees({ incidents }: Pick<Actor, 'incidents'>, incident: IncidentId): boolean {
  return incidents === 'all' || incidents.has(incident);
}

/** An incident that is declared belongs to those who work on all of them; others could not even see it. */
export function declaresAny({ incidents }: Pick<Actor, 'incidents'>): void {
  if (incidents !== 'all') throw new DomainError(API_ERRORS.named_incidents);
}

/** What is about every incident at once belongs to those who work on all of them; others name one of theirs. */
export function meansEvery({ incidents }: Pick<Actor, 'incidents'>): null {
  if (incidents !== 'all') throw new DomainError(API_ERRORS.name_incident);
  return null;
}

/** Of a list that is not under one incident, what this actor works on. */
export function ofIncidents<T>(
  actor: Pick<Actor, 'incidents'>,
  rows: readonly T[],
  incidentOf: (row: T) => IncidentId | null,
): T[] {
  return rows.filter((row) => {
    const incident = incidentOf(row);
    return incident === null || sees(actor, incident);
  });
}

@Injectable()
export class Reach {
  constructor(private readonly db: Db) {}

  /**
   * Refuses what leads to an incident the actor does not work on with the very words for an id that is nowhere. Who
   * works on every incident is not asked anything: their rooms answer.
   */
  async check(actor: Actor, asked: { params: Params; fields?: readonly unknown[] }): Promise<void> {
    const { incidents } = actor;
    if (incidents === 'all') return;
    const named = [...namedIn(asked.params), ...(asked.fields ?? []).flatMap((part) => fieldsIn(part))];
    if (named.length === 0) return;
    await this.db.tx(async (tx) => {
      for (const { leads, value } of named) {
        const found = await leadsTo(tx, leads, value);
        if (found !== 'none' && (found === null || !incidents.has(found))) {
          throw new DomainError(API_ERRORS.unknown);
        }
      }
    });
  }
}

export type Params = Readonly<Record<string, unknown>>;

function namedIn(params: Params): Named[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const leads = Object.hasOwn(PARAMS, name) ? PARAMS[name] : undefined;
    // Who works on some incidents only gets nowhere by a name that says nothing.
    if (!leads) throw new DomainError(API_ERRORS.unknown);
    return textsIn(value).map((text) => ({ leads, value: text }));
  });
}

/** One, several, or several in one text parted by commas; rooms take them with spaces around. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean);
}

const DEPTH_MAX = 32;

function fieldsIn(part: unknown, depth = 0): Named[] {
  // What nobody looks through may name anything.
  if (depth > DEPTH_MAX) throw new DomainError(API_ERRORS.unknown);
  if (Array.isArray(part)) return part.flatMap((item) => fieldsIn(item, depth + 1));
  if (!isPlain(part)) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    const leads = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    const texts = leads ? textsIn(value) : [];
    return [...texts.map((text) => ({ leads: leads!, value: text })), ...fieldsIn(value, depth + 1)];
  });
}

/**
 * What was read out of JSON, a form or a query, whose reader gives it an empty prototype of its own; a stream of bytes
 * is none of them and has no end to look through.
 */
function isPlain(part: unknown): part is Readonly<Record<string, unknown>> {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return false;
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** As the rooms read people, grants and deliveries: `12:7`, `12_7`, or the cohort alone. */
const COHORT = /^(\d{1,18})(?:[:_]\d{1,18})?$/;

/** Null: nowhere, as is what cannot be read. `none`: it belongs to no incident, or the room looks within one. */
async function leadsTo(tx: Tx, leads: Leads, value: string): Promise<IncidentId | null | 'none'> {
  switch (leads) {
    case 'shared':
    case 'inside':
      return 'none';
    case 'incident':
      return isUuid(value) ? (value.toLowerCase() as IncidentId) : store.incidentNamed(tx, value);
    case 'reference': {
      const read = readReference(value);
      return read && store.incidentOfCohort(tx, String(read.cohortId));
    }
    case 'cohort':
    case 'group': {
      const cohort = COHORT.exec(value)?.[1];
      if (cohort === undefined) return leads === 'group' ? 'none' : null;
      return store.incidentOfCohort(tx, cohort);
    }
    default:
      if (isUuid(value)) return store.incidentOf(tx, leads, value.toLowerCase());
      return BY_WORDS.has(leads) ? 'none' : null;
  }
}
