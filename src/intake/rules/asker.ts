/** Asks a JSON object for its properties, strictly; the first wrong one ends it with one sentence. */

const SAID_MAX = 10;

/** Why something handed in cannot be used: one sentence per problem, thrown inside rules and returned by them. */
export class Refusal extends Error {
  readonly problems: readonly string[];

  constructor(problem: string | readonly string[]) {
    const problems = typeof problem === 'string' ? [problem] : problem;
    super(said(problems));
    this.problems = problems;
  }

  /** Every problem in one line; of very many only the first. */
  get sentence(): string {
    return this.message;
  }

  /** The value of `work`, or the refusal it ended with. */
  static of<T>(work: () => T): T | Refusal {
    try {
      return work();
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

function said(problems: readonly string[]): string {
  const shown = problems.slice(0, SAID_MAX).join('; ');
  return problems.length > SAID_MAX ? `${shown}; and ${problems.length - SAID_MAX} more problems` : shown;
}

/** Gathers the problems of independent parts, so that a person learns of all of them at once. */
export class Problems {
  readonly #found: string[] = [];

  /** The value of `work`, or `otherwise` where it was refused. */
  part<T>(work: () => T, otherwise: T): T {
    const answer = Refusal.of(work);
    if (!(answer instanceof Refusal)) return answer;
    this.#found.push(...answer.problems);
    return otherwise;
  }

  add(problem: string): void {
    this.#found.push(problem);
  }

  /** Ends with everything that was found. */
  refuseFound(): void {
    if (this.#found.length > 0) throw new Refusal(this.#found);
  }
}

type Properties = Readonly<Record<string, unknown>>;

export class Asker {
  readonly #properties: Properties;
  readonly #subject: string;
  readonly #whole: string;

  /** `subject` begins every sentence, `whole` is what its parts say they belong to. */
  constructor(value: unknown, subject: string, whole = subject) {
    this.#subject = subject;
    this.#whole = whole;
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      this.refuse('is not a JSON object');
    this.#properties = value as Properties;
  }

  refuse(predicate: string): never {
    throw new Refusal(`${this.#subject} ${predicate}`);
  }

  only(names: readonly string[]): void {
    const unknown = Object.keys(this.#properties).find((name) => !names.includes(name));
    if (unknown !== undefined) this.refuse(`has the unknown property "${unknown}"`);
  }

  text(name: string): string | undefined {
    return this.#typed(name, (value) => typeof value === 'string', 'a text') as string | undefined;
  }

  boolean(name: string): boolean | undefined {
    return this.#typed(name, (value) => typeof value === 'boolean', 'true or false') as boolean | undefined;
  }

  integer(name: string, least: number, most: number): number | undefined {
    const fits = (value: unknown) =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    return this.#typed(name, fits, `a whole number from ${least} to ${most}`) as number | undefined;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const fits = (value: unknown) => choices.includes(value as T);
    return this.#typed(name, fits, `one of ${choices.map((c) => JSON.stringify(c)).join(', ')}`) as
      T | undefined;
  }

  matching(name: string, pattern: RegExp, what: string): string | undefined {
    const fits = (value: unknown) => typeof value === 'string' && pattern.test(value);
    return this.#typed(name, fits, what) as string | undefined;
  }

  /** A list of texts; numbers and booleans, as a person writes flags, count as their text. */
  texts(name: string): readonly string[] | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every(isPlain))
      return this.refuse(`needs a list of texts in "${name}"`);
    return value.map(String);
  }

  isList(name: string): boolean {
    return Array.isArray(this.#properties[name]);
  }

  /** One object or a list of them. */
  list(name: string): readonly Asker[] {
    const value = this.#properties[name];
    if (value === undefined) return [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item) => new Asker(item, `"${name}" in ${this.#subject}`, this.#whole));
  }

  optional(name: string): Asker | undefined {
    const value = this.#properties[name];
    return value === undefined ? undefined : new Asker(value, `"${name}" in ${this.#subject}`, this.#whole);
  }

  required(name: string, why: string): Asker {
    return this.optional(name) ?? this.refuse(`has no "${name}": ${why}`);
  }

  /** The named objects inside this one, each called `kind "name"`. */
  entries(kind: string): readonly (readonly [string, Asker])[] {
    return Object.entries(this.#properties).map(([name, value]) => [
      name,
      new Asker(value, `${kind} "${name}" of ${this.#whole}`),
    ]);
  }

  #typed(name: string, fits: (value: unknown) => boolean, what: string): unknown {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    return fits(value) ? value : this.refuse(`needs ${what} in "${name}"`);
  }
}

function isPlain(item: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof item);
}
