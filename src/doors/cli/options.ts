/** Arguments and options that several verbs read the same way. */
import { DomainError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { CLI_ERRORS } from './cli.errors.ts';

/** An id as the list verbs print it; anything else is refused before the database is asked. */
export function idOf<T extends string>(value: string | undefined, thing: string): T {
  if (value === undefined || !isUuid(value)) throw new DomainError(CLI_ERRORS.not_an_id, { thing });
  return value.toLowerCase() as T;
}

export function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

/** `--reason` and `--digest` of a second person's answer. */
export function decisionOf(options: Readonly<Record<string, unknown>>): { reason?: string; digest?: string } {
  const { reason, digest } = options;
  return {
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
  };
}
