/** Dangerous combinations, as data: what one person's categories allow together that none of them allows alone. */
import {
  type Combination,
  COMBINATIONS,
  READABLE_FORMS,
  type Tier,
  type Words,
  CATEGORY_CODES,
  type CategoryCode,
  type ExposedCategory,
  type Form,
  FORMS,
} from '../../incidents/index.ts';

/** Met by any of these categories in any of these forms. */
export interface Need {
  readonly codes: readonly CategoryCode[];
  readonly forms: readonly Form[];
}

/** Where the advice stands in the catalogue: a combination's own, or a category's. */
export type AdvicePointer =
  { readonly combination: Combination['name'] } | { readonly category: CategoryCode };

export interface Danger {
  readonly name: string;
  readonly label: Words;
  readonly risk: Words;
  readonly tier: Tier;
  /** All of them, by different categories. */
  readonly needs: readonly Need[];
  readonly advice: readonly AdvicePointer[];
}

const readable = (...codes: CategoryCode[]): Need => ({ codes, forms: READABLE_FORMS });
const child = (code: CategoryCode): boolean => code === 'spc.child';

/** Gravest and most urgent first. */
export const DANGERS: readonly Danger[] = [
  {
    name: 'card_complete',
    label: { id: 'Kartu lengkap', en: 'Complete card' },
    risk: {
      id: 'Nomor kartu, masa berlaku, dan CVV bersama-sama cukup untuk berbelanja.',
      en: 'Card number, expiry and CVV together are enough to shop with.',
    },
    tier: 4,
    needs: [readable('fin.pan'), readable('fin.expiry'), readable('fin.cvv')],
    advice: [{ combination: 'card_complete' }],
  },
  {
    name: 'account_takeover',
    label: { id: 'Pengambilalihan akun', en: 'Account takeover' },
    risk: {
      id: 'Email beserta kata sandi yang dapat dibaca membuka akun ini dan akun lain dengan kata sandi yang sama.',
      en: 'An e-mail with a readable password opens this account and every other with the same password.',
    },
    tier: 4,
    needs: [readable('con.email'), readable('cred.password')],
    advice: [{ combination: 'account_takeover' }],
  },
  {
    name: 'second_factor_bypass',
    label: { id: 'Kata sandi dan faktor kedua', en: 'Password and second factor' },
    risk: {
      id: 'Kata sandi beserta kode cadangan membuka akun meskipun verifikasi dua langkah aktif.',
      en: 'A password with its backup codes opens the account although two steps protect it.',
    },
    tier: 4,
    needs: [readable('cred.password'), readable('cred.mfa')],
    advice: [{ category: 'cred.mfa' }, { category: 'cred.password' }],
  },
  {
    name: 'loan_fraud',
    label: { id: 'Pinjaman atas nama orang lain', en: 'Loans in their name' },
    risk: {
      id: 'Nama, NIK, dan foto KTP cukup untuk mengajukan pinjaman atau mendaftarkan kartu SIM.',
      en: 'Name, NIK and the photo of the ID card are enough to take a loan or register a SIM card.',
    },
    tier: 4,
    needs: [readable('id.name'), readable('gov.nik'), readable('gov.idscan')],
    advice: [{ combination: 'loan_fraud' }, { category: 'gov.idscan' }],
  },
  {
    name: 'sim_swap',
    label: { id: 'Pengambilalihan kartu SIM', en: 'SIM swap' },
    risk: {
      id: 'Nomor telepon, tanggal lahir, dan nama ibu kandung cukup untuk mencoba meminta kartu SIM pengganti.',
      en: 'Phone number, date of birth and mother’s name are enough to try to ask for a new SIM card.',
    },
    tier: 4,
    needs: [readable('con.phone'), readable('id.dob'), readable('id.mother')],
    advice: [{ combination: 'sim_swap' }, { category: 'id.mother' }],
  },
  {
    name: 'bank_account',
    label: { id: 'Rekening dan PIN', en: 'Account and PIN' },
    risk: {
      id: 'Nomor rekening beserta PIN memungkinkan uang ditarik.',
      en: 'An account number with its PIN lets somebody draw money.',
    },
    tier: 4,
    needs: [readable('fin.bank', 'fin.pan'), readable('cred.pin')],
    advice: [{ category: 'cred.pin' }, { category: 'fin.bank' }],
  },
  {
    name: 'open_door',
    label: { id: 'Alamat dan kode pintu', en: 'Address and door code' },
    risk: {
      id: 'Alamat rumah beserta kode akses membuka pintunya.',
      en: 'A home address with its access code opens the door.',
    },
    tier: 4,
    needs: [readable('con.address'), readable('con.entrycode')],
    advice: [{ category: 'con.entrycode' }],
  },
  {
    name: 'child',
    label: { id: 'Data anak', en: 'Data about a child' },
    risk: {
      id: 'Data anak bersama data lain dapat disalahgunakan bertahun-tahun; yang diberi tahu adalah walinya.',
      en: 'A child’s data with anything else can be misused for years; the guardian is the one to tell.',
    },
    tier: 4,
    needs: [
      { codes: ['spc.child'], forms: FORMS },
      { codes: CATEGORY_CODES.filter((code) => !child(code)), forms: FORMS },
    ],
    advice: [{ category: 'spc.child' }],
  },
];

const ADVICE_NAMES: ReadonlySet<string> = new Set(COMBINATIONS.map(({ name }) => name));

/** Every pointer of the list leads somewhere; a test holds it. */
export function leads(pointer: AdvicePointer): boolean {
  return 'category' in pointer || ADVICE_NAMES.has(pointer.combination);
}

export function dangerNamed(name: string): Danger | undefined {
  return DANGERS.find((danger) => danger.name === name);
}

/** Does an exposure, each category in its worst form, meet every need of a danger? */
export function meets(danger: Pick<Danger, 'needs'>, exposure: readonly ExposedCategory[]): boolean {
  return danger.needs.every(({ codes, forms }) =>
    exposure.some(({ code, form }) => codes.includes(code) && forms.includes(form)),
  );
}

export function dangersOf(exposure: readonly ExposedCategory[]): Danger[] {
  return DANGERS.filter((danger) => meets(danger, exposure));
}
