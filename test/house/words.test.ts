import { describe, expect, test } from '@jest/globals';
import { filesUnder, isTest, read, withoutComments } from './source.ts';

const sources = filesUnder('src').filter((f) => !isTest(f.path));
const code = sources.map((f) => ({ path: f.path, text: withoutComments(f.text) }));

function hits(pattern: RegExp, files = code): string[] {
  return files.filter((f) => pattern.test(f.text)).map((f) => f.path);
}

function except(paths: readonly RegExp[]) {
  return code.filter((f) => !paths.some((p) => p.test(f.path)));
}

describe('words that do not stand in this house', () => {
  test('no Service, Manager, Helper or Util names a class', () => {
    expect(hits(/\bclass \w*(Service|Manager|Helper|Utils?)\b/)).toEqual([]);
  });

  test('no enum, no forwardRef, no request scope, no ModuleRef', () => {
    expect(hits(/^\s*(export )?(const )?enum /m)).toEqual([]);
    expect(hits(/forwardRef|Scope\.REQUEST|ModuleRef/)).toEqual([]);
  });

  test('the environment is read in one place', () => {
    expect(hits(/process\.env/, except([/^src\/platform\/config/, /^src\/app\//]))).toEqual([]);
  });

  test('nothing worth money comes from Math.random', () => {
    expect(hits(/Math\.random\(/)).toEqual([]);
  });

  test('only the terminal and the app write to the console', () => {
    expect(hits(/\bconsole\.\w+\(/, except([/^src\/app\//, /^src\/doors\/cli\//]))).toEqual([]);
  });

  test('no unfinished work, no switched-off check, no lonely test', () => {
    const all = ['src', 'test', 'migrations'].flatMap((d) => filesUnder(d));
    const others = all.filter((f) => f.path !== 'test/house/words.test.ts');
    expect(hits(/\b(TODO|FIXME|HACK)\b/, others)).toEqual([]);
    expect(hits(/(eslint|oxlint)-disable|@ts-(ignore|nocheck|expect-error)/, others)).toEqual([]);
    expect(hits(/\b(test|it|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/, others)).toEqual([]);
    expect(hits(/jest\.(mock|unstable_mockModule)\(/, others)).toEqual([]);
  });

  test('HTTP stays in the doors, SQL in stores and migrations', () => {
    const rooms = except([/^src\/(doors|platform|app|sandbox)\//]);
    expect(hits(/\b(HttpException|BadRequestException|NotFoundException|HttpStatus)\b/, rooms)).toEqual([]);
    const sql = /\b(SELECT\s[\s\S]{0,200}?\bFROM\b|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM)\b/;
    const elsewhere = except([/\.store\.ts$/, /^src\/platform\//]);
    expect(hits(sql, elsewhere)).toEqual([]);
  });

  test('files stay readable: at most 400 lines', () => {
    const long = [...sources, ...filesUnder('migrations')].filter((f) => f.text.split('\n').length > 401);
    expect(long.map((f) => f.path)).toEqual([]);
  });

  test('every source file opens with its promise', () => {
    const silent = sources.filter((f) => !/^(#!.*\n)?\/\*\*/.test(f.text));
    expect(silent.map((f) => f.path)).toEqual([]);
  });

  test('the lock file names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"http/);
  });
});
