/** What whoever answers may see of a caller they know: told, leaked, offered; never an address or a voucher's code. */
import { Injectable } from '@nestjs/common';
import { type PageSet, PersonPages } from '../compensation/index.ts';
import { categoryOf, type Locale } from '../incidents/index.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { Notices } from '../notices/index.ts';
import { Lookups } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './calls.store.ts';
import { Finding } from './finding.ts';
import type { Caller, OfferedSet, ToldMessage } from './hotline.types.ts';

export interface Known {
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
  readonly linkVersion: number;
  readonly locale: Locale;
  /** Whether they proved more than holding our message. */
  readonly proven: boolean;
}

@Injectable()
export class Callers {
  constructor(
    readonly finding: Finding,
    private readonly db: Db,
    private readonly lookups: Lookups,
    private readonly pages: PersonPages,
    private readonly notices: Notices,
  ) {}

  async of(known: Known): Promise<Caller> {
    const { incidentId, person, linkVersion, locale, proven } = known;
    const [summary] = await this.lookups.find(incidentId, { ref: person });
    const exposure = summary?.exposure ?? [];
    const leaked = exposure.filter(({ code }) => proven || !categoryOf(code).secondFactor);
    const page = await this.pages.page({ incidentId, person, linkVersion }, locale);
    return {
      person,
      told: await this.#told(incidentId, person),
      leaked,
      hidden: exposure.length - leaked.length,
      offers: (page?.sets ?? []).map(offered),
      minor: summary?.flags.includes('minor') ?? false,
    };
  }

  async #told(incidentId: IncidentId, person: PersonRef): Promise<ToldMessage[]> {
    const rows = await this.db.tx((tx) => store.told(tx, incidentId, person));
    const notices = new Map((await this.notices.list(incidentId)).map((notice) => [notice.id, notice]));
    return rows.map(({ noticeId, channel, state, at }) => {
      const { name, kind } = notices.get(noticeId)!;
      return { notice: name, kind, channel, state, at };
    });
  }
}

function offered(set: PageSet): OfferedSet {
  const { offers, chosen, state, expiresAt, receipt } = set;
  return {
    offers: offers.map(({ title, faceText }) => ({ title, face: faceText })),
    chosen: offers.find(({ position }) => position === chosen)?.title ?? null,
    state,
    expiresAt,
    reference: receipt?.reference ?? null,
    fulfilment: receipt?.fulfilment ?? null,
  };
}
