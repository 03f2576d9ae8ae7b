/** A message to oneself by a provider: does it take what we send, and does what becomes of it reach us? */
import { Inject, Injectable } from '@nestjs/common';
import { readPhone } from '../intake/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { needs, Operators } from '../operators/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Couriers, type Letter } from './couriers.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import type { ProviderPreflight } from './ports.ts';
import { ProviderTestPlaces } from './provider-tests-places.ts';
import * as store from './provider-tests.store.ts';
import type { SentChannel } from './rules/ladder.ts';
import type { MessageProvider } from './rules/outcomes.ts';
import { canaryTag } from './unknowns-canaries.ts';

const CHANNELS: Readonly<Record<MessageProvider, SentChannel>> = { ses: 'email', twilio: 'sms' };
const RECENT = 10;
const SUBJECT = 'Amends: test message / pesan uji';
const TEXT =
  'This is a test message that you sent to yourself. Nothing needs to be done.\n\n' +
  'Ini pesan uji yang Anda kirim kepada diri Anda sendiri. Tidak ada yang perlu dilakukan.';
const SHORT = 'Amends: test message to yourself / pesan uji untuk Anda sendiri.';

@Injectable()
export class ProviderTests {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly couriers: Couriers,
    private readonly operators: Operators,
    private readonly places: ProviderTestPlaces,
  ) {}

  /**
   * Sends a message to the actor: an e-mail to their own address here, an SMS to the number they type. It touches no
   * incident's people and counts nowhere as told; the address is not kept. Few an hour by one person, to one number and
   * of the whole house, by the database. Refuses `test_number`, `test_limit`, `test_number_limit`, `test_house_limit`,
   * and `test_refused` with what the provider says. Needs `notice.launch`.
   */
  async send(provider: MessageProvider, to: string | null, actor: Actor): Promise<store.ProviderTest> {
    needs(actor, 'notice.launch');
    const channel = CHANNELS[provider];
    const letter = channel === 'email' ? await this.#mail(actor) : text(to);
    const madeAt = this.clock.now();
    const test = { id: uuidv7(madeAt), provider, madeBy: actor.operatorId, madeAt };
    await this.places.take(test, channel === 'sms' ? letter.to : null, actor);
    const { class: outcome, code, detail } = await this.#hand(channel, letter, test.id);
    const at = this.clock.now();
    await this.db.tx((tx) => store.answerTest(tx, { id: test.id, outcome, code, detail, at }));
    if (outcome === 'ambiguous') throw new DomainError(E.test_unanswered, { provider, code });
    if (outcome !== 'accepted') throw new DomainError(E.test_refused, { provider, code, says: detail });
    return { ...test, outcome, code, detail, heardAt: null };
  }

  /** Asks the provider what must be right before a launch; nothing is sent. Needs `notice.launch`. */
  async check(provider: MessageProvider, actor: Actor): Promise<ProviderPreflight> {
    needs(actor, 'notice.launch');
    const channel = CHANNELS[provider];
    return (await this.couriers.preflight([channel]))[provider]!;
  }

  /** The last ten of each provider, latest first. */
  async recent(): Promise<store.ProviderTest[]> {
    return this.db.tx((tx) => store.recentTests(tx, RECENT));
  }

  /** The call stands in no transaction. */
  async #hand(channel: SentChannel, letter: Letter, id: string) {
    const { calls } = await this.couriers.take(channel, 1);
    try {
      const [outcome] = await this.couriers.send(
        channel,
        [{ letter, tag: { d: canaryTag(id), a: 1 } }],
        Infinity,
      );
      return outcome!;
    } finally {
      this.couriers.give(channel, calls);
    }
  }

  /** The terminal itself is nobody, and has no address. */
  async #mail(actor: Actor): Promise<Letter> {
    const people = await this.operators.list();
    const to = people.find(({ id }) => id === actor.operatorId)?.email;
    if (!to) throw new DomainError(E.test_nobody);
    const html = TEXT.split('\n\n')
      .map((one) => `<p>${one}</p>`)
      .join('');
    return { channel: 'email', to, subject: SUBJECT, html, text: TEXT };
  }
}

function text(to: string | null): Letter {
  const typed = (to ?? '').trim();
  const number = typed.startsWith('+') ? readPhone(typed, 'ID') : null;
  if (!number?.sms) throw new DomainError(E.test_number);
  return { channel: 'sms', to: number.e164, body: SHORT };
}
