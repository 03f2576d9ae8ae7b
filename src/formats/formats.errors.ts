/** Refusals of the formats room: each says what the file is and what to do instead. */
import { errors } from '../kernel/errors.ts';

export const FORMATS_ERRORS = errors('formats', {
  empty: ['invalid', '{file} is empty; export it again.'],
  foreign: ['invalid', '{file} is {format}.'],
  broken_gzip: ['invalid', '{file} is a gzip file that ends early or is damaged; copy it again.'],
  broken_zip: ['invalid', '{file} is a ZIP archive that ends early or is damaged ({reason}); copy it again.'],
  broken_book: [
    'invalid',
    '{file} is a workbook that cannot be read ({reason}); open it and save its sheets as "CSV UTF-8".',
  ],
  encrypted: ['invalid', '{member} in {file} is encrypted; unpack it and upload the export itself.'],
  link: ['invalid', '{member} in {file} is a link to another file; pack the file itself.'],
  method: [
    'invalid',
    '{member} in {file} is packed by a method other than deflate; pack it again with `zip`.',
  ],
  nested: ['invalid', '{member} in {file} is itself an archive; unpack it, and upload what is in it.'],
  twins: [
    'invalid',
    '{file} holds two members named {member}; rename one, or upload them apart, for a mapping goes by that name.',
  ],
  too_many_members: ['invalid', '{file} holds more than {membersMax} members; split it.'],
  nothing_in_it: ['invalid', '{file} holds no rows; export it again.'],
  too_large: [
    'invalid',
    '{file} unpacks to more than {limitBytes} bytes; split it, or raise AMENDS_UPLOAD_MAX_BYTES.',
  ],
  bomb: [
    'invalid',
    '{file} unpacks to more than {ratioMax} times its size; unpack it and upload the export itself.',
  ],
  too_many_strings: [
    'invalid',
    '{file} is a workbook with more text than can be held at once; save its sheets as "CSV UTF-8".',
  ],
  too_many_columns: [
    'invalid',
    '{file} has more than {columnsMax} columns; export one record a row, for JSON with `jq -c` and the fields needed.',
  ],
  values_as_names: [
    'invalid',
    '{file} names fields by values (line {line}); export one record a line: `jq -c "to_entries[]"`.',
  ],
  merged_cells: [
    'invalid',
    '{sheet} in {file} has merged cells from row {line} on, which hide the rows below; unmerge and fill them, or ask for the export as CSV.',
  ],
  json_array: ['invalid', '{file} is a JSON array; turn it into JSON lines with `jq -c ".[]"`.'],
  json_document: [
    'invalid',
    '{file} is a JSON document over several lines; turn it into JSON lines with `jq -c .`.',
  ],
  mixed_tables: [
    'invalid',
    '{file} changes between more than {tablesMax} tables too often; export each table to a file of its own.',
  ],
});
