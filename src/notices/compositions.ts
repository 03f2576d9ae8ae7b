/** From claimed deliveries to rendered messages: contacts opened, links and codes merged, nothing kept. */
import { Inject, Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { LOCALES, type Locale } from '../incidents/index.ts';
import { MergeFields, Messages, type MergeValues, type Renderer } from '../messages/index.ts';
import { type OpenContacts, People, PEOPLE_ERRORS } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Letter } from './couriers.ts';
import type { Claimed, Intention, Unit } from './delivery.store.ts';
import type { Notice } from './notices.store.ts';
import {
  COHORT_PREPARATION,
  type CohortPreparation,
  contactKeyText,
  SUPPRESSIONS,
  type Suppressions,
} from './room-ports.ts';
import type { SentChannel } from './rules/ladder.ts';
import { mailboxOf } from './rules/mailboxes.ts';

/** Ready to be written, once its group's turn comes: a whole claim's letters would only grow old in memory. */
export interface Composed extends Pick<Intention, 'id' | 'contactKey' | 'mailbox'> {
  readonly to: string;
  /** What the lane counts: a recipient, or the segments of an SMS. */
  readonly units: number;
  /** Of the phone number; '' for e-mail. */
  readonly country: string;
  readonly write: () => Written;
}

/** Ready to go, but for its attempt's number. */
export interface Written extends Pick<Intention, 'templateId' | 'messageHash' | 'segments'> {
  readonly letter: Letter;
}

export interface Composition {
  readonly ready: readonly Composed[];
  /** Not to be written to at this address: the next rung's turn. */
  readonly suppressed: readonly Claimed[];
}

const RENDERERS_MAX = 16;
const WRONG_ADDRESS = PEOPLE_ERRORS.wrong_address.code;

@Injectable()
export class Compositions {
  /** By the digest of what was approved: a renderer reads nothing that could change. */
  readonly #renderers = new Map<string, Promise<Renderer>>();

  constructor(
    private readonly people: People,
    private readonly messages: Messages,
    private readonly merge: MergeFields,
    @Inject(SUPPRESSIONS) private readonly suppressions: Suppressions,
    @Inject(COHORT_PREPARATION) private readonly preparation: CohortPreparation,
  ) {}

  /** Typed codes exist before anybody is told one. Idempotent. */
  async prepare(incidentId: IncidentId, unit: Unit): Promise<void> {
    await this.preparation.prepare(incidentId, unit.cohortId);
  }

  async compose(
    tx: Tx,
    order: {
      notice: Notice;
      unit: Unit;
      channel: SentChannel;
      claimed: readonly Claimed[];
      renderer: Renderer;
    },
  ): Promise<Composition> {
    const { notice, unit, channel, claimed, renderer } = order;
    const { incidentId } = notice;
    const kind = channel === 'email' ? 'email' : 'phone';
    const keys = claimed.flatMap(({ contactKey }) =>
      contactKey ? [{ kind, key: contactKey } as const] : [],
    );
    const stopped = await this.suppressions.among(tx, incidentId, keys);
    const fit = claimed.filter(
      (c) => c.contactKey && !stopped.has(contactKeyText({ kind, key: c.contactKey })),
    );
    const ref = (c: Claimed): PersonRef => ({ cohortId: unit.cohortId, personId: c.personId });
    const contacts = await this.#open(tx, incidentId, fit.map(ref));
    const ready: Composed[] = [];
    for (const [locale, group] of Map.groupBy(fit, (c) => localeOf(c, notice))) {
      const { offerSetIds } = notice;
      const persons = group.map(ref);
      const values = await this.merge.forPersons(tx, { incidentId, persons, locale, offerSetIds });
      for (const one of group) {
        const key = `${unit.cohortId}:${one.personId}`;
        const made = composeOne(renderer, channel, {
          one,
          locale,
          contacts: contacts.get(key),
          values: values.get(key),
        });
        if (made) ready.push(made);
      }
    }
    const made = new Set(ready.map((r) => r.id));
    return { ready, suppressed: claimed.filter((c) => !made.has(c.id)) };
  }

  /** One contact that does not match its key must not keep the others of its claim from being told. */
  async #open(
    tx: Tx,
    incidentId: IncidentId,
    refs: readonly PersonRef[],
  ): Promise<Map<string, OpenContacts>> {
    try {
      return await this.people.openContacts(tx, incidentId, refs);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== WRONG_ADDRESS) throw error;
      if (refs.length === 1) return new Map();
      const half = Math.ceil(refs.length / 2);
      const first = await this.#open(tx, incidentId, refs.slice(0, half));
      const second = await this.#open(tx, incidentId, refs.slice(half));
      return new Map([...first, ...second]);
    }
  }

  /** What was approved, compiled once. Outside any transaction. */
  async renderer(notice: Notice): Promise<Renderer> {
    const key = notice.digest ?? notice.id;
    const known = this.#renderers.get(key);
    if (known) return known;
    if (this.#renderers.size >= RENDERERS_MAX) this.#renderers.clear();
    const made = this.messages.renderer(must(notice.messagePins, 'a launched notice pins its messages'));
    this.#renderers.set(key, made);
    made.catch(() => this.#renderers.delete(key));
    return made;
  }
}

function localeOf(claimed: Claimed, notice: Notice): Locale {
  const wanted = LOCALES.find((l) => claimed.locale.toLowerCase().startsWith(l));
  return wanted ?? notice.messagePins?.said.defaultLocale ?? 'en';
}

interface Person {
  readonly one: Claimed;
  readonly locale: Locale;
  readonly contacts: OpenContacts | undefined;
  readonly values: MergeValues | undefined;
}

/** Null where there is no address of this channel (any more). */
function composeOne(renderer: Renderer, channel: SentChannel, person: Person): Composed | null {
  const { one, locale, contacts, values } = person;
  if (!contacts || !values || !one.contactKey) return null;
  const account = { email: contacts.email?.address, phone: contacts.phone?.number };
  const context = {
    locale,
    residence: one,
    exposure: one.exposure,
    told: one.told,
    name: contacts.name,
    account,
    merge: values,
  };
  const base = { id: one.id, contactKey: one.contactKey };
  if (channel === 'email') {
    if (!contacts.email?.sendable) return null;
    const to = contacts.email.address;
    const write = (): Written => {
      const { email, pieces } = renderer.writeEmail(context);
      const { subject, html, text, messageHash, templateId } = email;
      const letter: Letter = { channel, to, subject, html, text, pieces };
      return { templateId, messageHash: hashOf(messageHash), segments: null, letter };
    };
    return { ...base, to, units: 1, mailbox: mailboxOf(to), country: '', write };
  }
  if (!contacts.phone?.sms) return null;
  // Its lane counts its segments: an SMS is written at once.
  const { text: body, messageHash, segments, templateId } = renderer.renderSms(context);
  const to = contacts.phone.number;
  const country = parsePhoneNumberFromString(to)?.country ?? one.country ?? '';
  const letter: Letter = { channel, to, body };
  const written = { templateId, messageHash: hashOf(messageHash), segments, letter };
  return { ...base, to, units: segments, mailbox: '', country, write: () => written };
}

function hashOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
