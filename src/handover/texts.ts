/** From the people of a batch to what their lines say: contacts opened, links and codes merged, nothing kept. */
import { Inject, Injectable } from '@nestjs/common';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonRef } from '../kernel/ids.ts';
import { exposureBits, LOCALES, type Locale } from '../incidents/index.ts';
import {
  greetingName,
  MergeFields,
  Messages,
  type MergeValues,
  type PersonContext,
  type RenderedLetter,
  type Renderer,
} from '../messages/index.ts';
import { COHORT_PREPARATION, type CohortPreparation, type Notice } from '../notices/index.ts';
import {
  type OpenContacts,
  People,
  PEOPLE_ERRORS,
  personKey,
  type PostalAddress,
  PostalAddresses,
} from '../people/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import type { ItemToWrite, WrittenItem } from './batches.store.ts';
import { NOT_MEANT } from './batches.ts';
import { addressee, letterFor, readerOf } from './letter-readers.ts';
import { type AddressLines, addressLines, type Unaddressed } from './rules/address.ts';
import type { VendorRow } from './vendors.store.ts';

/** What is said to one person of the hand-over lane. */
export interface Line {
  readonly title: string | null;
  readonly message: string;
  readonly link: string;
  readonly found: Readonly<Record<string, string>>;
}

export type Text = {
  readonly item: ItemToWrite;
  readonly templateId: string;
  readonly messageHash: Buffer;
} & (
  | { readonly kind: 'line'; readonly locale: Locale; readonly line: Line }
  | { readonly kind: 'letter'; readonly letter: RenderedLetter; readonly address: AddressLines }
);

/** Why somebody is not in the file. */
export interface LeftOut {
  readonly item: ItemToWrite;
  readonly kind: 'left_out';
  readonly reason: typeof NOT_MEANT | 'no_identifier' | 'wrong_contact' | 'unprintable' | Unaddressed;
}

const NOTHING_LEAKED = exposureBits([]);
const WRONG_ADDRESS = PEOPLE_ERRORS.wrong_address.code;

/** Contacts in clear, with the postal address from whichever file has it. */
@Injectable()
export class LineContacts {
  constructor(
    private readonly people: People,
    private readonly postal: PostalAddresses,
  ) {}

  async of(
    tx: Tx,
    incidentId: IncidentId,
    refs: readonly PersonRef[],
    posted: boolean,
  ): Promise<ReadonlyMap<string, OpenContacts>> {
    const contacts = await this.#open(tx, incidentId, refs);
    if (!posted) return contacts;
    const lacking = refs.filter((ref) => contacts.get(personKey(ref))?.address?.['line'] === undefined);
    const found: ReadonlyMap<string, PostalAddress> = await this.postal.of(tx, incidentId, lacking);
    for (const [key, address] of found) {
      const own = contacts.get(key);
      if (own) contacts.set(key, { ...own, address });
    }
    return contacts;
  }

  /** One contact that does not match its key must not keep the others from being told. */
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
      return new Map([...first, ...(await this.#open(tx, incidentId, refs.slice(half)))]);
    }
  }
}

@Injectable()
export class Texts {
  readonly #prepared = new Set<CohortId>();

  constructor(
    private readonly db: Db,
    private readonly contacts: LineContacts,
    private readonly messages: Messages,
    private readonly merge: MergeFields,
    @Inject(COHORT_PREPARATION) private readonly preparation: CohortPreparation,
  ) {}

  /** What was approved, compiled once per file. */
  async renderer(notice: Notice): Promise<Renderer> {
    return this.messages.renderer(must(notice.messagePins, 'a launched notice pins its messages'));
  }

  /** In the order of the items. Typed codes exist before anybody is told one. */
  async of(
    items: readonly ItemToWrite[],
    order: { readonly notice: Notice; readonly vendor: VendorRow; readonly renderer: Renderer },
  ): Promise<(Text | LeftOut)[]> {
    const { incidentId } = order.notice;
    for (const { cohortId } of items) {
      if (this.#prepared.has(cohortId)) continue;
      await this.preparation.prepare(incidentId, cohortId);
      this.#prepared.add(cohortId);
    }
    const fit = items.filter((item) => item.fit);
    const { contacts, values } = await this.db.tx(async (tx) => ({
      contacts: await this.contacts.of(tx, incidentId, fit, order.vendor.channel === 'letter'),
      values: await this.#values(tx, order.notice, fit),
    }));
    return items.map((item): Text | LeftOut => {
      if (!item.fit) return { item, kind: 'left_out', reason: NOT_MEANT };
      const [own, merge] = [contacts.get(personKey(item)), values.get(personKey(item))];
      if (!own || !merge) return { item, kind: 'left_out', reason: 'wrong_contact' };
      const context = contextOf(item, { locale: localeOf(item, order.notice), contacts: own, merge });
      return order.vendor.channel === 'letter'
        ? letterOf(item, { contacts: own, context, renderer: order.renderer })
        : lineOf(item, { contacts: own, context, renderer: order.renderer, vendor: order.vendor });
    });
  }

  async #values(tx: Tx, notice: Notice, items: readonly ItemToWrite[]): Promise<Map<string, MergeValues>> {
    const all = new Map<string, MergeValues>();
    const { incidentId, offerSetIds } = notice;
    for (const [locale, persons] of Map.groupBy(items, (item) => localeOf(item, notice))) {
      const values = await this.merge.forPersons(tx, { incidentId, persons, locale, offerSetIds });
      for (const [key, value] of values) all.set(key, value);
    }
    return all;
  }
}

function localeOf({ locale }: ItemToWrite, { messagePins }: Notice): Locale {
  const wanted = LOCALES.find((l) => locale.toLowerCase().startsWith(l));
  return wanted ?? messagePins?.said.defaultLocale ?? 'en';
}

function contextOf(
  item: ItemToWrite,
  { locale, contacts, merge }: { locale: Locale; contacts: OpenContacts; merge: MergeValues },
): PersonContext {
  const account = {
    customerId: contacts.customerId,
    email: contacts.email?.address,
    phone: contacts.phone?.number,
  };
  const exposure = item.exposure ?? NOTHING_LEAKED;
  return { locale, residence: item, exposure, told: item.told, name: contacts.name, account, merge };
}

function letterOf(
  item: ItemToWrite,
  of: { contacts: OpenContacts; context: PersonContext; renderer: Renderer },
): Text | LeftOut {
  const name = greetingName(of.contacts.name);
  if (name === null) return { item, kind: 'left_out', reason: 'no_name' };
  const reader = readerOf(item);
  // Nobody is greeted by the name of their child, or of the one they lost.
  const context = reader === 'self' ? of.context : { ...of.context, name: null };
  const letter = letterFor(reader, name, of.renderer.renderLetter(context));
  const to = addressee(reader, name, letter.locale);
  const address = addressLines({ name: to, address: of.contacts.address, residence: item.country });
  if (typeof address === 'string') return { item, kind: 'left_out', reason: address };
  const { templateId, messageHash } = letter;
  return { item, kind: 'letter', templateId, messageHash: bytesOf(messageHash), letter, address };
}

function lineOf(
  item: ItemToWrite,
  of: { contacts: OpenContacts; context: PersonContext; renderer: Renderer; vendor: VendorRow },
): Text | LeftOut {
  const { vendor, contacts, context, renderer } = of;
  const values = {
    customer_id: contacts.customerId,
    email: contacts.email?.address ?? null,
    phone: contacts.phone?.number ?? null,
    name: contacts.name,
  };
  const found: Record<string, string> = {};
  for (const field of vendor.fields) {
    const value = values[field];
    if (value !== null) found[field] = value;
  }
  if (Object.keys(found).every((field) => field === 'name')) {
    return { item, kind: 'left_out', reason: 'no_identifier' };
  }
  const { locale, merge } = context;
  const said = saidTo(context, renderer, vendor);
  const line = { title: said.title, message: said.message, link: merge.link, found };
  const { templateId, messageHash } = said;
  return { item, kind: 'line', templateId, messageHash: bytesOf(messageHash), locale, line };
}

function saidTo(context: PersonContext, renderer: Renderer, { content }: VendorRow) {
  if (content === 'short') {
    const { templateId, messageHash, text } = renderer.renderSms(context);
    return { templateId, messageHash, title: null, message: text };
  }
  if (renderer.has('letter')) {
    const { templateId, messageHash, title, text } = renderer.renderLetter(context);
    return { templateId, messageHash, title, message: text };
  }
  const { templateId, messageHash, subject, text } = renderer.renderEmail(context);
  return { templateId, messageHash, title: subject, message: text };
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

/** What is kept of it. */
export function writtenItem(text: Text | LeftOut, lineNo: number | null): WrittenItem {
  const { cohortId, deliveryNo, personId, attemptNo, profileId } = text.item;
  const place = { cohortId, deliveryNo, personId, attemptNo, profileId };
  if (text.kind === 'left_out') {
    return { ...place, reason: text.reason, lineNo: null, templateId: null, messageHash: null };
  }
  return { ...place, reason: null, lineNo, templateId: text.templateId, messageHash: text.messageHash };
}
