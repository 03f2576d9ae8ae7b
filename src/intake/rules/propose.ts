/** Proposes a whole mapping for one file: columns, subjects, key, role, country; a person decides. */
import { readFileCountry } from './detect/country.ts';
import type { Evidence } from './detect/evidence.ts';
import { phrasesIn } from './detect/header-words.ts';
import { PHRASES } from './detect/meanings.ts';
import type { SourceRole, SubjectRole } from './mapping.ts';
import { readColumn, type ColumnProposal } from './propose-column.ts';
import { assignKeys, type Keys } from './propose-keys.ts';
import { assignSubjects } from './propose-subjects.ts';
import { draftOf, settleUses, type Draft } from './propose-uses.ts';

/** What of a file is known; none of its values. */
export interface Examined {
  readonly baseName: string;
  readonly names: readonly string[];
  /** Of each column, in the order of `names`. */
  readonly evidence: readonly Evidence[];
  readonly country: Stated<string> | null;
}

export interface Stated<T> {
  readonly value: T;
  readonly reason: string;
}

export interface SubjectProposal {
  readonly name: string;
  readonly role: SubjectRole;
  readonly minor: boolean;
}

export interface SourceProposal {
  readonly role: Stated<SourceRole>;
  readonly idSpace: Stated<string>;
  readonly defaultCountry: Stated<string> | null;
  readonly subjects: readonly SubjectProposal[];
  readonly columns: readonly ColumnProposal[];
}

export function proposeMapping({ baseName, names, evidence, country }: Examined): SourceProposal {
  const drafts = names.map((name, i) =>
    draftOf(name, baseName, readColumn(name, evidence[i]!), evidence[i]!),
  );
  const keys = assignKeys(baseName, drafts);
  const subjects = assignSubjects(drafts, keys.areEmployees);
  settleUses(drafts);
  return {
    role: roleOf(baseName, keys),
    idSpace: keys.idSpace,
    defaultCountry: country,
    subjects,
    columns: drafts.map(proposalOf),
  };
}

/** Where the people of a file live, from the sampled cells of each column. */
export function countryOf(
  names: readonly string[],
  values: readonly (readonly string[])[],
): Stated<string> | null {
  const found = readFileCountry(names, phoneValues(names, values));
  return found && { value: found.country, reason: found.reason };
}

/** Values that may tell the country: of columns named as phones, or written with a prefix. */
function phoneValues(names: readonly string[], values: readonly (readonly string[])[]): string[] {
  return values.flatMap((cells, i) => {
    const isNamed = phrasesIn(names[i]!, PHRASES).some(({ of }) => of.use === 'phone');
    const likely = cells.filter((cell) => /^\s*\+?\(?\d[\d\s().-]{6,18}$/.test(cell));
    if (isNamed) return likely.slice(0, 200);
    return likely.length >= 0.8 * cells.length
      ? likely.filter((cell) => /^\s*\+/.test(cell)).slice(0, 100)
      : [];
  });
}

const SUPPRESSION =
  /suppress|deceased|meninggal|wafat|almarhum|do[-_ ]?not[-_ ]?contact|legal[-_ ]?hold|\bdnc\b/i;

function roleOf(baseName: string, keys: Keys): Stated<SourceRole> {
  if (keys.isCrosswalk) return { value: 'reference', reason: 'it only joins numbers of two id spaces' };
  if (SUPPRESSION.test(baseName)) {
    return { value: 'suppression', reason: 'its name says these people must not be contacted' };
  }
  return { value: 'leaked', reason: 'what leaked unless you state another role' };
}

function proposalOf(draft: Draft): ColumnProposal {
  const { evidence: _, reading: __, group: ___, isWhole: ____, ...proposal } = draft;
  return proposal;
}
