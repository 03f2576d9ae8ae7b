/** Extracts for banks: asked for by one person, approved by another, fetched as ciphertext, gone with proof. */
import { Inject, Injectable } from '@nestjs/common';
import { SourceCells } from '../intake/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { type IncidentId, type OperatorId, uuidv7 } from '../kernel/ids.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import type { Extract, ExtractPart, ExtractRequest, PartRequest } from './extract.types.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';
import * as store from './extracts.store.ts';
import { readPart } from './parts.ts';
import { readRecipient } from './recipient.ts';
import { type ExtractFilter, readIbanBank, readIin } from './rules/filter.ts';

const APPROVAL_KIND = 'extract';
const FETCHES_DEFAULT = 3;

@Injectable()
export class Extracts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cells: SourceCells,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks a second person for an extract. The key is judged now and again when it is used; key, columns, filter, and the
   * content and mapping of every file are pinned. Refused once an upload is gone. Needs `extract.write`.
   */
  async request(request: ExtractRequest, actor: Actor): Promise<Extract> {
    needs(actor, 'extract.write');
    const now = this.clock.now();
    const recipient = await readRecipient(request.publicKey, now);
    refuseOtherFingerprint(request.fingerprint, recipient.fingerprint);
    const filter = readFilter(request.only ?? []);
    const parts: ExtractPart[] = [];
    for (const part of request.parts) parts.push(await this.#part(request.incidentId, part));
    const pins = {
      bank: request.bank.trim(),
      fingerprint: recipient.fingerprint,
      key: fingerprintHex(recipient.armored),
      parts,
      filter,
      fetchesMax: request.fetchesMax ?? FETCHES_DEFAULT,
    };
    const id = uuidv7(now);
    return this.db.tx(async (tx) => {
      const { incidentId } = request;
      const asked = { kind: APPROVAL_KIND, subjectId: id, incidentId, pins, makers: [] as OperatorId[] };
      const { digest } = await this.approvals.request(tx, asked, actor);
      const { key: _, ...kept } = pins;
      const publicKey = recipient.armored;
      await store.insert(tx, { id, incidentId, ...kept, publicKey, digest, by: actor.operatorId, at: now });
      await this.#record(tx, 'request', { id, incident_id: incidentId }, actor, {
        fingerprint: pins.fingerprint,
        digest,
      });
      return viewOf((await store.find(tx, id))!);
    });
  }

  /** The second person's yes or no to exactly these pins; a yes lets a worker make it. Needs `extract.approve`. */
  async decide(
    answer: { id: string; decision: 'approved' | 'refused'; reason?: string; digest?: string },
    actor: Actor,
  ): Promise<Extract> {
    return this.db.tx(async (tx) => {
      const row = await lockExtract(tx, answer.id);
      if (row.status !== 'requested') throw new DomainError(E.not_requested, { status: row.status });
      const { id, decision, reason, digest = row.digest } = answer;
      await this.approvals.decide(
        tx,
        { kind: APPROVAL_KIND, subjectId: id, decision, reason, digest },
        actor,
      );
      await store.decided(tx, { id, status: decision, by: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, decision === 'approved' ? 'approve' : 'refuse', row, actor, { digest });
      return viewOf((await store.find(tx, id))!);
    });
  }

  /** Takes a request back that nobody decided yet. */
  async withdraw(id: string, actor: Actor): Promise<Extract> {
    needs(actor, 'extract.write');
    return this.db.tx(async (tx) => {
      const row = await lockExtract(tx, id);
      if (row.status !== 'requested') throw new DomainError(E.not_requested, { status: row.status });
      await this.approvals.withdraw(tx, APPROVAL_KIND, id);
      await store.withdrawn(tx, id);
      await this.#record(tx, 'withdraw', row, actor, {});
      return viewOf((await store.find(tx, id))!);
    });
  }

  async get(id: string): Promise<Extract> {
    const row = await this.db.tx((tx) => store.find(tx, id));
    if (!row) throw new DomainError(E.unknown, { extract: id });
    return viewOf(row);
  }

  /** Newest first. */
  async list(incidentId: IncidentId): Promise<Extract[]> {
    return (await this.db.tx((tx) => store.list(tx, incidentId))).map(viewOf);
  }

  async #part(incidentId: IncidentId, part: PartRequest): Promise<ExtractPart> {
    const source = await this.db.tx((tx) => store.sourceNamed(tx, incidentId, part.file));
    if (!source) throw new DomainError(E.other_incident, { file: part.file });
    return readPart(this.cells, source.source_id, part);
  }

  async #record(
    tx: Tx,
    verb: string,
    of: { readonly id: string; readonly incident_id: IncidentId },
    actor: Actor,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const subject = `extract:${of.id}`;
    await this.audit.record(tx, {
      actor,
      action: `extracts.${verb}`,
      incidentId: of.incident_id,
      subject,
      facts,
    });
  }
}

function readFilter(only: readonly string[]): ExtractFilter {
  const filter = { iins: [] as ExtractFilter['iins'][number][], ibanBanks: [] as string[] };
  for (const text of only) {
    const [range, bank] = [readIin(text), readIbanBank(text)];
    if (range) filter.iins.push(range);
    else if (bank !== null) filter.ibanBanks.push(bank);
    else throw new DomainError(E.bad_filter, { text: text.slice(0, 40) });
  }
  return filter;
}

/** What the bank read aloud, however it was written down. */
function refuseOtherFingerprint(stated: string | undefined, fingerprint: string): void {
  if (stated === undefined || stated.replace(/[\s:]/g, '').toLowerCase() === fingerprint) return;
  throw new DomainError(E.other_fingerprint, { fingerprint });
}

export async function lockExtract(tx: Tx, id: string): Promise<store.ExtractRow> {
  const row = await store.lock(tx, id);
  if (!row) throw new DomainError(E.unknown, { extract: id });
  return row;
}

export function viewOf(row: store.ExtractRow): Extract {
  const { id, status, bank, fingerprint, parts, filter, digest, failure, fetches } = row;
  return {
    id,
    incidentId: row.incident_id,
    status,
    bank,
    fingerprint,
    parts,
    filter,
    digest,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    made: row.ready_at && {
      run: row.run_no!,
      recordsRead: row.records_read!,
      lines: row.lines!,
      bytes: row.bytes!,
      sha256: row.sha256!.toString('hex'),
      at: row.ready_at,
    },
    failure,
    failedWith: row.failed_with,
    fetches,
    fetchesMax: row.fetches_max,
    dueAt: row.due_at,
    deletedAt: row.deleted_at,
  };
}
