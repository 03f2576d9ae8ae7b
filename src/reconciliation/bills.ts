/** What vendors billed for sending: read from invoices by a person, beside the estimate and never mixed with it. */
import { both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { isCurrency } from '../kernel/money.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './bills.store.ts';
import { RECONCILIATION_ERRORS as E } from './reconciliation.errors.ts';
import { SENT_CHANNELS } from './rules/sending.ts';

export interface BillInput {
  /** `email`, `sms`, `letter` or `handover`. */
  readonly channel: string;
  readonly biller: string;
  readonly reference: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly units?: bigint | undefined;
  readonly amountMinor: bigint;
  readonly currency: string;
}

const TEXT_MAX = 120;
const REASON_MAX = 1_000;

@Injectable()
export class Bills {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest first; withdrawn ones stay to be seen. */
  async list(incidentId: IncidentId): Promise<readonly store.Bill[]> {
    return this.db.tx((tx) => store.billsOf(tx, incidentId));
  }

  /** Keeps what an invoice says. Refuses `bad_bill`, and `bill_known` for an invoice that stands already. */
  async record(incidentId: IncidentId, input: BillInput, actor: Actor): Promise<store.Bill> {
    const read = readBill(input);
    return this.db.tx(async (tx) => {
      const at = this.clock.now();
      const id = uuidv7(at);
      const bill = { ...read, id, incidentId, recordedBy: actor.operatorId, recordedAt: at };
      if (!(await store.insertBill(tx, bill))) {
        throw new DomainError(E.bill_known, { biller: read.biller, reference: read.reference });
      }
      const { channel, amountMinor, currency, reference } = read;
      const facts = { channel, amountMinor: amountMinor.toString(), currency, reference };
      await this.audit.record(tx, {
        actor,
        action: 'reconciliation.record_bill',
        incidentId,
        subject: `sending_bill:${id}`,
        facts,
      });
      return this.#find(tx, incidentId, id);
    });
  }

  /** Takes back one that was read wrongly; it counts no more and stays to be seen. Refuses `bill_withdrawn`. */
  async withdraw(
    incidentId: IncidentId,
    id: string,
    { reason }: { readonly reason: string },
    actor: Actor,
  ): Promise<store.Bill> {
    const why = reason.trim();
    if (why === '' || why.length > REASON_MAX)
      throw new DomainError(E.bad_bill, {
        why: both('say why in a sentence', 'sebutkan alasannya dalam satu kalimat'),
      });
    return this.db.tx(async (tx) => {
      await this.#find(tx, incidentId, id);
      const done = { id, by: actor.operatorId, at: this.clock.now(), reason: why };
      if (!(await store.withdrawBill(tx, done))) throw new DomainError(E.bill_withdrawn, { id });
      await this.audit.record(tx, {
        actor,
        action: 'reconciliation.withdraw_bill',
        incidentId,
        subject: `sending_bill:${id}`,
        facts: { reason: why },
      });
      return this.#find(tx, incidentId, id);
    });
  }

  async #find(tx: Tx, incidentId: IncidentId, id: string): Promise<store.Bill> {
    const bill = isUuid(id) ? await store.findBill(tx, incidentId, id) : undefined;
    if (!bill) throw new DomainError(E.unknown_bill, { id });
    return bill;
  }
}

function readBill(input: BillInput): Omit<store.NewBill, 'id' | 'incidentId' | 'recordedBy' | 'recordedAt'> {
  const { currency, amountMinor, units = null, fromDay, toDay } = input;
  const biller = input.biller.trim();
  const reference = input.reference.trim();
  const channel = SENT_CHANNELS.find((known) => known === input.channel);
  if (!channel) {
    const channels = SENT_CHANNELS.join(', ');
    throw refusal(`the channel is one of ${channels}`, `salurannya salah satu dari ${channels}`);
  }
  if (biller === '' || biller.length > TEXT_MAX)
    throw refusal(
      'name who sent the invoice in up to 120 characters',
      'sebutkan siapa yang mengirim tagihan, paling banyak 120 karakter',
    );
  if (reference === '' || reference.length > TEXT_MAX)
    throw refusal(
      'give the number of the invoice, up to 120 characters',
      'isi nomor tagihannya, paling banyak 120 karakter',
    );
  if (!isDay(fromDay) || !isDay(toDay)) {
    throw refusal('both days are dates like 2026-06-30', 'kedua hari berupa tanggal seperti 2026-06-30');
  }
  if (fromDay > toDay)
    throw refusal('its first day is after its last', 'hari pertamanya sesudah hari terakhirnya');
  if (!isCurrency(currency)) {
    throw refusal('the currency is not one Amends knows', 'mata uangnya tidak dikenal Amends');
  }
  if (amountMinor <= 0n) throw refusal('the amount is more than nothing', 'jumlahnya harus lebih dari nol');
  if (units !== null && units < 0n) {
    throw refusal('the units cannot be fewer than none', 'satuannya tidak boleh kurang dari nol');
  }
  return { channel, biller, reference, fromDay, toDay, units, amountMinor, currency };
}

function refusal(en: string, id: string): DomainError {
  return new DomainError(E.bad_bill, { why: both(en, id) });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
