/** Lists of customer ids for the company's own systems: whose passwords to reset, whose cards to block. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CategoryCode, type ExposedCategory, type Form, FORMS, type Words } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import {
  DANGERS,
  dangerNamed,
  Lookups,
  meets,
  personKey,
  type ProfileView,
  Reveals,
} from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';
import { csvLine } from '../kernel/csv.ts';
import { type Errand, ERRAND_NAMES, ERRANDS, hitsOf, type Selection } from './selection.ts';

/** Exactly one of the first three; forms narrow a category. */
export interface ActionListRequest {
  readonly errand?: Errand | undefined;
  readonly combination?: string | undefined;
  readonly category?: CategoryCode | undefined;
  readonly forms?: readonly Form[] | undefined;
}

/** Every list there is, with its people: those of nobody too, since that is an answer. */
export interface ActionListOffer {
  readonly errands: readonly { readonly name: Errand; readonly persons: number }[];
  readonly combinations: readonly {
    readonly name: string;
    readonly label: Words;
    readonly persons: number;
  }[];
  readonly categories: readonly {
    readonly code: CategoryCode;
    readonly label: Words;
    readonly persons: number;
  }[];
}

export interface ActionListEnd {
  readonly lines: number;
  /** On the list by their data, but without a customer id: reach them by a notice. */
  readonly withoutCustomerId: number;
  readonly sha256: string;
}

const HEADER = ['customer_id', 'id_space', 'person', 'categories'];

interface Chosen {
  readonly name: string;
  readonly profiles: readonly ProfileView[];
  readonly shown: Pick<Selection, 'codes' | 'forms'>;
}

@Injectable()
export class ActionLists {
  constructor(
    private readonly db: Db,
    private readonly lookups: Lookups,
    private readonly reveals: Reveals,
    private readonly audit: Audit,
  ) {}

  /** How many people the list is about, over profiles; opens nothing. */
  async count(incidentId: IncidentId, asked: ActionListRequest): Promise<{ name: string; persons: number }> {
    const { name, profiles } = await this.#chosen(incidentId, asked);
    return { name, persons: profiles.reduce((sum, { persons }) => sum + persons, 0) };
  }

  /** What can be asked for; over profiles, opens nothing. */
  async offered(incidentId: IncidentId): Promise<ActionListOffer> {
    const profiles = await this.lookups.profiles(incidentId);
    const persons = (asked: ActionListRequest): number =>
      profiles.filter(selectionOf(asked).matches).reduce((sum, profile) => sum + profile.persons, 0);
    const { categories } = await this.lookups.categories(incidentId);
    return {
      errands: ERRAND_NAMES.map((name) => ({ name, persons: persons({ errand: name }) })),
      combinations: DANGERS.map(({ name, label }) => ({
        name,
        label,
        persons: persons({ combination: name }),
      })),
      categories: categories.map(({ code, label, persons: n }) => ({ code, label, persons: n })),
    };
  }

  /**
   * The list as CSV, line by line, in clear: every customer id with its id space and the categories that put it there.
   * Needs `people.reveal`. What was asked stands in the audit before the first line; how many lines left and their
   * SHA-256 after the last, also when the reader broke off.
   */
  async *write(
    incidentId: IncidentId,
    asked: ActionListRequest,
    actor: Actor,
  ): AsyncGenerator<string, ActionListEnd> {
    const { name, profiles, shown } = await this.#chosen(incidentId, asked);
    const hash = createHash('sha256');
    const end = { lines: 0, withoutCustomerId: 0, whole: false };
    const written = (text: string): string => {
      hash.update(text);
      return text;
    };
    const line = (
      id: { readonly value: string; readonly idSpace: string | null },
      person: PersonRef,
      exposure: readonly ExposedCategory[],
    ): string => {
      end.lines += 1;
      const categories = hitsOf(shown, exposure).map(({ code, form }) => `${code}:${form}`);
      return csvLine([id.value, id.idSpace ?? '', personKey(person), categories.join(' ')]);
    };
    const lookingFor = { purpose: `actions:${name}`, profiles: profiles.map(({ id }) => id) };
    try {
      const batches = this.reveals.everyone(incidentId, lookingFor, actor);
      const first = await batches.next();
      yield written(csvLine(HEADER));
      for (let batch = first; !batch.done; batch = await batches.next()) {
        for (const person of batch.value) {
          const { kind, value, idSpace } = person.key;
          if (kind === 'customer_id') yield written(line({ value, idSpace }, person, person.exposure));
          else end.withoutCustomerId += 1;
        }
      }
      const known = new Set<string>();
      for await (const further of this.reveals.furtherIds(incidentId, lookingFor, actor)) {
        const profile = profiles.find(({ id }) => id === further.profileId);
        yield written(line(further, further, profile?.exposure ?? []));
        if (further.isOnly) known.add(personKey(further));
      }
      end.withoutCustomerId -= known.size;
      end.whole = true;
    } finally {
      await this.#record(incidentId, { name, actor, facts: { ...end, sha256: hash.copy().digest('hex') } });
    }
    const { lines, withoutCustomerId } = end;
    return { lines, withoutCustomerId, sha256: hash.digest('hex') };
  }

  async #chosen(incidentId: IncidentId, asked: ActionListRequest): Promise<Chosen> {
    const { name, matches, shown } = selectionOf(asked);
    const profiles = await this.lookups.profiles(incidentId);
    return { name, shown, profiles: profiles.filter(matches) };
  }

  async #record(
    incidentId: IncidentId,
    { name, actor, facts }: { name: string; actor: Actor; facts: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    const entry = { actor, action: 'extracts.action_list', incidentId, subject: `actions:${name}`, facts };
    await this.db.tx((tx) => this.audit.record(tx, entry));
  }
}

function selectionOf({ errand, combination, category, forms }: ActionListRequest) {
  const named = [errand, combination, category].filter((one) => one !== undefined);
  if (named.length !== 1 || (forms && category === undefined)) throw new DomainError(E.nothing_selected);
  if (combination !== undefined) {
    const danger = dangerNamed(combination);
    if (!danger)
      throw unknownName(
        combination,
        DANGERS.map(({ name }) => name),
      );
    const shown = { codes: danger.needs.flatMap(({ codes }) => codes), forms: FORMS };
    return { name: danger.name, shown, matches: ({ exposure }: ProfileView) => meets(danger, exposure) };
  }
  if (errand !== undefined && !Object.hasOwn(ERRANDS, errand)) throw unknownName(errand, ERRAND_NAMES);
  const shown = errand === undefined ? { codes: [category!], forms: forms ?? FORMS } : ERRANDS[errand];
  const matches = ({ exposure }: ProfileView) => hitsOf(shown, exposure).length > 0;
  return { name: errand ?? category!, shown, matches };
}

function unknownName(name: string, allowed: readonly string[]): DomainError {
  return new DomainError(E.unknown_selection, { name: name.slice(0, 60), allowed: allowed.join(', ') });
}
