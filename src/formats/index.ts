/** Front door of the formats room: bytes of an export become records. No framework: worker threads load it too. */
export type { Content } from '../kernel/content.ts';
export { readBook, type BookSheet } from './book-rows.ts';
export { FORMATS_ERRORS } from './formats.errors.ts';
export { membersOf, type Member, type Members, type UploadFacts } from './members.ts';
export { bytesIn, Decoder } from './rules/decode.ts';
export { detectDelimiter } from './rules/delimiter.ts';
export { EncodingProbe, ENCODINGS, type Encoding } from './rules/encoding.ts';
export {
  DELIMITERS,
  RECORD_BYTES_MAX,
  RecordParser,
  type Delimiter,
  type ParsedRecord,
} from './rules/record-parser.ts';
export {
  RECORD_FORMATS,
  recordReader,
  type RecordFormat,
  type RecordReader,
  type RecordShape,
} from './rules/record-reader.ts';
export { preambleOf, type Preamble } from './rules/preamble.ts';
export { below } from './rules/skipped-lines.ts';
export type { Kept, Shelf } from './shelf.ts';
