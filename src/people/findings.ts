/** What a run finds, from the first look at the rows to the list a person decides on. */
import { type IncidentId, uuidv7 } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { maskedKey, type Opener } from './contacts.ts';
import * as find from './findings.store.ts';
import type { Finding } from './people.types.ts';

interface Run {
  readonly incidentId: IncidentId;
  readonly now: Date;
  readonly opener: Opener;
}

/** Masked examples opened per run; the list needs a few, not one per finding of a hostile file. */
const EXAMPLES_MAX = 200;

/** Before placeholders are dropped: keys as the files have them. */
export async function lookAtRows(tx: Tx): Promise<void> {
  await find.makeFindingTable(tx);
  await find.findSuspectKeys(tx);
}

/** Without placeholders, and once it is known who is one person and how each is reached. */
export async function lookAtPeople(tx: Tx, { incidentId }: Run): Promise<void> {
  await find.findIdSpaces(tx);
  await find.findFreeText(tx);
  await find.findConflicts(tx);
  await find.keepProvenConflicts(tx, incidentId);
  await find.findSharedAddresses(tx);
}

/** Once people have their ids: findings meet earlier decisions, and hold whom they hold. */
export async function keepFindings(tx: Tx, run: Run): Promise<void> {
  const found = await find.findings(tx);
  const shown = found.filter((f) => f.ref !== null).slice(0, EXAMPLES_MAX);
  const refs = shown.map((f) => f.ref!);
  const rows = new Map((await find.exampleRows(tx, run.incidentId, refs)).map((r) => [r.ref, r]));
  const withExamples = found.map((finding) => {
    const row = finding.ref === null ? undefined : rows.get(finding.ref);
    return { ...finding, id: uuidv7(run.now), example: row ? example(run.opener, finding, row) : null };
  });
  await find.upsertGuards(tx, run.incidentId, withExamples, run.now);
  await find.refreshPersonFindings(tx, run.incidentId);
}

function example(opener: Opener, finding: Finding, row: find.ExampleRow): string | null {
  return maskedKey(opener.row(row), finding.subject.slice(0, finding.subject.indexOf(':')));
}
