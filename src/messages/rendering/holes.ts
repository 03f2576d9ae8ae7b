/**
 * Values never meet a parser: templates are rendered with holes in place of values, and values are put into the
 * finished output, encoded for it. So no value can become Liquid, Markdown, HTML, a header or another hole.
 */
import { randomBytes } from 'node:crypto';
import type { PersonVariable, VariableName } from '../rules/variables.ts';

/** Finished output, or a place for one person's value. */
export type Part = string | { readonly variable: PersonVariable };

interface Hole {
  readonly name: VariableName | 'offer';
  /** Null where the value differs from person to person. */
  readonly value: string | null;
}

/** Letters and digits only, so that Liquid, Markdown and URLs leave it alone; unguessable, so that no text holds one. */
const MARK = `zq${randomBytes(12).toString('hex')}`;
const HOLE = new RegExp(`${MARK}v(\\d+)z`);
const TARGET = /\shref="([^"]*)"/g;

export class Holes {
  readonly #holes: Hole[] = [];

  /** A hole for a value that is the same for everybody. */
  fixed(name: Hole['name'], value: string): string {
    return this.#add({ name, value });
  }

  person(name: PersonVariable): string {
    return this.#add({ name, value: null });
  }

  /** Output cut at its holes, with fixed values in place, encoded for where they stand. */
  parts(output: string, encode: (value: string) => string): Part[] {
    const parts: Part[] = [];
    for (const [i, piece] of output.split(HOLE).entries()) {
      const hole = i % 2 === 1 ? this.#holes[Number(piece)]! : null;
      if (hole?.value === null) parts.push({ variable: hole.name as PersonVariable });
      else append(parts, hole ? encode(hole.value!) : piece);
    }
    return parts;
  }

  /** Names of the holes that stand in some output. */
  namesIn(output: string): Set<string> {
    const numbers = output.split(HOLE).filter((_, i) => i % 2 === 1);
    return new Set(numbers.map((n) => this.#holes[Number(n)]!.name));
  }

  /** Link targets that are neither one whole allowed value nor a plain address of the author's. */
  badTargets(html: string, allowed: (name: string, scheme: string) => boolean): string[] {
    return [...html.matchAll(TARGET)]
      .map((m) => m[1]!)
      .filter((target) => !this.#goodTarget(target, allowed));
  }

  #goodTarget(target: string, allowed: (name: string, scheme: string) => boolean): boolean {
    if (!HOLE.test(target)) return /^(https:\/\/|mailto:|tel:)/.test(target);
    const [scheme = '', number, rest] = target.split(HOLE);
    return rest === '' && allowed(this.#holes[Number(number)]!.name, scheme);
  }

  #add(hole: Hole): string {
    this.#holes.push(hole);
    return `${MARK}v${this.#holes.length - 1}z`;
  }
}

function append(parts: Part[], text: string): void {
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last + text;
  else parts.push(text);
}
