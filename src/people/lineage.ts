/** Where a person comes from, told without a value: files, records, rules, earlier runs, decisions. */
import { readExposure } from '../incidents/index.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './lineage.store.ts';
import type { JoinRule, Lineage, LineageRow, PersonPast } from './lookups.types.ts';
import type { KeyKind, PersonSummary } from './people.types.ts';

/** A hostile file holds a million rows of one id; a person who looks reads some hundreds. */
const ROWS_MAX = 500;

export async function lineageOf(
  tx: Tx,
  incidentId: IncidentId,
  { person, past }: { readonly person: PersonSummary; readonly past: PersonPast },
): Promise<Lineage> {
  const groups = await store.groupsOf(tx, incidentId, person);
  const keys = groups.map(({ key }) => key);
  const found = await store.rowsOf(tx, incidentId, { keys, ref: person, limit: ROWS_MAX + 1 });
  const byKey = new Map(groups.map((group) => [group.key.toString('hex'), group]));
  const rows = found.slice(0, ROWS_MAX).map((row) => rowOf(row, byKey.get(row.group_key.toString('hex'))));
  const decisions = await store.decisionsAbout(tx, incidentId, { ref: person, keys });
  return { person, rows, more: found.length > ROWS_MAX, ...past, decisions };
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
  if (row.source_role === 'contact_only' || row.source_role === 'suppression') return 'attached';
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
