/** The words of a person's own pages beside notice and offers: proving it is them, "not me", guardians, receipts by e-mail. */
import { CODE_MINUTES, type CodeMeans, type DataMeans } from '../../guests/index.ts';
import type { Locale } from './text.ts';

const id = {
  done: 'Sudah saya lakukan',
  markLead: 'Centang yang sudah Anda lakukan. Tanda ini hanya untuk Anda.',
  saveMarks: 'Simpan tanda',
  saved: 'Tanda Anda tersimpan.',
  doneOf: (done: number, all: number) => `${done} dari ${all} sudah Anda lakukan.`,
  allDone: 'Semua yang penting hari ini sudah Anda lakukan. Bagus.',
  untouchedTitle: 'Data Anda tidak ikut bocor',
  untouchedLead:
    'Sejauh yang kami tahu, tidak ada data Anda di antara yang bocor. Anda tidak perlu melakukan apa pun. Kami tetap memberi tahu Anda karena Anda berhak tahu apa yang terjadi di tempat kami.',
  showSensitive: 'Lihat data itu',
  withheld:
    'Ada data lain yang lebih sensitif. Supaya hanya Anda yang melihatnya, kami minta satu bukti lagi bahwa ini benar Anda.',
  shownToYou:
    'Data sensitif juga tampil, karena Anda sudah membuktikan bahwa ini Anda. Tampilan ini berakhir sendiri setelah satu jam.',
  otherTitle: 'Bukan untuk Anda, atau untuk orang lain?',
  toNotMe: 'Ini bukan saya',
  toGuardian: 'Ini tentang anak saya',
  toFormer: 'Saya bukan pelanggan lagi',
  backToNotice: 'Kembali ke data Anda',

  proveTitle: 'Pastikan bahwa ini Anda',
  proveLead: {
    notice: 'Sebelum menampilkan data yang sensitif, kami perlu yakin bahwa ini benar Anda.',
    offers: 'Yang Anda pilih ini berharga. Kami perlu yakin bahwa Anda sendiri yang menerimanya.',
  },
  proveWhy:
    'Tautan dan kode dari pesan kami bisa saja terbaca orang lain. Karena itu kami bertanya sekali lagi.',
  sendTo: {
    email: 'Kirim kode ke email saya',
    sms: 'Kirim kode lewat SMS',
  },
  sendKnown:
    'Kode dikirim ke alamat email atau nomor Anda yang sudah kami kenal. Anda tidak perlu mengetiknya.',
  sentTo: {
    email: 'Kami mengirim kode enam angka ke alamat email Anda yang kami kenal.',
    sms: 'Kami mengirim kode enam angka lewat SMS ke nomor Anda yang kami kenal.',
  },
  arrives: `Biasanya tiba dalam satu menit. Kode berlaku ${CODE_MINUTES} menit. Biarkan halaman ini terbuka.`,
  codeLabel: 'Kode enam angka',
  proveButton: 'Lanjutkan',
  otherWay: 'Kode tidak datang, atau cara lain',
  withoutCode: 'Tanpa kode',
  dataLead: 'Ketik data Anda yang tidak ikut bocor. Kami hanya membandingkannya, tidak menyimpannya.',
  dataLabel: {
    email_address: 'Alamat email Anda yang terdaftar pada kami',
    phone_number: 'Nomor ponsel Anda yang terdaftar pada kami',
  } satisfies Record<DataMeans, string>,
  dataButton: 'Periksa',
  byPhone:
    'Tidak bisa dengan cara ini? Hubungi kami; kami akan memastikan bahwa ini Anda, lalu membantu Anda.',
  noMeans:
    'Kami tidak mengenal email atau nomor Anda yang aman untuk ini. Hubungi kami; kami akan memastikan bahwa ini Anda, lalu membantu Anda.',
  trouble: {
    wrong: 'Itu belum cocok. Periksa lagi, lalu coba sekali lagi.',
    expired: 'Kode itu tidak berlaku lagi. Minta kode baru di bawah ini.',
    too_many:
      'Sudah terlalu banyak percobaan hari ini. Coba lagi besok, atau hubungi kami. Hak Anda tidak hilang.',
    wait: 'Kode baru saja dikirim. Tunggu satu menit sebelum meminta yang baru.',
    not_possible: 'Cara itu tidak tersedia. Pilih cara lain.',
    again: 'Halaman tadi sudah terlalu lama terbuka. Silakan ulangi.',
  },
  provenSaying: 'Terima kasih, kami yakin ini Anda. Silakan lanjutkan pilihan Anda.',

  notMeTitle: 'Ini bukan Anda?',
  notMeLead:
    'Mungkin pemilik lama nomor atau alamat ini yang kami cari. Terima kasih sudah memberi tahu kami.',
  notMeWhat: 'Kalau Anda menekan tombol di bawah ini:',
  notMeList: [
    'kami tidak menulis lagi tentang kejadian ini ke alamat atau nomor itu;',
    'tautan dan kode dalam pesan itu tidak dapat dipakai lagi;',
    'kami mencari orang yang benar dengan cara lain.',
  ],
  notMeNothing: 'Anda tidak perlu melakukan apa pun lagi. Data Anda sendiri tidak terkait dengan pesan itu.',
  notMeButton: {
    email: 'Email itu bukan untuk saya',
    sms: 'SMS itu bukan untuk saya',
    letter: 'Surat itu bukan untuk saya',
    handover: 'Pesan itu bukan untuk saya',
  },
  notMeWhich: 'Lewat apa Anda menerima pesan kami?',
  notMeNone: 'Pesan itu sudah pernah dilaporkan. Anda tidak perlu melakukan apa pun lagi.',
  notMeBack: 'Tidak, ini memang saya',
  stoppedTitle: 'Terima kasih sudah memberi tahu kami',
  stoppedLead: 'Kami tidak menulis lagi tentang kejadian ini ke alamat atau nomor itu.',
  stoppedRest:
    'Tautan dalam pesan itu sudah kami matikan. Mohon hapus pesannya dan jangan teruskan kepada siapa pun. Anda tidak perlu melakukan apa pun lagi.',

  guardianTitle: 'Untuk orang tua atau wali',
  guardianNote: 'Halaman ini tentang seorang anak. Anda membacanya sebagai orang tua atau walinya.',
  guardianLead: 'Kalau pesan ini tentang anak Anda, Anda boleh membaca dan memutuskan untuknya.',
  guardianHow: [
    'Lakukan langkah-langkah di halaman ini bersama anak Anda.',
    'Yang kami berikan menjadi milik anak itu; Anda yang memilihkannya.',
    'Bicarakan dengan tenang. Kebocoran ini bukan salah anak Anda.',
  ],
  guardianButton: 'Ya, saya orang tua atau walinya',
  guardianOnly: 'Ini tentang seorang anak. Hanya orang tua atau walinya yang dapat memilih.',
  toGuardianWord: 'Saya orang tua atau walinya',
  guardianSaid: 'Anda sudah menyatakan diri sebagai orang tua atau walinya.',

  formerTitle: 'Sudah bukan pelanggan kami?',
  formerNote:
    'Anda pernah menjadi pelanggan kami. Sebagian data lama Anda masih kami simpan, dan data itu ikut bocor. Kami minta maaf.',
  formerHow: [
    'Anda tidak perlu membuat akun atau masuk lagi. Semua di sini dapat Anda baca dengan tautan atau kode dari pesan kami.',
    'Yang kami berikan juga untuk Anda. Kalau ada yang hanya dapat dipakai pelanggan, pilih yang lain atau hubungi kami.',
    'Anda boleh meminta kami menghapus data lama Anda. Hubungi kami; kami akan menjawab.',
  ],

  mailReceipt: 'Kirim bukti ini ke email saya',
  mailOnItsWay: 'Bukti ini kami kirim ke alamat email Anda yang kami kenal.',
  mailTooMany: 'Bukti ini sudah beberapa kali kami kirim hari ini. Coba lagi besok.',
  mailNone: 'Kami tidak mengenal alamat email Anda. Catat nomor buktinya, atau cetak halaman ini.',
  claimTitle: 'Ganti rugi Anda',
  claimLead: (cap: string) =>
    `Ceritakan kerugian Anda dan berapa nilainya, paling banyak ${cap}. Sesudah itu Anda menambahkan buktinya. Seseorang di tempat kami membacanya.`,
  claimAmount: 'Berapa kerugian Anda',
  claimStatement: 'Apa yang terjadi, dan kapan',
  claimFile: 'Ajukan',
  claimFiled: (amount: string) => `Kami sudah menerima pengajuan Anda sebesar ${amount}.`,
  claimNoFile: 'Sekarang tambahkan buktinya; tanpa bukti kami belum dapat memutuskan.',
  claimFiles: (files: number) =>
    `Bukti yang kami terima: ${files}. Kami memeriksanya; hasilnya tampil di halaman ini.`,
  claimApproved: (amount: string) => `Disetujui: ${amount}. Kami sedang membayarkannya.`,
  claimRefused:
    'Pengajuan Anda belum dapat kami setujui. Anda dapat mengajukan lagi dengan keterangan atau bukti lain, atau hubungi kami.',
  claimAdd: 'Tambahkan bukti',
  claimKinds:
    'Foto (JPG, PNG) atau PDF, paling besar 10 MB. Hanya petugas yang memeriksa yang dapat membukanya.',
  claimSend: 'Kirim bukti ini',
  claimTrouble: {
    amount:
      'Nilai itu belum dapat kami baca, atau lebih dari batasnya. Ketik angkanya saja, misalnya 250000.',
    statement: 'Tuliskan dulu apa yang terjadi.',
    busy: 'Sedang banyak yang mengirim berkas. Coba lagi sebentar lagi.',
    file: 'Berkas itu belum dapat kami terima. Pilih foto (JPG, PNG) atau PDF, paling besar 10 MB.',
    again: 'Halaman tadi sudah terlalu lama terbuka. Silakan ulangi.',
  },
  claimNext: 'Sekarang ceritakan kerugian Anda dan tambahkan buktinya. Sesudah itu kami memeriksanya.',
  toClaim: 'Ajukan kerugian Anda',
  toClaimStatus: 'Lihat pengajuan Anda',
  low: (limit: string) => `Untuk paling banyak ${limit} orang, selama masih ada.`,
  none: 'Untuk saat ini sudah habis. Anda dapat masuk daftar tunggu; begitu ada lagi, kami menyimpannya untuk Anda selama tiga hari.',
  wait: 'Masukkan saya ke daftar tunggu',
  waiting: (place: string | null) =>
    place === null
      ? 'Anda ada di daftar tunggu. Lebih dari 1.000 orang ada di depan Anda.'
      : `Anda ada di daftar tunggu, nomor ${place}.`,
  waitingMore:
    'Anda tidak perlu melakukan apa pun. Begitu giliran Anda tiba, kami menyimpannya untuk Anda selama tiga hari. Halaman ini mengatakannya, dan kami mengirim email bila kami mengenal alamat Anda.',
  waitingAutomatic:
    'Untuk saat ini sudah habis. Anda tidak perlu melakukan apa-apa: begitu ada lagi, Anda langsung menerimanya dan halaman ini menampilkannya.',
  leave: 'Keluar dari daftar tunggu',
  programme: (vendor: string) => `Mendaftar di ${vendor}`,
  programmeHow: 'Buka alamat ini, lalu masukkan kode dan nomor program Anda:',
  programmeBy: 'Paling lambat',
  programmeDone: 'Anda sudah terdaftar.',
  months: (count: number) => `Selama ${count} bulan`,
  days: (count: number) => `Selama ${count} hari`,
  upTo: 'Paling banyak',
  evidence: 'Yang perlu Anda tunjukkan:',
  needsProof: 'Untuk pilihan ini kami minta satu bukti bahwa ini benar Anda.',
  codeShared: 'Kode ini sama untuk semua orang yang kami kabari.',
  codeUntil: 'Dapat dipakai sampai',
  engagement: 'Nomor program',
  codeWaiting:
    'Kode untuk Anda sedang kami siapkan. Begitu ada, kodenya tampil di halaman ini dan kami mengabari Anda. Hak Anda aman; Anda tidak perlu melakukan apa pun.',
  codeRevoked: 'Kode yang lama tidak berlaku lagi. Hubungi kami bila Anda belum mendapat gantinya.',

  proveToSee: 'Kode Anda siap. Pastikan dulu bahwa ini Anda, lalu kodenya tampil.',
  proveToSeeButton: 'Tampilkan kode saya',
};

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer G) => string
      ? (...given: G) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Shape<T[K]>;
};
export type MyWords = Shape<typeof id>;

const en: MyWords = {
  done: 'I have done this',
  markLead: 'Tick what you have done. These marks are only for you.',
  saveMarks: 'Save my marks',
  saved: 'Your marks are saved.',
  doneOf: (done: number, all: number) => `You have done ${done} of ${all}.`,
  allDone: 'You have done everything that matters today. Well done.',
  untouchedTitle: 'Your data did not leak',
  untouchedLead:
    'As far as we know, none of your data is among what leaked. You need not do anything. We tell you all the same, because you have a right to know what happened with us.',
  showSensitive: 'See that data',
  withheld:
    'There is other, more sensitive data. So that only you can see it, we ask for one more proof that this is really you.',
  shownToYou:
    'Sensitive data is shown too, because you proved that this is you. It disappears by itself after an hour.',
  otherTitle: 'Not for you, or for somebody else?',
  toNotMe: 'This is not me',
  toGuardian: 'This is about my child',
  toFormer: 'I am not a customer any more',
  backToNotice: 'Back to your data',

  proveTitle: 'Make sure that this is you',
  proveLead: {
    notice: 'Before we show sensitive data, we need to be sure that this is really you.',
    offers: 'What you choose is worth something. We need to be sure that it is you who gets it.',
  },
  proveWhy:
    'Somebody else might have read the link or the code in our message. That is why we ask once more.',
  sendTo: { email: 'Send a code to my e-mail', sms: 'Send a code by SMS' },
  sendKnown: 'The code goes to your e-mail address or number that we already know. You need not type it.',
  sentTo: {
    email: 'We are sending a code of six digits to the e-mail address we know of you.',
    sms: 'We are sending a code of six digits by SMS to the number we know of you.',
  },
  arrives: `It usually arrives within a minute. It is valid for ${CODE_MINUTES} minutes. Leave this page open.`,
  codeLabel: 'Code of six digits',
  proveButton: 'Continue',
  otherWay: 'No code came, or another way',
  withoutCode: 'Without a code',
  dataLead: 'Type something of yours that did not leak. We only compare it, we do not keep it.',
  dataLabel: {
    email_address: 'Your e-mail address as you gave it to us',
    phone_number: 'Your phone number as you gave it to us',
  },
  dataButton: 'Check',
  byPhone: 'None of these works? Contact us; we will make sure that it is you, and then help you.',
  noMeans:
    'We know no e-mail address or number of yours that is safe for this. Contact us; we will make sure that it is you, and then help you.',
  trouble: {
    wrong: 'That does not match yet. Check it and try once more.',
    expired: 'That code is no longer valid. Ask for a new one below.',
    too_many: 'There were too many tries today. Try again tomorrow, or contact us. You lose nothing.',
    wait: 'A code was sent just now. Wait a minute before you ask for another.',
    not_possible: 'That way is not available. Choose another.',
    again: 'That page had been open too long. Please do it once more.',
  },
  provenSaying: 'Thank you, we are sure that this is you. Please go on with your choice.',

  notMeTitle: 'Is this not you?',
  notMeLead:
    'Perhaps we are looking for whoever had this number or address before you. Thank you for telling us.',
  notMeWhat: 'If you press the button below:',
  notMeList: [
    'we write no more about this incident to that address or number;',
    'the link and the code in that message stop working;',
    'we look for the right person in another way.',
  ],
  notMeNothing: 'You need not do anything else. Your own data has nothing to do with that message.',
  notMeButton: {
    email: 'That e-mail was not for me',
    sms: 'That SMS was not for me',
    letter: 'That letter was not for me',
    handover: 'That message was not for me',
  },
  notMeWhich: 'How did our message reach you?',
  notMeNone: 'That message was reported before. You need not do anything else.',
  notMeBack: 'No, this is me',
  stoppedTitle: 'Thank you for telling us',
  stoppedLead: 'We write no more about this incident to that address or number.',
  stoppedRest:
    'We have switched off the link in that message. Please delete the message and do not pass it on. You need not do anything else.',

  guardianTitle: 'For parents and guardians',
  guardianNote: 'This page is about a child. You read it as the child’s parent or guardian.',
  guardianLead: 'If this message is about your child, you may read it and decide for them.',
  guardianHow: [
    'Take the steps on this page together with your child.',
    'What we give belongs to the child; you choose it for them.',
    'Talk about it calmly. This leak is not your child’s fault.',
  ],
  guardianButton: 'Yes, I am the parent or guardian',
  guardianOnly: 'This is about a child. Only a parent or guardian can choose.',
  toGuardianWord: 'I am the parent or guardian',
  guardianSaid: 'You have said that you are the parent or guardian.',

  formerTitle: 'Not our customer any more?',
  formerNote:
    'You used to be our customer. We still kept some of your old data, and it leaked too. We are sorry.',
  formerHow: [
    'You need not open an account or sign in again. Everything here can be read with the link or the code in our message.',
    'What we give is for you too. If something is of use to customers only, choose another or contact us.',
    'You may ask us to delete your old data. Contact us; we will answer.',
  ],

  mailReceipt: 'Send this receipt to my e-mail',
  mailOnItsWay: 'We are sending this receipt to the e-mail address we know of you.',
  mailTooMany: 'We have sent this receipt several times today. Try again tomorrow.',
  mailNone: 'We know no e-mail address of yours. Write the reference down, or print this page.',
  claimTitle: 'Your claim',
  claimLead: (cap: string) =>
    `Tell us what you lost and how much it was, at most ${cap}. After that you add what proves it. A person here reads it.`,
  claimAmount: 'How much you lost',
  claimStatement: 'What happened, and when',
  claimFile: 'Send my claim',
  claimFiled: (amount: string) => `We have your claim for ${amount}.`,
  claimNoFile: 'Now add what proves it; without it we cannot decide yet.',
  claimFiles: (files: number) =>
    `Proofs we have: ${files}. We are looking at them; this page shows the result.`,
  claimApproved: (amount: string) => `Approved: ${amount}. We are paying it.`,
  claimRefused:
    'We cannot approve your claim as it is. You can send it again with other words or other proof, or contact us.',
  claimAdd: 'Add a proof',
  claimKinds: 'A photo (JPG, PNG) or a PDF, 10 MB at most. Only the people who check it can open it.',
  claimSend: 'Send this proof',
  claimTrouble: {
    amount: 'We cannot read that amount, or it is over the limit. Type digits only, such as 250000.',
    statement: 'Please write first what happened.',
    busy: 'Many people are sending files just now. Try again in a moment.',
    file: 'We cannot take that file. Choose a photo (JPG, PNG) or a PDF, 10 MB at most.',
    again: 'That page had been open too long. Please do it once more.',
  },
  claimNext: 'Now tell us what you lost and add what proves it. After that we look at it.',
  toClaim: 'Claim your loss',
  toClaimStatus: 'See your claim',
  low: (limit: string) => `For up to ${limit} people, while it lasts.`,
  none: 'It is used up for now. You can go on the waiting list; as soon as there is more, we keep it for you for three days.',
  wait: 'Put me on the waiting list',
  waiting: (place: string | null) =>
    place === null
      ? 'You are on the waiting list. More than 1,000 people are before you.'
      : `You are on the waiting list, number ${place}.`,
  waitingMore:
    'You need not do anything. When it is your turn we keep it for you for three days. This page says so, and we send an e-mail if we know your address.',
  waitingAutomatic:
    'It is used up for now. You need not do anything: as soon as there is more it is given to you, and this page says so.',
  leave: 'Leave the waiting list',
  programme: (vendor: string) => `Sign up at ${vendor}`,
  programmeHow: 'Open this address and enter your code and your programme number:',
  programmeBy: 'At the latest on',
  programmeDone: 'You are signed up.',
  months: (count: number) => `For ${count} months`,
  days: (count: number) => `For ${count} days`,
  upTo: 'At most',
  evidence: 'What you need to show:',
  needsProof: 'For this one we ask for one proof that this is really you.',
  codeShared: 'This code is the same for everybody we told.',
  codeUntil: 'Can be used until',
  engagement: 'Programme number',
  codeWaiting:
    'We are getting your code ready. As soon as it is there, this page shows it and we tell you. It is yours; you need not do anything.',
  codeRevoked: 'The code you had is no longer valid. Contact us if you have not got another one.',

  proveToSee: 'Your code is ready. Make sure first that this is you, then it is shown.',
  proveToSeeButton: 'Show my code',
};

export const MY: Readonly<Record<Locale, MyWords>> = { id, en };

/** What may have gone wrong with a proof; the address carries the key. */
export const PROOF_TROUBLES = ['wrong', 'expired', 'too_many', 'wait', 'not_possible', 'again'] as const;
export type ProofTrouble = (typeof PROOF_TROUBLES)[number];

export const CLAIM_TROUBLES = ['amount', 'statement', 'file', 'busy', 'again'] as const;
export type ClaimTrouble = (typeof CLAIM_TROUBLES)[number];

export const NOT_ME_CHANNELS = ['email', 'sms', 'letter', 'handover'] as const;

export type { CodeMeans, DataMeans };
