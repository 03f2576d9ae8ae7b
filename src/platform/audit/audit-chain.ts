/**
 * The chain over the audit: blocks of entries, each MACed over its predecessor with a key outside the
 * database. Who can write the database can add entries, but not change, drop or reorder sealed ones unseen;
 * a cut-off tail shows against the head and count that go to the log each minute.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../../kernel/clock.ts';
import { canonicalJson, fingerprint } from '../../kernel/fingerprint.ts';
import { KeyStore } from '../crypto/key-store.ts';
import { Db, type Tx } from '../db/db.ts';
import { CLOCK } from '../tokens.ts';
import {
  type BlockRow,
  type EntryRow,
  blocksAfter,
  countEntries,
  entriesOf,
  headBlock,
  insertBlock,
  lockChain,
  takeUnsealed,
} from './audit.store.ts';

const BLOCK_MAX_ENTRIES = 1_000;
const GENESIS = Buffer.alloc(32);

export interface AuditHead {
  /** Blocks sealed. */
  readonly blocks: bigint;
  /** Entries in them. */
  readonly entries: bigint;
  /** The last block's MAC, in hex; empty where there is none. */
  readonly head: string;
}

export type AuditVerdict =
  | ({ readonly ok: true; readonly unsealed: bigint } & AuditHead)
  | { readonly ok: false; readonly block: bigint | null; readonly reason: string };

@Injectable()
export class AuditChain {
  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Seals what is not sealed yet and tells the head; any number of processes may call it. */
  async sealBlocks(): Promise<AuditHead> {
    const key = await this.keyStore.processKey('audit');
    for (;;) {
      const { head, full } = await this.db.tx((tx) => this.#sealOne(tx, key));
      if (!full) return headOf(head);
    }
  }

  /** Recomputes the whole chain. `expected`, from the log, also catches a tail that was cut off. */
  async verify(expected?: AuditHead): Promise<AuditVerdict> {
    const key = await this.keyStore.processKey('audit');
    return this.db.tx(async (tx) => {
      let last: BlockRow | undefined;
      let seen = !expected || expected.blocks === 0n;
      for (;;) {
        const blocks = await blocksAfter(tx, last?.no ?? 0n, 50);
        for (const block of blocks) {
          const reason = await whatIsWrong(tx, key, { block, last });
          if (reason) return { ok: false, block: block.no, reason };
          if (block.no === expected?.blocks) seen = block.mac.toString('hex') === expected.head;
          last = block;
        }
        if (blocks.length === 0) break;
      }
      if (!seen)
        return { ok: false, block: expected?.blocks ?? null, reason: 'the logged head is not there' };
      const { entries, unsealed } = await countEntries(tx);
      if (entries !== (last?.total ?? 0n) + unsealed) {
        return { ok: false, block: null, reason: 'entries stand outside every block' };
      }
      return { ok: true, unsealed, ...headOf(last) };
    });
  }

  async #sealOne(tx: Tx, key: KeyObject): Promise<{ head: BlockRow | undefined; full: boolean }> {
    if (!(await lockChain(tx))) return { head: await headBlock(tx), full: false };
    const last = await headBlock(tx);
    const entries = await takeUnsealed(tx, BLOCK_MAX_ENTRIES);
    if (entries.length === 0) return { head: last, full: false };
    const block = blockOf(key, { entries, last, sealedAt: this.clock.now() });
    await insertBlock(tx, block);
    return { head: block, full: entries.length === BLOCK_MAX_ENTRIES };
  }
}

function blockOf(
  key: KeyObject,
  of: { entries: readonly EntryRow[]; last: BlockRow | undefined; sealedAt: Date },
): BlockRow {
  const bare = {
    no: (of.last?.no ?? 0n) + 1n,
    sealedAt: of.sealedAt,
    entryIds: of.entries.map((entry) => entry.id),
    total: (of.last?.total ?? 0n) + BigInt(of.entries.length),
    content: fingerprint(of.entries),
  };
  return { ...bare, mac: macOf(key, bare, of.last?.mac ?? GENESIS) };
}

function macOf(key: KeyObject, block: Omit<BlockRow, 'mac'>, previous: Buffer): Buffer {
  const { no, sealedAt, total, content } = block;
  return createHmac('sha256', key).update(canonicalJson({ previous, no, sealedAt, total, content })).digest();
}

async function whatIsWrong(
  tx: Tx,
  key: KeyObject,
  of: { block: BlockRow; last: BlockRow | undefined },
): Promise<string | null> {
  const { block, last } = of;
  const entries = await entriesOf(tx, block.entryIds);
  if (entries.length !== block.entryIds.length) return 'an entry is missing';
  const expected = blockOf(key, { entries, last, sealedAt: block.sealedAt });
  if (expected.no !== block.no) return 'a block is missing';
  if (!expected.content.equals(block.content)) return 'an entry was changed';
  if (expected.total !== block.total || !expected.mac.equals(block.mac)) return 'the block was changed';
  return null;
}

function headOf(block: BlockRow | undefined): AuditHead {
  return {
    blocks: block?.no ?? 0n,
    entries: block?.total ?? 0n,
    head: block?.mac.toString('hex') ?? '',
  };
}
