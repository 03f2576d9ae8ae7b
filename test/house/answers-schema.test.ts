/** How a type is told as a JSON Schema: as JSON.stringify would give its values, and nothing that JSON cannot carry. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

interface Schemas {
  of(type: ts.Type, at: string): object;
  settle(answers: object): {
    readonly answers: Record<string, object>;
    readonly schemas: Record<string, object>;
  };
  readonly findings: string[];
}

const SOURCE = `
  declare const brand: unique symbol;
  export type Id = string & { readonly [brand]: 'id' };
  export interface Animal { readonly id: Id; readonly kind: 'cat' | 'dog'; readonly parent: Animal | null }
  export class Cage {
    #key = 1;
    readonly name: string = '';
    open(): void {}
    get size(): number { return this.#key; }
  }
  export class Sealed { toJSON(): '[sealed]' { return '[sealed]'; } }
  export type Outcome = { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly why: string };
  export interface Word { readonly own: number }
  export interface Body { readonly own: number }
  export interface Cases {
    brand: Id;
    bigint: bigint;
    date: Date;
    values: 'b' | 'a' | null;
    boolean: boolean | null;
    maybe?: number;
    orUndefined: number | undefined;
    holes: (string | undefined)[];
    list: readonly Animal[];
    pair: readonly [string, number?];
    many: [Animal, ...string[]];
    record: Readonly<Record<string, bigint>>;
    known: Partial<Record<'y' | 'x', number>>;
    merged: { a: 1 } & { b: 2 };
    less: Omit<Animal, 'parent' | 'id'>;
    cage: Cage;
    sealed: Sealed;
    outcome: Outcome;
    anonymous: { ok: true } | { why: string } | null;
    call: () => void;
    /** In  two
     *  lines. */
    told: string;
    clash: [Word, other.Word, Body];
    map: Map<string, number>;
    anything: unknown;
    bytes: Uint8Array;
  }
  import type * as other from '../barn/words.ts';
`;
const OTHER = 'export interface Word { readonly other: string }';

let told: ReturnType<Schemas['settle']>;
let findings: string[];

beforeAll(async () => {
  const files: Record<string, string> = {
    [join(PROJECT_ROOT, 'src/zoo/zoo.ts')]: SOURCE,
    [join(PROJECT_ROOT, 'src/barn/words.ts')]: OTHER,
  };
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => name in files || fileExists(name);
  host.directoryExists = () => true;
  host.readFile = (name) => files[name] ?? readFile(name);
  const program = ts.createProgram(Object.keys(files), options, host);
  const checker = program.getTypeChecker();
  const script = join(PROJECT_ROOT, 'scripts', 'json-schema.mjs');
  const { Schemas } = (await import(script)) as {
    Schemas: new (checker: ts.TypeChecker, reserved: ReadonlySet<string>) => Schemas;
  };
  const schemas = new Schemas(checker, new Set(['Body']));
  const [zoo] = Object.keys(files);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(zoo!)!)!);
  const cases = symbols.find(({ name }) => name === 'Cases')!;
  const answers = { all: schemas.of(checker.getDeclaredTypeOfSymbol(cases), 'all') };
  told = schemas.settle(answers);
  findings = schemas.findings;
});

function field(name: string): unknown {
  return (told.schemas['Cases'] as { properties: Record<string, unknown> }).properties[name];
}

describe('a type told as a schema', () => {
  test.each<[string, unknown]>([
    ['brand', { type: 'string' }],
    ['bigint', { type: 'string', pattern: '^-?[0-9]+$' }],
    ['date', { type: 'string', format: 'date-time' }],
    ['values', { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ['boolean', { type: ['boolean', 'null'] }],
    ['maybe', { type: 'number' }],
    ['orUndefined', { type: 'number' }],
    ['holes', { type: 'array', items: { type: ['string', 'null'] } }],
    ['list', { type: 'array', items: { $ref: '#/components/schemas/Animal' } }],
    [
      'pair',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, maxItems: 2 },
    ],
    ['record', { type: 'object', additionalProperties: { type: 'string', pattern: '^-?[0-9]+$' } }],
    ['known', { type: 'object', properties: { x: { type: 'number' }, y: { type: 'number' } } }],
    ['sealed', { $ref: '#/components/schemas/Sealed' }],
    ['outcome', { $ref: '#/components/schemas/Outcome' }],
    ['told', { type: 'string', description: 'In two lines.' }],
  ])('%s', (name, expected) => {
    expect(field(name)).toEqual(expected);
  });

  test('has what may be absent outside of what is required', () => {
    const { required } = told.schemas['Cases'] as { required: string[] };
    expect(required).toContain('values');
    expect(required).not.toContain('maybe');
    expect(required).not.toContain('orUndefined');
  });

  test('that is named and knows itself becomes a component that refers to itself', () => {
    expect(told.answers['all']).toEqual({ $ref: '#/components/schemas/Cases' });
    expect(told.schemas['Animal']).toEqual({
      type: 'object',
      properties: {
        id: { type: 'string' },
        kind: { type: 'string', enum: ['cat', 'dog'] },
        parent: { anyOf: [{ $ref: '#/components/schemas/Animal' }, { type: 'null' }] },
      },
      required: ['id', 'kind', 'parent'],
    });
  });

  test('is made of what JSON carries: no method, no accessor, no private field; toJSON where there is one', () => {
    expect(field('call')).toBeUndefined();
    expect(told.schemas['Cage']).toEqual({
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
    });
    expect(told.schemas['Sealed']).toEqual({ type: 'string', enum: ['[sealed]'] });
  });

  test('that merges or leaves out fields is told whole', () => {
    const one = { type: 'number', enum: [1] };
    const two = { type: 'number', enum: [2] };
    expect(field('merged')).toEqual({ type: 'object', properties: { a: one, b: two }, required: ['a', 'b'] });
    const kind = { type: 'string', enum: ['cat', 'dog'] };
    expect(field('less')).toEqual({ type: 'object', properties: { kind }, required: ['kind'] });
  });

  test('that is a choice keeps every side of it', () => {
    const ok = { type: 'boolean', enum: [true] };
    const why = { type: 'string' };
    const sides = [
      { type: 'object', properties: { ok }, required: ['ok'] },
      { type: 'object', properties: { why }, required: ['why'] },
    ];
    expect(field('anonymous')).toEqual({ anyOf: [...sides, { type: 'null' }] });
    expect((told.schemas['Outcome'] as { anyOf: object[] }).anyOf).toHaveLength(2);
  });

  test('takes its room’s name where another is called the same, or where a request is', () => {
    const names = Object.keys(told.schemas);
    expect(names).toEqual(expect.arrayContaining(['ZooWord', 'BarnWord', 'ZooBody']));
    expect(names).not.toContain('Word');
  });

  test('that says nothing, or that JSON cannot carry, is refused by where it stands', () => {
    expect(findings).toEqual([
      'Cases.map is Map<string, number>, which JSON cannot carry',
      'Cases.anything is unknown',
      expect.stringMatching(/^Cases\.bytes is Uint8Array/),
    ]);
  });
});
