/** Which notices tell people of the breach, and which states of a delivery say that somebody was told. */

const LEGAL_KINDS: ReadonlySet<string> = new Set(['initial', 'individual']);

/** The notice a law asks for; a supplement, a correction or goodwill tells nobody for the first time. */
export function isLegalNotice(kind: string): boolean {
  return LEGAL_KINDS.has(kind);
}

/** ENGINE §6.3: some channel accepted it and it did not bounce afterwards. */
export const TOLD_STATES = ['accepted', 'delivered', 'unconfirmed', 'complained'] as const;
/** Somebody’s mailbox or telephone confirmed it; a complaint comes only from who received it. */
export const DELIVERED_STATES = ['delivered', 'complained'] as const;
