/** Words of payout files. */
import { dictionary } from '../../words/words.tsx';

export const PAYOUT_WORDS = dictionary(
  {
    title: 'Payout files',
    lead: 'Lines for finance to pay or book by hand. One person makes a file, another releases it; its bytes never change.',
    make: 'Make a file of what waits',
    makeLead:
      'Who stands in a file can no longer switch their choice. At most 10,000 lines; what is left goes into the next.',
    credit: 'Bills and services',
    payout: 'Money and claims',
    donation: 'Donations',
    makeTitle: (kind: string) => `Make a file: ${kind}?`,
    makeBody:
      'Everybody who waits for this kind is put into one file. Nobody sees its bytes before another person releases it.',
    makeYes: 'Make the file',
    made: (rows: string, left: string) =>
      `The file holds ${rows} lines; ${left} were left out because their contact is not surely theirs.`,
    files: 'Files',
    none: 'No file has been made yet. Make one of what waits.',
    file: 'File',
    status: 'Status',
    lines: 'Lines',
    madeBy: 'Made by',
    madeAt: 'Made',
    releasedBy: 'Released by',
    downloadedBy: 'Downloaded by',
    nobody: 'nobody',
    totals: 'Totals',
    currency: 'Currency',
    amount: 'Amount',
    failedLines: 'Lines not paid',
    steps: 'Steps',
    stepsLead: 'Release by another person, download, pay, then say what became of each line.',
    release: 'Release',
    releaseTitle: 'Release this file?',
    releaseBody: (lines: string, amounts: string) =>
      `${lines} lines over ${amounts} may then be downloaded and paid. You say by this that the totals are right.`,
    released: 'The file is released.',
    download: 'Download the file',
    downloadTitle: 'Download the file in clear?',
    downloadBody: (lines: string) =>
      `${lines} lines with names and accounts, readable. Your name is kept in the audit, and once it was downloaded only somebody else can take the file back.`,
    downloaded: 'Downloaded; the audit has your name. It is the same bytes each time.',
    confirm: 'Confirm as paid',
    confirmTitle: 'Was it paid?',
    confirmBody: (lines: string, amounts: string) =>
      `${lines} lines over ${amounts} count as delivered, but for those you name. This is said once.`,
    failedHint: 'One a line: the reference, then what the bank said. Empty: every line was paid.',
    noReason: 'Not paid.',
    confirmed: (paid: string, failed: string) =>
      `${paid} lines are paid, ${failed} were not and may choose again.`,
    recall: 'Take it back',
    recallTitle: 'Take this file back?',
    recallBody: (lines: string) =>
      `Only if nobody paid from it: its ${lines} people may switch again and stand in the next file.`,
    recalled: 'The file is taken back.',
  },
  {
    title: 'Berkas bayar',
    lead: 'Baris untuk dibayar atau dibukukan oleh bagian keuangan. Satu orang membuat berkas, orang lain melepasnya; isinya tidak pernah berubah.',
    make: 'Buat berkas dari yang menunggu',
    makeLead:
      'Yang ada dalam berkas tidak dapat lagi mengganti pilihannya. Paling banyak 10.000 baris; sisanya masuk berkas berikutnya.',
    credit: 'Tagihan dan layanan',
    payout: 'Uang dan klaim',
    donation: 'Donasi',
    makeTitle: (kind: string) => `Buat berkas: ${kind}?`,
    makeBody:
      'Semua yang menunggu jenis ini dimasukkan ke satu berkas. Tidak ada yang melihat isinya sebelum orang lain melepasnya.',
    makeYes: 'Buat berkas',
    made: (rows: string, left: string) =>
      `Berkas memuat ${rows} baris; ${left} tidak diikutkan karena kontaknya belum pasti milik mereka.`,
    files: 'Berkas',
    none: 'Belum ada berkas. Buat satu dari yang menunggu.',
    file: 'Berkas',
    status: 'Status',
    lines: 'Baris',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat',
    releasedBy: 'Dilepas oleh',
    downloadedBy: 'Diunduh oleh',
    nobody: 'belum ada',
    totals: 'Jumlah',
    currency: 'Mata uang',
    amount: 'Jumlah',
    failedLines: 'Baris yang tidak dibayar',
    steps: 'Langkah',
    stepsLead: 'Dilepas oleh orang lain, diunduh, dibayar, lalu dilaporkan hasil tiap baris.',
    release: 'Lepas',
    releaseTitle: 'Lepas berkas ini?',
    releaseBody: (lines: string, amounts: string) =>
      `${lines} baris senilai ${amounts} lalu dapat diunduh dan dibayar. Dengan ini Anda menyatakan jumlahnya benar.`,
    released: 'Berkas dilepas.',
    download: 'Unduh berkas',
    downloadTitle: 'Unduh berkas apa adanya?',
    downloadBody: (lines: string) =>
      `${lines} baris dengan nama dan rekening, terbaca. Nama Anda dicatat dalam audit, dan setelah diunduh hanya orang lain yang dapat menarik berkas.`,
    downloaded: 'Telah diunduh; audit memuat nama Anda. Isinya selalu sama.',
    confirm: 'Nyatakan sudah dibayar',
    confirmTitle: 'Sudah dibayar?',
    confirmBody: (lines: string, amounts: string) =>
      `${lines} baris senilai ${amounts} dihitung tersampaikan, kecuali yang Anda sebut. Ini dinyatakan satu kali.`,
    failedHint: 'Satu per baris: nomor, lalu keterangan bank. Kosong: semua baris dibayar.',
    noReason: 'Tidak dibayar.',
    confirmed: (paid: string, failed: string) =>
      `${paid} baris dibayar, ${failed} tidak dan boleh memilih lagi.`,
    recall: 'Tarik kembali',
    recallTitle: 'Tarik kembali berkas ini?',
    recallBody: (lines: string) =>
      `Hanya bila belum ada yang membayar darinya: ${lines} orangnya boleh mengganti lagi dan masuk berkas berikutnya.`,
    recalled: 'Berkas ditarik kembali.',
  },
);
