/** Speaks to our own API as its description says; a refusal arrives as a `Problem` that can be shown. */
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema.d.ts';
import { known, signInAgain } from './session.ts';

/** What the server refused and why: `detail` is one sentence for people (docs/errors.md). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

/** Refused by the page itself, before the server was asked: nothing anybody could look up. */
export const PAGE_REFUSED = 'console.incomplete';
/** The connection broke: whether it was done is not known, so nothing says it was. */
export const UNREACHED = 'console.unreached';

export function isUnreached(error: unknown): boolean {
  return error instanceof Problem && error.code === UNREACHED;
}

const SAFE = new Set(['GET', 'HEAD']);

const everyRequest: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method) && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', newKey());
    }
    return request;
  },
  onError() {
    return new Problem(0, UNREACHED, 'The server could not be reached.');
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(everyRequest);

/** The answer of a call, or a thrown `Problem`. Whoever is not signed in is asked to, and goes on where they were. */
export async function ask<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (response.ok) {
    known();
    return data as NonNullable<T>;
  }
  throw problemOf(error, response);
}

/** For what the typed client cannot carry: bytes up, files down. */
export async function askBytes(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { 'idempotency-key': newKey(), ...init.headers } });
  } catch {
    throw new Problem(0, UNREACHED, 'The server could not be reached.');
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw problemOf(body, response);
}

function problemOf(body: unknown, response: Response): Problem {
  if (response.status === 401) signInAgain();
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const detail = said.detail ?? `The server answered ${response.status}.`;
  return new Problem(response.status, said.code ?? 'http.unreadable', detail, said.facts ?? {});
}

/** `randomUUID` exists only where the page came by https or from this machine. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
