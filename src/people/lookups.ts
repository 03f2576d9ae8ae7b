/** Questions about the published run: counts over profiles, and one person without anything in clear. */
import { Injectable } from '@nestjs/common';
import { IncidentKeys, readExposure } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef, ProfileId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Opener } from './contacts.ts';
import { lineageOf } from './lineage.ts';
import * as store from './lookups.store.ts';
import type {
  CategoryCounts,
  DangerCount,
  FindBy,
  Lineage,
  OverlapCounts,
  PersonPast,
  ProfilePage,
  ProfileView,
  RunExposure,
} from './lookups.types.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { defaultCountry, personRow, personsByKey } from './people.store.ts';
import type { PersonSummary } from './people.types.ts';
import { absorbedRows, pastRows } from './past.store.ts';
import { normalised, personKey, summaryOf } from './person-view.ts';
import * as rules from './profiles/counts.ts';
import { dangersOf } from './profiles/dangers.ts';
import { countOverlaps } from './profiles/overlaps.ts';

/** A shared mailbox can lead to thousands; a list of people to look at does not. */
const FOUND_MAX = 100;

@Injectable()
export class Lookups {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
  ) {}

  /** Distinct exposures with their people, most people first; empty before the first run. */
  async profiles(incidentId: IncidentId): Promise<ProfileView[]> {
    const { profiles } = await this.#counted(incidentId);
    return profiles.map(viewOf).sort((a, b) => b.persons - a.persons || (a.id < b.id ? -1 : 1));
  }

  /** A page of them: those after one, at most so many. An `after` nobody has any more begins anew. */
  async profilePage(
    incidentId: IncidentId,
    { after, limit }: { readonly after?: ProfileId | undefined; readonly limit: number },
  ): Promise<ProfilePage> {
    const all = await this.profiles(incidentId);
    const from = all.findIndex(({ id }) => id === after) + 1;
    const profiles = all.slice(from, from + limit);
    const last = from + limit < all.length ? profiles.at(-1) : undefined;
    return { profiles, total: all.length, next: last?.id ?? null };
  }

  /** Exact combinations of categories, the `top` of most people and what is left; from kept counts, never from people. */
  async overlaps(incidentId: IncidentId, top: number): Promise<OverlapCounts> {
    const { run, profiles } = await this.#counted(incidentId);
    const { shown, others } = countOverlaps(profiles, top);
    const codes = new Set(shown.flatMap((overlap) => overlap.codes));
    return {
      run,
      persons: rules.sumOf(profiles.flatMap(({ cells }) => cells)).persons,
      sets: rules
        .countCategories(profiles)
        .filter(({ code }) => codes.has(code))
        .map(({ code, label, persons }) => ({ code, label, persons })),
      overlaps: shown,
      others,
    };
  }

  /** One profile; `people.unknown_profile` where nobody of the published run has it. */
  async profile(incidentId: IncidentId, id: ProfileId): Promise<ProfileView> {
    const { profiles } = await this.#counted(incidentId);
    const found = profiles.find((profile) => profile.id === id);
    if (!found) throw new DomainError(E.unknown_profile, { profile: id, incident: incidentId });
    return viewOf(found);
  }

  /** How many people per category and form, per tier, per country, and how many of them are minors. */
  async categories(incidentId: IncidentId): Promise<CategoryCounts> {
    const { run, profiles } = await this.#counted(incidentId);
    const cells = profiles.flatMap((profile) => profile.cells);
    return {
      run,
      ...rules.sumOf(cells),
      tiers: rules.countTiers(profiles),
      countries: rules.countriesOf(cells),
      categories: rules.countCategories(profiles),
    };
  }

  /** Every dangerous combination, those that nobody meets too, with the profiles behind each. */
  async dangers(incidentId: IncidentId): Promise<DangerCount[]> {
    const { profiles } = await this.#counted(incidentId);
    return rules.countDangers(profiles).map(({ danger, persons, minors, profiles: hit }) => ({
      ...danger,
      persons,
      minors,
      profiles: hit
        .map(({ id, cells }) => ({ id: id as ProfileId, persons: rules.sumOf(cells).persons }))
        .sort((a, b) => b.persons - a.persons),
    }));
  }

  /**
   * A person by reference, or everybody among whose rows an e-mail, phone or customer id stands: by matching key, so
   * nothing is opened. At most 100; a reference that was absorbed answers itself with its survivor.
   */
  async find(incidentId: IncidentId, by: FindBy): Promise<PersonSummary[]> {
    if ('ref' in by) return this.db.tx(async (tx) => [await onePerson(tx, incidentId, by.ref)]);
    const country = await this.db.tx((tx) => defaultCountry(tx, incidentId));
    const { kind, value, idSpace } = normalised(by, country);
    const key = (await Opener.of(this.keys, incidentId)).keyOf(kind, value, idSpace);
    return this.db.tx(async (tx) => {
      const refs = await personsByKey(tx, incidentId, { kind, key }, FOUND_MAX);
      const found: PersonSummary[] = [];
      for (const ref of refs) {
        found.push(await onePerson(tx, incidentId, { cohortId: ref.cohort_id, personId: ref.person_id }));
      }
      return found;
    });
  }

  /**
   * Where a person comes from: every row with its file, record and line, what it contributed, the rule that joined
   * it, what earlier runs said, whom this person absorbed, what was decided. No value in clear. One pass over the
   * incident's rows; whoever was absorbed is answered with the survivor's.
   */
  async lineage(incidentId: IncidentId, ref: PersonRef): Promise<Lineage> {
    return this.db.tx(async (tx) => {
      const found = await onePerson(tx, incidentId, ref);
      const person = found.survivor ? await onePerson(tx, incidentId, found.survivor) : found;
      const past = (await this.pasts(tx, incidentId, [person])).get(personKey(person))!;
      return lineageOf(tx, incidentId, { person, past });
    });
  }

  /** What runs said about these persons, oldest first, and whom they absorbed; keyed like `personKey`. */
  async pasts(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<Map<string, PersonPast>> {
    const pasts = new Map(refs.map((ref) => [personKey(ref), { history: [], absorbed: [] } as OpenPast]));
    for (const row of await pastRows(tx, incidentId, refs)) {
      const { since_run: sinceRun, until_run: untilRun, since_at: sinceAt } = row;
      const past = pasts.get(personKey({ cohortId: row.cohort_id, personId: row.person_id }));
      past?.history.push({ sinceRun, untilRun, sinceAt, exposure: readExposure(row.exposure) });
    }
    for (const row of await absorbedRows(tx, incidentId, refs)) {
      const past = pasts.get(personKey({ cohortId: row.survivor_cohort_id, personId: row.survivor_id }));
      past?.absorbed.push({ cohortId: row.cohort_id, personId: row.person_id });
    }
    return pasts;
  }

  async #counted(incidentId: IncidentId): Promise<{ run: number; profiles: rules.CountedProfile[] }> {
    return this.db.tx(async (tx) => {
      const run = await store.publishedRunNo(tx, incidentId);
      return run === null
        ? { run: 0, profiles: [] }
        : { run, profiles: grouped(await store.countRows(tx, incidentId, run)) };
    });
  }
}

interface OpenPast {
  readonly history: RunExposure[];
  readonly absorbed: PersonRef[];
}

async function onePerson(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<PersonSummary> {
  const row = await personRow(tx, incidentId, ref);
  if (!row) throw new DomainError(E.unknown_person, { person: personKey(ref), incident: incidentId });
  return summaryOf(incidentId, row);
}

function grouped(rows: readonly store.CountRow[]): rules.CountedProfile[] {
  const byId = new Map<string, { exposure: string; cells: rules.ProfileCell[] }>();
  for (const { id, exposure, country, minor, persons } of rows) {
    const profile = byId.get(id) ?? { exposure, cells: [] };
    profile.cells.push({ country, minor, persons });
    byId.set(id, profile);
  }
  return [...byId].map(([id, { exposure, cells }]) => ({ id, exposure: readExposure(exposure), cells }));
}

function viewOf({ id, exposure, cells }: rules.CountedProfile): ProfileView {
  return {
    id: id as ProfileId,
    exposure,
    ...rules.sumOf(cells),
    tier: rules.gravestTier(exposure),
    dangers: dangersOf(exposure).map(({ name }) => name),
  };
}
