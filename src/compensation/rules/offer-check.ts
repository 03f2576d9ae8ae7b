/** What an offer or a set must be before anybody judges whether it is fair. */
import { type Both, both } from '../../kernel/both.ts';
import { isCurrency } from '../../kernel/money.ts';
import { isDay, isRule, readEligibility } from './eligibility.ts';
import type { OfferKind } from './states.ts';
import { type Terms, termsProblem } from './terms.ts';

interface OfferNumbers {
  readonly name: string;
  readonly kind: OfferKind;
  readonly currency: string;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  readonly eligibility: unknown;
  readonly terms: Terms;
}

interface SetNumbers {
  readonly name: string;
  readonly mode: string;
  readonly offerIds: readonly string[];
  readonly expiryMonths: number | null;
  readonly expiresOn: string | null;
  readonly takeUpBps: number;
  readonly budgetGrants: bigint | null;
}

/** The database holds amounts in 64 bits; sums over a hundred million people must fit as well. */
const AMOUNT_MAX = 9n * 10n ** 10n;

const BAD_NAME = both('its name needs 1 to 200 characters.', 'namanya terdiri dari 1 sampai 200 karakter.');

/** One sentence, or null. */
export function offerProblem(offer: OfferNumbers): Both | null {
  if (offer.name.trim() === '' || offer.name.length > 200) return BAD_NAME;
  const { currency } = offer;
  if (!isCurrency(currency)) {
    return both(
      `"${currency}" is not a currency we keep books in.`,
      `"${currency}" bukan mata uang pembukuan kita.`,
    );
  }
  if (offer.faceMinor <= 0n)
    return both('its face value must be positive.', 'nilainya bagi seseorang harus di atas nol.');
  if (offer.unitCostMinor < 0n)
    return both('its unit cost must not be negative.', 'biayanya per orang tidak boleh di bawah nol.');
  if (offer.faceMinor > AMOUNT_MAX || offer.unitCostMinor > AMOUNT_MAX) {
    return both(
      `its face value and unit cost are at most ${AMOUNT_MAX} minor units each.`,
      `nilai dan biayanya per orang masing-masing paling banyak ${AMOUNT_MAX} satuan terkecil.`,
    );
  }
  const eligibility = readEligibility(offer.eligibility);
  return isRule(eligibility) ? termsProblem(offer.kind, offer.terms) : eligibility;
}

export function setProblem(set: SetNumbers): Both | null {
  if (set.name.trim() === '' || set.name.length > 200) return BAD_NAME;
  if (set.offerIds.length === 0 || set.offerIds.length > 20)
    return both('it holds 1 to 20 offers.', 'isinya 1 sampai 20 penawaran.');
  if (new Set(set.offerIds).size !== set.offerIds.length)
    return both('it names an offer twice.', 'satu penawaran disebut dua kali.');
  if (set.mode === 'auto_apply' && set.offerIds.length !== 1) {
    return both(
      'a set applied without asking holds exactly one offer.',
      'paket yang diberikan tanpa diminta memuat tepat satu penawaran.',
    );
  }
  const { expiryMonths: months, expiresOn } = set;
  if ((months === null) === (expiresOn === null))
    return both(
      'it lapses after some months or on a day, one of both.',
      'berakhir setelah beberapa bulan atau pada satu hari, salah satunya.',
    );
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > 120)) {
    return both('its expiry is 1 to 120 months.', 'masa berlakunya 1 sampai 120 bulan.');
  }
  if (expiresOn !== null && !isDay(expiresOn))
    return both(
      'its last day is a day such as "2027-12-31".',
      'hari terakhirnya berupa hari seperti "2027-12-31".',
    );
  if (!Number.isInteger(set.takeUpBps) || set.takeUpBps < 0 || set.takeUpBps > 10000) {
    return both(
      'its take-up is 0 to 10000 hundredths of a percent.',
      'perkiraan penerimaannya 0 sampai 10000 perseratus persen.',
    );
  }
  return set.budgetGrants !== null && set.budgetGrants <= 0n
    ? both('its budget must be positive.', 'anggarannya harus di atas nol.')
    : null;
}
