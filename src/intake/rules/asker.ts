/** Asks a JSON object for its properties, strictly; the first wrong one ends it with one sentence. */
import { type Both, both, joined } from '../../kernel/both.ts';

const SAID_MAX = 10;

/** Why something handed in cannot be used: one sentence per problem, thrown inside rules and returned by them. */
export class Refusal extends Error {
  /** In both languages. */
  readonly words: readonly Both[];

  constructor(...words: readonly Both[]) {
    super(said(words).en);
    this.words = words;
  }

  /** In English. */
  get problems(): readonly string[] {
    return this.words.map(({ en }) => en);
  }

  /** Every problem in one line; of very many only the first. */
  get sentence(): string {
    return this.message;
  }

  /** The same in both languages. */
  get said(): Both {
    return said(this.words);
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

function said(problems: readonly Both[]): Both {
  const shown = joined(problems.slice(0, SAID_MAX), '; ');
  const more = problems.length - SAID_MAX;
  return more > 0
    ? both(`${shown.en}; and ${more} more problems`, `${shown.id}; dan ${more} masalah lain`)
    : shown;
}

/** Gathers the problems of independent parts, so that a person learns of all of them at once. */
export class Problems {
  readonly #found: Both[] = [];

  /** The value of `work`, or `otherwise` where it was refused. */
  part<T>(work: () => T, otherwise: T): T {
    const answer = Refusal.of(work);
    if (!(answer instanceof Refusal)) return answer;
    this.#found.push(...answer.words);
    return otherwise;
  }

  add(problem: Both): void {
    this.#found.push(problem);
  }

  /** Ends with everything that was found. */
  refuseFound(): void {
    if (this.#found.length > 0) throw new Refusal(...this.#found);
  }
}

type Properties = Readonly<Record<string, unknown>>;

export class Asker {
  readonly #properties: Properties;
  readonly #subject: Both;
  readonly #whole: Both;

  /** `subject` begins every sentence, `whole` is what its parts say they belong to. */
  constructor(value: unknown, subject: Both, whole = subject) {
    this.#subject = subject;
    this.#whole = whole;
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      this.refuse('is not a JSON object', 'bukan objek JSON');
    this.#properties = value as Properties;
  }

  refuse(en: string, id: string): never {
    throw new Refusal(joined([this.#subject, both(en, id)]));
  }

  only(names: readonly string[]): void {
    const unknown = Object.keys(this.#properties).find((name) => !names.includes(name));
    if (unknown !== undefined)
      this.refuse(`has the unknown property "${unknown}"`, `memuat isian "${unknown}" yang tidak dikenal`);
  }

  text(name: string): string | undefined {
    return this.#typed(name, (value) => typeof value === 'string', both('a text', 'teks')) as
      string | undefined;
  }

  boolean(name: string): boolean | undefined {
    return this.#typed(
      name,
      (value) => typeof value === 'boolean',
      both('true or false', 'true atau false'),
    ) as boolean | undefined;
  }

  integer(name: string, least: number, most: number): number | undefined {
    const fits = (value: unknown) =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    return this.#typed(
      name,
      fits,
      both(`a whole number from ${least} to ${most}`, `bilangan bulat ${least} sampai ${most}`),
    ) as number | undefined;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const fits = (value: unknown) => choices.includes(value as T);
    const some = choices.map((c) => JSON.stringify(c)).join(', ');
    return this.#typed(name, fits, both(`one of ${some}`, `salah satu dari ${some}`)) as T | undefined;
  }

  matching(name: string, pattern: RegExp, what: Both): string | undefined {
    const fits = (value: unknown) => typeof value === 'string' && pattern.test(value);
    return this.#typed(name, fits, what) as string | undefined;
  }

  /** A list of texts; numbers and booleans, as a person writes flags, count as their text. */
  texts(name: string): readonly string[] | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every(isPlain))
      return this.refuse(`needs a list of texts in "${name}"`, `memerlukan daftar teks dalam "${name}"`);
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
    return items.map((item) => new Asker(item, this.#within(name), this.#whole));
  }

  optional(name: string): Asker | undefined {
    const value = this.#properties[name];
    return value === undefined ? undefined : new Asker(value, this.#within(name), this.#whole);
  }

  required(name: string, why: Both): Asker {
    return (
      this.optional(name) ?? this.refuse(`has no "${name}": ${why.en}`, `tidak punya "${name}": ${why.id}`)
    );
  }

  /** The named objects inside this one, each called `kind "name"`. */
  entries(kind: Both): readonly (readonly [string, Asker])[] {
    return Object.entries(this.#properties).map(([name, value]) => [
      name,
      new Asker(
        value,
        both(`${kind.en} "${name}" of ${this.#whole.en}`, `${kind.id} "${name}" dari ${this.#whole.id}`),
      ),
    ]);
  }

  #within(name: string): Both {
    const { en, id } = this.#subject;
    return both(`"${name}" in ${en}`, `"${name}" dalam ${id}`);
  }

  #typed(name: string, fits: (value: unknown) => boolean, what: Both): unknown {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    return fits(value)
      ? value
      : this.refuse(`needs ${what.en} in "${name}"`, `memerlukan ${what.id} dalam "${name}"`);
  }
}

function isPlain(item: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof item);
}
