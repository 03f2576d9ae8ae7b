/** The approval pack of one notice: its own people, its own texts, its own ceiling. */
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { type Currency, formatMoney, money } from '../kernel/money.ts';
import { type ApprovalPack, ApprovalPacks } from '../messages/index.ts';
import { Db } from '../platform/db/db.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { findNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { audienceOf } from './planning.ts';

@Injectable()
export class NoticePapers {
  constructor(
    private readonly db: Db,
    private readonly packs: ApprovalPacks,
  ) {}

  /** For whoever is asked to approve it; changes nothing. `incidentId` refuses a notice of another. */
  async pack(id: NoticeId, incidentId?: IncidentId): Promise<ApprovalPack> {
    const { notice, groups } = await this.db.tx(async (tx) => {
      const found = await findNotice(tx, id);
      if (incidentId !== undefined && found.incidentId !== incidentId)
        throw new DomainError(E.unknown, { id });
      return { notice: found, groups: await audienceOf(tx, found) };
    });
    const { templateIds } = notice;
    return this.packs.build(notice.incidentId, { templateIds, groups, notice: aboutOf(notice) });
  }
}

function aboutOf({ id, name, status, runNo, audience, costCeilingMinor, costCurrency, digest }: Notice) {
  const filter = Object.entries(audience).map(([what, which]) => `${what}: ${[which].flat().join(', ')}`);
  const ceiling = formatMoney(money(costCeilingMinor, costCurrency as Currency), 'en');
  return { id, name, status, runNo, audience: filter.join('; '), ceiling, digest };
}
