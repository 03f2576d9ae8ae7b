/** Orders the message of an answer; what carries it is a reply like any other (guests). */
import { Inject, Injectable } from '@nestjs/common';
import { Replies } from '../guests/index.ts';
import { Incidents } from '../incidents/index.ts';
import type { PersonRef } from '../kernel/ids.ts';
import { MergeFields } from '../messages/index.ts';
import { letterOf } from '../notices/index.ts';
import { Pages } from '../pages/index.ts';
import type { Config } from '../platform/config.ts';
import type { Tx } from '../platform/db/db.ts';
import { CONFIG } from '../platform/tokens.ts';
import type { InquiryRow } from './inquiries.store.ts';
import type { Answer } from './rules/answer.ts';
import type { Stated } from './rules/stated.ts';
import { type AnswerFacts, answerMail, answerSms } from './rules/words.ts';

export interface AnswerOrder {
  readonly inquiry: InquiryRow;
  readonly stated: Stated;
  readonly answer: Exclude<Answer, 'silent'>;
  readonly own: readonly PersonRef[];
  /** Of no use to anybody later. */
  readonly staleAt: Date;
}

@Injectable()
export class AnswerLetters {
  constructor(
    private readonly incidents: Incidents,
    private readonly pages: Pages,
    private readonly merge: MergeFields,
    private readonly replies: Replies,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  /** Joins the transaction that ends the inquiry: both stand or neither does. */
  async order(tx: Tx, { inquiry, stated, answer, own, staleAt }: AnswerOrder): Promise<void> {
    const { incidentId, locale } = inquiry;
    const facts = await this.#facts(tx, inquiry, own);
    const message =
      stated.kind === 'email'
        ? letterOf(answerMail(answer, locale, facts))
        : { body: answerSms(answer, locale, facts) };
    const to = { stated: { kind: stated.kind, value: stated.value } } as const;
    await this.replies.ask(tx, { incidentId, to, kind: 'answer', message, staleAt });
  }

  async #facts(tx: Tx, { incidentId, locale }: InquiryRow, own: readonly PersonRef[]): Promise<AnswerFacts> {
    const { brand, slug } = await this.incidents.find(tx, incidentId);
    const page = await this.pages.currentIn(tx, incidentId);
    const request = { incidentId, persons: own, locale, offerSetIds: [] };
    const merged = own.length === 0 ? [] : [...(await this.merge.forPersons(tx, request)).values()];
    return {
      brand: page?.content.brand.name ?? brand.name,
      smsBrand: brand.smsName,
      incidentUrl: `${this.config.portalUrl}/i/${slug}`,
      email: page ? page.content.contacts.email : brand.contactEmail,
      phone: page ? page.content.contacts.phone : brand.contactPhone,
      pages: merged.map(({ link, typedCode }) => ({ link, typedCode })),
    };
  }
}
