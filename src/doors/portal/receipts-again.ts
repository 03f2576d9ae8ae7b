/** The receipt by e-mail once more, because somebody asks; the first comes by itself. */
import { Injectable } from '@nestjs/common';
import { receiptLetter } from '../../fulfilment/index.ts';
import { OwnMail, type OwnMailResult } from '../../guests/index.ts';
import { SYSTEM_ACTOR } from '../../kernel/actor.ts';
import type { GrantNo } from '../../kernel/ids.ts';
import { factorOf, type Guest } from './portal.ts';

@Injectable()
export class ReceiptsAgain {
  constructor(private readonly mail: OwnMail) {}

  /** `nothing` where there is no receipt. */
  async again(guest: Guest, grantId: GrantNo): Promise<OwnMailResult | 'nothing'> {
    const { incident, locale, page, visit } = guest;
    const set = page.sets.find((one) => one.grantId === grantId);
    const offer = set?.offers.find(({ position }) => position === set.chosen);
    if (!set?.receipt || !offer) return 'nothing';
    const { reference } = set.receipt;
    const letter = receiptLetter(locale, { ...offer, brand: incident.brand.name, reference });
    return this.mail.send(factorOf(visit), { kind: 'receipt', ...letter }, SYSTEM_ACTOR);
  }
}
