/** What an offer promises and asks, as every version keeps it; versions older than a term read as if it had its default. */
import { type Both, both } from '../../kernel/both.ts';
import type { OfferKind } from './states.ts';

export interface LocalText {
  readonly title: string;
  /** What the person gets, and how, in plain words. */
  readonly text: string;
}

export interface Terms {
  readonly id: LocalText;
  readonly en: LocalText;
  /** The person gives up a right or a claim by accepting. */
  readonly waiver: boolean;
  /** The person must open, reopen or pay for an account first. */
  readonly newAccount: boolean;
  /** Value not used in one go is lost. */
  readonly changeForfeited: boolean;
  /** The person must spend this much of their own to use it; null = nothing. */
  readonly minimumSpendMinor: bigint | null;
  /** Whoever holds it can use it, so it is worth stealing. */
  readonly transferable: boolean;
  /** Chosen and shown only once the person has proven more than that they hold the link. */
  readonly needsSecondFactor: boolean;
  /** `entitlement`: for how many days it is given. */
  readonly benefitDays: number | null;
  /** `monitoring`, `insurance`: for how many months it protects. */
  readonly benefitMonths: number | null;
  /** The same in words for whoever looks after a minor; null where no minor may get it. */
  readonly guardian: { readonly id: LocalText; readonly en: LocalText } | null;
  /** `claim`: what proves the loss. */
  readonly evidence: { readonly id: string; readonly en: string } | null;
}

type Said = 'id' | 'en' | 'waiver' | 'newAccount' | 'changeForfeited' | 'minimumSpendMinor';

/** Terms as they are written: whatever follows from the kind may be left out. */
export type TermsInput = Pick<Terms, Said> & {
  readonly [K in Exclude<keyof Terms, Said>]?: Terms[K] | undefined;
};

/** Bound to the person's own account or given on: nobody else gains by taking these. */
const BOUND: ReadonlySet<OfferKind> = new Set(['billing_credit', 'entitlement', 'donation']);
const MONTHLY: ReadonlySet<OfferKind> = new Set(['monitoring', 'insurance']);

const MONTHS_MAX = 600;
const DAYS_MAX = 3_660;

export function readTerms(
  kind: OfferKind,
  written: Omit<TermsInput, 'minimumSpendMinor'> & { readonly minimumSpendMinor: bigint | string | null },
): Terms {
  const transferable = written.transferable ?? !BOUND.has(kind);
  const { minimumSpendMinor: spend } = written;
  return {
    ...written,
    minimumSpendMinor: spend === null ? null : BigInt(spend),
    transferable,
    needsSecondFactor: written.needsSecondFactor ?? transferable,
    benefitDays: written.benefitDays ?? null,
    benefitMonths: written.benefitMonths ?? null,
    guardian: written.guardian ?? null,
    evidence: written.evidence ?? null,
  };
}

/** One sentence about a term that makes no sense for this kind, or null. */
export function termsProblem(kind: OfferKind, { benefitDays, benefitMonths, evidence }: Terms): Both | null {
  if (benefitMonths !== null && !MONTHLY.has(kind)) {
    return both(
      'only monitoring and insurance last for months of benefit.',
      'hanya pemantauan identitas dan asuransi yang memiliki bulan perlindungan.',
    );
  }
  if (benefitMonths !== null && !isWhole(benefitMonths, MONTHS_MAX)) {
    return both(
      `its months of benefit are 1 to ${MONTHS_MAX}.`,
      `bulan perlindungannya 1 sampai ${MONTHS_MAX}.`,
    );
  }
  if (benefitDays !== null && kind !== 'entitlement') {
    return both(
      'only an entitlement lasts for days of benefit.',
      'hanya layanan beberapa hari yang memiliki hari layanan.',
    );
  }
  if (benefitDays !== null && !isWhole(benefitDays, DAYS_MAX)) {
    return both(`its days of benefit are 1 to ${DAYS_MAX}.`, `hari layanannya 1 sampai ${DAYS_MAX}.`);
  }
  if (evidence !== null && kind !== 'claim')
    return both('only a claim asks for evidence.', 'hanya klaim yang meminta bukti kerugian.');
  return null;
}

const NO_PROOF = both(
  'does not say in Indonesian and English what proves the loss',
  'tidak menyebut dalam bahasa Indonesia dan Inggris apa bukti kerugiannya',
);

/** What the kind must say and these terms do not; null where nothing is missing. */
export function unsaid(kind: OfferKind, terms: Terms): Both | null {
  if (MONTHLY.has(kind) && terms.benefitMonths === null)
    return both(
      'does not say for how many months it protects',
      'tidak menyebut berapa bulan perlindungannya',
    );
  if (kind === 'entitlement' && terms.benefitDays === null)
    return both('does not say for how many days it is given', 'tidak menyebut untuk berapa hari diberikan');
  const { evidence } = terms;
  const proven = evidence !== null && evidence.id.trim() !== '' && evidence.en.trim() !== '';
  return kind === 'claim' && !proven ? NO_PROOF : null;
}

/** The words for this reader: a minor's are read by whoever looks after them. */
export function termsFor(terms: Terms, reader: { locale: 'id' | 'en'; minor: boolean }): LocalText {
  return (reader.minor && terms.guardian ? terms.guardian : terms)[reader.locale];
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}
