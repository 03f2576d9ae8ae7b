/** At which column a problem of a mapping belongs, so that a page can show it where it was typed. */

import type { Both } from '../../kernel/both.ts';

export interface PlacedProblem {
  /** Null where it is about the file as a whole. */
  readonly column: string | null;
  readonly problem: string;
  readonly words: Both;
}

const NAMED = /column "(.*?)" of /;

/** Every sentence of our own rules names its column in the same words. Mapped columns are tried longest first. */
export function placed(words: Both, mapped: readonly string[]): PlacedProblem {
  const problem = words.en;
  const unmapped = problem.startsWith('column "') ? NAMED.exec(problem)?.[1] : undefined;
  const column =
    [...mapped]
      .sort((a, b) => b.length - a.length)
      .find((name) => problem.includes(`column "${name}" of `) || names(problem, name)) ??
    unmapped ??
    null;
  return { column, problem, words };
}

function names(problem: string, column: string): boolean {
  return problem.includes(`uses column "${column}" as`) || problem.includes(`has no column "${column}",`);
}
