/** One JSON line per event on stderr, with ids only: what could hold a person's data is cut out first. */
import { pino, type Logger as Pino } from 'pino';
import { DomainError } from '../../kernel/errors.ts';
import { errorCode, errorMessage, field } from '../error-code.ts';

export type LogFacts = Readonly<Record<string, unknown>>;

/** Facts first, then one sentence. Facts are ids, counts, states and durations: never values of persons. */
export interface LogLine {
  (facts: LogFacts, sentence: string): void;
}

export abstract class Log {
  abstract readonly debug: LogLine;
  abstract readonly info: LogLine;
  abstract readonly warn: LogLine;
  abstract readonly error: LogLine;
}

/** Names under which a careless caller could pass a secret or an address. */
const REDACTED = [
  'authorization', 'cookie', 'password', 'token', 'secret', 'apiKey', 'key', 'email', 'phone', 'name', 'address',
  'customerId', 'to', 'link', 'code_typed', 'body', 'text', 'html', 'parameters', 'query', 'detail', 'where',
] as const; // prettier-ignore

export function pinoLogger(level: string, destination?: NodeJS.WritableStream): Pino {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[cut]' },
      serializers: { err: describeError, error: describeError },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

export function createLog(level: string, destination?: NodeJS.WritableStream): Log {
  const logger = pinoLogger(level, destination);
  const line =
    (name: 'debug' | 'info' | 'warn' | 'error'): LogLine =>
    (facts, sentence) =>
      logger[name](facts, sentence);
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

export const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {}

/**
 * What of an error may be logged. A database error's own words can quote the row that offended ("Key
 * (email)=(…) already exists"), a driver's or vendor's can quote the request: those are told by class,
 * code and place only. Our own sentences carry ids by rule.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (field(error, 'name') === 'DomainError') {
    const domain = error as DomainError;
    const cause = domain.cause === undefined ? {} : { cause: describeError(domain.cause) };
    return { type: 'DomainError', code: domain.code, message: domain.message, ...cause };
  }
  const cause = field(error, 'cause') ?? field(error, 'driverError');
  return {
    type: typeof field(error, 'name') === 'string' ? field(error, 'name') : typeof error,
    ...(errorCode(error) && { code: errorCode(error) }),
    ...(isPlainProgramError(error) && { message: errorMessage(error) }),
    ...pick(error, ['table', 'constraint', 'column', 'routine', 'syscall']),
    at: framesOf(error),
    ...(cause !== undefined && cause !== error && { cause: describeError(cause) }),
  };
}

/** Assertions, type errors and system calls speak of the program, not of data. */
function isPlainProgramError(error: unknown): boolean {
  if (field(error, 'syscall') !== undefined) return true;
  const name = field(error, 'name');
  if (name === 'TypeError' || name === 'ReferenceError' || name === 'RangeError') return true;
  return errorMessage(error).startsWith('assertion failed: ');
}

function pick(error: unknown, names: readonly string[]): Record<string, unknown> {
  const found = names.map((name) => [name, field(error, name)] as const);
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'string'));
}

/** The stack without its first line, which repeats the message. */
function framesOf(error: unknown): string[] {
  const stack = field(error, 'stack');
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
