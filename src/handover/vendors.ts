/** Who takes files over: asked for by one person, approved by another with exactly this key and these fields. */
import { Inject, Injectable } from '@nestjs/common';
import { EXTRACTS_ERRORS, readRecipient, type Recipient } from '../extracts/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, type ErrorSpec } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { HANDOVER_ERRORS as E } from './handover.errors.ts';
import { type Vendor, type VendorField, VENDOR_FIELDS, type VendorRequest } from './handover.types.ts';
import * as store from './vendors.store.ts';

const APPROVAL_KIND = 'handover';

@Injectable()
export class Vendors {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks a second person for a vendor of an incident. Its key is judged now and again whenever a file is made for it.
   * Needs `handover.write`.
   */
  async request(request: VendorRequest, actor: Actor): Promise<Vendor> {
    needs(actor, 'handover.write');
    const now = this.clock.now();
    const recipient = await recipientOf(request.publicKey, now);
    const stated = request.fingerprint?.replace(/[\s:]/g, '').toLowerCase();
    if (stated !== undefined && stated !== recipient.fingerprint) {
      throw new DomainError(E.other_fingerprint, { fingerprint: recipient.fingerprint });
    }
    const { incidentId, channel } = request;
    const letter = channel === 'letter';
    const pins = {
      channel,
      name: request.name.trim(),
      fingerprint: recipient.fingerprint,
      key: fingerprintHex(recipient.armored),
      fields: fieldsOf(request),
      content: letter ? ('full' as const) : (request.content ?? 'short'),
      duplex: letter && (request.duplex ?? true),
    };
    const id = uuidv7(now);
    return this.db.tx(async (tx) => {
      const asked = { kind: APPROVAL_KIND, subjectId: id, incidentId, pins, makers: [] };
      const { digest } = await this.approvals.request(tx, asked, actor);
      const { key: _, ...kept } = pins;
      const made = { requestedBy: actor.operatorId, requestedAt: now };
      await store.insert(tx, { id, incidentId, ...kept, publicKey: recipient.armored, digest, ...made });
      await this.#record(tx, 'request_vendor', { id, incidentId }, actor, {
        fingerprint: pins.fingerprint,
        channel,
        digest,
      });
      return viewOf(await findVendor(tx, id));
    });
  }

  /** The second person's yes or no to exactly this key, these fields, this content. Needs `handover.approve`. */
  async decide(
    answer: { id: string; decision: 'approved' | 'refused'; reason?: string; digest?: string },
    actor: Actor,
  ): Promise<Vendor> {
    return this.db.tx(async (tx) => {
      const row = await lockVendor(tx, answer.id);
      if (row.status !== 'requested') throw new DomainError(E.not_requested, { status: row.status });
      const { id, decision, reason, digest = row.digest } = answer;
      await this.approvals.decide(
        tx,
        { kind: APPROVAL_KIND, subjectId: id, decision, reason, digest },
        actor,
      );
      await store.decided(tx, { id, status: decision, by: actor.operatorId, at: this.clock.now() });
      const verb = decision === 'approved' ? 'approve_vendor' : 'refuse_vendor';
      await this.#record(tx, verb, row, actor, { digest });
      return viewOf(await findVendor(tx, id));
    });
  }

  /** No further file is made for it; files that are out are answered as before. Needs `handover.write`. */
  async end(id: string, actor: Actor): Promise<Vendor> {
    needs(actor, 'handover.write');
    return this.db.tx(async (tx) => {
      const row = await lockVendor(tx, id);
      if (row.status !== 'approved' && row.status !== 'ended') {
        throw new DomainError(E.not_approved, { status: row.status });
      }
      await store.ended(tx, id);
      await this.#record(tx, 'end_vendor', row, actor, {});
      return viewOf(await findVendor(tx, id));
    });
  }

  async get(id: string): Promise<Vendor> {
    return viewOf(await this.db.tx((tx) => findVendor(tx, id)));
  }

  /** Newest first. */
  async list(incidentId: IncidentId): Promise<Vendor[]> {
    return (await this.db.tx((tx) => store.list(tx, incidentId))).map(viewOf);
  }

  async #record(
    tx: Tx,
    verb: string,
    of: { readonly id: string; readonly incidentId: IncidentId },
    actor: Actor,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { incidentId } = of;
    const subject = `vendor:${of.id}`;
    await this.audit.record(tx, { actor, action: `handover.${verb}`, incidentId, subject, facts });
  }
}

const X = EXTRACTS_ERRORS;
/** What is wrong with a key, in the words of this room: it is the vendor who must be asked. */
const KEY_FAULTS: ReadonlyMap<string, ErrorSpec> = new Map([
  [X.bad_key.code, E.bad_key],
  [X.private_key.code, E.private_key],
  [X.several_keys.code, E.several_keys],
  [X.expired_key.code, E.expired_key],
  [X.revoked_key.code, E.revoked_key],
  [X.weak_key.code, E.weak_key],
]);

export async function recipientOf(armored: string, now: Date): Promise<Recipient> {
  try {
    return await readRecipient(armored, now);
  } catch (error) {
    const fault = error instanceof DomainError ? KEY_FAULTS.get(error.code) : undefined;
    throw fault ? new DomainError(fault, (error as DomainError).facts, { cause: error }) : error;
  }
}

export async function findVendor(tx: Tx, id: string): Promise<store.VendorRow> {
  const row = isUuid(id) ? await store.find(tx, id) : undefined;
  if (!row) throw new DomainError(E.unknown_vendor, { vendor: id.slice(0, 60) });
  return row;
}

async function lockVendor(tx: Tx, id: string): Promise<store.VendorRow> {
  const row = isUuid(id) ? await store.lock(tx, id) : undefined;
  if (!row) throw new DomainError(E.unknown_vendor, { vendor: id.slice(0, 60) });
  return row;
}

/** A name finds nobody. */
function fieldsOf({ channel, fields = [] }: VendorRequest): VendorField[] {
  const wanted = VENDOR_FIELDS.filter((field) => fields.includes(field));
  if (channel === 'letter') {
    if (wanted.length > 0) throw new DomainError(E.fields_of_letter);
    return [];
  }
  if (!wanted.some((field) => field !== 'name')) throw new DomainError(E.no_fields);
  return wanted;
}

function viewOf({ publicKey, ...vendor }: store.VendorRow): Vendor {
  return { ...vendor, keyBytes: Buffer.byteLength(publicKey) };
}
