/** Reading errors of Node and its drivers without `instanceof`, which fails across realms (Jest has two). */

/** `ENOENT`, `EEXIST`, an SQLSTATE…; empty where the error carries none. */
export function errorCode(error: unknown): string {
  const code = field(error, 'code');
  return typeof code === 'string' ? code : '';
}

export function errorMessage(error: unknown): string {
  const message = field(error, 'message');
  return typeof message === 'string' ? message : String(error);
}

export function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null && name in error
    ? (error as Record<string, unknown>)[name]
    : undefined;
}
