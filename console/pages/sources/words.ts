/** Words of the list of files, and of uploads. */
import { dictionary } from '../../words/words.tsx';

const STATUS_EN = {
  uploaded: 'Waits for a mapping',
  mapped: 'Waits for a worker',
  ingesting: 'Being read',
  finished: 'Read; waits for acceptance',
  failed: 'Could not be read',
  accepted: 'Accepted',
};

const STATUS_ID: Record<keyof typeof STATUS_EN, string> = {
  uploaded: 'Menunggu pemetaan',
  mapped: 'Menunggu giliran dibaca',
  ingesting: 'Sedang dibaca',
  finished: 'Selesai dibaca; menunggu persetujuan',
  failed: 'Tidak dapat dibaca',
  accepted: 'Disetujui',
};

export const SOURCES_WORDS = dictionary(
  {
    title: 'Sources',
    lead: 'The exports that leaked, and lists that help to reach people. Bring them in, say what each column carries, have them read, and let a second person accept what could not be read.',
    status: STATUS_EN,
    readWhole: 'Read; nothing was rejected',
    old: 'The connection is lost; what you see may be old. Reconnecting …',
    upload: 'Bring files in',
    uploadLead: (limit: string) =>
      `CSV and its kin, JSON lines, XLSX, SQL dumps, plain or as .gz or .zip; up to ${limit} each. They are encrypted while they land.`,
    drop: 'Drop files here, several at once if you like',
    choose: 'Choose files',
    chooseLabel: 'Files to upload',
    tooLarge: (name: string, limit: string) =>
      `${name} is larger than ${limit}, the most this server takes. Split it, or ask your administrator to raise the limit.`,
    emptyFile: (name: string) => `${name} is empty; export it again.`,
    badName: (name: string) =>
      `${name} has a name that cannot be kept; rename it to at most 255 plain characters.`,
    onTheWay: 'On their way',
    sending: {
      waiting: 'Waits its turn',
      sending: 'Sending',
      retrying: 'Connection lost; trying again by itself',
      paused: 'Paused',
      failed: 'Stopped',
    },
    sentOf: (sent: string, all: string) => `${sent} of ${all}`,
    perSecond: (bytes: string) => `${bytes}/s`,
    left: (time: string) => `${time} left`,
    pause: 'Pause',
    resume: 'Go on',
    giveUp: 'Cancel',
    pauseNamed: (name: string) => `Pause ${name}`,
    resumeNamed: (name: string) => `Go on with ${name}`,
    giveUpNamed: (name: string) => `Cancel ${name}`,
    giveUpTitle: 'Give this upload up?',
    giveUpBody: (name: string, bytes: string) =>
      `${bytes} of ${name} have landed. They are deleted at once, and the upload must begin anew.`,
    giveUpYes: 'Give it up',
    gaveUp: (name: string) => `The upload of ${name} was given up.`,
    unfinished: 'Unfinished uploads',
    unfinishedLead:
      'These were begun and not finished, here or on another computer. Choose the same file again, and it goes on where it stood.',
    sameFile: (name: string) => `Choose ${name} to go on`,
    otherLength: (name: string, bytes: string) =>
      `This is not the file that was begun: that one had ${bytes}. Choose the same ${name}, or give the upload up.`,
    otherContent: (name: string) =>
      `This file has the name and length of ${name}, but other content than what has landed: it was exported anew. Give the upload up and bring this one in.`,
    otherName: (name: string) => `Choose the file named ${name}; this one has another name.`,
    landed: 'Landed; a worker is looking at it',
    notTaken: 'Not taken',
    notTakenLead: 'These landed and became no source. Their bytes are deleted.',
    expired: 'It was not finished in time and has been deleted.',
    ignored: 'Ignored in it',
    files: 'Files of this incident',
    empty: 'There is no file yet. Bring the first one in above: what leaked, as it was exported.',
    file: 'File',
    state: 'State',
    size: 'Size',
    records: 'Records',
    staged: 'Staged',
    rejected: 'Rejected',
    start: (n: number) => (n === 1 ? 'Read 1 file' : `Read ${n} files together`),
    startLead: (n: number) =>
      n === 1 ? '1 file waits for its mapping.' : `${n} files wait for their mappings.`,
    findPeople: 'Find the people',
    findPeopleLead: 'Every file is read. The next step finds the people in them.',
    workbook: 'All mappings as a spreadsheet',
    workbookOne: 'This mapping as a spreadsheet',
    importWorkbook: 'Take a spreadsheet back',
    importTitle: 'Take this spreadsheet back?',
    importBody: (name: string) =>
      `Every cell of ${name} is checked. Files whose mapping it changes are read again from the start, and their rejects must be accepted anew; who signed is recorded.`,
    importYes: 'Check and take it',
    imported: (changed: number) =>
      changed === 0
        ? 'Nothing differed; nothing is read again.'
        : `${changed} mappings were changed; their files are read again.`,
    chooseWorkbook: 'Spreadsheet with mappings',
    rowsPerSecond: (rows: string) => `${rows} rows/s`,
    progress: (name: string) => `Progress of ${name}`,
    totals: 'All files together',
    totalsLead: 'Every record of every file is either staged or rejected.',
    outOfScope: 'Out of scope',
    addsUp: 'It adds up.',
    addsNot: 'It does not add up. Do not go on; tell your administrator.',
  },
  {
    title: 'Sumber data',
    lead: 'Berkas ekspor yang bocor, dan daftar yang membantu menghubungi orang. Masukkan berkasnya, tentukan isi tiap kolom, biarkan dibaca, lalu minta orang kedua menyetujui baris yang tidak dapat dibaca.',
    status: STATUS_ID,
    readWhole: 'Selesai dibaca; tidak ada yang ditolak',
    old: 'Koneksi terputus; yang Anda lihat mungkin sudah usang. Menghubungkan kembali …',
    upload: 'Masukkan berkas',
    uploadLead: (limit: string) =>
      `CSV dan sejenisnya, JSON lines, XLSX, dump SQL, polos atau sebagai .gz atau .zip; masing-masing paling besar ${limit}. Berkas dienkripsi sejak diterima.`,
    drop: 'Jatuhkan berkas di sini, boleh beberapa sekaligus',
    choose: 'Pilih berkas',
    chooseLabel: 'Berkas untuk diunggah',
    tooLarge: (name: string, limit: string) =>
      `${name} lebih besar dari ${limit}, batas server ini. Bagi berkasnya, atau minta administrator menaikkan batasnya.`,
    emptyFile: (name: string) => `${name} kosong; ekspor ulang.`,
    badName: (name: string) =>
      `Nama ${name} tidak dapat disimpan; ganti menjadi paling panjang 255 huruf biasa.`,
    onTheWay: 'Sedang dikirim',
    sending: {
      waiting: 'Menunggu giliran',
      sending: 'Mengirim',
      retrying: 'Koneksi terputus; mencoba lagi sendiri',
      paused: 'Dijeda',
      failed: 'Terhenti',
    },
    sentOf: (sent: string, all: string) => `${sent} dari ${all}`,
    perSecond: (bytes: string) => `${bytes}/dtk`,
    left: (time: string) => `sisa ${time}`,
    pause: 'Jeda',
    resume: 'Lanjutkan',
    giveUp: 'Batalkan',
    pauseNamed: (name: string) => `Jeda ${name}`,
    resumeNamed: (name: string) => `Lanjutkan ${name}`,
    giveUpNamed: (name: string) => `Batalkan ${name}`,
    giveUpTitle: 'Batalkan unggahan ini?',
    giveUpBody: (name: string, bytes: string) =>
      `${bytes} dari ${name} sudah diterima. Semuanya langsung dihapus, dan unggahan harus dimulai dari awal.`,
    giveUpYes: 'Batalkan unggahan',
    gaveUp: (name: string) => `Unggahan ${name} dibatalkan.`,
    unfinished: 'Unggahan yang belum selesai',
    unfinishedLead:
      'Ini sudah dimulai tetapi belum selesai, di sini atau di komputer lain. Pilih berkas yang sama sekali lagi, dan unggahan berlanjut dari tempatnya berhenti.',
    sameFile: (name: string) => `Pilih ${name} untuk melanjutkan`,
    otherLength: (name: string, bytes: string) =>
      `Ini bukan berkas yang dimulai: ukurannya dulu ${bytes}. Pilih ${name} yang sama, atau batalkan unggahannya.`,
    otherContent: (name: string) =>
      `Nama dan ukuran berkas ini sama dengan ${name}, tetapi isinya lain dari yang sudah diterima: berkas ini diekspor ulang. Batalkan unggahannya, lalu masukkan berkas ini.`,
    otherName: (name: string) => `Pilih berkas bernama ${name}; yang ini namanya lain.`,
    landed: 'Sudah diterima; sedang diperiksa',
    notTaken: 'Tidak dipakai',
    notTakenLead: 'Ini sudah diterima tetapi tidak menjadi sumber data. Isinya sudah dihapus.',
    expired: 'Tidak selesai pada waktunya dan sudah dihapus.',
    ignored: 'Diabaikan di dalamnya',
    files: 'Berkas insiden ini',
    empty: 'Belum ada berkas. Masukkan yang pertama di atas: data yang bocor, seperti saat diekspor.',
    file: 'Berkas',
    state: 'Keadaan',
    size: 'Ukuran',
    records: 'Rekaman',
    staged: 'Diterima',
    rejected: 'Ditolak',
    start: (n: number) => (n === 1 ? 'Baca 1 berkas' : `Baca ${n} berkas bersama`),
    startLead: (n: number) => `${n} berkas menunggu pemetaan.`,
    findPeople: 'Temukan orangnya',
    findPeopleLead: 'Semua berkas sudah dibaca. Langkah berikutnya menemukan orang di dalamnya.',
    workbook: 'Semua pemetaan sebagai lembar kerja',
    workbookOne: 'Pemetaan ini sebagai lembar kerja',
    importWorkbook: 'Ambil kembali lembar kerja',
    importTitle: 'Ambil kembali lembar kerja ini?',
    importBody: (name: string) =>
      `Setiap sel ${name} diperiksa. Berkas yang pemetaannya berubah dibaca ulang dari awal, dan baris yang ditolak harus disetujui lagi; siapa yang menandatangani dicatat.`,
    importYes: 'Periksa dan ambil',
    imported: (changed: number) =>
      changed === 0
        ? 'Tidak ada yang berbeda; tidak ada yang dibaca ulang.'
        : `${changed} pemetaan berubah; berkasnya dibaca ulang.`,
    chooseWorkbook: 'Lembar kerja berisi pemetaan',
    rowsPerSecond: (rows: string) => `${rows} baris/dtk`,
    progress: (name: string) => `Kemajuan ${name}`,
    totals: 'Semua berkas bersama',
    totalsLead: 'Setiap rekaman dari setiap berkas diterima atau ditolak.',
    outOfScope: 'Di luar cakupan',
    addsUp: 'Jumlahnya cocok.',
    addsNot: 'Jumlahnya tidak cocok. Jangan lanjutkan; beri tahu administrator.',
  },
);
