/** What each finding means and what to do about it, in the reader's language. */
import type { MessagesFinding } from '../../api/schema.d.ts';
import { dictionary } from '../../words/words.tsx';

interface FindingWords {
  readonly what: string;
  readonly todo: string;
}

const w = (what: string, todo: string): FindingWords => ({ what, todo });

export const FINDING_WORDS = dictionary<Readonly<Record<MessagesFinding['code'], FindingWords>>>(
  {
    template: w('The text cannot be read', 'Mend the value or the tag at this place.'),
    empty_variable: w('A value that is not known', 'Record the fact, or ask for it with an if.'),
    overlay_missing: w('A law asks for more', 'Say it with the value named, or in your own words.'),
    overlay_forbidden: w('A law forbids this', 'Leave it out, or write a text of its own for these people.'),
    overlay_format: w('A law prescribes these words', 'Add them exactly as they stand.'),
    kind_missing: w('This kind of message must say more', 'Insert the value it is for.'),
    hedging: w('Doubt about what is known', 'Say what is known; what is not goes into not_yet_known.'),
    blame: w('It blames the reader', 'Leave it out.'),
    money_in_subject: w('Money in the subject', 'Leave it out: it looks like a fraud.'),
    claims_contained: w('It says the breach has ended', 'Record the date on the incident, or leave it out.'),
    claims_closed: w('It says the gap is closed', 'Record the date on the incident, or leave it out.'),
    claims_date: w('Another day than on record', 'Write the day on record, or insert the value.'),
    claims_not_leaked: w('It denies what did leak for some', 'Leave it out.'),
    names_other_data: w(
      'It names data that did not leak for some',
      'Use {{ leaked }}: it names each reader’s own.',
    ),
    sensitive_in_open: w('Sensitive words where others see them', 'Say it only inside the message.'),
    sensitive_named: w('Sensitive data is named', 'Use {{ leaked }}: it says it in one safe sentence.'),
    category_in_sms: w('An SMS names kinds of data', 'Only point to the page.'),
    softening: w('Words that make it sound like less', 'Say plainly what happened.'),
    hard_to_read: w('A long sentence', 'Cut it in two.'),
    hard_word: w('A hard word', 'Write the plain one.'),
    block_missing: w('A good message says more', 'Add it, if it is true.'),
    sms_segments: w('Longer than one SMS', 'Shorten it until it fits one segment.'),
    sms_letters: w('A letter that doubles the cost', 'Write it without.'),
    sms_link: w('A link in an SMS', 'Give only the address to type.'),
    sms_brand_first: w('The SMS does not say who writes', 'Begin with {{ brand }}.'),
    sms_missing: w('An SMS needs this value', 'Insert it.'),
    strange_letters: w('Letters that look like others', 'Type them anew.'),
  },
  {
    template: w('Teks tidak dapat dibaca', 'Perbaiki nilai atau tag di tempat ini.'),
    empty_variable: w('Nilai yang belum diketahui', 'Catat faktanya, atau tanyakan dengan if.'),
    overlay_missing: w(
      'Sebuah hukum meminta lebih',
      'Sebutkan dengan nilai yang dimaksud, atau dengan kata Anda.',
    ),
    overlay_forbidden: w(
      'Sebuah hukum melarang ini',
      'Hapus, atau tulis teks tersendiri untuk orang-orang ini.',
    ),
    overlay_format: w('Sebuah hukum mewajibkan kata ini', 'Tambahkan persis seperti tertulis.'),
    kind_missing: w('Jenis pesan ini harus menyebut lebih', 'Sisipkan nilai yang menjadi tujuannya.'),
    hedging: w(
      'Keraguan atas hal yang sudah diketahui',
      'Katakan yang diketahui; yang belum masuk ke not_yet_known.',
    ),
    blame: w('Menyalahkan pembaca', 'Hapus.'),
    money_in_subject: w('Uang di dalam subjek', 'Hapus: tampak seperti penipuan.'),
    claims_contained: w('Mengatakan kebocoran sudah berakhir', 'Catat tanggalnya pada insiden, atau hapus.'),
    claims_closed: w('Mengatakan celah sudah ditutup', 'Catat tanggalnya pada insiden, atau hapus.'),
    claims_date: w('Hari yang berbeda dari catatan', 'Tulis hari yang tercatat, atau sisipkan nilainya.'),
    claims_not_leaked: w('Menyangkal yang bocor bagi sebagian orang', 'Hapus.'),
    names_other_data: w(
      'Menyebut data yang tidak bocor bagi sebagian orang',
      'Pakai {{ leaked }}: menyebut data milik tiap pembaca.',
    ),
    sensitive_in_open: w('Kata peka di tempat yang terlihat orang lain', 'Sebutkan hanya di dalam pesan.'),
    sensitive_named: w(
      'Data peka disebut langsung',
      'Pakai {{ leaked }}: menyebutnya dalam satu kalimat aman.',
    ),
    category_in_sms: w('SMS menyebut jenis data', 'Cukup arahkan ke halamannya.'),
    softening: w('Kata yang mengecilkan kejadian', 'Katakan dengan terang apa yang terjadi.'),
    hard_to_read: w('Kalimat panjang', 'Pecah menjadi dua.'),
    hard_word: w('Kata sulit', 'Tulis kata yang sederhana.'),
    block_missing: w('Pesan yang baik menyebut lebih', 'Tambahkan, bila benar.'),
    sms_segments: w('Lebih panjang dari satu SMS', 'Persingkat sampai muat dalam satu segmen.'),
    sms_letters: w('Huruf yang melipatgandakan biaya', 'Tulis tanpa huruf itu.'),
    sms_link: w('Tautan di dalam SMS', 'Cukup beri alamat untuk diketik.'),
    sms_brand_first: w('SMS tidak menyebut siapa pengirimnya', 'Awali dengan {{ brand }}.'),
    sms_missing: w('SMS memerlukan nilai ini', 'Sisipkan.'),
    strange_letters: w('Huruf yang menyerupai huruf lain', 'Ketik ulang.'),
  },
);
