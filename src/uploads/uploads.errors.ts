/** Refusals of the uploads room. */
import { errors } from '../kernel/errors.ts';

export const UPLOADS_ERRORS = errors('uploads', {
  unknown: ['not_found', 'This incident has no upload {upload}; begin a new one.'],
  file_missing: ['invalid', 'There is no file {file}; check the path.'],
  file_directory: ['invalid', '{file} is a directory; name the files in it.'],
  file_unreadable: ['invalid', '{file} cannot be read ({reason}); check its permissions.'],
  file_empty: ['invalid', '{file} is empty; export it again.'],
  file_shrank: ['invalid', '{file} became shorter while it was read; wait until its export is whole.'],
  bad_name: [
    'invalid',
    'A file needs a plain name of at most 255 characters; rename it and upload it again.',
  ],
  too_large: [
    'invalid',
    '{file} holds more than {limitBytes} bytes; split it, or raise AMENDS_UPLOAD_MAX_BYTES.',
  ],
  too_long: [
    'invalid',
    '{file} was announced with {lengthBytes} bytes and more came; begin its upload again with its real length.',
  ],
  too_short: [
    'invalid',
    '{file} was announced with {lengthBytes} bytes and {receivedBytes} came; send the rest.',
  ],
  bad_length: ['invalid', 'An upload’s length is a whole number of bytes, stated once.'],
  too_many_pieces: [
    'invalid',
    'This upload came in more than {piecesMax} pieces; begin it again and send larger ones.',
  ],
  wrong_offset: [
    'conflict',
    'The upload of {file} stands at byte {receivedBytes}; ask for its offset and go on there.',
  ],
  overtaken: ['conflict', 'Another connection is sending this upload; ask for its offset and go on there.'],
  not_landing: ['conflict', 'The upload of {file} is {status}; begin a new one.'],
  not_landed: ['conflict', 'The upload of {file} is {status}; it can be read only once it has landed.'],
  spool_full: [
    'unavailable',
    'The disk of the spool is full, and nothing of this piece was kept; make room, then send it again.',
  ],
  spool_unusable: [
    'unavailable',
    'The spool cannot be written just now ({reason}); see to its disk or its bucket, then send again.',
  ],
  spool_gone: ['unavailable', 'An encrypted upload is gone or damaged; upload its file again.'],
});
