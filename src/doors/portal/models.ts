/** From what the rooms know to what a page shows; pure. */
import type { PageOffer, PageSet } from '../../compensation/index.ts';
import type { Card } from '../../fulfilment/index.ts';
import { categoryOf, exposureBits, type Incident } from '../../incidents/index.ts';
import type { OwnPage } from '../../guests/index.ts';
import { advisedSection, markableKeys } from './advice.ts';
import { MY } from './my-words.ts';
import type { Guest } from './portal.ts';
import { spokenDay, WORDS, type Locale } from './text.ts';
import type { Frame } from './views/layout.tsx';
import type { Happened, NoticeModel } from './views/notice.tsx';
import type { OfferView, SetStage, SetView } from './views/offers.tsx';
import type { ReceiptModel } from './views/redeem.tsx';

export interface Noted {
  readonly notes: OwnPage;
  /** The second factor was shown in this visit. */
  readonly isProven: boolean;
  readonly nonce: string;
  readonly saved: boolean;
}

/** Categories behind the second factor stay withheld: a link or code alone is not enough (ENGINE §6.1). */
export function noticeModel(guest: Guest, frame: Frame, noted: Noted): NoticeModel {
  const { page, incident, locale } = guest;
  const { notes, isProven, nonce, saved } = noted;
  const bits = exposureBits(page.exposed);
  return {
    frame,
    happened: happenedOf(incident, locale),
    ...advisedSection(bits, locale, { full: isProven, done: notes.done }),
    isAllShown: isProven && page.exposed.some(({ code }) => categoryOf(code).secondFactor),
    isAffected: page.isAffected,
    hasOffers: page.sets.length > 0,
    isForGuardian: notes.minor || notes.guardianSince !== null,
    isFormer: notes.former,
    nonce,
    saved,
  };
}

/** What this guest can tick off: what their page shows, and nothing else. */
export function markable({ page, locale }: Guest, isProven: boolean): ReadonlySet<string> {
  return markableKeys(exposureBits(page.exposed), locale, isProven);
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

export function setView(
  set: PageSet,
  guest: Guest,
  more: Pick<SetView, 'nonces' | 'picked' | 'needsGuardian' | 'isProven'>,
): SetView {
  const { locale, incident } = guest;
  return {
    ...more,
    grant: String(set.grantId),
    stage: stageOf(set),
    isAutomatic: set.mode === 'auto_apply',
    offers: set.offers.map((offer) => offerView(offer, locale)),
    chosen: chosenOf(set, locale),
    validUntil: spokenDay(set.expiresAt, locale, incident.timeZone),
    canSwitch: set.can.switch,
    canWait: set.can.wait,
    inLine: set.waiting && MY[locale].waiting(set.waiting.place?.toLocaleString(locale) ?? null),
    upTo: set.availability === 'low' ? (set.limit?.toLocaleString(locale) ?? null) : null,
  };
}

export function chosenOf(set: PageSet, locale: Locale): OfferView | null {
  const chosen = set.offers.find(({ position }) => position === set.chosen);
  return chosen ? offerView(chosen, locale) : null;
}

/** The worth is not said twice where the title says it already. */
function offerView(offer: PageOffer, locale: Locale): OfferView {
  const { position, title, text, faceText, kind, benefitDays, benefitMonths, evidence } = offer;
  const [words, my] = [WORDS[locale], MY[locale]];
  const worth = `${kind === 'claim' ? my.upTo : words.worth} ${faceText}`;
  return {
    position,
    title,
    text,
    needsProof: offer.needsSecondFactor,
    facts: [
      ...(title.includes(faceText) ? [] : [worth]),
      ...(benefitDays === null ? [] : [my.days(benefitDays)]),
      ...(benefitMonths === null ? [] : [my.months(benefitMonths)]),
    ],
    evidence,
  };
}

function programmeView({ vendor, enrolUrl, enrolBy, enrolledOn }: Card, locale: Locale) {
  return {
    vendor,
    href: enrolUrl,
    by: spokenDay(new Date(`${enrolBy}T00:00:00Z`), locale, 'UTC'),
    isDone: enrolledOn !== null,
  };
}

export interface ReceiptOf {
  readonly guest: Guest;
  /** Of a vendor's programme. */
  readonly card: Card | null;
  readonly isProven: boolean;
  /** Of the form that sends it by e-mail. */
  readonly nonce: string;
  readonly mailed: ReceiptModel['mailed'];
}

export function receiptModel(set: PageSet, frame: Frame, of: ReceiptOf): ReceiptModel | null {
  const { guest, isProven, nonce, mailed, card } = of;
  const { locale, incident } = guest;
  const offer = chosenOf(set, locale);
  if (!set.receipt || !offer) return null;
  const { receipt } = set;
  const isHidden = receipt.code !== null && offer.needsProof && !isProven;
  return {
    frame,
    grant: String(set.grantId),
    reference: receipt.reference,
    offer,
    stage: receipt.state === 'failed' ? 'failed' : receipt.fulfilment,
    code: isHidden ? null : receipt.code,
    isHidden,
    isShared: receipt.codeShared,
    isWaiting: receipt.codeWaiting,
    isRevoked: receipt.codeRevoked,
    usableUntil: receipt.codeExpiresAt && spokenDay(receipt.codeExpiresAt, locale, incident.timeZone),
    engagement: isHidden ? null : (card?.engagement ?? receipt.engagement),
    programme: isHidden || card === null ? null : programmeView(card, locale),
    isClaim: set.offers.some((one) => one.position === set.chosen && one.kind === 'claim'),
    isCode: set.offers.some((one) => one.position === set.chosen && one.isCode),
    isAutomatic: set.mode === 'auto_apply',
    nonce,
    mailed,
  };
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
