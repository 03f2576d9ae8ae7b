/** The words of the cost report's workbook in both languages: every figure with its definition. */
import type { Words } from '../laws/index.ts';

export const COST_LOCALES = ['id', 'en'] as const;
export type CostLocale = (typeof COST_LOCALES)[number];

export interface ColumnWords {
  readonly title: Words;
  readonly kind: 'text' | 'count' | 'money';
  /** Null only for what names a row. */
  readonly definition: Words | null;
}

const w = (id: string, en: string): Words => ({ id, en });
const name = (id: string, en: string): ColumnWords => ({ title: w(id, en), kind: 'text', definition: null });
const count = (title: Words, definition: Words): ColumnWords => ({ title, kind: 'count', definition });
const amount = (title: Words, definition: Words): ColumnWords => ({ title, kind: 'money', definition });

export const TITLE = w('Laporan biaya', 'Cost report');
export const DEFINITIONS = w('Definisi', 'Definitions');
export const EMPTY = w('Tidak ada.', 'None.');
/** `{at}`: when the figures were counted. */
export const ABOUT = w('Dihitung pada {at}.', 'Counted at {at}.');

const GRANTED = count(
  w('Diberi hak', 'Granted'),
  w('Orang yang memegang hak dari paket ini.', 'People who hold a grant of the set.'),
);
const RESERVED = count(
  w('Dipilih, belum dikonfirmasi', 'Chosen, not confirmed'),
  w('Hak yang pilihannya belum dikonfirmasi.', 'Grants whose choice is not confirmed yet.'),
);
const REDEEMED = count(
  w('Ditukar', 'Redeemed'),
  w(
    'Pilihan yang dikonfirmasi dan berlaku, tersampaikan atau belum.',
    'Confirmed choices that stand, delivered or not.',
  ),
);
const DELIVERED = count(
  w('Tersampaikan', 'Delivered'),
  w('Yang sudah sampai pada orangnya.', 'Of these, what has reached the person.'),
);
const COST = amount(
  w('Biaya', 'Cost'),
  w(
    'Biaya satuan dari yang ditukar, sebagaimana disetujui.',
    'The unit cost of what was redeemed, as it was approved.',
  ),
);
const PAYABLE = amount(
  w('Terutang', 'Payable'),
  w(
    'Bagian dari biaya yang ditukar dan belum tersampaikan.',
    'The part of the cost that is redeemed and not delivered yet.',
  ),
);
const PROVIDED = amount(
  w('Dicadangkan', 'Provided for'),
  w(
    'Dicatat saat peluncuran, menurut perkiraan penerimaan.',
    'Posted at the launch, at the expected take-up.',
  ),
);
const OPEN_FACE = amount(
  w('Masih dapat diklaim', 'Can still be claimed'),
  w('Nilai hak yang masih terbuka: bukan biayanya.', 'Face value of grants still open: not what they cost.'),
);
const UNITS = count(
  w('Terkirim', 'Sent'),
  w(
    'Penerima, segmen SMS, surat, atau baris berkas yang diterima penyedia. Yang ditolak penyedia tidak dihitung.',
    'Recipients, SMS segments, letters or lines of a file the provider took. What it refused is not counted.',
  ),
);
const DOUBTFUL = count(
  w('Belum pasti', 'In doubt'),
  w(
    'Yang belum diketahui diterima atau tidak; mungkin ditagih. Di luar yang terkirim.',
    'Of which nobody knows yet whether it was taken; it may be billed. Beside what was sent.',
  ),
);
const ESTIMATE = amount(
  w('Perkiraan biaya', 'Estimated cost'),
  w(
    'Terkirim kali harga daftar pada harinya, dibulatkan ke atas. Perkiraan, bukan tagihan. Kosong bila tidak ada daftar harga.',
    'What was sent times the list price of its day, rounded up. An estimate, not a bill. Empty where no list has a price.',
  ),
);
const DOUBTFUL_COST = amount(
  w('Mungkin ditambah', 'Perhaps besides'),
  w('Perkiraan untuk yang belum pasti.', 'The estimate for what is in doubt.'),
);

export interface SheetWords {
  readonly title: Words;
  readonly about: Words;
  readonly columns: readonly ColumnWords[];
}

export const SHEETS = {
  totals: {
    title: w('Ringkasan', 'Summary'),
    about: w('Biaya kompensasi per mata uang.', 'What compensation costs, per currency.'),
    columns: [
      name('Mata uang', 'Currency'),
      GRANTED,
      REDEEMED,
      DELIVERED,
      COST,
      PAYABLE,
      PROVIDED,
      OPEN_FACE,
    ],
  },
  sets: {
    title: w('Paket dan anggaran', 'Sets and budgets'),
    about: w(
      'Tiap paket penawaran dan anggarannya, dalam orang.',
      'Every offer set and its budget, in people.',
    ),
    columns: [
      name('Paket penawaran', 'Offer set'),
      GRANTED,
      RESERVED,
      REDEEMED,
      DELIVERED,
      count(
        w('Kedaluwarsa', 'Expired'),
        w('Hak yang masanya habis tanpa ditukar.', 'Grants that ran out without being redeemed.'),
      ),
      count(
        w('Anggaran', 'Budget'),
        w(
          'Berapa hak seluruhnya; kosong bila tanpa batas.',
          'How many grants there may be; empty where there is no limit.',
        ),
      ),
      count(
        w('Anggaran terpakai', 'Budget taken'),
        w('Hak yang memegang bagian anggaran.', 'Grants that hold a share of it.'),
      ),
      count(
        w('Menunggu', 'Waiting'),
        w('Orang yang antre bagian anggaran.', 'People in line for a share of it.'),
      ),
      PROVIDED,
      OPEN_FACE,
    ],
  },
  offers: {
    title: w('Penawaran', 'Offers'),
    about: w('Tiap penawaran dalam paketnya.', 'Every offer in its set.'),
    columns: [
      name('Paket penawaran', 'Offer set'),
      name('Penawaran', 'Offer'),
      name('Versi', 'Version'),
      name('Jenis', 'Kind'),
      name('Perlakuan', 'Treatment'),
      count(
        w('Dapat memilih', 'Could choose'),
        w('Hak yang boleh memilih penawaran ini.', 'Grants from which this offer could be chosen.'),
      ),
      RESERVED,
      REDEEMED,
      DELIVERED,
      amount(
        w('Nilai', 'Face value'),
        w('Nilai bagi orang dari yang ditukar.', 'What was redeemed is worth to people.'),
      ),
      COST,
      PAYABLE,
    ],
  },
  days: {
    title: w('Penerimaan per hari', 'Take-up by day'),
    about: w('Menurut hari di zona waktu pembukuan.', 'By the day where the company keeps its books.'),
    columns: [
      name('Hari', 'Day'),
      name('Paket penawaran', 'Offer set'),
      count(w('Diberi hak', 'Granted'), w('Hak yang diberikan pada hari itu.', 'Grants made that day.')),
      count(
        w('Dipilih', 'Chosen'),
        w('Pilihan pada hari itu, dikonfirmasi atau tidak.', 'Choices made that day, confirmed or not.'),
      ),
      count(
        w('Ditukar', 'Redeemed'),
        w('Yang dikonfirmasi pada hari itu dan masih berlaku.', 'Confirmed that day and still standing.'),
      ),
      count(w('Tersampaikan', 'Delivered'), w('Yang sampai pada hari itu.', 'What arrived that day.')),
    ],
  },
  accounts: {
    title: w('Akun', 'Accounts'),
    about: w(
      'Saldo buku insiden ini; debit positif, kredit negatif.',
      'Balances of this incident’s book; a debit is positive, a credit negative.',
    ),
    columns: [
      name('Bidang', 'Plane'),
      name('Akun', 'Account'),
      count(w('Jurnal', 'Journals'), w('Jurnal yang menggerakkan akun.', 'Journals that moved the account.')),
      amount(w('Debit', 'Debit'), w('Jumlah seluruh debit.', 'The sum of all debits.')),
      amount(w('Kredit', 'Credit'), w('Jumlah seluruh kredit.', 'The sum of all credits.')),
      amount(w('Saldo', 'Balance'), w('Debit dikurangi kredit.', 'Debits less credits.')),
    ],
  },
  sent: {
    title: w('Pengiriman per negara', 'Sending by country'),
    about: w(
      'Pesan pemberitahuan menurut saluran dan negara; biayanya perkiraan menurut daftar harga.',
      'Messages of notices by channel and country; the cost is an estimate by the price list.',
    ),
    columns: [
      name('Saluran', 'Channel'),
      name('Negara', 'Country'),
      UNITS,
      DOUBTFUL,
      ESTIMATE,
      DOUBTFUL_COST,
      name('Sumber harga', 'Price source'),
    ],
  },
  sentDays: {
    title: w('Pengiriman per hari', 'Sending by day'),
    about: w('Pesan pemberitahuan menurut hari dan saluran.', 'Messages of notices by day and channel.'),
    columns: [name('Hari', 'Day'), name('Saluran', 'Channel'), UNITS, DOUBTFUL, ESTIMATE, DOUBTFUL_COST],
  },
  bills: {
    title: w('Tagihan pengiriman', 'Bills for sending'),
    about: w(
      'Yang ditagih vendor, dicatat dari faktur; tidak dikonversi dan tidak dijumlahkan dengan perkiraan.',
      'What vendors billed, read from invoices; neither converted nor added to an estimate.',
    ),
    columns: [
      name('Saluran', 'Channel'),
      name('Vendor', 'Vendor'),
      name('Nomor faktur', 'Invoice'),
      name('Dari', 'From'),
      name('Sampai', 'To'),
      count(
        w('Satuan ditagih', 'Units billed'),
        w(
          'Sebagaimana disebut faktur; kosong bila tidak disebut.',
          'As the invoice says; empty where it does not.',
        ),
      ),
      amount(w('Ditagih', 'Billed'), w('Jumlah menurut faktur.', 'The amount of the invoice.')),
    ],
  },
} as const satisfies Readonly<Record<string, SheetWords>>;

export const CHANNEL_WORDS: Readonly<Record<string, Words>> = {
  email: w('email', 'e-mail'),
  sms: w('SMS', 'SMS'),
  letter: w('surat', 'letter'),
  handover: w('berkas untuk vendor', 'file for a vendor'),
};

export const KIND_WORDS: Readonly<Record<string, Words>> = {
  billing_credit: w('kredit tagihan', 'bill credit'),
  entitlement: w('layanan premium', 'premium service'),
  discount_code: w('kode diskon', 'discount code'),
  monitoring: w('pemantauan kredit', 'credit monitoring'),
  insurance: w('asuransi', 'insurance'),
  donation: w('donasi', 'donation'),
  cash_payout: w('uang tunai', 'cash'),
  claim: w('klaim kerugian', 'claim for a loss'),
};

export const PLANE_WORDS: Readonly<Record<string, Words>> = {
  gl: w('buku besar, sebesar biayanya', 'general ledger, at cost'),
  memo: w('memo, sebesar nilainya', 'memo, at face value'),
};
