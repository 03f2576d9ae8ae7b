/** What vendors say became of their lines: read, kept sealed, and turned into evidence like any provider's event. */
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { IncidentKeys } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import { isUuid, uuidv7 } from '../kernel/ids.ts';
import { Deliveries } from '../notices/index.ts';
import { needs } from '../operators/index.ts';
import { seal } from '../platform/crypto/seal.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Batches, findBatch } from './batches.ts';
import { type BatchRow, linesNamed } from './batches.store.ts';
import { HANDOVER_ERRORS as E } from './handover.errors.ts';
import type { ResultFile, ResultReject } from './handover.types.ts';
import * as store from './results.store.ts';
import { referenceOf } from './rules/reference.ts';
import { columnsOf, isReject, readResultLine, RESULT_WORDS, type ResultLine } from './rules/result-lines.ts';

export const RESULT_BYTES_MAX = 32 * 1024 * 1024;
const STEP = 1_000;
const REJECTS_PAGE = 1_000;

interface Read {
  readonly lines: number;
  readonly taken: readonly ResultLine[];
  readonly rejects: readonly ResultReject[];
}

@Injectable()
export class Results {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly batches: Batches,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Takes a result file for a batch that is out. Every line becomes evidence about exactly the attempt it names, or is
   * listed with its number and reason. The same file again answers what it answered and changes nothing; words of
   * several files join by rank, whatever their order. Needs `handover.write`.
   */
  async bring(
    batchId: string,
    file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    actor: Actor,
  ): Promise<ResultFile & { readonly repeated: boolean }> {
    needs(actor, 'handover.write');
    const batch = await this.db.tx((tx) => findBatch(tx, batchId));
    if (batch.outAt === null) throw new DomainError(E.not_out, { no: batch.no, status: batch.status });
    const bytes = await whole(file);
    const hash = sha256(bytes);
    const known = await this.db.tx((tx) => store.findSame(tx, batch.id, hash));
    if (known) return { ...viewOf(known), repeated: true };
    const now = this.clock.now();
    const read = await this.#known(batch, readAll(bytes, { outAt: batch.outAt, now }));
    for (let at = 0; at < read.taken.length; at += STEP) {
      await this.#learn(batch, read.taken.slice(at, at + STEP));
    }
    return this.#keep(batch, { read, bytes, hash, now }, actor);
  }

  /** In the order they came. */
  async list(batchId: string): Promise<ResultFile[]> {
    return this.db.tx(async (tx) => {
      const batch = await findBatch(tx, batchId);
      return (await store.ofBatch(tx, batch.id)).map(viewOf);
    });
  }

  /** Lines that were not taken, with their number in the file and why; a page of a thousand after a line. */
  async rejects(resultId: string, after = 0): Promise<ResultReject[]> {
    return this.db.tx(async (tx) => {
      const result = isUuid(resultId) ? await store.find(tx, resultId) : undefined;
      if (!result) throw new DomainError(E.unknown_result, { result: resultId.slice(0, 60) });
      return store.rejectsAfter(tx, result.id, after, REJECTS_PAGE);
    });
  }

  /** A line may speak of this batch only. */
  async #known(batch: BatchRow, read: Read): Promise<Read> {
    const ours = new Set<string>();
    for (let at = 0; at < read.taken.length; at += STEP) {
      const some = read.taken.slice(at, at + STEP);
      for (const found of await this.db.tx((tx) => linesNamed(tx, batch.id, some)))
        ours.add(referenceOf(found));
    }
    const strange = read.taken.filter((line) => !ours.has(referenceOf(line)));
    const rejects = [
      ...read.rejects,
      ...strange.map(({ lineNo }) => ({ lineNo, reason: 'unknown_reference' })),
    ].sort((a, b) => a.lineNo - b.lineNo);
    return { ...read, taken: read.taken.filter((line) => ours.has(referenceOf(line))), rejects };
  }

  async #learn({ channel }: BatchRow, lines: readonly ResultLine[]): Promise<void> {
    await this.db.tx((tx) =>
      this.deliveries.recordEvidence(
        tx,
        lines.map(({ cohortId, deliveryNo, attemptNo, word, at, code }) => {
          const said = RESULT_WORDS[word];
          return { cohortId, deliveryNo, attemptNo, provider: channel, at, code: code ?? word, ...said };
        }),
      ),
    );
  }

  async #keep(
    batch: BatchRow,
    { read, bytes, hash, now }: { read: Read; bytes: Uint8Array; hash: Buffer; now: Date },
    actor: Actor,
  ): Promise<ResultFile & { readonly repeated: boolean }> {
    const { key, version } = await this.keys.open(batch.incidentId, 'event');
    const counts: Record<string, number> = {};
    for (const { word } of read.taken) counts[word] = (counts[word] ?? 0) + 1;
    const { lines, taken, rejects } = read;
    const row: store.ResultRow = {
      id: uuidv7(now),
      batchId: batch.id,
      sha256: hash,
      lines,
      taken: taken.length,
      rejected: rejects.length,
      counts,
      broughtBy: actor.operatorId,
      broughtAt: now,
    };
    return this.db.tx(async (tx) => {
      const sealed = seal(key, version, bytes, `handover:${batch.id}`);
      const added = await store.insert(tx, { ...row, bytes: bytes.byteLength, sealed, keyVersion: version });
      if (!added) return { ...viewOf((await store.findSame(tx, batch.id, hash))!), repeated: true };
      await store.insertRejects(tx, row.id, rejects);
      const facts = { result: row.id, sha256: hash.toString('hex'), lines, taken: taken.length, counts };
      await this.#record(tx, batch, facts, actor);
      return { ...viewOf(row), repeated: false };
    });
  }

  async #record(
    tx: Tx,
    batch: BatchRow,
    facts: Readonly<Record<string, unknown>>,
    actor: Actor,
  ): Promise<void> {
    await this.batches.record(tx, { verb: 'bring_result', batch, facts }, actor);
  }
}

async function whole(file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of file) {
    bytes += piece.byteLength;
    if (bytes > RESULT_BYTES_MAX) throw new DomainError(E.too_large, { max: RESULT_BYTES_MAX });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** CSV with commas, semicolons or tabs, in UTF-8; the first line names the columns. */
function readAll(bytes: Uint8Array, times: { outAt: Date; now: Date }): Read {
  const rows = rowsOf(bytes);
  const columns = columnsOf(rows[0] ?? []);
  if (!columns) throw new DomainError(E.no_header);
  const taken: ResultLine[] = [];
  const rejects: ResultReject[] = [];
  let lines = 0;
  for (const [i, cells] of rows.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue;
    lines += 1;
    const line = readResultLine(cells, i + 1, { columns, times });
    if (isReject(line)) rejects.push(line);
    else taken.push(line);
  }
  return { lines, taken, rejects };
}

function rowsOf(bytes: Uint8Array): string[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError(E.not_text, {}, { cause });
  }
  const [header = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (cause) {
    throw new DomainError(E.not_text, {}, { cause });
  }
}

function viewOf({ sha256: hash, ...row }: store.ResultRow): ResultFile {
  return { ...row, sha256: hash.toString('hex') };
}
