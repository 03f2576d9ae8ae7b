/** Tells the people of one record apart: the holder, and others whose own address stands in it. */
import { groupOf, GROUPS } from './detect/groups.ts';
import type { SubjectProposal } from './propose.ts';
import type { Draft } from './propose-uses.ts';

const KEYS = new Set(['email', 'phone', 'customer_id']);

/** A group with a key of its own becomes a subject; without one its columns tell about the holder. */
export function assignSubjects(drafts: readonly Draft[], areEmployees: boolean): readonly SubjectProposal[] {
  for (const draft of drafts) draft.group = groupOf(draft.column);
  const keyed = new Set(drafts.flatMap(({ use, group }) => (use && KEYS.has(use) && group ? [group] : [])));
  const holderHasKey = drafts.some(({ use, group }) => use !== null && KEYS.has(use) && group === null);
  if (!holderHasKey && keyed.size === 1) keyed.clear();
  const isAlone = !holderHasKey;
  for (const draft of drafts) {
    if (draft.group === null) continue;
    if (keyed.has(draft.group)) joinSubject(draft);
    else if (!isAlone) tellOfHolder(draft);
  }
  const others = Object.keys(GROUPS).filter((group) => keyed.has(group));
  if (others.length === 0 && !areEmployees) return [];
  for (const draft of drafts) draft.subject ??= others.length > 0 ? 'holder' : null;
  const holder = { name: 'holder', role: areEmployees ? 'employee' : 'customer', minor: false } as const;
  return [holder, ...others.map((name) => ({ name, role: 'contact' as const, minor: false }))];
}

/** The mother's name stays the holder's secret whoever else stands in the record. */
function joinSubject(draft: Draft): void {
  if (draft.category === 'id.mother' || draft.category === 'oth.free') return;
  const isName =
    draft.use === 'name' || (draft.category === 'id.family' && /nam|name|kontak|contact/i.test(draft.column));
  if (draft.category === 'id.family' && !isName) return;
  if (draft.category === null && draft.use === null) return;
  draft.subject = draft.group;
  if (isName) {
    draft.use = 'name';
    draft.category = 'id.name';
  }
  draft.reason += `; of the ${draft.group!.replace('_', ' ')}`;
}

function tellOfHolder(draft: Draft): void {
  if (draft.group === 'recipient') return;
  if (draft.use === 'name') {
    draft.category = draft.group === 'mother' ? 'id.mother' : 'id.family';
    draft.reason += '; the name of a relative';
  }
  if (draft.use !== null && !KEYS.has(draft.use)) draft.use = null;
  draft.part = draft.use === 'postal_address' ? draft.part : null;
}
