/** The Indonesian texts: short sentences, everyday words, what to do before everything else. */
import { type LanguageTexts, PAGE, type SharedBlocks } from './texts.ts';

const GREETING = '{% if name %}Halo {{ name }},{% else %}Halo,{% endif %}';

const SHARED: SharedBlocks = {
  pageByMail: `[Buka halaman Anda]({{ link }})

Untuk membuka halaman Anda tanpa tautan, ketik {{ incident_address }} di browser dan masukkan kode {{ typed_code }}.`,
  pageByLetter: `## Halaman Anda

Ketik {{ incident_address }} di browser dan masukkan kode {{ typed_code }}. Di sana Anda dapat membaca semuanya lagi dan bertanya kepada kami.`,
  happened: `## Apa yang terjadi

{{ what_happened }} Ini terjadi {{ occurred }}.{% if discovered %} Kami mengetahuinya pada {{ discovered }}.{% endif %}`,
  doing: `## Apa yang kami lakukan

{% if contained %}Kami menghentikan kebocoran ini pada {{ contained }}.{% endif %}{% if gap_closed %} Jalan masuknya kami tutup pada {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

{{ measures }}`,
  notYetKnown: `{% if not_yet_known %}
## Yang belum kami ketahui

{{ not_yet_known }}
{% endif %}`,
  offers: `{% if offers %}
## Yang kami berikan untuk Anda
{% for offer in offers %}
- **{{ offer.title }}.** {{ offer.text }}
{%- endfor %}

Semuanya ada di halaman Anda. Menerimanya tidak mengurangi hak Anda.
{% endif %}`,
  ask: `## Bertanya kepada kami

{% if contact_email %}Tulis ke {{ contact_email }}.{% endif %}{% if contact_phone %} Telepon {{ contact_phone }}.{% endif %}{% if contact_address %} Atau kirim surat ke {{ contact_address }}.{% endif %} Sebutkan nomor kejadian {{ incident_code }}. Anda juga berhak mengadu ke lembaga pengawas dan meminta ganti rugi.`,
};

const { happened, doing, notYetKnown, offers, ask } = SHARED;

/** An address to type, a code, the account: whoever gets it can check it without trusting it. */
function sms(text: string, lead: string): string {
  return `{{ brand }}: ${text} ${lead} {{ incident_address }} kode {{ typed_code }}. Akun {{ account_hint }}. Jangan beri OTP.`;
}

export const TEXTS_ID: LanguageTexts = {
  shared: SHARED,
  kinds: {
    initial: {
      subject: '{{ brand }}: data pelanggan kami bocor',
      title: 'Data pelanggan kami bocor',
      sms: sms('data pelanggan kami bocor.', 'Baca yang perlu Anda lakukan:'),
      blocks: [
        GREETING,
        'Data pelanggan kami bocor, dan kami menyimpan data Anda. Kami meminta maaf. Kami menulis sekarang, sebelum semuanya selesai kami periksa, supaya Anda dapat segera melindungi diri.',
        `## Lakukan hari ini

1. Jangan beri siapa pun kata sandi, PIN, atau kode OTP Anda. Kami tidak pernah memintanya.
2. Ganti kata sandi akun {{ brand }} Anda. Ganti juga di tempat lain yang memakai kata sandi yang sama.
3. Jangan langsung percaya telepon atau pesan yang menyebut {{ brand }}. Tutup, lalu hubungi kami sendiri.`,
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        `## Yang belum kami ketahui

{{ not_yet_known }} Kami akan menulis lagi begitu kami tahu data Anda apa saja yang bocor.`,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    individual: {
      subject: '{{ brand }}: pemberitahuan kebocoran data pribadi Anda',
      title: 'Pemberitahuan kebocoran data pribadi Anda',
      sms: sms('data Anda bocor.', 'Cek apa yang bocor di'),
      blocks: [
        GREETING,
        'Data pribadi Anda yang kami simpan telah bocor. Kami meminta maaf. Pesan ini menjelaskan apa yang perlu Anda lakukan, data apa yang bocor, dan apa yang kami lakukan.',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    supplement: {
      subject: '{{ brand }}: ada data Anda lain yang ikut bocor',
      title: 'Ada data Anda lain yang ikut bocor',
      sms: sms('ada data Anda lain yang ikut bocor.', 'Cek di'),
      blocks: [
        GREETING,
        'Kami sudah menulis kepada Anda tentang kebocoran data. Sekarang kami tahu bahwa ada data Anda lain yang ikut bocor. Kami meminta maaf, juga karena Anda baru mengetahuinya sekarang.',
        '{{ newly_leaked }}',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    correction: {
      subject: '{{ brand }}: perbaikan untuk pesan kami sebelumnya',
      title: 'Perbaikan untuk pesan kami sebelumnya',
      sms: sms('pesan kami sebelumnya ada yang salah.', 'Yang benar ada di'),
      blocks: [
        GREETING,
        'Pesan kami sebelumnya kepada Anda ada yang salah. Kami meminta maaf. Pesan ini menggantikan pesan itu: yang tertulis di sini yang benar.',
        '{{ not_leaked }}',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    update: {
      subject: '{{ brand }}: kabar tentang kebocoran data',
      title: 'Kabar tentang kebocoran data',
      sms: sms('ada kabar tentang kebocoran data.', 'Baca di'),
      blocks: [
        GREETING,
        'Kami sudah menulis kepada Anda bahwa data Anda bocor. Kami meminta maaf sekali lagi. Hari ini kami sampaikan apa saja yang sudah kami lakukan sejak itu. Data Anda yang bocor tetap sama seperti yang kami tulis.',
        doing,
        notYetKnown,
        'Apakah Anda sudah melakukan yang berikut ini? Kalau belum, lakukan sekarang.',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        offers,
        ask,
      ],
    },
    policy: {
      subject: '{{ brand }}: cara kami menyimpan data Anda berubah',
      title: 'Cara kami menyimpan data Anda berubah',
      sms: sms('cara kami menyimpan data Anda berubah.', 'Baca di'),
      blocks: [
        GREETING,
        'Data pelanggan kami pernah bocor. Itu salah kami, dan kami meminta maaf. Karena itu kami mengubah cara kami menyimpan data Anda.',
        `## Apa yang kami ubah

{{ measures }}`,
        `## Apa artinya bagi Anda

Anda tidak perlu melakukan apa pun. Anda berhak meminta salinan data Anda. Anda juga berhak meminta kami membetulkan atau menghapusnya.`,
        offers,
        PAGE,
        ask,
      ],
    },
    goodwill: {
      subject: '{{ brand }}: data Anda tidak termasuk yang bocor',
      title: 'Data Anda tidak termasuk yang bocor',
      sms: sms('data Anda tidak termasuk yang bocor.', 'Cek di'),
      blocks: [
        GREETING,
        'Data sebagian pelanggan kami bocor. Data Anda tidak termasuk. Anda tidak perlu melakukan apa pun.',
        'Kami meminta maaf atas kekhawatiran yang kami timbulkan. Anda berhak tahu apa yang terjadi di tempat kami.',
        happened,
        doing,
        `## Hati-hati dengan pesan palsu

Penipu memakai kabar seperti ini. Jangan beri siapa pun kata sandi, PIN, atau kode OTP Anda. Kami tidak pernah memintanya.`,
        offers,
        PAGE,
        ask,
      ],
    },
  },
};
