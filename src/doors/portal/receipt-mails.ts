/** Receipts by e-mail: by itself once a choice is made, and again when somebody asks. */
import { Injectable } from '@nestjs/common';
import { PersonPages } from '../../compensation/index.ts';
import { OwnMail, type OwnMailResult } from '../../guests/index.ts';
import { SYSTEM_ACTOR } from '../../kernel/actor.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { Log } from '../../platform/log/log.ts';
import { factorOf, type Guest } from './portal.ts';
import { receiptMail } from './receipt-mail.ts';

@Injectable()
export class ReceiptMails {
  constructor(
    private readonly pages: PersonPages,
    private readonly mail: OwnMail,
    private readonly log: Log,
  ) {}

  /** Once per reference. The choice stands whatever becomes of its e-mail: the page has a button for another. */
  async first(guest: Guest, grantId: GrantNo): Promise<void> {
    try {
      await this.#send(guest, grantId, (reference) => ({ once: `receipt:${reference}` }));
    } catch (error) {
      this.log.error({ err: error }, 'a receipt could not be ordered by e-mail');
    }
  }

  /** Because they asked; `nothing` where there is no receipt. */
  async again(guest: Guest, grantId: GrantNo): Promise<OwnMailResult | 'nothing'> {
    return this.#send(guest, grantId, () => ({}));
  }

  async #send(
    guest: Guest,
    grantId: GrantNo,
    named: (reference: string) => { readonly once?: string },
  ): Promise<OwnMailResult | 'nothing'> {
    const page = await this.pages.page(guest.visit.visitor, guest.locale);
    const set = page?.sets.find((one) => one.grantId === grantId);
    const text = set && receiptMail(guest, set);
    if (!text || !set.receipt) return 'nothing';
    const order = { kind: 'receipt', ...text, ...named(set.receipt.reference) } as const;
    return this.mail.send(factorOf(guest.visit), order, SYSTEM_ACTOR);
  }
}
