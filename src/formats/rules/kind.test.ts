import { describe, expect, test } from '@jest/globals';
import { textKind } from './kind.ts';
import { memberName, partName } from './names.ts';

describe('the kind of a text', () => {
  test.each([
    ['id,surel\n1,a@b.id\n', 'csv'],
    ['set,create table\n1,2\n', 'csv'],
    ['-- just a note\nid,surel\n', 'csv'],
    ['[id],[surel]\n1,2\n', 'csv'],
    ['{note},b\n1,2\n', 'csv'],
    ['{"a":1}\n{"a":2}\n', 'json_lines'],
    ['{"a":\n{"a":2}\n', 'json_lines'],
    [`{"a":"${'x'.repeat(1000)}`, 'json_lines'],
    ['[\n {"a":1},\n', 'json_array'],
    ['[{"a":1}]', 'json_array'],
    ['{\n  "users": [\n    {"a": 1},\n', 'json_document'],
    ['-- MySQL dump 10.13\n\n/*!40101 SET NAMES utf8 */;\n', 'mysql'],
    ['INSERT INTO `t` VALUES (1);', 'mysql'],
    ["INSERT INTO t VALUES (1,'a\\'b');", 'mysql'],
    ['\ufeff# note\nSET x=1;\nINSERT INTO t VALUES (1);', 'postgres'],
    ['--\n-- PostgreSQL database dump\n--\n\n\\restrict x\n\nSET a = 0;\n', 'postgres'],
    ['COPY t (a) FROM stdin;\n1\n\\.\n', 'postgres'],
    ['PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a);\n', 'postgres'],
  ])('%j is %s', (head, expected) => {
    const found = textKind(head.replace('\ufeff', ''));
    expect(found.kind === 'dump' ? found.dialect : found.kind).toBe(expected);
  });
});

test.each([
  ['line ends', `create x${'\n'.repeat(262_144)}`],
  ['blanks', `insert${' '.repeat(262_144)}`],
  ['statements cut off', `create x\n${'copy a\n'.repeat(37_000)}`],
  ['comments', '--\n'.repeat(87_000)],
])('a beginning of nothing but %s is told at once', (_, head) => {
  const from = performance.now();
  textKind(head);
  expect(performance.now() - from).toBeLessThan(2000);
});

describe('the name of a member', () => {
  test.each([
    ['players.csv', 'players.csv'],
    ['export/2026/players.csv', 'players.csv'],
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\export\\kyc.csv', 'kyc.csv'],
    ['a\u0000\nb\u202ecsv.exe', 'abcsv.exe'],
    ['..', 'member-7'],
    ['x/', 'member-7'],
    [`${'y'.repeat(300)}.csv`, `${'y'.repeat(251)}.csv`],
  ])('%j is %j', (path, expected) => {
    expect(memberName(path, 'member-7')).toBe(expected);
  });

  test('of a sheet or table holds no slash and is not too long', () => {
    expect(partName('book.xlsx', 'Q1/Q2')).toBe('book.xlsx#Q1_Q2');
    expect(partName('b'.repeat(250), 'Sheet1')).toBe(`${'b'.repeat(248)}#Sheet1`);
  });
});
