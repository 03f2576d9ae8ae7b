/** Whoever chose something gets its receipt by e-mail, once, outside the request that chose it. */
import { Injectable } from '@nestjs/common';
import { type OwedReceipt, Receipts } from '../compensation/index.ts';
import { OwnMail } from '../guests/index.ts';
import { Incidents } from '../incidents/index.ts';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Pages } from '../pages/index.ts';
import { Log } from '../platform/log/log.ts';
import { receiptLetter } from './rules/receipt-letter.ts';

const BATCH = 200;

@Injectable()
export class ReceiptMails {
  constructor(
    private readonly receipts: Receipts,
    private readonly incidents: Incidents,
    private readonly pages: Pages,
    private readonly mail: OwnMail,
    private readonly log: Log,
  ) {}

  /** Orders what is owed; how many were seen to. Ordered once whatever is killed in between: by its reference. */
  async tell(): Promise<number> {
    let told = 0;
    for (let more = true; more;) {
      const owed = await this.receipts.owed(BATCH);
      const brands = new Map<IncidentId, string>();
      for (const receipt of owed) if (!receipt.isOver) await this.#order(receipt, brands);
      if (owed.length > 0) await this.receipts.seen(owed);
      told += owed.length;
      more = owed.length === BATCH;
    }
    return told;
  }

  /** The choice stands whatever becomes of its e-mail: the page has a button for another. */
  async #order(receipt: OwedReceipt, brands: Map<IncidentId, string>): Promise<void> {
    const { incidentId, cohortId, personId, reference, locale } = receipt;
    try {
      const brand = brands.get(incidentId) ?? (await this.#brandOf(incidentId));
      brands.set(incidentId, brand);
      const order = {
        kind: 'receipt',
        ...receiptLetter(locale, { brand, ...receipt }),
        once: `receipt:${reference}`,
      } as const;
      await this.mail.send({ incidentId, person: { cohortId, personId } }, order, SYSTEM_ACTOR);
    } catch (error) {
      this.log.error({ err: error, reference }, 'a receipt could not be ordered by e-mail');
    }
  }

  /** As the person's page wears it. */
  async #brandOf(incidentId: IncidentId): Promise<string> {
    const page = await this.pages.current(incidentId);
    return page ? page.content.brand.name : (await this.incidents.get(incidentId)).brand.name;
  }
}
