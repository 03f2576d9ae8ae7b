/** Joins proposals of several files: where a file has no key, the file that has one must offer the same link. */
import { compactHeader } from './detect/header-words.ts';
import type { SourceProposal } from './propose.ts';
import type { ColumnProposal } from './propose-column.ts';

export interface FileProposal {
  readonly file: string;
  readonly proposal: SourceProposal;
}

/** The same proposals; the columns that other files' links lead to offer them. */
export function proposeLinks(files: readonly FileProposal[]): readonly FileProposal[] {
  const wanted = files.flatMap(({ file, proposal }) =>
    proposal.columns.flatMap((column) => (column.use?.startsWith('link:') ? [{ file, column }] : [])),
  );
  return files.map(({ file, proposal }) => {
    if (!hasKey(proposal)) return { file, proposal };
    const columns = proposal.columns.map((column) => {
      const child = wanted.find((link) => link.file !== file && leadsTo(link.column, column, file));
      return child && column.use === null ? offering(column, child) : column;
    });
    return { file, proposal: { ...proposal, columns } };
  });
}

function hasKey({ columns }: SourceProposal): boolean {
  return columns.some(({ use }) => use === 'customer_id' || use === 'email' || use === 'phone');
}

/** Of the same name, or a bare id in the file that is named after it. */
function leadsTo(child: ColumnProposal, { column }: ColumnProposal, file: string): boolean {
  if (compactHeader(child.column) === compactHeader(column)) return true;
  const thing = child.use!.slice('link:'.length);
  return compactHeader(column) === 'id' && compactHeader(file).startsWith(compactHeader(thing));
}

function offering(column: ColumnProposal, child: { file: string; column: ColumnProposal }): ColumnProposal {
  return {
    ...column,
    use: child.column.use,
    reason: `${column.reason}; "${child.column.column}" of ${child.file} links to it`,
  };
}
