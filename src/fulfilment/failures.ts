/** What did not arrive is open again, and the person is told so, once, by e-mail. */
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { type Outbox, type OwedFulfilment, referenceOf } from '../compensation/index.ts';
import { OwnMail } from '../guests/index.ts';
import { Incidents } from '../incidents/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './failures.store.ts';
import { failureNews } from './rules/failure-news.ts';

const BATCH = 200;

/** Fails these with their reasons; who can choose again is told. A reason reaches the person only of a refused claim. */
export async function failAndTell(
  tx: Tx,
  outbox: Outbox,
  rows: readonly OwedFulfilment[],
  how: { readonly kind: store.FailureKind; readonly reasons: readonly string[]; readonly at: Date },
): Promise<void> {
  await outbox.fail(tx, rows, how.reasons);
  const failures = rows.map((row, i) => {
    const reason = how.kind === 'refused' ? (how.reasons[i] ?? null) : null;
    return { ...row, reason };
  });
  const choosing = failures.filter(({ mode }) => mode === 'opt_in');
  if (choosing.length > 0) await store.insertFailures(tx, choosing, how);
}

@Injectable()
export class Failures {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly mail: OwnMail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Orders one e-mail to each; how many were seen to. Who has no address finds the open choice on their page. */
  async tell(): Promise<number> {
    const untold = await this.db.tx((tx) => store.untoldFailures(tx, BATCH));
    const told: store.UntoldFailure[] = [];
    for (const one of untold) if (await this.#order(one)) told.push(one);
    if (told.length > 0) await this.db.tx((tx) => store.markTold(tx, told, this.clock.now()));
    return told.length;
  }

  /** False where the person had too many e-mails today: tried again. */
  async #order(one: store.UntoldFailure): Promise<boolean> {
    const { incidentId, cohortId, personId, redemptionId, locale } = one;
    const reference = referenceOf(cohortId, redemptionId);
    const { brand } = await this.incidents.get(incidentId);
    const refused = one.kind === 'refused' ? one.reason : null;
    const order = {
      kind: 'news',
      ...failureNews(locale, { brand: brand.name, reference, refused }),
      once: `failed:${reference}`,
    } as const;
    const sent = await this.mail.send({ incidentId, person: { cohortId, personId } }, order, SYSTEM_ACTOR);
    return sent !== 'too_many';
  }
}
