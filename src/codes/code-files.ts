/** Files of codes from vendors: every line is a code in the pool, or a reject with its reason. */
import { Inject, Injectable } from '@nestjs/common';
import { type Delimiter, type ParsedRecord, RecordParser } from '../formats/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import { isUuid, uuidv7 } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { CODES_ERRORS as E } from './codes.errors.ts';
import { Codes } from './codes.ts';
import type { CodeFile, CodeReject } from './codes.types.ts';
import { findPool } from './pools.ts';
import * as store from './pools.store.ts';
import {
  type CodeLine,
  columnsOf,
  endOfDayIn,
  isRejected,
  readCodeLine,
  type Reading,
  REJECT_REASONS,
  type RejectedLine,
  type RejectReason,
} from './rules/code-lines.ts';
import { type CodeKeys, hashOf, sealCode } from './sealing.ts';
import { insertCodes } from './stock.store.ts';
import { usableUntil } from './supply.ts';

export const CODE_FILE_BYTES_MAX = 64 * 1024 * 1024;
const STEP = 1_000;
const PAGE = 1_000;

interface Read {
  readonly codes: readonly CodeLine[];
  readonly rejects: readonly RejectedLine[];
}

@Injectable()
export class CodeFiles {
  constructor(
    private readonly db: Db,
    private readonly codes: Codes,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a CSV file into an imported pool, wholly or not at all: one column code, at most one column expires. A code
   * counts once in the incident: again in the file or in any pool, it is rejected. The same file again answers what it
   * answered and changes nothing. Needs `code.write`. Refuses `not_imported`, `not_open`, `no_header`, `not_text`,
   * `too_large`.
   */
  async bring(
    poolId: string,
    file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> },
    actor: Actor,
  ): Promise<CodeFile & { readonly repeated: boolean }> {
    needs(actor, 'code.write');
    const { pool, timeZone } = await this.db.tx(async (tx) => {
      const found = await findPool(tx, poolId);
      return {
        pool: found,
        timeZone: must(await store.booksZone(tx, found.incidentId), 'a pool has its incident'),
      };
    });
    if (pool.kind !== 'imported') throw new DomainError(E.not_imported, { kind: pool.kind });
    const bytes = await whole(file.bytes);
    const hash = sha256(bytes).toString('hex');
    const now = this.clock.now();
    const keys = await this.codes.keys(pool.incidentId);
    const read = readAll(bytes, keys, {
      usableUntil: usableUntil(pool, now),
      endOfDay: endOfDayIn(timeZone),
    });
    return this.db.tx(async (tx) => {
      await store.holdImports(tx, pool.incidentId);
      const same = await store.sameFile(tx, poolId, hash);
      if (same) return { ...same, repeated: true };
      const { status } = await findPool(tx, poolId);
      if (status !== 'open') throw new DomainError(E.not_open, { status });
      const known = await this.#stock(tx, pool, { codes: read.codes, keys, now });
      const rejects = [...read.rejects, ...known].toSorted((a, b) => a.line - b.line);
      const kept: CodeFile = {
        id: uuidv7(now),
        poolId,
        name: file.name.slice(0, 200),
        sha256: hash,
        lines: read.codes.length + read.rejects.length,
        taken: read.codes.length - known.length,
        rejected: rejects.length,
        reasons: counted(rejects),
        broughtBy: actor.operatorId,
        broughtAt: now,
      };
      await store.insertFile(tx, kept);
      for (let at = 0; at < rejects.length; at += STEP) {
        await store.insertRejects(tx, kept.id, rejects.slice(at, at + STEP));
      }
      const { id, lines, taken, reasons } = kept;
      const facts = { file: id, sha256: hash, lines, taken, reasons };
      const subject = `code_pool:${poolId}`;
      await this.audit.record(tx, {
        actor,
        action: 'codes.bring',
        incidentId: pool.incidentId,
        subject,
        facts,
      });
      await store.countIn(tx, poolId, taken);
      return { ...kept, repeated: false };
    });
  }

  /** In the order they came. */
  async list(poolId: string): Promise<readonly CodeFile[]> {
    return this.db.tx(async (tx) => {
      await findPool(tx, poolId);
      return store.filesOf(tx, poolId);
    });
  }

  /** Lines that were not taken, with their number and why; a page of a thousand after a line. */
  async rejects(fileId: string, after = 0): Promise<readonly CodeReject[]> {
    return this.db.tx(async (tx) => {
      await findFile(tx, fileId);
      return store.rejectsAfter(tx, fileId, after, PAGE);
    });
  }

  /** All of them as CSV: line, reason and what it means; never a code. */
  async *rejectsCsv(fileId: string): AsyncGenerator<string> {
    await this.db.tx((tx) => findFile(tx, fileId));
    yield 'line,reason,meaning\n';
    for (let after = 0; ;) {
      const page = await this.db.tx((tx) => store.rejectsAfter(tx, fileId, after, PAGE));
      if (page.length === 0) return;
      after = page.at(-1)!.line;
      yield page.map(({ line, reason }) => `${line},${reason},"${REJECT_REASONS[reason].en}"\n`).join('');
    }
  }

  /** Answers the lines whose code the incident knew already. */
  async #stock(
    tx: Tx,
    { id, incidentId, offerId }: store.PoolRow,
    {
      codes,
      keys,
      now,
    }: { readonly codes: readonly CodeLine[]; readonly keys: CodeKeys; readonly now: Date },
  ): Promise<RejectedLine[]> {
    const known: RejectedLine[] = [];
    const to = { incidentId, offerId, poolId: id, state: 'free' as const, at: now };
    for (let at = 0; at < codes.length; at += STEP) {
      const some = codes.slice(at, at + STEP).map(({ line, code, expiresAt }) => {
        return { line, ...sealCode(keys, code, { pool: id }), expiresAt, redemption: null };
      });
      const fresh = await insertCodes(tx, some, to);
      for (const { line, hash } of some) {
        if (!fresh.has(hash.toString('hex'))) known.push({ line, reason: 'known' });
      }
    }
    return known;
  }
}

async function findFile(tx: Tx, id: string): Promise<void> {
  const found = isUuid(id) ? await store.findFile(tx, id) : undefined;
  if (!found) throw new DomainError(E.unknown_file, { file: id.slice(0, 60) });
}

async function whole(file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of file) {
    bytes += piece.byteLength;
    if (bytes > CODE_FILE_BYTES_MAX) throw new DomainError(E.too_large, { max: CODE_FILE_BYTES_MAX });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Empty lines are no lines; a code that stands twice is taken where it stands first. */
function readAll(bytes: Uint8Array, keys: CodeKeys, times: Omit<Reading, 'columns'>): Read {
  const [header, ...records] = recordsOf(bytes);
  const columns = columnsOf(header?.cells ?? []);
  if (!columns) throw new DomainError(E.no_header);
  const reading = { columns, ...times };
  const seen = new Set<string>();
  const codes: CodeLine[] = [];
  const rejects: RejectedLine[] = [];
  for (const record of records) {
    if (record.cells?.every((cell) => cell.trim() === '') && record.cells.length === 1) continue;
    const line = readCodeLine(record, reading);
    if (isRejected(line)) {
      rejects.push(line);
      continue;
    }
    const hash = hashOf(keys.index, line.code).toString('latin1');
    if (seen.has(hash)) rejects.push({ line: line.line, reason: 'twice_in_file' });
    else codes.push(line);
    seen.add(hash);
  }
  return { codes, rejects };
}

function recordsOf(bytes: Uint8Array): readonly ParsedRecord[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError(E.not_text, {}, { cause });
  }
  const [header = ''] = text.split(/\r?\n|\r/, 1);
  const delimiter: Delimiter = ([',', ';', '\t'] as const).find((sign) => header.includes(sign)) ?? ',';
  const parser = new RecordParser({ delimiter, bytesOf: (piece) => Buffer.byteLength(piece) });
  return [...parser.push(text), ...parser.end()];
}

function counted(rejects: readonly RejectedLine[]): Partial<Record<RejectReason, number>> {
  const counts: Partial<Record<RejectReason, number>> = {};
  for (const { reason } of rejects) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
