/** What the tables on laws, deadlines and the forecast say in both languages, with the definition of every figure. */
import { figure, label, type SectionText, w } from './section.ts';

export const DEADLINES: SectionText = {
  code: 'deadlines',
  title: w('Dalam tenggat', 'Inside the deadline'),
  about: w(
    'Tenggat yang dipilih perusahaan dan, di bawahnya, tenggat paling ketat yang dapat dipersoalkan, masing-masing dengan alasannya.',
    'The deadline the company stands on and, below it, the strictest one that can be argued for, each with its reason.',
  ),
  columns: [
    label('Hukum', 'Law'),
    label('Pembacaan', 'Reading'),
    figure(
      'instant',
      w('Tenggat', 'Deadline'),
      w(
        'Awal ditambah waktu menurut hukum itu, dihitung dalam zona hukum itu. Dipilih: awal yang dipilih perusahaan. Paling ketat: yang paling dini menurut tanggal yang tercatat.',
        'The start plus the law’s time, counted in the law’s zone. Chosen: the start the company stands on. Strictest: the earliest that the recorded dates let anybody argue for.',
      ),
    ),
    label('Alasan', 'Reason'),
    figure(
      'count',
      w('Wajib diberi tahu', 'To be told'),
      w(
        'Penduduk wilayah hukum itu yang datanya disebut hukum itu; seseorang dapat berada di bawah beberapa hukum.',
        'Residents of that law’s area whose data the law lists; one person may come under several laws.',
      ),
    ),
    figure(
      'count',
      w('Diberi tahu', 'Told'),
      w(
        'Dari mereka: sedikitnya satu saluran menerima dan tidak memantul, kapan pun.',
        'Of them: some channel accepted it and it did not bounce, whenever that was.',
      ),
    ),
    figure(
      'count',
      w('Sampai', 'Delivered'),
      w('Dari yang diberi tahu: dinyatakan sampai.', 'Of those told: confirmed as delivered.'),
    ),
    figure(
      'count',
      w('Dalam tenggat', 'Inside it'),
      w(
        'Orang yang pertama kali diberi tahu paling lambat pada tenggat di baris ini.',
        'People first told not later than the deadline of this row.',
      ),
    ),
    figure(
      'percent',
      w('% dalam tenggat', '% inside it'),
      w(
        'Bagian dari yang wajib diberi tahu, dibulatkan ke bawah; 100 hanya bila tidak ada yang tertinggal.',
        'Share of those to be told, rounded down; 100 only where nobody is missing.',
      ),
    ),
    figure(
      'count',
      w('Belum diberi tahu', 'Not told'),
      w('Wajib diberi tahu dikurangi diberi tahu.', 'To be told less told.'),
    ),
  ],
  empty: w(
    'Tidak ada hukum dalam data yang melindungi orang yang terdampak.',
    'No law in the data protects anybody affected.',
  ),
};

export const DUTIES: SectionText = {
  code: 'duties',
  title: w('Kewajiban dan ambang', 'Duties and thresholds'),
  about: w(
    'Dihitung ulang dari orang yang terdampak sekarang; sebuah ambang dapat berbalik bila baris digabung atau dipisah.',
    'Counted anew from who is affected now; a threshold may flip as rows are joined or split.',
  ),
  columns: [
    label('Hukum', 'Law'),
    label('Kepada', 'Owed to'),
    label('Isi', 'What'),
    figure(
      'count',
      w('Terhitung', 'Counted'),
      w(
        'Orang yang dihitung terhadap ambang: semua penduduk, atau hanya yang datanya disebut hukum itu.',
        'People who count towards the threshold: all residents, or only those whose data the law lists.',
      ),
    ),
    figure(
      'count',
      w('Mulai dari', 'From'),
      w('Jumlah orang yang memicu kewajiban ini.', 'The number of people that sets this duty off.'),
    ),
    figure(
      'text',
      w('Wajib', 'Owed'),
      w(
        'Ya bila terhitung mencapai ambang; boleh bila hukum hanya mengizinkannya.',
        'Yes where the count reaches the threshold; allowed where the law only permits it.',
      ),
    ),
    figure(
      'instant',
      w('Tenggat yang dipilih', 'Chosen deadline'),
      w(
        'Kosong: tanpa waktu tetap, belum berjalan, atau tidak wajib.',
        'Empty: no fixed time, not running yet, or not owed.',
      ),
    ),
    figure(
      'instant',
      w('Tenggat paling ketat', 'Strictest deadline'),
      w('Tenggat paling dini yang dapat dipersoalkan.', 'The earliest deadline that can be argued for.'),
    ),
  ],
  empty: w('Tidak ada hukum dalam data yang berlaku.', 'No law in the data holds.'),
};

export const SOURCES: SectionText = {
  code: 'sources',
  title: w('Hukum dan sumbernya', 'Laws and their sources'),
  about: w(
    'Data hukum ini bukan nasihat hukum. S: dibaca dalam ringkasan publik; K: pengetahuan umum.',
    'This law data is not legal advice. S: read in a public summary; K: general knowledge.',
  ),
  columns: [
    label('Hukum', 'Law'),
    label('Judul', 'Title'),
    figure(
      'count',
      w('Orang', 'People'),
      w('Orang terdampak yang tinggal di wilayah hukum itu.', 'People affected who live in that law’s area.'),
    ),
    figure(
      'count',
      w('Datanya disebut', 'Whose data it lists'),
      w('Di antaranya yang datanya disebut hukum itu.', 'Of them, those whose data the law lists.'),
    ),
    label('Sumber', 'Source'),
    label('Tanda', 'Mark'),
    figure(
      'text',
      w('Perlu diperiksa', 'To be reviewed'),
      w(
        'Ya sampai penasihat hukum memeriksa baris data ini.',
        'Yes until counsel has reviewed this row of the data.',
      ),
    ),
  ],
  empty: w('Tidak ada hukum dalam data yang berlaku.', 'No law in the data holds.'),
};

export const CHANGES: SectionText = {
  code: 'changes',
  title: w('Berubah dan tidak tercakup', 'Changed, and not covered'),
  about: w(
    'Kewajiban yang berbalik sejak perhitungan sebelumnya, dan tempat tinggal yang hukumnya tidak ada dalam data: tanyakan penasihat hukum.',
    'Duties that flipped since the run counted before, and residences of whose law the data says nothing: ask counsel.',
  ),
  columns: [
    label('Hukum atau tempat', 'Law or place'),
    label('Apa', 'What'),
    figure(
      'text',
      w('Perubahan', 'Change'),
      w(
        'Menjadi wajib atau tidak lagi wajib; atau jumlah orang tanpa hukum dalam data.',
        'Became owed or is owed no longer; or the number of people without a law in the data.',
      ),
    ),
  ],
  empty: w('Tidak ada.', 'None.'),
};

export const FORECAST: SectionText = {
  code: 'forecast',
  title: w('Perkiraan selesai', 'Finish forecast'),
  about: w(
    'Bila laju dan kuota sekarang tetap. Yang belum pasti, ditahan atau tidak terjangkau tidak termasuk.',
    'At the rate and quota of now. Those uncertain, held or not reached are not in it.',
  ),
  columns: [
    label('Jalur', 'Lane'),
    figure(
      'count',
      w('Menunggu', 'Waiting'),
      w(
        'Orang yang belum diberi tahu dan menunggu di jalur ini.',
        'People not yet told who wait in this lane.',
      ),
    ),
    figure(
      'instant',
      w('Selesai', 'Finishes'),
      w('Saat orang terakhir dikirimi.', 'When the last of them will have been written to.'),
    ),
  ],
  empty: w('Tidak ada yang menunggu.', 'Nobody is waiting.'),
};

export const MISSES: SectionText = {
  code: 'misses',
  title: w('Akan melewati tenggat', 'Will miss the deadline'),
  about: w(
    'Menurut tenggat yang dipilih perusahaan; siapa di bawah beberapa hukum dihitung pada tenggat yang pertama.',
    'By the deadline the company stands on; whoever comes under several laws counts under the first deadline.',
  ),
  columns: [
    label('Hukum', 'Law'),
    figure('instant', w('Tenggat', 'Deadline'), w('Tenggat yang dipilih.', 'The chosen deadline.')),
    figure(
      'count',
      w('Terlambat', 'Will be late'),
      w(
        'Orang yang menunggu dan tidak akan dikirimi sebelum tenggat.',
        'People waiting who will not have been written to by then.',
      ),
    ),
    figure(
      'count',
      w('Dari', 'Of'),
      w('Semua yang menunggu di bawah tenggat itu.', 'Everybody waiting under that deadline.'),
    ),
  ],
  empty: w('Tidak ada.', 'Nobody.'),
};

export const MEASURES: SectionText = {
  code: 'measures',
  title: w('Yang akan mengubahnya', 'What would change it'),
  about: w(
    'Langkah yang membuat tenggat berikutnya tercapai.',
    'Steps by which the next deadline would be met.',
  ),
  columns: [label('Langkah', 'Step')],
  empty: w('Tidak perlu apa-apa.', 'Nothing is needed.'),
};
