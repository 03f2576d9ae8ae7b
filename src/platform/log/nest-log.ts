/** Nest's own lines (start-up, routes, failures of wiring) in our log. */
import type { LoggerService } from '@nestjs/common';
import { errorMessage } from '../error-code.ts';
import type { Log } from './log.ts';

export class NestLog implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** "Mapped route", "dependencies initialized": of interest only when something is wrong. */
  log(message: unknown, ...rest: unknown[]): void {
    this.#log.debug(context(rest), errorMessage(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#log.debug(context(rest), errorMessage(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.#log.debug(context(rest), errorMessage(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#log.warn(context(rest), errorMessage(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#log.error(context(rest), errorMessage(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#log.error(context(rest), errorMessage(message));
  }
}

function context(rest: readonly unknown[]): { from?: unknown } {
  const last = rest.at(-1);
  return typeof last === 'string' ? { from: last } : {};
}
