import { describe, expect, test } from '@jest/globals';
import { foreignFormat } from './foreign.ts';

function tar(): Buffer {
  const head = Buffer.alloc(512);
  head.write('players.csv');
  head.write('ustar', 257);
  return head;
}

describe('a file we do not read', () => {
  test.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel workbook: open it/],
    ['UTF-32', Buffer.from('fffe000061000000', 'hex'), /iconv -f UTF-32/],
    ['zstd', Buffer.from('28b52ffd', 'hex'), /unzstd/],
    ['a tar archive', tar(), /tar xf/],
    ['7-Zip', Buffer.from('377abcaf271c0004', 'hex'), /7-Zip/],
    ['RAR', Buffer.from('526172211a0700', 'hex'), /RAR/],
    ['a PDF', Buffer.from('%PDF-1.7'), /ask for the export as CSV/],
    ['a screenshot', Buffer.from('89504e470d0a1a0a0000', 'hex'), /a picture/],
    ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), /a picture/],
    ['SQLite', Buffer.from('SQLite format 3\0'), /sqlite3 -header -csv/],
    ['Parquet', Buffer.from('PAR1....'), /Parquet/],
    ['a custom-format dump', Buffer.from('PGDMP...'), /pg_restore -f dump\.sql/],
    ['XML', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), /XML or HTML/],
    ['a page', Buffer.from('<!DOCTYPE html><table>'), /XML or HTML/],
  ])('%s is named with what to do', (_, head, sentence) => {
    expect(foreignFormat(head)).toMatch(sentence);
  });

  test.each(['id,surel\n1,a@b.id\n', '\ufeffid\n', '{"a":1}\n', '<3,4\n', ''])('%j is none', (text) => {
    expect(foreignFormat(Buffer.from(text))).toBeNull();
  });
});
