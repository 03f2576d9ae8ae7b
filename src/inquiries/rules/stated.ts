/** What somebody typed as their own address, as intake would have read it. */
export interface Stated {
  readonly kind: 'email' | 'phone';
  /** A small-letter address, or E.164. */
  readonly value: string;
  readonly sendable: boolean;
}

/** Anything with an @ is meant as an e-mail address. */
export function isMeantAsEmail(typed: string): boolean {
  return typed.includes('@');
}
