/** The cost report as a file for whoever reconciles, made of kept figures: no grant and no attempt is looked at. */
import { Injectable } from '@nestjs/common';
import { Incidents } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Bills } from './bills.ts';
import { costWorkbook } from './cost-workbook.ts';
import type { CostLocale } from './cost-words.ts';
import { Figures } from './figures.ts';
import { RECONCILIATION_ERRORS as E } from './reconciliation.errors.ts';

@Injectable()
export class CostFiles {
  constructor(
    private readonly figures: Figures,
    private readonly bills: Bills,
    private readonly incidents: Incidents,
  ) {}

  /** A workbook of what was counted last, with the bills of now. Refuses `not_counted`. */
  async workbook(incidentId: IncidentId, locale: CostLocale): Promise<Buffer> {
    const { countedAt, figures } = await this.figures.kept(incidentId);
    if (countedAt === null) throw new DomainError(E.not_counted);
    const { code, legalEntity } = await this.incidents.get(incidentId);
    const bills = (await this.bills.list(incidentId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    return costWorkbook(
      { incident: code, timeZone: legalEntity.timeZone, countedAt, figures, bills },
      locale,
    );
  }
}
