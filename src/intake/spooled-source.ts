/** Where a source's bytes lie and how its mapping reads them. */
import { spoolKey } from '../uploads/spool.ts';
import type { Delimiter, Encoding } from '../formats/index.ts';
import type { Tools } from './ingest.ts';
import type { SourceRow } from './intake.store.ts';
import type { Spooled } from './reading.ts';

/** What a mapping may state about a source of delimited text. */
export interface Stated {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** Lines above the header. */
  readonly skipLines: number;
}

/** What nobody has stated anything about. */
export const AS_FOUND: Stated = { encoding: null, delimiter: null, skipLines: 0 };

export async function spooledOf(
  tools: Pick<Tools, 'keys' | 'spool'>,
  source: SourceRow,
  stated: Stated,
): Promise<Spooled> {
  const { key } = await tools.keys.open(source.incident_id, 'contact', source.spool_key_version);
  return {
    place: tools.spool.place,
    name: source.spool_name,
    key: spoolKey(key, source.spool_name),
    bytes: Number(source.spool_bytes),
    compressed: source.compressed,
    format: source.format,
    encoding: stated.encoding ?? source.encoding,
    delimiter: stated.delimiter ?? source.delimiter ?? ',',
    columns: source.columns,
    width: source.width,
    skipLines: source.format === 'csv' ? stated.skipLines : 0,
  };
}
