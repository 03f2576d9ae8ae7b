/** From what the rooms know to what a page shows; pure. */
import type { PageSet } from '../../compensation/index.ts';
import { exposureBits, type Incident } from '../../incidents/index.ts';
import { exposureSection } from '../../messages/index.ts';
import type { Guest } from './portal.ts';
import { spokenDay, WORDS, type Locale } from './text.ts';
import type { Frame } from './views/layout.tsx';
import type { Happened, NoticeModel } from './views/notice.tsx';
import type { OfferView, SetStage, SetView } from './views/offers.tsx';
import type { ReceiptModel, ReceiptStage } from './views/redeem.tsx';

/** Categories behind the second factor stay withheld: a link or code alone is not enough (ENGINE §6.1). */
export function noticeModel(guest: Guest, frame: Frame): NoticeModel {
  const { page, incident, locale } = guest;
  return {
    frame,
    happened: happenedOf(incident, locale),
    ...exposureSection(exposureBits(page.exposed), locale, { full: false }),
    hasOffers: page.sets.length > 0,
  };
}

const DATES = ['occurredFrom', 'occurredUntil', 'discoveredAt', 'containedAt', 'gapClosedAt'] as const;

export function happenedOf(incident: Incident, locale: Locale): Happened {
  const { facts, statements, timeZone, defaultLocale } = incident;
  const said = statements[locale] ?? statements[defaultLocale] ?? {};
  return {
    whatHappened: said.whatHappened ?? null,
    // How the way in was closed is told only once it is.
    howClosed: facts.gapClosedAt ? (said.howClosed ?? null) : null,
    measures: said.measures ?? null,
    notYetKnown: said.notYetKnown ?? null,
    dates: DATES.flatMap((name) => {
      const at = facts[name];
      return at ? [{ name: WORDS[locale][name], day: spokenDay(at, locale, timeZone) }] : [];
    }),
  };
}

export function setView(set: PageSet, guest: Guest, nonces: SetView['nonces']): SetView {
  return {
    grant: String(set.grantId),
    stage: stageOf(set),
    isAutomatic: set.mode === 'auto_apply',
    offers: set.offers.map(offerView),
    chosen: chosenOf(set),
    validUntil: spokenDay(set.expiresAt, guest.locale, guest.incident.timeZone),
    canSwitch: set.can.switch,
    nonces,
  };
}

export function chosenOf(set: PageSet): OfferView | null {
  const chosen = set.offers.find(({ position }) => position === set.chosen);
  return chosen ? offerView(chosen) : null;
}

/** The worth is not said twice where the title says it already. */
function offerView({ position, title, text, faceText }: PageSet['offers'][number]): OfferView {
  return { position, title, text, worth: title.includes(faceText) ? null : faceText };
}

export function receiptModel(set: PageSet, frame: Frame): ReceiptModel | null {
  const offer = chosenOf(set);
  if (!set.receipt || !offer) return null;
  const { reference, code, state, fulfilment } = set.receipt;
  const stage: ReceiptStage = state === 'failed' ? 'failed' : fulfilment;
  const isCode = set.offers.some((one) => one.position === set.chosen && one.isCode);
  return { frame, reference, offer, stage, code, isCode, isAutomatic: set.mode === 'auto_apply' };
}

function stageOf(set: PageSet): SetStage {
  switch (set.state) {
    case 'granted':
      return 'open';
    case 'reserved':
      return 'reserved';
    case 'expired':
    case 'voided':
      return set.state;
    case 'redeemed':
    case 'fulfilling':
    case 'fulfilled':
    case 'failed':
      return 'taken';
  }
}
