/** How PostgreSQL's values arrive: per connection, so that libraries with pools of their own keep theirs. */
import { types } from 'pg';

type Parse = (text: string) => unknown;
type Format = 'text' | 'binary';

const INT8 = 20;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE = 1082;
const DATE_ARRAY = 1182;

// The driver takes every oid; its types name the built-in scalars only.
const driverParser = types.getTypeParser as (oid: number, format?: Format) => Parse;

const asText: Parse = (text) => text;

const PARSERS: ReadonlyMap<number, Parse> = new Map([
  [INT8, (text: string) => BigInt(text)],
  [INT8_ARRAY, arrayOf((text) => BigInt(text))],
  // A calendar day is no instant: the driver's default would move it with the machine's time zone.
  [DATE, asText],
  [DATE_ARRAY, arrayOf(asText)],
]);

function arrayOf(parse: Parse): Parse {
  const readTexts = driverParser(TEXT_ARRAY);
  const deep = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(deep) : value === null ? null : parse(value as string);
  return (text) => deep(readTexts(text));
}

/** Given to every pool: int8 as bigint, date as `YYYY-MM-DD`, everything else as the driver does it. */
export const OUR_TYPES = {
  getTypeParser: (oid: number, format: Format = 'text'): Parse =>
    (format === 'text' ? PARSERS.get(oid) : undefined) ?? driverParser(oid, format),
};

/** The driver's own, for statements of libraries that count on them (pg-boss). */
export const DRIVER_TYPES = { getTypeParser: driverParser };
