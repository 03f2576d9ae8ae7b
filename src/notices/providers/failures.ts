/** Reads whatever an SDK or the network threw into the plain words of the outcome table. */
import type { MessageProvider, ProviderFailure, SendOutcome } from '../rules/outcomes.ts';

interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  /** AWS: set when the service itself answered. */
  readonly $fault?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  /** Twilio: the HTTP status. */
  readonly status?: unknown;
}

/** The SDK wraps what it does not recognise as an error and keeps only the sentence. */
const NEVER_CONNECTED =
  /did not establish a connection|\b(connect|getaddrinfo) (ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;
const CONNECTING = new Set(['connect', 'getaddrinfo', 'bind']);

export function sesFailure(error: unknown): ProviderFailure {
  const thrown = asThrown(error);
  const httpStatus = thrown.$metadata?.httpStatusCode ?? null;
  const name = typeof thrown.name === 'string' ? thrown.name : 'Error';
  const spoken = thrown.$fault !== undefined || /Credentials?(Provider)?Error$/.test(name);
  const seconds = Number(thrown.$response?.headers?.['retry-after']);
  return {
    ...broken('ses', thrown),
    code: spoken ? name : null,
    httpStatus,
    retryAfterMs: seconds > 0 ? seconds * 1000 : null,
  };
}

export function twilioFailure(error: unknown): ProviderFailure {
  const thrown = asThrown(error);
  const httpStatus = typeof thrown.status === 'number' ? thrown.status : null;
  const code = httpStatus !== null && thrown.code ? String(thrown.code) : null;
  return { ...broken('twilio', thrown), code, httpStatus };
}

export function notStarted(): SendOutcome {
  return {
    class: 'retry',
    code: 'NotStarted',
    detail: 'No call was free before the lease would have ended.',
    throttled: false,
    retryAfterMs: null,
  };
}

function broken(provider: MessageProvider, thrown: Thrown): ProviderFailure {
  const chain = causes(thrown);
  const message = typeof thrown.message === 'string' ? thrown.message : '';
  const transport = chain.map((t) => t.code).find((code) => typeof code === 'string') ?? thrown.name;
  return {
    provider,
    code: null,
    httpStatus: null,
    message,
    transport: typeof transport === 'string' ? transport : null,
    beforeSending: chain.some((t) => CONNECTING.has(String(t.syscall))) || NEVER_CONNECTED.test(message),
  };
}

function causes(thrown: Thrown): Thrown[] {
  const chain: Thrown[] = [];
  for (let at: Thrown | null = thrown; at && chain.length < 5; at = thrownIn(at.cause)) chain.push(at);
  return chain;
}

function asThrown(error: unknown): Thrown {
  return thrownIn(error) ?? { message: String(error) };
}

function thrownIn(value: unknown): Thrown | null {
  return typeof value === 'object' ? value : null;
}
