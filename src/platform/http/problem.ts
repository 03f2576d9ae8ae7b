/** Every refusal over HTTP as RFC 9457 problem+json; what is not a refusal says nothing about its cause. */
import { STATUS_CODES } from 'node:http';
import type { Both } from '../../kernel/both.ts';
import type { DomainError, ErrorKind } from '../../kernel/errors.ts';
import { field } from '../error-code.ts';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export interface Problem {
  /** `urn:amends:error:<code>`; the codes are listed in docs/errors.md. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** One sentence: what is wrong and what to do. */
  readonly detail: string;
  readonly code: string;
  /** The values in the sentence, for programs. */
  readonly facts?: Readonly<Record<string, string | number | boolean | Both | null>>;
}

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** ENGINE §10: a key used again with another body. HTTP has a word for what is too much. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'platform.idempotency_reused': 422,
  'uploads.too_large': 413,
  'uploads.too_long': 413,
};

/** Null where the error is no refusal but a failure of ours: log it, and answer with `failure()`. */
export function problemOf(error: unknown): Problem | null {
  if (field(error, 'name') === 'DomainError') return domainProblem(error as DomainError);
  const status = statusOf(error);
  return status !== null && status < 500 ? httpProblem(error, status) : null;
}

export function failure(): Problem {
  return problem(500, 'http.failed', 'Something failed on our side; it was logged. Try again later.');
}

function domainProblem(error: DomainError): Problem {
  const status = STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
  const facts = Object.entries(error.facts).map(([k, v]) => [
    k,
    typeof v === 'bigint' ? String(v) : (v ?? null),
  ]);
  const base = problem(status, error.code, error.message);
  return facts.length === 0 ? base : { ...base, facts: Object.fromEntries(facts) };
}

/** Nest's HttpException and Fastify's own errors; their words are ours or say what HTTP says. */
function httpProblem(error: unknown, status: number): Problem {
  const response = callable(error, 'getResponse');
  const code = text(field(response, 'code')) ?? `http.${slug(STATUS_CODES[status] ?? 'refused')}`;
  const said = text(field(response, 'message')) ?? text(field(error, 'message'));
  return problem(status, code, said ?? 'The request was refused.');
}

function problem(status: number, code: string, detail: string): Problem {
  return {
    type: `urn:amends:error:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
  };
}

function statusOf(error: unknown): number | null {
  const status = callable(error, 'getStatus') ?? field(error, 'statusCode');
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : null;
}

function callable(error: unknown, name: string): unknown {
  const method = field(error, name);
  return typeof method === 'function' ? (method.call(error) as unknown) : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '_');
}
