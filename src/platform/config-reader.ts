/** Reads one environment variable at a time; whatever is wrong becomes one sentence that names it. */
import { DomainError } from '../kernel/errors.ts';
import { Secret } from '../kernel/secret.ts';
import { PLATFORM_ERRORS } from './platform.errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export class EnvReader {
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** Empty counts as absent: compose files and shells write empty strings for "not set". */
  text(variable: string): string | null {
    const value = this.#env[variable]?.trim();
    return value ? value : null;
  }

  needed(variable: string, why: string): string {
    return this.text(variable) ?? this.fail(variable, `is needed ${why}`);
  }

  secret(variable: string): Secret<string> | null {
    const value = this.text(variable);
    return value === null ? null : new Secret(value);
  }

  whole(variable: string, fallback: number, range: { min: number; max: number }): number {
    const text = this.text(variable);
    if (text === null) return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= range.min && value <= range.max) return value;
    return this.fail(variable, `must be a whole number from ${range.min} to ${range.max}`);
  }

  /** Without a trailing slash. */
  url(variable: string, protocols: readonly string[] = ['http:', 'https:']): string | null {
    const text = this.text(variable);
    if (text === null) return null;
    const url = URL.parse(text);
    if (url && protocols.includes(url.protocol)) return text.replace(/\/+$/, '');
    return this.fail(
      variable,
      `must be an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
  }

  list(variable: string): readonly string[] {
    const items = this.text(variable)?.split(',') ?? [];
    return Object.freeze(items.map((item) => item.trim()).filter(Boolean));
  }

  anyOf(variables: readonly string[]): string | null {
    return variables.find((variable) => this.text(variable) !== null) ?? null;
  }

  /** Never repeats the value: it may be a secret. */
  fail(variable: string, says: string): never {
    throw new DomainError(PLATFORM_ERRORS.config, { variable, says });
  }
}
