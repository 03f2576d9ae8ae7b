/** What a person sees of their compensation: reading only, whatever is asked, however often. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { formatMoney } from '../kernel/money.ts';
import { IncidentKeys, type Locale } from '../incidents/index.ts';
import { sealedKeyVersion } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import type { PageSet, PersonPage, Receipt, Visitor } from './compensation.types.ts';
import { pageRows, personOf, type PageRow } from './redemptions.store.ts';
import { isOpen } from './rules/grant-moves.ts';
import { referenceOf } from './rules/reference.ts';
import { adapterOf } from './rules/states.ts';
import { openVoucher } from './vouchers.ts';

@Injectable()
export class PersonPages {
  constructor(
    private readonly db: Db,
    private readonly keys: IncidentKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What leaked, what is offered and what became of it; null once the link was revoked or leads elsewhere. */
  async page(visitor: Visitor, locale: Locale): Promise<PersonPage | null> {
    const found = await this.db.tx(async (tx) => {
      const person = await personOf(tx, visitor);
      return person && { person, rows: await pageRows(tx, visitor.person) };
    });
    if (!found) return null;
    const byGrant = Map.groupBy(found.rows, (row) => row.grantId);
    const sets: PageSet[] = [];
    for (const rows of byGrant.values()) sets.push(await this.#set(visitor, rows, locale));
    return { visitor, ...found.person, sets };
  }

  async #set(visitor: Visitor, rows: readonly PageRow[], locale: Locale): Promise<PageSet> {
    const grant = rows[0]!;
    const open = isOpen(grant, this.clock.now());
    const lapsed = !open && (grant.state === 'granted' || grant.state === 'reserved');
    return {
      offerSetId: grant.offerSetId,
      grantId: grant.grantId,
      mode: grant.mode,
      state: lapsed ? 'expired' : grant.state,
      expiresAt: grant.expiresAt,
      offers: rows.map((row) => {
        const face = { amountMinor: row.faceMinor, currency: row.currency };
        const { title, text } = row.terms[locale];
        const { position, offerId, kind } = row;
        const isCode = adapterOf(kind) === 'code';
        return { position, offerId, kind, title, text, face, faceText: formatMoney(face, locale), isCode };
      }),
      chosen: lapsed ? null : grant.chosen,
      reservedUntil: lapsed ? null : grant.reservedUntil,
      receipt: await this.#receipt(visitor.incidentId, visitor.person, grant),
      can: {
        reserve: open,
        confirm: open && grant.state === 'reserved',
        switch: grant.state === 'redeemed' && rows.length > 1,
      },
    };
  }

  async #receipt(incidentId: IncidentId, person: PersonRef, row: PageRow): Promise<Receipt | null> {
    const { redemptionId, redemptionState, redeemedAt, fulfilment, sealedCode } = row;
    if (redemptionId === null || redemptionState === null || redeemedAt === null || fulfilment === null) {
      return null;
    }
    const of = { cohortId: person.cohortId, redemptionId };
    const code =
      sealedCode &&
      openVoucher(
        (await this.keys.open(incidentId, 'link', sealedKeyVersion(sealedCode))).key,
        sealedCode,
        of,
      );
    const reference = referenceOf(person.cohortId, redemptionId);
    return { reference, state: redemptionState, fulfilment, redeemedAt, code };
  }
}
