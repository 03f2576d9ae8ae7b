/** What people hand us with a decision: the reference on a receipt, and their reason. */
import { DomainError } from '../kernel/errors.ts';
import { readReference } from '../compensation/index.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import type { FulfilmentRef } from './rules/key.ts';

/** What a receipt's reference names; it opens nothing. */
export function refOf(reference: string): FulfilmentRef {
  const ref = readReference(reference);
  if (!ref) throw new DomainError(E.bad_reference, { reference: reference.slice(0, 40) });
  return ref;
}

/** Every refusal and failure carries one; a CHECK says the same. */
export function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason.length < 3 || reason.length > 1_000) throw new DomainError(E.bad_reason);
  return reason;
}
