/** Whoever was promised a code is told when it is there: "we will send it" is kept. */
import { Injectable } from '@nestjs/common';
import { Codes } from '../codes/index.ts';
import { referenceOf } from '../compensation/index.ts';
import { OwnMail } from '../guests/index.ts';
import { Incidents } from '../incidents/index.ts';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { Db } from '../platform/db/db.ts';
import { type Arrived, arrivedCodes } from './arrived-codes.store.ts';
import { codeNews } from './rules/code-news.ts';

const BATCH = 200;

@Injectable()
export class ArrivedCodes {
  constructor(
    private readonly db: Db,
    private readonly codes: Codes,
    private readonly incidents: Incidents,
    private readonly mail: OwnMail,
  ) {}

  /**
   * Orders one e-mail to each whose code came late and stands on their page now; how many were seen to. Ordered once
   * whatever is killed in between; whoever has no address that may be written to finds the code on the page.
   */
  async tell(): Promise<number> {
    const arrived = await this.db.tx((tx) => arrivedCodes(tx, BATCH));
    const told: Arrived[] = [];
    for (const one of arrived) if (await this.#order(one)) told.push(one);
    if (told.length > 0) await this.db.tx((tx) => this.codes.markTold(tx, told));
    return told.length;
  }

  /** False where the person had too many e-mails today: tried again. */
  async #order({
    cohortId,
    redemptionId,
    personId,
    incidentId,
    reissues,
    locale,
  }: Arrived): Promise<boolean> {
    const reference = referenceOf(cohortId, redemptionId);
    const { brand } = await this.incidents.get(incidentId);
    const order = {
      kind: 'news',
      ...codeNews(locale, { brand: brand.name, reference }),
      once: `code:${reference}:${reissues}`,
    } as const;
    const sent = await this.mail.send({ incidentId, person: { cohortId, personId } }, order, SYSTEM_ACTOR);
    return sent !== 'too_many';
  }
}
