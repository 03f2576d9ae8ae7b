/** What a run finds, from the first look at the rows to the list a person decides on; nothing in clear is kept. */
import { isMailboxProvider, looksMistyped, type RowContact } from '../intake/index.ts';
import { type IncidentId, uuidv7 } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Opener } from './contacts.ts';
import type { Crowds } from './crowds.store.ts';
import * as inRows from './findings.store.ts';
import * as found from './found.store.ts';
import * as inPeople from './people-findings.store.ts';
import type { KeyKind } from './people.types.ts';
import { hintOfEmail, hintOfId, hintOfPhone, looksLike } from './rules/hints.ts';

interface Run {
  readonly incidentId: IncidentId;
  readonly now: Date;
  readonly opener: Opener;
}

/** Findings of one kind that get examples: what is listed first, and not each of a hostile file. */
const EXEMPLIFIED_PER_KIND = 100;
/** Seals opened for mistyped domains: 20 µs each. Of a file of nothing but slips the rest stands together. */
const TYPOS_OPENED_MAX = 20_000;
const BATCH = 5_000;

/** Before placeholders are dropped: keys and id spaces as the files have them. */
export async function lookAtRows(tx: Tx, crowds: Crowds): Promise<void> {
  await inRows.makeFindingTables(tx);
  await inRows.findBusyKeys(tx, crowds);
  await inRows.findSuspectKeys(tx);
}

/** Without placeholders, and once it is known who is one person and how each is reached. */
export async function lookAtPeople(tx: Tx, { incidentId, opener }: Run): Promise<void> {
  await inRows.findIdSpaces(tx);
  await inRows.findFreeText(tx);
  await inPeople.findConflicts(tx);
  await inPeople.keepProvenConflicts(tx, incidentId);
  await inPeople.findSharedAddresses(tx);
  await inPeople.findPeopleOnLists(tx);
  await inPeople.findCrosswalkConflicts(tx);
  await inPeople.findTypos(tx);
  await nameTypos(tx, incidentId, opener);
}

/** Once people have their ids: findings meet earlier decisions, and hold whom they hold. */
export async function keepFindings(tx: Tx, run: Run): Promise<void> {
  const { incidentId, now } = run;
  await found.shutOutDecisions(tx, incidentId);
  await found.meetEarlier(tx, incidentId);
  for (;;) {
    const names = await found.newFindings(tx, incidentId, BATCH);
    if (names.length === 0) break;
    const guards = names.map((name) => ({ ...name, id: uuidv7(now) }));
    await found.addGuards(tx, incidentId, guards, now);
  }
  await found.markObeyed(tx, incidentId);
  await showExamples(tx, run);
  await found.refreshHolds(tx, incidentId);
}

async function nameTypos(tx: Tx, incidentId: IncidentId, opener: Opener): Promise<void> {
  const meant = new Map<string, string>();
  for (let after = -1n, opened = 0; opened < TYPOS_OPENED_MAX; opened += BATCH) {
    const refs = await inPeople.typoRefs(tx, after, BATCH);
    const rows = await found.exampleRows(tx, incidentId, refs);
    const named = rows.map((row) => {
      const domain = domainOf(opener.row(row).email) ?? '';
      const wanted = looksMistyped(domain);
      if (wanted !== null) meant.set(domain, wanted);
      return { ref: row.ref, domain: wanted === null ? '' : domain };
    });
    await inPeople.nameTypoDomains(
      tx,
      named.map(({ ref }) => ref),
      named.map(({ domain }) => domain),
    );
    if (refs.length < BATCH) break;
    after = refs.at(-1)!;
  }
  await inPeople.findTypoDomains(tx, Object.fromEntries(meant));
}

async function showExamples(tx: Tx, { incidentId, opener }: Run): Promise<void> {
  const findings = await found.toExemplify(tx, EXEMPLIFIED_PER_KIND);
  const refs = findings.flatMap((finding) => finding.refs);
  const rows = new Map((await found.exampleRows(tx, incidentId, refs)).map((row) => [row.ref, row]));
  const shown = findings.map(({ kind, subject, refs: own, facts }) => {
    const behind = [...new Set(own)].flatMap((ref) => rows.get(ref) ?? []);
    const contacts = behind.map((row) => opener.row(row));
    const about = aboutKey(kind, facts);
    const examples = behind.map((row, i) => {
      const masked = hintFor(kind, contacts[i]!, { about, first: i === 0 });
      return `${masked} (${row.file}, line ${row.line})`;
    });
    const value = kind === 'suspect_key' && contacts[0] ? valueOf(contacts[0], about!) : undefined;
    return {
      kind,
      subject,
      examples,
      facts: value === undefined ? {} : { looks_like: looksLike(about!, value) },
    };
  });
  await found.writeExamples(tx, incidentId, shown);
}

function aboutKey(kind: string, facts: Readonly<Record<string, unknown>>): KeyKind | undefined {
  if (kind === 'suspect_key') return facts['key_kind'] as KeyKind;
  return kind === 'shared_address' ? (facts['address'] as KeyKind) : undefined;
}

/** The mask of one value only. Of a key the first example is the key itself, further ones are who stands with it. */
function hintFor(
  kind: string,
  contact: RowContact,
  { about, first }: { about: KeyKind | undefined; first: boolean },
): string {
  if (kind === 'typo_domain' && contact.email !== undefined) return hintOfEmail(contact.email, true);
  const order = kind === 'landline' ? ['phone' as const] : STRONGEST_FIRST;
  const wanted = about === undefined ? order : order.filter((one) => (one === about) === first);
  for (const one of wanted) {
    const value = valueOf(contact, one);
    if (value !== undefined) return hint(one, value);
  }
  return '***';
}

const STRONGEST_FIRST: readonly KeyKind[] = ['customer_id', 'email', 'phone'];

function hint(kind: KeyKind, value: string): string {
  if (kind === 'customer_id') return hintOfId(value);
  if (kind === 'phone') return hintOfPhone(value);
  return hintOfEmail(value, isMailboxProvider(domainOf(value) ?? ''));
}

function valueOf(contact: RowContact, kind: KeyKind): string | undefined {
  return kind === 'customer_id' ? contact.customerId : contact[kind];
}

function domainOf(email: string | undefined): string | null {
  return email?.slice(email.lastIndexOf('@') + 1) ?? null;
}
