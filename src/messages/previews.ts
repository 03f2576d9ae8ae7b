/** How a version reads for somebody: an exposure of the published run, or one of its people. Nothing is sent. */
import { Injectable } from '@nestjs/common';
import { exposureBits, LOCALES } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, OfferSetId, PersonRef, ProfileId } from '../kernel/ids.ts';
import { Lookups, personKey, Reveals } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { EXAMPLE_EXPOSURE, type PreviewPerson } from './example.ts';
import { Messages, type Preview, type Shown } from './messages.ts';
import { MergeFields } from './ports.ts';
import { type MessageCost, pricesIn } from './prices.ts';
import { priceOf } from './rules/price-list.ts';
import type { Locale, TemplateDraft } from './rules/template-kinds.ts';

export interface PersonPreview {
  readonly ref: PersonRef;
  /** Greets by name and shows the real account, masked; needs `people.reveal`, and stands in the audit. */
  readonly reason?: string | undefined;
  /** What the notice would carry. */
  readonly offerSetIds?: readonly OfferSetId[];
  /** Default: the person's own. */
  readonly locale?: Locale | undefined;
}

/** Somebody who does not exist. */
export interface ExampleReader {
  /** An exposure of the published run; an example's by default. */
  readonly profile?: ProfileId | undefined;
  /** What the notice would carry. */
  readonly offerSetIds?: readonly OfferSetId[] | undefined;
}

export interface DraftPreview extends Shown {
  /** Of sending it once; null where no price is known. */
  readonly cost: MessageCost | null;
}

@Injectable()
export class Previews {
  constructor(
    private readonly db: Db,
    private readonly messages: Messages,
    private readonly lookups: Lookups,
    private readonly reveals: Reveals,
    private readonly merge: MergeFields,
  ) {}

  /**
   * For an example person, with this exposure where one is named; `messages.not_this_audience` where the run has none
   * such. Told of these offer sets, as far as they are approved and open.
   */
  async ofExample(
    incidentId: IncidentId,
    templateId: string,
    {
      profile,
      locale,
      offerSetIds,
    }: ExampleReader & { readonly locale?: Locale | undefined; readonly offerSetIds?: readonly OfferSetId[] },
  ): Promise<Preview> {
    const template = await this.messages.get(templateId, incidentId);
    const found = profile && (await this.lookups.profiles(incidentId)).find(({ id }) => id === profile);
    if (profile && !found) throw new DomainError(E.not_this_audience);
    const text = { ...template, locale: locale ?? template.locale, offerSetIds };
    const given = await this.#example(incidentId, text, found ? exposureBits(found.exposure) : null);
    return this.messages.preview(templateId, { ...given, ...(locale ? { locale } : {}) });
  }

  /**
   * For one person: their exposure, language and offers. Link and code are always the example's: a preview opens
   * nobody's page. Without a reason nobody is greeted by name.
   */
  async ofPerson(
    incidentId: IncidentId,
    templateId: string,
    { ref, reason, offerSetIds = [], locale: asked }: PersonPreview,
    actor: Actor,
  ): Promise<Preview> {
    await this.messages.get(templateId, incidentId);
    const given = await this.#person(incidentId, { ref, reason, offerSetIds, locale: asked }, actor);
    return this.messages.preview(templateId, given);
  }

  /** A text that is not kept yet, for an example person, or somebody with an exposure of the published run. */
  async ofDraft(
    incidentId: IncidentId,
    draft: TemplateDraft,
    reader: ExampleReader = {},
  ): Promise<DraftPreview> {
    const { profile, offerSetIds } = reader;
    const known = profile ? await this.lookups.profile(incidentId, profile) : null;
    const text = { ...draft, offerSetIds };
    const given = await this.#example(incidentId, text, known && exposureBits(known.exposure));
    return this.#priced(await this.messages.show(incidentId, draft, given));
  }

  /** A text that is not kept yet as `ofPerson` shows a kept one, always in the language it is written in. */
  async ofPersonDraft(
    incidentId: IncidentId,
    draft: TemplateDraft,
    person: Omit<PersonPreview, 'locale'>,
    actor: Actor,
  ): Promise<DraftPreview> {
    const given = await this.#person(incidentId, { ...person, locale: draft.locale }, actor);
    return this.#priced(await this.messages.show(incidentId, draft, given));
  }

  async #example(
    incidentId: IncidentId,
    {
      kind = 'individual',
      locale,
      offerSetIds = [],
    }: Pick<TemplateDraft, 'kind' | 'locale'> & Pick<ExampleReader, 'offerSetIds'>,
    known: string | null,
  ): Promise<PreviewPerson> {
    const given = known === null ? {} : { exposure: known };
    if (offerSetIds.length === 0) return given;
    const exposure = kind === 'goodwill' ? null : (known ?? EXAMPLE_EXPOSURE);
    const asked = { incidentId, locale, offerSetIds, exposure, country: null };
    return { ...given, merge: { offers: await this.db.tx((tx) => this.merge.offersForExample(tx, asked)) } };
  }

  async #person(
    incidentId: IncidentId,
    { ref, reason, offerSetIds = [], locale: asked }: PersonPreview,
    actor: Actor,
  ): Promise<PreviewPerson> {
    const [person] = await this.lookups.find(incidentId, { ref });
    if (!person) throw new DomainError(E.not_this_audience);
    const locale = asked ?? LOCALES.find((l) => person.locale?.toLowerCase().startsWith(l));
    const clear = reason === undefined ? null : await this.reveals.one(incidentId, ref, reason, actor);
    const offers = await this.#offers(incidentId, ref, { locale: locale ?? 'id', offerSetIds });
    return {
      exposure: exposureBits(person.exposure),
      residence: { country: person.country, region: null, minor: false },
      name: clear?.name ?? null,
      ...(locale ? { locale } : {}),
      ...(clear ? { account: { email: clear.email, phone: clear.phone } } : {}),
      merge: { offers },
    };
  }

  async #priced(shown: Shown): Promise<DraftPreview> {
    const prices = await this.db.tx((tx) => pricesIn(tx));
    const price = priceOf(prices, shown.channel, shown.country);
    if (!price) return { ...shown, cost: null };
    const micros = price.micros * BigInt(shown.sms?.segments ?? 1);
    const { source, pricedOn } = price;
    return { ...shown, cost: { micros, country: price.country, source, pricedOn } };
  }

  async #offers(
    incidentId: IncidentId,
    ref: PersonRef,
    { locale, offerSetIds }: { locale: Locale; offerSetIds: readonly OfferSetId[] },
  ) {
    if (offerSetIds.length === 0) return [];
    const values = await this.db.tx((tx) =>
      this.merge.forPersons(tx, { incidentId, persons: [ref], locale, offerSetIds }),
    );
    return values.get(personKey(ref))?.offers ?? [];
  }
}
