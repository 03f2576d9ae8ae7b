/**
 * Whether the server still knows who sits here. A page in which nobody was signed in yet leads to the sign-in page; one in
 * which somebody works stays as it is, with all they typed, until they are signed in again.
 */
import { useSyncExternalStore } from 'react';

let wasKnown = false;
let isEnded = false;
const listeners = new Set<() => void>();

/** The server answered somebody. */
export function known(): void {
  wasKnown = true;
}

/** The server knows nobody here. */
export function signInAgain(): void {
  if (wasKnown) return stands(true);
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** The same person is signed in again. */
export function goOn(): void {
  stands(false);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(listen, () => isEnded);
}

function stands(next: boolean): void {
  isEnded = next;
  for (const told of listeners) told();
}

function listen(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}
