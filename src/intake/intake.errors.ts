/** Refusals of the intake room. */
import { errors } from '../kernel/errors.ts';

export const INTAKE_ERRORS = errors('intake', {
  unknown_source: ['not_found', 'This incident has no source {file}; upload it first.'],
  same_content: [
    'conflict',
    '{file} has the same content as {other}, which this incident already holds; leave it out.',
  ],
  same_name: [
    'conflict',
    'This incident already has a source {file} with other content; rename the file and its mapping.',
  ],
  already_ingested: [
    'conflict',
    '{file} is already ingested with this mapping; leave it out, or change the mapping to read it again.',
  ],
  accepted: ['conflict', '{file} is accepted and its upload deleted; it cannot be read again.'],
  upload_deleted: [
    'conflict',
    'The upload of {file} was deleted when its time was over; what was read stays, it cannot be read again.',
  ],
  no_files: ['invalid', 'No file is named; name at least one.'],
  no_mapping: ['invalid', 'The mapping says nothing about {file}; add it under that name.'],
  bad_mapping: ['invalid', 'The mapping cannot be used: {problem}.'],
  bad_header: [
    'invalid',
    '{file} has no readable header line; state "encoding" or "delimiter" in its mapping, or repair the line.',
  ],
  lines_above_header: [
    'invalid',
    'Line 1 of {file} has {cells} of {columns} cells; the header seems to be line {line}. State "skip_lines": {lines} in its mapping, or "delimiter" if line 1 is the header.',
  ],
  no_good_rows: [
    'invalid',
    '{file} has no row with a usable key ({counts}); check its key columns, encoding and delimiter in the mapping.',
  ],
  not_mapped: ['conflict', '{file} has no mapping yet; start it with one.'],
  taken_over: ['conflict', '{file} is being ingested by another process; wait for it to finish.'],
  cancelled: ['conflict', 'The reading of {file} was cancelled; start it again when it is wanted.'],
  not_started: [
    'conflict',
    '{file} is not being read; only a reading that was started and has not ended can be cancelled.',
  ],
  read_already: [
    'conflict',
    '{file} is being read or was read; only a file nothing was read from can be removed. Cancel its reading first, or map it again.',
  ],
  not_finished: ['conflict', '{file} is not fully ingested yet; accept its rejects when it is.'],
  nothing_to_accept: ['conflict', 'This incident has no finished source that waits for acceptance.'],
  counts_changed: [
    'conflict',
    'The rejects are now {counts}; read them again and accept exactly those counts by reason.',
  ],
  second_person: [
    'forbidden',
    'Whoever uploaded or mapped {file} may not accept its rejects; ask a second person.',
  ],
  unread: ['conflict', '{file} is not read to its end yet.'],
  unknown_column: ['invalid', 'The mapping of {file} names no column "{column}".'],
  unsure_columns: [
    'invalid',
    'Not sure enough of {columns}; inspect them, then name each one to take it as proposed, or map it.',
  ],
  no_such_column: [
    'invalid',
    'None of these files has a column "{column}"; name columns as `inspect` shows them.',
  ],
  unknown_version: ['not_found', '{file} has no mapping of version {version}; list its versions.'],
  no_sources: ['conflict', 'This incident has no source yet; upload one first.'],
  bad_workbook: ['invalid', 'The workbook cannot be used: {problem}.'],
  mapping_changed: [
    'conflict',
    'The mapping of {file} was changed after this workbook was exported; export it again and repeat your edits.',
  ],
  workbook_too_wide: [
    'invalid',
    'A column or value of these mappings is too long for a cell of a workbook; take the mapping as JSON.',
  ],
  spool_gone: ['unavailable', 'The encrypted upload of {file} is gone or damaged; upload the file again.'],
});
