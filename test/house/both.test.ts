/** Sentences in both languages: neither half is missing, is the other one, or leaves out a value the other tells. */
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { filesUnder, isTest } from './source.ts';

interface Pair {
  readonly at: string;
  readonly en: ts.Expression;
  readonly id: ts.Expression;
}

const pairs = filesUnder('src')
  .filter(({ path, text }) => !isTest(path) && path !== 'src/kernel/both.ts' && /\bboth\(/.test(text))
  .flatMap(({ path, text }) => pairsIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)));

function pairsIn(file: ts.SourceFile): Pair[] {
  const found: Pair[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'both' && node.arguments.length === 2) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      const [en, id] = node.arguments;
      found.push({ at: `${file.fileName}:${line + 1}`, en: en!, id: id! });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names of the values in an expression; those that only choose between words are `asked`. */
function valuesIn(expression: ts.Expression): { told: Set<string>; all: Set<string> } {
  const told = new Set<string>();
  const all = new Set<string>();
  const visit = (node: ts.Node, isAsked: boolean): void => {
    if (ts.isIdentifier(node) && !isNameOf(node)) {
      all.add(node.text);
      if (!isAsked) told.add(node.text);
    }
    ts.forEachChild(node, (child) =>
      visit(child, isAsked || (ts.isConditionalExpression(node) && child === node.condition)),
    );
  };
  visit(expression, false);
  return { told, all };
}

/** Of a property, of what is called, of a word that never changes, or of the language: no value by itself. */
function isNameOf(node: ts.Identifier): boolean {
  const { parent, text } = node;
  return (
    /^(en|id|[A-Z_]+)$/.test(text) ||
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isCallExpression(parent) && parent.expression === node)
  );
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  [...some].every((one) => all.has(one));
const wordsOf = (of: ts.Expression) => (ts.isStringLiteralLike(of) ? of.text : null);

test('there are many of them', () => {
  expect(pairs.length).toBeGreaterThan(200);
});

test('both halves tell the same values', () => {
  const wrong = pairs.filter(({ en, id }) => {
    const [english, indonesian] = [valuesIn(en), valuesIn(id)];
    return !(isWithin(english.told, indonesian.all) && isWithin(indonesian.told, english.all));
  });
  expect(wrong.map(({ at }) => at)).toEqual([]);
});

test('no half is empty, and no sentence stands there twice in English', () => {
  const wrong = pairs.filter(({ en, id }) => {
    const [english, indonesian] = [wordsOf(en), wordsOf(id)];
    if (english === null || indonesian === null) return false;
    return (english === '') !== (indonesian === '') || (english.includes(' ') && english === indonesian);
  });
  expect(wrong.map(({ at }) => at)).toEqual([]);
});
