/** What the tables on people say in both languages, with the definition of every figure. */
import { figure, label, type SectionText, w } from './section.ts';

const ADULTS = figure(
  'count',
  w('Dewasa', 'Adults'),
  w('Di antaranya tidak tercatat sebagai anak.', 'Of them, not recorded as minors.'),
);
const MINORS = figure(
  'count',
  w('Anak', 'Minors'),
  w('Di antaranya tercatat sebagai anak.', 'Of them, recorded as minors.'),
);

export const OVERVIEW: SectionText = {
  code: 'overview',
  title: w('Ringkasan', 'Overview'),
  about: w(
    'Semua angka menghitung orang, bukan pesan. Diberi tahu dan sampai adalah dua angka yang berbeda.',
    'Every figure counts people, not messages. Told and delivered are two different figures.',
  ),
  columns: [
    label('Angka', 'Figure'),
    figure(
      'count',
      w('Orang', 'People'),
      w('Jumlah orang pada saat laporan dibuat.', 'Number of people at the moment the report was made.'),
    ),
    figure(
      'percent',
      w('% dari terdampak', '% of affected'),
      w(
        'Bagian dari semua orang terdampak, dibulatkan ke bawah.',
        'Share of all people affected, rounded down.',
      ),
    ),
    label('Definisi', 'Definition'),
  ],
  empty: w('Belum ada orang yang dihitung.', 'Nobody has been counted yet.'),
};

/** The lines of the overview: what each figure is called and what it means. */
export const OVERVIEW_LINES = {
  affected: [
    w('Terdampak', 'Affected'),
    w(
      'Orang dengan sedikitnya satu baris dalam berkas yang bocor, setelah baris milik orang yang sama digabung.',
      'People with at least one row in a leaked file, after rows of one person were joined.',
    ),
  ],
  minors: [
    w('Di antaranya anak', 'Of them minors'),
    w('Menurut berkasnya belum dewasa.', 'Shown by the files to be minors.'),
  ],
  told: [
    w('Diberi tahu', 'Told'),
    w(
      'Penyedia sedikitnya satu saluran menerima pemberitahuan awal atau perorangan baginya, dan kemudian tidak memantul.',
      'The provider of at least one channel accepted an initial or individual notice for them, and it did not bounce afterwards.',
    ),
  ],
  delivered: [
    w('Sampai', 'Delivered'),
    w(
      'Dari yang diberi tahu: kotak surat, telepon atau pos menyatakan sampai. Sampai tidak berarti dibaca.',
      'Of those told: a mailbox, a telephone or the post confirmed it. Delivered does not mean read.',
    ),
  ],
  waiting: [
    w('Masih menunggu', 'Still waiting'),
    w(
      'Belum diberi tahu, dan akan dikirimi tanpa keputusan lain selain peluncuran.',
      'Not told yet, and written to without any decision other than a launch.',
    ),
  ],
  unknown: [
    w('Belum pasti', 'Uncertain'),
    w(
      'Panggilan ke penyedia mungkin diterima, mungkin tidak; tidak dikirim ulang membabi buta.',
      'A call to the provider may or may not have been accepted; it is never re-sent blindly.',
    ),
  ],
  held: [
    w('Ditahan', 'Held'),
    w(
      'Pengiriman menunggu keputusan seseorang, misalnya karena data identitas bertentangan.',
      'The delivery waits for a person’s decision, for instance over conflicting identities.',
    ),
  ],
  unreached: [
    w('Tidak terjangkau', 'Not reached'),
    w(
      'Terdampak dikurangi semua yang di atas kecuali “sampai” dan “anak”; alasannya di “Belum diberi tahu”.',
      'Affected less told, waiting, uncertain and held; the reasons stand under “Not told”.',
    ),
  ],
} as const;

export const FACTS_TABLE: SectionText = {
  code: 'facts',
  title: w('Fakta insiden', 'Facts of the incident'),
  about: w('Tanggal yang menjadi dasar semua tenggat.', 'The dates every deadline stands on.'),
  columns: [
    label('Fakta', 'Fact'),
    figure(
      'instant',
      w('Waktu atau nilai', 'Time or value'),
      w(
        'Sebagaimana dicatat perusahaan, dalam zona waktu insiden.',
        'As the company recorded it, in the incident’s time zone.',
      ),
    ),
  ],
  empty: w('–', '–'),
};

export const FACT_LINES = {
  controller: w('Pengendali data', 'Controller'),
  brand: w('Merek', 'Brand'),
  run: w('Perhitungan orang nomor', 'Count of people, run number'),
  book: w('Versi data hukum', 'Version of the law data'),
  made: w('Laporan dibuat', 'Report made'),
} as const;

export const CATEGORIES: SectionText = {
  code: 'categories',
  title: w('Terdampak per hukum dan data', 'Affected by law and data'),
  about: w(
    'Seseorang dihitung sekali pada setiap jenis datanya dan setiap hukum yang melindunginya: baris tidak boleh dijumlahkan.',
    'A person counts once under each of their kinds of data and each law that protects them: rows must not be added up.',
  ),
  columns: [
    label('Hukum', 'Jurisdiction'),
    label('Jenis data', 'Kind of data'),
    figure(
      'count',
      w('Orang', 'People'),
      w(
        'Orang terdampak dengan jenis data ini, dalam bentuk apa pun.',
        'People affected of whom this kind of data leaked, in any form.',
      ),
    ),
    ADULTS,
    MINORS,
    figure(
      'count',
      w('Terbaca', 'Readable'),
      w(
        'Di antaranya dalam bentuk yang dapat dibaca atau segera ditebak.',
        'Of them, in a form that can be read or soon guessed.',
      ),
    ),
  ],
  empty: w('Belum ada jenis data yang dipetakan.', 'No kind of data has been mapped yet.'),
};

export const PLACES: SectionText = {
  code: 'places',
  title: w('Terdampak per tempat tinggal', 'Affected by residence'),
  about: w(
    'Tempat tinggal berasal dari berkas; tanpa itu, negara asal berkas atau negara insiden.',
    'Residence comes from the files; without one, the file’s or the incident’s own country.',
  ),
  columns: [
    label('Negara', 'Country'),
    label('Wilayah', 'Region'),
    label('Hukum yang berlaku', 'Laws that hold'),
    figure(
      'count',
      w('Orang', 'People'),
      w('Orang terdampak, masing-masing sekali.', 'People affected, each once.'),
    ),
    ADULTS,
    MINORS,
  ],
  empty: w('Belum ada orang yang dihitung.', 'Nobody has been counted yet.'),
};

export const TOLD: SectionText = {
  code: 'told',
  title: w('Diberi tahu per jam', 'Told by channel and hour'),
  about: w(
    'Setiap orang dihitung sekali sebagai diberi tahu dan paling banyak sekali sebagai sampai, pada jam dan saluran pertama kalinya.',
    'Each person counts once as told and at most once as delivered, in the hour and by the channel of the first time.',
  ),
  columns: [
    figure(
      'instant',
      w('Jam mulai', 'Hour from'),
      w('Awal jam dalam zona waktu insiden.', 'Start of the hour in the incident’s time zone.'),
    ),
    label('Saluran', 'Channel'),
    figure(
      'count',
      w('Diberi tahu', 'Told'),
      w(
        'Orang yang dalam jam ini untuk pertama kali diterima oleh penyedia saluran ini.',
        'People first accepted by a provider in this hour, by this channel.',
      ),
    ),
    figure(
      'count',
      w('Sampai', 'Delivered'),
      w(
        'Orang yang dalam jam ini untuk pertama kali dinyatakan sampai lewat saluran ini.',
        'People first confirmed as delivered in this hour, by this channel.',
      ),
    ),
  ],
  empty: w('Belum ada yang diberi tahu.', 'Nobody has been told yet.'),
};

export const MESSAGES: SectionText = {
  code: 'messages',
  title: w('Pesan per saluran', 'Messages by channel'),
  about: w(
    'Pesan, bukan orang: seseorang dapat menerima email dan SMS.',
    'Messages, not people: one person may get an e-mail and an SMS.',
  ),
  columns: [
    label('Saluran', 'Channel'),
    label('Keadaan', 'State'),
    figure(
      'count',
      w('Pesan', 'Messages'),
      w(
        'Pengiriman pemberitahuan awal dan perorangan kepada orang terdampak yang kini dalam keadaan ini.',
        'Deliveries of initial and individual notices to people affected that are now in this state.',
      ),
    ),
  ],
  empty: w('Belum ada pesan.', 'There are no messages yet.'),
};

export const NOT_TOLD: SectionText = {
  code: 'not-told',
  title: w('Belum diberi tahu, per alasan', 'Not told, by reason'),
  about: w(
    'Alasan adalah keadaan terakhir dari usaha terakhir; yang menunggu, belum pasti dan ditahan masih dapat diberi tahu.',
    'The reason is the last state of the last try; those waiting, uncertain and held can still be told.',
  ),
  columns: [
    label('Alasan', 'Reason'),
    label('Negara', 'Country'),
    figure(
      'count',
      w('Orang', 'People'),
      w(
        'Orang terdampak yang tidak diberi tahu, masing-masing sekali; bersama yang diberi tahu sama dengan terdampak.',
        'People affected who were not told, each once; with those told they make those affected.',
      ),
    ),
  ],
  empty: w('Semua orang telah diberi tahu.', 'Everybody has been told.'),
};

export const UNKNOWNS: SectionText = {
  code: 'unknowns',
  title: w('Belum pasti', 'Open unknowns'),
  about: w(
    'Pesan yang panggilannya terputus: mungkin diterima, mungkin tidak. Diputuskan dengan bukti atau oleh seseorang.',
    'Messages whose call broke off: accepted or not, nobody knows yet. Decided by evidence or by a person.',
  ),
  columns: [
    label('Saluran', 'Channel'),
    figure(
      'count',
      w('Terbuka', 'Open'),
      w(
        'Pesan dari pemberitahuan apa pun yang masih belum pasti.',
        'Messages of any notice that are still uncertain.',
      ),
    ),
    figure(
      'count',
      w('Di bawah 1 jam', 'Under 1 hour'),
      w('Sejak kurang dari satu jam.', 'Since less than an hour.'),
    ),
    figure(
      'count',
      w('1–24 jam', '1–24 hours'),
      w('Sejak satu jam sampai satu hari.', 'Since an hour up to a day.'),
    ),
    figure('count', w('Lebih lama', 'Older'), w('Sejak lebih dari satu hari.', 'Since more than a day.')),
    figure(
      'instant',
      w('Paling lama sejak', 'Oldest since'),
      w('Saat pesan tertua menjadi belum pasti.', 'When the oldest of them became uncertain.'),
    ),
  ],
  empty: w('Tidak ada.', 'There are none.'),
};
