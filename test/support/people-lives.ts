/** What may happen to an incident's people in its life, one step at a time: drawn at random, done to it, and noted. */
import * as fc from 'fast-check';
import type { CategoryCode, Form } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { DomainError } from '../../src/kernel/errors.ts';
import type { IncidentId, SourceId } from '../../src/kernel/ids.ts';
import type { Identities, PersonKey } from '../../src/people/index.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import type { TestDatabase } from './database.ts';
import { anIncident, incidentParts } from './incidents.ts';
import { anOperator } from './operators.ts';
import { identitiesOf, type RowInput, type SourceInput, stage, unstage } from './people-fixtures.ts';
import {
  groupName,
  type ModelDecision,
  type ModelPeople,
  modelPeople,
  type ModelRow,
} from './people-model.ts';

const EMAILS = ['a@example.com', 'b@example.com', 'c@example.com'];
const PHONES = ['+6281200000001', '+6281200000002'];
const MAIN = ['c1', 'c2', 'c3'];
const SHOP = ['s1', 's2'];

export interface Group {
  readonly by: PersonKey;
  readonly name: string;
}

/** Every key that rows may carry, with what it is looked up by. */
export const GROUPS: readonly Group[] = [
  ...MAIN.map((customerId) => ({ by: { customerId }, name: groupName.customer(customerId) })),
  ...SHOP.map((id) => ({ by: { customerId: id, idSpace: 'shop' }, name: groupName.customer(id, 'shop') })),
  ...EMAILS.map((email) => ({ by: { email }, name: groupName.email(email) })),
  ...PHONES.map((phone) => ({ by: { phone }, name: groupName.phone(phone) })),
];

type Contents = Omit<SourceInput, 'name'>;

/** A source comes, in place of another or late; one goes; somebody decides, thinks better of it; a key is a placeholder. */
export type Step =
  | { readonly does: 'put'; readonly slot: number; readonly source: Contents }
  | { readonly does: 'drop'; readonly slot: number }
  | { readonly does: 'decide'; readonly group: Group; readonly into: Group | null }
  | { readonly does: 'undo' | 'redo'; readonly which: number }
  | { readonly does: 'turn'; readonly group: Group };

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const clean = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as RowInput;
const leaks = fc.array(
  fc.tuple(
    fc.constantFrom<CategoryCode>('con.email', 'fin.pan'),
    fc.constantFrom<Form>('plaintext', 'masked'),
  ),
  { maxLength: 1 },
);
const keyed = (ids: readonly string[]) =>
  fc
    .record({
      customer: maybe(fc.constantFrom(...ids)),
      email: maybe(fc.constantFrom(...EMAILS)),
      phone: maybe(fc.constantFrom(...PHONES)),
      leaks,
    })
    .filter((row) => (row.customer ?? row.email ?? row.phone) !== undefined)
    .map(clean);
const crosswalk = fc
  .record({
    customer: fc.constantFrom(...MAIN),
    otherCustomer: fc.constantFrom(...SHOP).map((id) => ({ id, space: 'shop' })),
  })
  .map(clean);
const rowsOf = (row: fc.Arbitrary<RowInput>) => fc.array(row, { minLength: 1, maxLength: 4 });
const aSource: fc.Arbitrary<Contents> = fc.oneof(
  { weight: 4, arbitrary: rowsOf(keyed(MAIN)).map((rows) => ({ rows })) },
  { weight: 2, arbitrary: rowsOf(keyed(SHOP)).map((rows) => ({ rows, idSpace: 'shop' })) },
  { weight: 1, arbitrary: rowsOf(crosswalk).map((rows) => ({ rows, role: 'reference' as const })) },
  { weight: 2, arbitrary: rowsOf(keyed(MAIN)).map((rows) => ({ rows, role: 'reference' as const })) },
  { weight: 3, arbitrary: rowsOf(keyed(MAIN)).map((rows) => ({ rows, role: 'contact_only' as const })) },
);

const slot = fc.nat(4);
const group = fc.constantFrom(...GROUPS);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('put' as const), slot, source: aSource }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('drop' as const), slot }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('decide' as const), group, into: fc.option(group) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('redo' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('turn' as const), group }) },
);

export const aLife: fc.Arbitrary<Step[]> = fc.array(aStep, { minLength: 3, maxLength: 12 });

export interface Decided {
  readonly id: string;
  readonly group: Group;
  readonly into: Group | null;
}

/** One incident, what was done to it, and what the rules make of that. */
export class Life {
  readonly sources = new Map<number, { readonly id: SourceId; readonly source: SourceInput }>();
  readonly placeholders = new Set<string>();
  decisions: readonly Decided[] = [];
  readonly id: IncidentId;
  readonly #t: TestDatabase;
  readonly #identities: Identities;
  readonly #actor: Actor;
  readonly #mac: (name: string) => string;

  private constructor(t: TestDatabase, id: IncidentId, actor: Actor, mac: (name: string) => string) {
    this.#t = t;
    this.id = id;
    this.#actor = actor;
    this.#mac = mac;
    this.#identities = identitiesOf(t);
  }

  static async begin(t: TestDatabase): Promise<Life> {
    const { id } = await anIncident(t);
    const { key } = await incidentParts(t).keys.open(id, 'index');
    const mac = (name: string) => mac16(key, ...(name.split('\u0000') as [string, string])).toString('hex');
    return new Life(t, id, await anOperator(t.db, 'Ayu'), mac);
  }

  /** A key as the tables hold it, in hexadecimal. */
  keyOf(name: string): string {
    return this.#mac(name);
  }

  async do(step: Step): Promise<void> {
    if (step.does === 'put') return this.#put(step.slot, step.source);
    if (step.does === 'drop') return this.#drop(step.slot);
    if (step.does === 'decide') return this.#decide(step.group, step.into);
    if (step.does === 'turn') return this.#turn(step.group);
    const decided = this.decisions[step.which % Math.max(1, this.decisions.length)];
    if (!decided) return;
    await this.#identities.undo(this.id, { decision: decided.id, reason: 'seen again' }, this.#actor);
    this.decisions = this.decisions.filter((other) => other !== decided);
    if (step.does === 'redo') await this.#decide(decided.group, decided.into);
  }

  /** What ENGINE §5 says of everything done so far. */
  said(): ModelPeople {
    const rows = [...this.sources.values()].flatMap(({ source: { name, role, idSpace, rows: given } }) =>
      given.flatMap((row) => {
        const whole = { ...row, file: name, source: role ?? 'leaked', space: idSpace ?? 'main' } as const;
        return withoutPlaceholders(whole, this.placeholders);
      }),
    );
    const decisions = this.decisions.map(({ group: of, into }): ModelDecision => ({
      group: of.name,
      into: into?.name ?? null,
    }));
    return modelPeople(rows, { decisions });
  }

  async #put(at: number, contents: Contents): Promise<void> {
    await this.#drop(at);
    const source = { ...contents, name: `f${at}.csv` };
    this.sources.set(at, { id: await stage(this.#t, this.id, source), source });
  }

  async #drop(at: number): Promise<void> {
    const there = this.sources.get(at);
    if (there) await unstage(this.#t, there.id);
    this.sources.delete(at);
  }

  /** What the room refuses leaves everything as it was. */
  async #decide(of: Group, into: Group | null): Promise<void> {
    const reason = 'seen in the branch office';
    try {
      const { id } =
        into === null
          ? await this.#identities.split(this.id, { group: of.by, reason }, this.#actor)
          : await this.#identities.merge(this.id, { group: of.by, into: into.by, reason }, this.#actor);
      this.decisions = [...this.decisions, { id, group: of, into }];
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('people.')) throw error;
    }
  }

  /** A key is declared a placeholder, or is none any more; a finding nobody had to wait a hundred rows for. */
  async #turn({ name }: Group): Promise<void> {
    const [kind = ''] = name.split('\u0000');
    const subject = `${kind.startsWith('customer') ? 'customer_id' : kind}:${this.#mac(name)}`;
    const isOne = !this.placeholders.delete(name);
    if (isOne) this.placeholders.add(name);
    await this.#t.db.tx((tx) =>
      tx.run(
        `INSERT INTO guard (id, incident_id, kind, subject, present, count, decision, reason, decided_by, decided_by_name,
                decided_at, found_at, makers)
         SELECT gen_random_uuid(), $1, 'suspect_key', $2, true, 1, d.decision, d.reason, d.by, d.reason, d.at, now(), '{}'
           FROM (SELECT CASE WHEN $3 THEN 'placeholder' END, CASE WHEN $3 THEN 'a guest' END,
                        CASE WHEN $3 THEN gen_random_uuid() END, CASE WHEN $3 THEN now() END) AS d (decision, reason, by, at)
         ON CONFLICT (incident_id, kind, subject) DO UPDATE
            SET decision = excluded.decision, reason = excluded.reason, decided_by = excluded.decided_by,
                decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at`,
        [this.id, subject, isOne],
      ),
    );
  }
}

/** The row as if those of its keys were absent; nothing where none is left. */
function withoutPlaceholders(row: ModelRow, placeholders: ReadonlySet<string>): ModelRow[] {
  const { customer, email, phone, otherCustomer: other, ...rest } = row;
  const left = {
    ...(customer !== undefined && !placeholders.has(groupName.customer(customer, row.space)) && { customer }),
    ...(email !== undefined && !placeholders.has(groupName.email(email)) && { email }),
    ...(phone !== undefined && !placeholders.has(groupName.phone(phone)) && { phone }),
  };
  if (Object.keys(left).length === 0) return [];
  const crossed = other && !placeholders.has(groupName.customer(other.id, other.space));
  return [{ ...rest, ...left, ...(crossed && { otherCustomer: other }) }];
}
