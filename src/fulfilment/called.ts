/** Whoever waited for what was used up is told when it is their turn: it is kept for three days only. */
import { Injectable } from '@nestjs/common';
import { type Called, Waiting } from '../compensation/index.ts';
import { OwnMail } from '../guests/index.ts';
import { Incidents } from '../incidents/index.ts';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { calledNews } from './rules/called-news.ts';

const BATCH = 200;

@Injectable()
export class CalledPeople {
  constructor(
    private readonly waiting: Waiting,
    private readonly incidents: Incidents,
    private readonly mail: OwnMail,
  ) {}

  /** Orders one e-mail to each whose share is held; how many were seen to. Ordered once whatever is killed in between. */
  async tell(): Promise<number> {
    const called = await this.waiting.untold(BATCH);
    const told: Called[] = [];
    for (const one of called) if (one.heldUntil === null || (await this.#order(one))) told.push(one);
    if (told.length > 0) await this.waiting.markTold(told);
    return told.length;
  }

  /** False where the person had too many e-mails today: tried again. Who has no address finds it on their page. */
  async #order({
    incidentId,
    cohortId,
    personId,
    grantId,
    calledAt,
    heldUntil,
    locale,
  }: Called): Promise<boolean> {
    const { brand, timeZone } = await this.incidents.get(incidentId);
    const order = {
      kind: 'news',
      ...calledNews(locale, { brand: brand.name, until: heldUntil!, timeZone }),
      once: `called:${grantId}:${calledAt.getTime()}`,
    } as const;
    const sent = await this.mail.send({ incidentId, person: { cohortId, personId } }, order, SYSTEM_ACTOR);
    return sent !== 'too_many';
  }
}
