import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DumpParser, type DumpEvent } from './dump-parser.ts';
import type { Dialect } from './tokens.ts';

function parse(dialect: Dialect, chunks: readonly string[], recordCharsMax?: number): DumpEvent[] {
  const parser = new DumpParser(dialect, recordCharsMax === undefined ? {} : { recordCharsMax });
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()];
}

/** `line table(columns): cells` per row, `line table ✗ text` for what was lost. */
function shown(events: readonly DumpEvent[]): string[] {
  return events.map((event) => {
    const table = event.table?.join('.') ?? '?';
    if (event.kind === 'created') return `${table}: ${event.columns.join(' ')}`;
    if (event.kind === 'lost') return `${event.line} ${table} ✗ ${event.text}`;
    const named = event.columns ? `(${event.columns.join(' ')})` : '';
    return `${event.line} ${table}${named} ${JSON.stringify(event.cells)}`;
  });
}

const MYSQLDUMP = `-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`users\`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE \`users\` (
  \`id\` int NOT NULL AUTO_INCREMENT,
  \`e mail\` varchar(255) DEFAULT 'a,b(;' COMMENT 'it''s; the (address)',
  \`note\` text,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`e\` (\`e mail\`),
  CONSTRAINT \`c\` CHECK ((\`id\` > 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES \`users\` WRITE;
/*!40000 ALTER TABLE \`users\` DISABLE KEYS */;
INSERT INTO \`users\` VALUES (1,'a@b.id','x\\'y\\n\\\\z ''q'' \\%'),(2,NULL,_binary '\\0\\x'),
(-3.5e7,0x614062,0xFFFE);
/*!40000 ALTER TABLE \`users\` ENABLE KEYS */;
UNLOCK TABLES;
`;

const PG_DUMP = `--
-- PostgreSQL database dump
--
\\restrict abc
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION public.f() RETURNS int AS $$ INSERT INTO x VALUES (';'); $$ LANGUAGE sql;
CREATE TABLE public.users (
    id integer NOT NULL,
    "E mail" text DEFAULT 'a''b'::text,
    CONSTRAINT p CHECK ((id > 0))
);
COPY public.users (id, "E mail") FROM stdin;
1\ta@b.id
2\t\\N
3\tx\\ty\\nz\\\\w\\x41\\101
\\.
INSERT INTO public.users VALUES (4, 'it''s \\n raw');
INSERT INTO public.users (id, "E mail") OVERRIDING SYSTEM VALUE VALUES
\t(5, E'a\\n\\'b\\x41'), -- five
\t(6, $q$ 'any' $$ $q$),
\t(7, 'x'::character varying(10)), (8, '{"a": [1,2]}'::jsonb) ON CONFLICT DO NOTHING;
`;

describe('a dump', () => {
  const cases: readonly (readonly [string, Dialect, string, readonly string[]])[] = [
    ['of mysqldump', 'mysql', MYSQLDUMP, [
      'users: id e mail note',
      '15 users ["1","a@b.id","x\'y\\n\\\\z \'q\' \\\\%"]',
      '15 users ["2","","0x0078"]',
      '16 users ["-3.5e7","a@b","0xFFFE"]',
    ]],
    ['of pg_dump', 'postgres', PG_DUMP, [
      'users: id E mail',
      '14 users(id E mail) ["1","a@b.id"]',
      '15 users(id E mail) ["2",""]',
      '16 users(id E mail) ["3","x\\ty\\nz\\\\wAA"]',
      '18 users ["4","it\'s \\\\n raw"]',
      '20 users(id E mail) ["5","a\\n\'bA"]',
      '21 users(id E mail) ["6"," \'any\' $$ "]',
      '22 users(id E mail) ["7","x"]',
      '22 users(id E mail) ["8","{\\"a\\": [1,2]}"]',
    ]],
    ['with columns in another order and a rule behind its rows', 'mysql',
      "REPLACE INTO `s`.`t` (`b`,`a`) VALUES (1,2) ON DUPLICATE KEY UPDATE a = VALUES(a);\nUSE `w`;\nINSERT IGNORE INTO t VALUES ('x');",
      ['1 s.t(b a) ["1","2"]', '3 w.t ["x"]']],
    ['with values that are expressions: kept as they stand, never computed', 'mysql',
      "INSERT INTO t VALUES (NOW(), CONCAT('a', ',)'), 1+2, b'01', TRUE, DEFAULT, N'n', ST_GeomFromText('POINT(1 2)'));",
      ['1 t ["NOW()","CONCAT(\'a\', \',)\')","1+2","01","TRUE","","n","ST_GeomFromText(\'POINT(1 2)\')"]']],
    ['with a routine that writes', 'mysql',
      'DELIMITER ;;\nCREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (1); SELECT 2; END ;;\nDELIMITER ;\nINSERT INTO t VALUES (3);',
      ['4 t ["3"]']],
    ['whose statements end otherwise', 'mysql', 'DELIMITER $$\nINSERT INTO t VALUES (1)$$\nINSERT INTO t VALUES (2),\n(3) $$\nDELIMITER ;\nINSERT INTO t VALUES (4);',
      ['2 t ["1"]', '3 t ["2"]', '4 t ["3"]', '6 t ["4"]']],
    ['whose columns have names that are words elsewhere', 'postgres', 'CREATE TABLE t (key text, index int, exclude text, UNIQUE (key), EXCLUDE (index WITH =));\nCREATE TABLE LIKES (likes int, keys int);',
      ['t: key index exclude', 'likes: likes keys']],
    ['that changes how strings are written', 'postgres',
      "SET standard_conforming_strings = off;\nINSERT INTO t VALUES ('a\\nb');",
      ['2 t ["a\\nb"]']],
    ['with raw line ends inside strings', 'postgres', "INSERT INTO t VALUES ('a\r\nb\rc\nd', 1);\nINSERT INTO t VALUES (2);",
      ['1 t ["a\\r\\nb\\rc\\nd","1"]', '5 t ["2"]']],
    ['with a statement that looks like another inside a string', 'postgres',
      "INSERT INTO t VALUES ('x\nINSERT INTO t VALUES (1);\n-- ');\nINSERT INTO t VALUES (2);",
      ['1 t ["x\\nINSERT INTO t VALUES (1);\\n-- "]', '4 t ["2"]']],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, dialect, dump, expected) => {
    expect(shown(parse(dialect, [dump]))).toEqual(expected);
  });

  const broken: readonly (readonly [string, Dialect, string, readonly string[]])[] = [
    ['a row that breaks off: the rest of its line is lost in sight, the next line is read', 'mysql',
      "INSERT INTO t VALUES (1,'a'),(2,'b;),(3,'c'),\n(4,'d');\nINSERT INTO t VALUES (5,'e');",
      ['1 t ["1","a"]', "1 t ✗ (2,'b;),(3,'c'),", '2 t ["4","d"]', '3 t ["5","e"]']],
    ['an unclosed string at the end', 'mysql', "INSERT INTO t VALUES (1),('x",
      ['1 t ["1"]', "1 t ✗ ('x"]],
    ['rows from a query', 'mysql', 'INSERT INTO t SELECT * FROM u;\nINSERT INTO t VALUES (1);',
      ['1 ? ✗ INSERT INTO t SELECT * FROM u;', '2 t ["1"]']],
    ['a change of a row', 'mysql', "INSERT INTO t VALUES (1);\nUPDATE t SET a = 'x' WHERE id = 1;",
      ['1 t ["1"]', "2 t ✗ UPDATE t SET a = 'x' WHERE id = 1;"]],
    ['rows hidden in a version comment', 'mysql', 'INSERT INTO t VALUES (1);\n/*!50000 INSERT INTO t VALUES (2) */;',
      ['1 t ["1"]', '2 t ✗ /*!50000 INSERT INTO t VALUES (2) */;']],
    ['rows in a version comment among others', 'mysql', 'INSERT INTO t VALUES (1)/*!50000 ,(2) */,(3);',
      ['1 t ["1"]', '1 t ✗ /*!50000 ,(2) */', '1 t ["3"]']],
    ['a table out of a query', 'mysql', "CREATE TABLE t AS SELECT 'a@b.id';\nCREATE TABLE `u` (SELECT 1);\nSELECT 1 INTO v;\nSELECT pg_catalog.setval('into_seq', 1);",
      ["1 ? ✗ CREATE TABLE t AS SELECT 'a@b.id';", '2 ? ✗ CREATE TABLE `u` (SELECT 1);', '3 ? ✗ SELECT 1 INTO v;']],
    ['rows of another file', 'postgres', "\\copy t from 'x.csv'\n\\i x.sql\nINSERT INTO t VALUES (1);\n/*! LOAD DATA INFILE 'x' */;\nsource y.sql\nINSERT INTO t VALUES (2);",
      ["1 ? ✗ \\copy t from 'x.csv'", '2 ? ✗ \\i x.sql', '3 t ["1"]', "4 t ✗ /*! LOAD DATA INFILE 'x' */;", '5 t ✗ source y.sql', '6 t ["2"]']],
    ['two columns of one name', 'postgres', "INSERT INTO t (a,a) VALUES ('x',NULL);\nCOPY t (a,a) FROM stdin;\nx\ty\n\\.\nINSERT INTO t VALUES (x'zz');",
      ["1 ? ✗ INSERT INTO t (a,a) VALUES ('x',NULL);", '2 ? ✗ COPY t (a,a) FROM stdin;', '3 ? ✗ x\ty\n\\.\nINSERT INTO t VALUES (x\'zz\');']],
    ['a COPY that is not text', 'postgres', 'COPY t (a) FROM stdin WITH (FORMAT csv);\nx,y\n\\.\nINSERT INTO t VALUES (1);',
      ['2 t ✗ x,y', '4 t ["1"]']],
    ['a COPY cut short', 'postgres', 'COPY t (a) FROM stdin;\nx\nhalf',
      ['2 t(a) ["x"]', '3 t ✗ half']],
    ['a COPY without its end', 'postgres', 'COPY t (a) FROM stdin;\nx\n', ['2 t(a) ["x"]', '3 t ✗ ']],
    ['an undecodable byte in a text', 'mysql', "INSERT INTO t VALUES ('a\udcff'),(_binary '\udcff\udcfe');",
      ["1 t ✗ ('a\udcff')", '1 t ["0xFFFE"]']],
    ['a NUL', 'mysql', "INSERT INTO t VALUES ('a\0'),(2);", ["1 t ✗ ('a\0')", '1 t ["2"]']],
    ['words that are no statement', 'postgres', 'INSERT INTO t VALUES (1);\nhello world;\nINSERT INTO t VALUES (2);',
      ['1 t ["1"]', '2 t ✗ hello world;', '3 t ["2"]']],
  ]; // prettier-ignore

  test.each(broken)('with %s is never skipped in silence', (_, dialect, dump, expected) => {
    expect(shown(parse(dialect, [dump]))).toEqual(expected);
  });

  test('with a record longer than 4 MiB loses that line and no other', () => {
    const dump = `INSERT INTO t VALUES (1,'${'x'.repeat(300)}'),(2,'b');\nINSERT INTO t VALUES (3,'c');`;
    const whole = parse('mysql', [dump], 200);
    expect(whole.map((event) => [event.kind, 'line' in event ? event.line : 0])).toEqual([
      ['lost', 1],
      ['row', 2],
    ]);
    expect(parse('mysql', dump.split(/(?<=x)/), 200)).toEqual(whole);
  });

  test('a long statement that cannot be read is lost in pieces, so that every key in it is kept track of', () => {
    const statement = `INSERT INTO t SELECT '${'x'.repeat(100_000)}', 'a@b.id';`;
    const lost = parse('mysql', [statement]).flatMap((event) => (event.kind === 'lost' ? [event.text] : []));
    expect(lost.join('')).toBe(statement);
  });

  test('gives the same rows in any chunks', () => {
    const dumps = [...cases, ...broken].map(([, dialect, dump]) => ({ dialect, dump }));
    fc.assert(
      fc.property(
        fc.constantFrom(...dumps),
        fc.array(fc.nat(2000), { maxLength: 12 }),
        ({ dialect, dump }, cuts) => {
          const at = [0, ...cuts.map((cut) => cut % (dump.length + 1)).sort((a, b) => a - b), dump.length];
          const chunks = at.slice(1).map((end, i) => dump.slice(at[i], end));
          expect(parse(dialect, chunks)).toEqual(parse(dialect, [dump]));
        },
      ),
      { numRuns: 400 },
    );
    for (const { dialect, dump } of dumps) expect(parse(dialect, [...dump])).toEqual(parse(dialect, [dump]));
  });
});

const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !value.includes('\0'));
const tricky = fc.string({
  unit: fc.constantFrom('\\', "'", '"', ',', ')', '(', ';', '\n', '\r', '\t', '$', 'a', 'N', '%', '-'),
  maxLength: 12,
});
const cell = fc.oneof(text, tricky);
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

describe('any values', () => {
  const writers: readonly (readonly [string, Dialect, (rows: readonly (readonly string[])[]) => string])[] = [
    ['as mysqldump writes them', 'mysql', (all) =>
      `INSERT INTO t VALUES ${all.map((one) => `(${one.map(mysqlString).join(',')})`).join(',')};\n`],
    ['as mysqldump writes bytes', 'mysql', (all) =>
      `INSERT INTO t VALUES ${all.map((one) => `(${one.map((v) => `X'${Buffer.from(v).toString('hex')}'`).join(',')})`).join(',')};\n`],
    ['as standard strings', 'postgres', (all) =>
      all.map((one) => `INSERT INTO t VALUES (${one.map((v) => `'${v.replaceAll("'", "''")}'`).join(', ')});\n`).join('')],
    ['as E strings', 'postgres', (all) =>
      `INSERT INTO t VALUES ${all.map((one) => `(${one.map((v) => `E'${v.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`).join(',')})`).join(',\n')};\n`],
    ['as COPY writes them', 'postgres', (all) =>
      `COPY t (a,b,c) FROM stdin;\n${all.map((one) => `${one.map(copyText).join('\t')}\n`).join('')}\\.\n`],
  ]; // prettier-ignore

  test.each(writers)('%s come back exactly', (name, dialect, write) => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = parse(dialect, [write(all)]).map((event) =>
          event.kind === 'row' ? event.cells : event,
        );
        const expected = name.includes('bytes') ? all.map((one) => one.map(asBytes)) : all;
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

function mysqlString(value: string): string {
  const escapes: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\u001a': '\\Z',
    '\\': '\\\\',
    "'": "\\'",
    '"': '\\"',
  };
  return `'${value.replace(/[^\P{Cc}\t]|[\\'"]/gu, (char) => escapes[char] ?? char)}'`;
}

function copyText(value: string): string {
  const escapes: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\v': '\\v',
  };
  return value.replace(/[\n\r\t\\\b\f\v]/g, (char) => escapes[char]!);
}

/** Bytes that are no printable text stay hex. */
function asBytes(value: string): string {
  return /[^\P{Cc}\t\n\r]/u.test(value) ? `0x${Buffer.from(value).toString('hex').toUpperCase()}` : value;
}
