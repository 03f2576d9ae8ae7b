/** What people do before a notice goes out, through the same rooms as every door: intake, resolve, approve. */
import 'reflect-metadata';
import { basename } from 'node:path';
import { must } from '../src/kernel/assert.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { IncidentId, NoticeId, OfferSetId } from '../src/kernel/ids.ts';
import type { Session } from '../src/doors/cli/session.ts';
import { openSession } from '../src/app/terminal-session.ts';
import { loadConfig } from '../src/platform/config.ts';
import { INCIDENT } from './intake-file.ts';
import { sendingMapping } from './sending-files.ts';

const HOUR_MS = 3_600_000;

export class SendingDesk {
  private constructor(
    readonly session: Session,
    /** Another person than the terminal: who makes never checks. */
    private readonly checker: Actor,
  ) {}

  static async open(env: Readonly<NodeJS.ProcessEnv> = process.env): Promise<SendingDesk> {
    const session = await openSession(loadConfig(env));
    const email = 'bima@contoh.example';
    const known = (await session.operators.list()).find((operator) => operator.email === email);
    const person = { name: 'Bima Prasetyo', email, roles: ['approver', 'finance'] };
    const id = known?.id ?? (await session.operators.create(person, session.actor)).operator.id;
    const { key } = await session.apiKeys.make(id, 'bench', session.actor);
    const checker = must(await session.apiKeys.actorOfKey(key.reveal()), 'a key just made is known');
    return new SendingDesk(session, checker);
  }

  /** One incident with everyone of the file as a person. */
  read(file: string, country = 'ID'): Promise<{ incidentId: IncidentId; persons: number }> {
    return this.readAll([file], sendingMapping(country), country);
  }

  /** Of several files, each mapped by its base name. */
  async readAll(
    files: readonly string[],
    mapping: object,
    country = 'ID',
  ): Promise<{ incidentId: IncidentId; persons: number }> {
    const { incidents, intake, people, actor } = this.session;
    const facts = {
      ...INCIDENT,
      defaultCountry: country,
      occurredFrom: ago(54),
      occurredUntil: ago(30),
      discoveredAt: ago(26),
      confirmedAt: ago(20),
      containedAt: ago(25),
      gapClosedAt: ago(24),
      statements: { id: SAID, en: SAID },
    };
    const { id } = await incidents.declare(facts, actor);
    const sources = [];
    for (const file of files) sources.push(...(await intake.uploadFile(id, file, actor)).sources);
    const names = files.map((file) => basename(file));
    await intake.start(id, mapping, names, actor);
    for (const { sourceId } of sources) await intake.ingest(sourceId);
    const { persons } = await people.resolve(id, actor);
    return { incidentId: id, persons: Object.values(persons).reduce((a, b) => a + b, 0) };
  }

  /** A notice approved and not launched, with the shipped texts; or short ones, which no law of ours must protect. */
  async approved(
    incidentId: IncidentId,
    texts: 'shipped' | 'short' = 'shipped',
    more: { readonly handover?: boolean } = {},
  ): Promise<NoticeId> {
    const { messages, notices, actor } = this.session;
    const templateIds: string[] = [];
    for (const starter of messages.starters()) {
      const isShort = texts === 'short' && starter.channel === 'email';
      const template = isShort ? { ...starter, body: SHORT_BODY } : starter;
      templateIds.push(await messages.save(incidentId, template, actor));
    }
    const draft = { incidentId, name: 'What leaked about you', templateIds, quietHours: null, ...more };
    const { id } = await notices.draft(draft, actor);
    await notices.requestApproval(id, actor);
    await notices.decide({ id, decision: 'approved' }, this.checker);
    return id;
  }

  /** A credit, or money, for everyone to choose, approved by the second person; granted to nobody. */
  async approvedCredit(
    incidentId: IncidentId,
    name: string,
    kind: 'billing_credit' | 'cash_payout' = 'billing_credit',
  ): Promise<OfferSetId> {
    const { offers, actor } = this.session;
    const words = { title: 'Saldo', text: 'Saldo untuk tagihan berikutnya.' };
    const terms = { id: words, en: words, ...FAIR };
    const worth = { currency: 'IDR', faceMinor: 5_000_000n, unitCostMinor: 5_000_000n } as const;
    const eligibility = { everyone: true } as const;
    const offer = { name, kind, ...worth, terms, eligibility } as const;
    const { id: offerId } = await offers.create(incidentId, offer, actor);
    const { id } = await offers.createSet(incidentId, { name, mode: 'opt_in', offerIds: [offerId] }, actor);
    const { digest } = await offers.submit(id, actor);
    await offers.decide(id, { decision: 'approved', digest }, this.checker);
    return id;
  }

  async launch(id: NoticeId): Promise<void> {
    await this.session.launching.launch(id, {}, this.session.actor);
  }
}

/** As short as the layout lets an e-mail be: nothing that only some law asks for. */
const SHORT_BODY = '{{ leaked }}\n\n{{ what_happened }}\n\n{{ measures }} {{ contact_email }}\n';

const FAIR = { waiver: false, newAccount: false, changeForfeited: false, minimumSpendMinor: null };

const SAID = {
  whatHappened: 'Someone copied customer data from our storage.',
  howClosed: 'We switched the stolen key off.',
  measures: 'We replaced all our keys and reported it to the authorities.',
};

function ago(hours: number): Date {
  return new Date(Date.now() - hours * HOUR_MS);
}
