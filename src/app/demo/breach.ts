/** The invented breach of the demo: who, what, when, in the words its customers will read. */
import type { Person } from './world.ts';

const HOUR_MS = 3_600_000;

export const FILES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'] as const;

export const LEAD: Person = {
  name: 'Rani Wulandari',
  email: 'rani.wulandari@contoh-games.example',
  roles: ['incident_lead'],
};

export const CHECKER: Person = {
  name: 'Bima Prasetyo',
  email: 'bima.prasetyo@contoh-games.example',
  roles: ['approver', 'finance'],
};

export const SLUG = 'contoh-games';

/** The company's own domain: a sender nobody knows reads like fraud. */
export const SENDER = 'Contoh Games <pemberitahuan@contoh-games.example>';

/** Facts for the declaration; dates lie shortly before `now`, so that the 72 hours are running. */
export function declaration(now: Date): Record<string, unknown> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
  return {
    name: 'Contoh Games',
    slug: SLUG,
    legalEntity: { name: 'PT Contoh Games', country: 'ID', timeZone: 'Asia/Jakarta', currency: 'IDR' },
    brand: {
      name: 'Contoh Games',
      smsName: 'ContohGames',
      contactEmail: 'tanya@contoh-games.example',
      website: 'https://contoh-games.example',
    },
    defaultLocale: 'id',
    defaultCountry: 'ID',
    timeZone: 'Asia/Jakarta',
    occurredFrom: ago(54),
    occurredUntil: ago(30),
    discoveredAt: ago(26),
    confirmedAt: ago(20),
    containedAt: ago(25),
    gapClosedAt: ago(24),
    statements: {
      id: {
        whatHappened:
          'Seseorang mencuri kunci digital ke tempat penyimpanan data kami. Ia menyalin data akun pemain, pembayaran, pesan ke layanan pelanggan, dan pemeriksaan KTP.',
        howClosed:
          'Kunci itu kami matikan. Tempat penyimpanan data kini hanya dapat dibuka dari jaringan kami sendiri.',
        measures:
          'Kami telah melapor kepada Kementerian Komunikasi dan Digital (Komdigi) dan mengganti semua kunci digital. Ahli dari luar kami minta memeriksa sistem kami.',
      },
      en: {
        whatHappened:
          'Someone stole a digital key to our data storage. They copied player accounts, payments, messages to customer support and ID card checks.',
        howClosed: 'We switched that key off. Our data storage now opens only from inside our own network.',
        measures:
          'We reported it to the Ministry of Communication and Digital Affairs (Komdigi) and replaced all our digital keys. We asked outside experts to examine our systems.',
      },
    },
  };
}

/** What the page's starter cannot take from the facts: what is open still, and what people ask first. */
export const PAGE = {
  notYetKnown: [
    {
      id: 'Kami belum tahu siapa yang menyalin data itu.',
      en: 'We do not know yet who copied the data.',
    },
  ],
  questions: [
    {
      question: { id: 'Apakah data saya ikut tersalin?', en: 'Was my data copied?' },
      answer: {
        id: 'Kami mengirim pesan kepada setiap orang yang datanya tersalin. Belum menerima pesan? Tanyakan lewat halaman ini.',
        en: 'We write to everyone whose data was copied. No message yet? Ask us through this page.',
      },
    },
    {
      question: { id: 'Apakah saya harus membayar sesuatu?', en: 'Do I have to pay anything?' },
      answer: {
        id: 'Tidak. Kami tidak pernah meminta uang, kata sandi, atau PIN.',
        en: 'No. We never ask for money, a password or a PIN.',
      },
    },
  ],
};

interface LocalText {
  readonly title: string;
  readonly text: string;
}

function offer(
  name: string,
  kind: string,
  money: { face: string; cost: string },
  words: { id: LocalText; en: LocalText; guardian: { id: LocalText; en: LocalText } },
) {
  return {
    name,
    kind,
    currency: 'IDR',
    faceMinor: money.face,
    unitCostMinor: money.cost,
    terms: { ...words, waiver: false, newAccount: false, changeForfeited: false, minimumSpendMinor: null },
    eligibility: { everyone: true },
  };
}

/** For those whose identity papers leaked, for a year. */
function withMonths(monitoring: ReturnType<typeof offer>) {
  return {
    ...monitoring,
    terms: { ...monitoring.terms, benefitMonths: 12 },
    eligibility: { anyOf: [{ category: 'gov.*' }] },
  };
}

/** In minor units of rupiah: `5000000` is Rp50.000. */
export const OFFERS = {
  credit: offer(
    'Account credit',
    'billing_credit',
    { face: '5000000', cost: '5000000' },
    {
      id: {
        title: 'Saldo akun Rp50.000',
        text: 'Kami tambahkan ke akun Anda. Dapat dipakai untuk semua pembelian.',
      },
      en: {
        title: 'Account credit of Rp50,000',
        text: 'We add it to your account. You can use it for any purchase.',
      },
      guardian: {
        id: {
          title: 'Saldo akun Rp50.000 untuk anak Anda',
          text: 'Kami tambahkan ke akun anak Anda. Dapat dipakai untuk semua pembelian.',
        },
        en: {
          title: 'Account credit of Rp50,000 for your child',
          text: 'We add it to your child’s account. It can be used for any purchase.',
        },
      },
    },
  ),
  discount: offer(
    'Shop voucher',
    'discount_code',
    { face: '10000000', cost: '6000000' },
    {
      id: {
        title: 'Kode belanja Rp100.000',
        text: 'Masukkan kodenya saat membayar di toko kami. Tidak ada belanja minimum.',
      },
      en: {
        title: 'Shop code worth Rp100,000',
        text: 'Enter the code when you pay in our shop. There is no minimum purchase.',
      },
      guardian: {
        id: {
          title: 'Kode belanja Rp100.000 untuk anak Anda',
          text: 'Anda menerima kodenya sebagai orang tua atau wali. Masukkan saat membayar di toko kami.',
        },
        en: {
          title: 'Shop code worth Rp100,000 for your child',
          text: 'You get the code as parent or guardian. Enter it when you pay in our shop.',
        },
      },
    },
  ),
  monitoring: withMonths(
    offer(
      'Identity monitoring, 12 months',
      'monitoring',
      { face: '36000000', cost: '12000000' },
      {
        id: {
          title: 'Pemantauan identitas 12 bulan',
          text: 'Selama setahun Anda diberi tahu bila ada pinjaman baru atas nama Anda. Anda mendapat kode untuk mengaktifkannya di pantau.example.',
        },
        en: {
          title: 'Identity monitoring for 12 months',
          text: 'For a year you are told whenever a new loan appears in your name. You get a code to activate it at pantau.example.',
        },
        guardian: {
          id: {
            title: 'Pemantauan identitas 12 bulan untuk anak Anda',
            text: 'Selama setahun Anda diberi tahu bila ada pinjaman baru atas nama anak Anda. Anda mendapat kode untuk mengaktifkannya di pantau.example.',
          },
          en: {
            title: 'Identity monitoring for your child for 12 months',
            text: 'For a year you are told whenever a new loan appears in your child’s name. You get a code to activate it at pantau.example.',
          },
        },
      },
    ),
  ),
} as const;

/** Offer sets by name: a choice for everyone, monitoring for those whose identity papers leaked. */
export const OFFER_SETS = [
  { name: 'apology', offers: ['credit', 'discount'], takeUpBps: 4_000 },
  { name: 'identity-protection', offers: ['monitoring'], takeUpBps: 2_500 },
] as const satisfies readonly { name: string; offers: readonly (keyof typeof OFFERS)[]; takeUpBps: number }[];
