/** Where a person comes from, told without a value: files, records, rules, earlier runs, decisions. */
import { readExposure } from '../incidents/index.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './lineage.store.ts';
import type { JoinRule, Lineage, LineageRow, PersonPast } from './lookups.types.ts';
import type { KeyKind, PersonSummary } from './people.types.ts';
import { personKey } from './person-view.ts';

/** A hostile file holds a million rows of one id; a person who looks reads some hundreds. */
const ROWS_MAX = 500;

export async function lineageOf(
  tx: Tx,
  incidentId: IncidentId,
  { person, past }: { readonly person: PersonSummary; readonly past: PersonPast },
): Promise<Lineage> {
  const groups = await store.groupsOf(tx, incidentId, person);
  const keys = groups.map(({ key }) => key);
  const near = await store.rowsOf(tx, incidentId, { keys, ref: person, limit: ROWS_MAX + 1 });
  const found = await attachedOnly(tx, { incidentId, person }, near);
  const byKey = new Map(groups.map((group) => [group.key.toString('hex'), group]));
  const rows = found.slice(0, ROWS_MAX).map((row) => rowOf(row, byKey.get(row.group_key.toString('hex'))));
  const decisions = await store.decisionsAbout(tx, incidentId, { ref: person, keys });
  return { person, rows, more: near.length > ROWS_MAX, ...past, decisions };
}

/** A row of a contact list attached by its strongest key that anybody has, and only where that is one person's. */
async function attachedOnly(
  tx: Tx,
  of: { readonly incidentId: IncidentId; readonly person: PersonSummary },
  rows: readonly store.LineageRowRow[],
): Promise<store.LineageRowRow[]> {
  const beside = rows.filter(isBeside);
  if (beside.length === 0) return [...rows];
  const persons = new Map<string, Set<string>>();
  for (const row of await store.personsBehind(tx, of.incidentId, beside.flatMap(ownKeys))) {
    const key = row.key.toString('latin1');
    const person = personKey({ cohortId: row.cohort_id, personId: row.person_id });
    persons.set(key, (persons.get(key) ?? new Set()).add(person));
  }
  return rows.filter((row) => {
    if (!isBeside(row)) return true;
    const known = ownKeys(row).map((key) => persons.get(key.toString('latin1')));
    const first = known.find((those) => those !== undefined);
    return first?.size === 1 && first.has(personKey(of.person));
  });
}

function isBeside({ source_role: role }: store.LineageRowRow): boolean {
  return role === 'contact_only' || role === 'suppression';
}

function ownKeys(row: store.LineageRowRow): Buffer[] {
  return [row.customer_key, row.email_key, row.phone_key].filter((key) => key !== null);
}

function rowOf(row: store.LineageRowRow, group: store.GroupRow | undefined): LineageRow {
  const contributes = row.source_role === 'leaked' ? readExposure(row.exposure) : [];
  const contacts = [
    ...(row.is_email ? (['email'] as const) : []),
    ...(row.is_phone ? (['phone'] as const) : []),
  ];
  return {
    file: row.base_name,
    role: row.source_role,
    record: row.record_no,
    line: row.line,
    subject: row.subject_no,
    rule: ruleOf(row, group),
    keys: keysOf(row),
    idSpace: row.customer_key || row.group_kind === 'customer_id' ? row.id_space : null,
    contributes,
    contacts,
  };
}

/** ENGINE §5: the strongest key only; what joins a group to another is its own kind, a crosswalk or a person. */
function ruleOf(row: store.LineageRowRow, group: store.GroupRow | undefined): JoinRule {
  if (isBeside(row)) return 'attached';
  if (row.awaits_link) return 'link';
  if (!group || group.own) return row.group_kind;
  if (group.decided) return 'decision';
  return row.group_kind === 'customer_id' ? 'crosswalk' : row.group_kind;
}

function keysOf(row: store.LineageRowRow): KeyKind[] {
  return [
    ...(row.customer_key ? (['customer_id'] as const) : []),
    ...(row.email_key ? (['email'] as const) : []),
    ...(row.phone_key ? (['phone'] as const) : []),
  ];
}
