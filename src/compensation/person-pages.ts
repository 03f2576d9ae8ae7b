/** What a person sees of their compensation: reading only, whatever is asked, however often. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId } from '../kernel/ids.ts';
import { formatMoney } from '../kernel/money.ts';
import { Codes, type ShownCode } from '../codes/index.ts';
import type { Locale } from '../incidents/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import type { PageOffer, PageSet, PersonPage, Receipt, Visitor } from './compensation.types.ts';
import { pageRows, personOf, type PageRow } from './person-pages.store.ts';
import { availabilityOf } from './rules/availability.ts';
import { isOpen } from './rules/grant-moves.ts';
import { placeOfCount } from './rules/place.ts';
import { referenceOf } from './rules/reference.ts';
import { adapterOf } from './rules/states.ts';
import { readTerms, termsFor } from './rules/terms.ts';

@Injectable()
export class PersonPages {
  constructor(
    private readonly db: Db,
    private readonly codes: Codes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What leaked, what is offered and what became of it; null once the link was revoked or leads elsewhere. */
  async page(visitor: Visitor, locale: Locale): Promise<PersonPage | null> {
    // Two statements, each a moment of its own as it would be in one transaction, for half the round trips.
    const person = await this.db.once((tx) => personOf(tx, visitor));
    if (!person) return null;
    const found = { person, rows: await this.db.once((tx) => pageRows(tx, visitor.person)) };
    const byGrant = Map.groupBy(found.rows, (row) => row.grantId);
    const sets: PageSet[] = [];
    const { minor, ...shown } = found.person;
    const reader = { locale, minor, codes: await this.#codes(visitor, found.rows) };
    for (const rows of byGrant.values()) sets.push(this.#set(visitor, rows, reader));
    return { visitor, ...shown, sets };
  }

  #set(visitor: Visitor, rows: readonly PageRow[], reader: Reader): PageSet {
    const grant = rows[0]!;
    const open = isOpen(grant, this.clock.now());
    const isNew = open && grant.state === 'granted';
    const availability = availabilityOf(grant);
    const stands = isNew ? grant.askedAt : null;
    const lapsed = !open && (grant.state === 'granted' || grant.state === 'reserved');
    return {
      offerSetId: grant.offerSetId,
      grantId: grant.grantId,
      mode: grant.mode,
      state: lapsed ? 'expired' : grant.state,
      expiresAt: grant.expiresAt,
      offers: rows.map((row) => pageOffer(row, reader)),
      forGuardian: reader.minor,
      chosen: lapsed ? null : grant.chosen,
      reservedUntil: lapsed ? null : grant.reservedUntil,
      receipt: receiptOf(visitor.person.cohortId, grant, reader.codes),
      availability,
      limit: grant.budgetTotal === null ? null : Number(grant.budgetTotal),
      waiting: stands && { place: placeOfCount(grant.counted), since: stands },
      can: {
        reserve: open && !(isNew && (availability === 'none' || grant.mode === 'auto_apply')),
        confirm: open && grant.state === 'reserved',
        switch: grant.state === 'redeemed' && rows.length > 1,
        wait: isNew && availability === 'none' && stands === null,
      },
    };
  }

  async #codes(
    { incidentId, person }: Visitor,
    rows: readonly PageRow[],
  ): Promise<ReadonlyMap<bigint, ShownCode>> {
    const redeemed = rows.flatMap(({ redemptionId, position, chosen, kind }) =>
      redemptionId !== null && position === chosen && adapterOf(kind) === 'code' ? redemptionId : [],
    );
    const { cohortId } = person;
    return this.codes.show(
      incidentId,
      redeemed.map((redemptionId) => ({ cohortId, redemptionId })),
    );
  }
}

function receiptOf(
  cohortId: CohortId,
  { redemptionId, redemptionState, redeemedAt, fulfilment }: PageRow,
  codes: ReadonlyMap<bigint, ShownCode>,
): Receipt | null {
  if (redemptionId === null || redemptionState === null || redeemedAt === null || fulfilment === null) {
    return null;
  }
  const shown = codes.get(redemptionId);
  const given = shown?.kind === 'code' && fulfilment === 'delivered' ? shown : null;
  return {
    reference: referenceOf(cohortId, redemptionId),
    state: redemptionState,
    fulfilment,
    redeemedAt,
    code: given?.code ?? null,
    codeShared: given?.shared ?? false,
    codeExpiresAt: given?.expiresAt ?? null,
    engagement: given?.engagement ?? null,
    codeWaiting: shown?.kind === 'waiting',
    codeRevoked: shown?.kind === 'revoked',
  };
}

interface Reader {
  readonly locale: Locale;
  readonly minor: boolean;
  /** By redemption. */
  readonly codes: ReadonlyMap<bigint, ShownCode>;
}

function pageOffer({ position, offerId, kind, ...row }: PageRow, reader: Reader): PageOffer {
  const face = { amountMinor: row.faceMinor, currency: row.currency };
  const terms = readTerms(kind, row.terms);
  const { title, text } = termsFor(terms, reader);
  const { transferable, needsSecondFactor, benefitDays, benefitMonths } = terms;
  return {
    position,
    offerId,
    kind,
    title,
    text,
    face,
    faceText: formatMoney(face, reader.locale),
    isCode: adapterOf(kind) === 'code',
    transferable,
    needsSecondFactor,
    benefitDays,
    benefitMonths,
    evidence: terms.evidence?.[reader.locale] ?? null,
  };
}
