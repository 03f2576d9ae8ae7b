/** What a file is that we do not read, by its first bytes, with the command that makes something of it we do. */

/** As many bytes as it takes to tell. */
export const FOREIGN_HEAD_BYTES = 512;

/** The sentence's end on a file we do not read; null for text, gzip and ZIP. */
export function foreignFormat(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.subarray(257, 262).toString('latin1') === 'ustar') return TAR;
  const found = SIGNATURES.find(([signature]) => bytes.subarray(0, signature.length).equals(signature));
  if (found) return found[1];
  return MARKUP.test(bytes.subarray(0, 256).toString('latin1')) ? XML : null;
}

const TAR = 'a tar archive: unpack it with `tar xf`, and upload what is in it, or a ZIP archive of that';
const XML = 'an XML or HTML document: ask for the export as CSV';
const PICTURE = 'a picture: ask for what it shows as CSV';
const MARKUP = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!doctype|html|table)\b/i;

const SIGNATURES: readonly (readonly [Buffer, string])[] = [
  known(
    'd0cf11e0a1b11ae1',
    'an old or password-protected Excel workbook: open it and save the sheet as "CSV UTF-8"',
  ),
  known('fffe0000', 'UTF-32: convert it with `iconv -f UTF-32 -t UTF-8`'),
  known('0000feff', 'UTF-32: convert it with `iconv -f UTF-32 -t UTF-8`'),
  known('425a68', 'bzip2: unpack it with `bunzip2`, or pack it with `gzip`'),
  known('fd377a585a00', 'xz: unpack it with `unxz`, or pack it with `gzip`'),
  known('28b52ffd', 'zstd: unpack it with `unzstd`, or pack it with `gzip`'),
  known('04224d18', 'lz4: unpack it with `unlz4`, or pack it with `gzip`'),
  known('377abcaf271c', 'a 7-Zip archive: unpack it, or pack the export with `gzip`'),
  known('526172211a07', 'a RAR archive: unpack it, or pack the export with `gzip`'),
  known('255044462d', 'a PDF: ask for the export as CSV'),
  known('89504e470d0a1a0a', PICTURE),
  known('ffd8ff', PICTURE),
  known('474946383961', PICTURE),
  known('49492a00', PICTURE),
  known('4d4d002a', PICTURE),
  known(
    '53514c69746520666f726d6174203300',
    'an SQLite database: export the table with `sqlite3 -header -csv`',
  ),
  known('5047444d50', 'a PostgreSQL dump in custom format: turn it into text with `pg_restore -f dump.sql`'),
  known('50415231', 'a Parquet file: export it as CSV, for example with `duckdb -csv -c "FROM …"`'),
  known('4f626a01', 'an Avro file: turn it into JSON lines with `avro-tools tojson`'),
  known('4f5243', 'an ORC file: export it as CSV'),
  known('000100005374616e64617264', 'an Access database: export the table with `mdb-export`'),
  known('7b5c727466', 'a Rich Text document: ask for the export as CSV'),
];

function known(hex: string, format: string): readonly [Buffer, string] {
  return [Buffer.from(hex, 'hex'), format];
}
