/** Where somebody who has proven themselves goes on: one of our own pages, named, never an address from outside. */

/** `notice`, `offers`, `receipt-12`, `confirm-12`, `claim-12`, `pick-12-3` (that offer of that grant). */
export type ProofFor = string;

const NAMED = /^(?:(receipt|confirm|claim)-(\d{1,18})|pick-(\d{1,18})-(\d{1,2}))$/;

/** Null for whatever is no name of ours. */
export function pathAfter(name: ProofFor): string | null {
  if (name === 'notice') return '/my/notice';
  if (name === 'offers') return '/my/offers?say=proven';
  const [, page, grant, pickOf, pick] = NAMED.exec(name) ?? [];
  if (page === 'claim') return `/my/claim?grant=${grant}`;
  if (page !== undefined) return `/my/offers/${page}?grant=${grant}`;
  return pickOf === undefined ? null : `/my/offers?say=proven&pick=${pickOf}-${pick}#set-${pickOf}`;
}

export function provePath(name: ProofFor, more: Readonly<Record<string, string>> = {}): string {
  return `/my/prove?${new URLSearchParams({ for: name, ...more })}`;
}
