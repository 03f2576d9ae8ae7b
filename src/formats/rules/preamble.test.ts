import { describe, expect, test } from '@jest/globals';
import { detectDelimiter } from './delimiter.ts';
import { preambleOf } from './preamble.ts';

const look = (text: string) => preambleOf(text, detectDelimiter(text));
const ROWS = '1;Budi;budi@example.com;0812\n2;Sari;sari@example.com;0813\n3;Ayu;ayu@example.com;0814\n';
const HEADER = 'No;Nama;Email;No HP\n';

describe('lines above a header', () => {
  test('are a title, who exported it, and an empty line', () => {
    const title = 'Data Pelanggan PT Contoh Belanja\nDiekspor 20/11/2026 oleh Budi, Jakarta\n\n';
    expect(look(`${title}${HEADER}${ROWS}`)).toEqual({
      headerLine: 4,
      firstCells: 1,
      columns: 4,
      delimiter: ';',
    });
    expect(look(`${title}${HEADER}${ROWS}`.replaceAll('\n', '\r\n'))).toMatchObject({ headerLine: 4 });
    expect(look(`${title}${HEADER}${ROWS}`.replaceAll(';', '\t'))).toMatchObject({ delimiter: '\t' });
    expect(look(`Laporan pelanggan\n${HEADER}${ROWS}`.replaceAll(';', ','))).toMatchObject({
      headerLine: 2,
      delimiter: ',',
    });
  });

  test('may be filled up with empty cells, as spreadsheets write them', () => {
    expect(look(`Data Pelanggan;;;\n;;;\n${HEADER}${ROWS}`)).toEqual({
      headerLine: 3,
      firstCells: 1,
      columns: 4,
      delimiter: ';',
    });
  });

  test.each([
    ['a header and rows', `${HEADER}${ROWS}`],
    ['rows without a header', ROWS],
    ['rows without a header, the first nearly empty', `7;;;\n${ROWS}`],
    ['a single column', 'email\na@example.com\nb@example.com\nc@example.com\nd@example.com\n'],
    ['a single column of names with titles', 'nama\nBudi, SE\nSari, MM\nAyu, SH\nDewi, SE\n'],
    ['a header narrower than its rows', 'id\n1,2,3\n4,5,6\n7,8,9\n1,2,4\n'],
    ['lists in a column', 'id,tags\n1,merah;biru;hijau\n2,kuning;ungu;hitam\n3,x;y;z\n4,a;b;c\n5,d;e;f\n'],
    ['a title above too few rows', `Data\n${HEADER}1;Budi;b@example.com;08\n`],
    ['more than twenty lines', `${'Catatan\n'.repeat(21)}${HEADER}${ROWS}${ROWS.repeat(20)}`],
    ['rows of any width', 'a\nb;c;d\ne;f\ng;h;i;j\nk\nl;m;n;o;p\n'],
    ['nothing', ''],
  ])('are not seen in %s', (_, text) => {
    expect(look(text)).toBeNull();
  });
});
