/** How a version reads for somebody: an exposure of the published run, or one of its people. Nothing is sent. */
import { Injectable } from '@nestjs/common';
import { exposureBits, LOCALES } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, OfferSetId, PersonRef, ProfileId } from '../kernel/ids.ts';
import { Lookups, personKey, Reveals } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { Messages, type Preview } from './messages.ts';
import { MergeFields } from './ports.ts';
import type { Locale } from './rules/template-kinds.ts';

export interface PersonPreview {
  readonly ref: PersonRef;
  /** Greets by name and shows the real account, masked; needs `people.reveal`, and stands in the audit. */
  readonly reason?: string | undefined;
  /** What the notice would carry. */
  readonly offerSetIds?: readonly OfferSetId[];
  /** Default: the person's own. */
  readonly locale?: Locale | undefined;
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

  /** For an example person with this exposure; `messages.not_this_audience` where the run has none such. */
  async ofProfile(
    incidentId: IncidentId,
    templateId: string,
    { profile, locale }: { readonly profile: ProfileId; readonly locale?: Locale | undefined },
  ): Promise<Preview> {
    await this.messages.get(templateId, incidentId);
    const found = (await this.lookups.profiles(incidentId)).find(({ id }) => id === profile);
    if (!found) throw new DomainError(E.not_this_audience);
    return this.messages.preview(templateId, {
      exposure: exposureBits(found.exposure),
      ...(locale ? { locale } : {}),
    });
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
    const [person] = await this.lookups.find(incidentId, { ref });
    if (!person) throw new DomainError(E.not_this_audience);
    const locale = asked ?? LOCALES.find((l) => person.locale?.toLowerCase().startsWith(l));
    const clear = reason === undefined ? null : await this.reveals.one(incidentId, ref, reason, actor);
    const offers = await this.#offers(incidentId, ref, { locale: locale ?? 'id', offerSetIds });
    return this.messages.preview(templateId, {
      exposure: exposureBits(person.exposure),
      name: clear?.name ?? null,
      ...(locale ? { locale } : {}),
      ...(clear ? { account: { email: clear.email, phone: clear.phone } } : {}),
      merge: { offers },
    });
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
