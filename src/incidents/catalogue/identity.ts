/** Who somebody is: names, birth, family. */
import type { CategoryText } from './category.ts';

export const IDENTITY: readonly CategoryText[] = [
  {
    code: 'id.name',
    tier: 1,
    pdp: 'general',
    hibp: 'Names',
    dpv: 'pd:Name',
    label: { id: 'Nama lengkap', en: 'Full name' },
    risk: {
      id: 'Penipu dapat menyapa Anda dengan nama yang benar supaya terlihat resmi.',
      en: 'Scammers can address you by your real name to look genuine.',
    },
    advice: {
      id: ['Jangan percaya pesan atau telepon hanya karena menyebut nama Anda.'],
      en: ['Do not trust a message or a call just because it uses your name.'],
    },
  },
  {
    code: 'id.alias',
    tier: 1,
    pdp: 'combined',
    hibp: 'Usernames',
    dpv: 'pd:Username',
    label: { id: 'Nama pengguna', en: 'User name' },
    risk: {
      id: 'Orang lain dapat mencari akun Anda di situs lain yang memakai nama yang sama.',
      en: 'Others can look for accounts of yours on other sites that use the same name.',
    },
    advice: {
      id: ['Pakai nama pengguna yang berbeda untuk akun yang penting, seperti bank dan email.'],
      en: ['Use a different user name for accounts that matter, such as your bank and e-mail.'],
    },
  },
  {
    code: 'id.dob',
    tier: 2,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Dates of birth',
    dpv: 'pd:BirthDate',
    label: { id: 'Tanggal lahir', en: 'Date of birth' },
    risk: {
      id: 'Tanggal lahir sering ditanyakan untuk memastikan identitas, sehingga orang lain dapat mengaku sebagai Anda.',
      en: 'A date of birth is often asked to confirm who you are, so others can pretend to be you.',
    },
    advice: {
      id: [
        'Jika PIN atau kata sandi Anda memakai tanggal lahir, ganti hari ini.',
        'Jangan percaya penelepon hanya karena ia tahu tanggal lahir Anda.',
      ],
      en: [
        'If a PIN or password of yours uses your date of birth, change it today.',
        'Do not trust a caller just because they know your date of birth.',
      ],
    },
  },
  {
    code: 'id.pob',
    tier: 2,
    pdp: 'combined',
    dpv: 'pd:BirthPlace',
    label: { id: 'Tempat lahir', en: 'Place of birth' },
    risk: {
      id: 'Tempat lahir sering menjadi jawaban pertanyaan keamanan.',
      en: 'A place of birth is often the answer to a security question.',
    },
    advice: {
      id: ['Jika tempat lahir menjadi jawaban pertanyaan keamanan Anda, ganti jawaban itu.'],
      en: ['If your place of birth answers a security question, change that answer.'],
    },
  },
  {
    code: 'id.gender',
    tier: 1,
    pdp: 'general',
    hibp: 'Genders',
    dpv: 'pd:Gender',
    label: { id: 'Jenis kelamin', en: 'Gender' },
    risk: {
      id: 'Data ini sendirian hampir tidak berbahaya, tetapi membuat pesan palsu lebih meyakinkan.',
      en: 'On its own this does little harm, but it makes a fake message more convincing.',
    },
    advice: {
      id: ['Anda tidak perlu melakukan apa pun khusus untuk data ini.'],
      en: ['You do not need to do anything for this item alone.'],
    },
    noAction: true,
  },
  {
    code: 'id.nationality',
    tier: 1,
    pdp: 'general',
    hibp: 'Nationalities',
    dpv: 'pd:Nationality',
    label: { id: 'Kewarganegaraan', en: 'Nationality' },
    risk: {
      id: 'Penipu dapat menyamar sebagai kedutaan atau kantor imigrasi.',
      en: 'Scammers can pose as an embassy or an immigration office.',
    },
    advice: {
      id: [
        'Jika ada yang mengaku dari imigrasi atau kedutaan, tutup telepon. Hubungi kantornya lewat nomor resmi.',
      ],
      en: [
        'If somebody claims to be from immigration or an embassy, hang up. Call the office on its official number.',
      ],
    },
  },
  {
    code: 'id.marital',
    tier: 1,
    pdp: 'general',
    hibp: 'Marital statuses',
    dpv: 'pd:MaritalStatus',
    label: { id: 'Status perkawinan', en: 'Marital status' },
    risk: {
      id: 'Penipu dapat memakai keadaan keluarga Anda untuk membangun cerita yang meyakinkan.',
      en: 'Scammers can use your family situation to build a convincing story.',
    },
    advice: {
      id: ['Hati-hati dengan kenalan baru di internet yang cepat membicarakan uang atau hubungan.'],
      en: ['Be careful with new online acquaintances who soon talk about money or a relationship.'],
    },
  },
  {
    code: 'id.mother',
    tier: 3,
    pdp: 'combined',
    dpv: 'pd:Parent',
    label: { id: 'Nama ibu kandung', en: 'Mother’s maiden name' },
    risk: {
      id: 'Bank sering menanyakan nama ibu kandung, sehingga orang lain dapat mengaku sebagai Anda.',
      en: 'Banks often ask for this name, so others can pretend to be you.',
    },
    advice: {
      id: [
        'Hubungi bank Anda lewat nomor di belakang kartu. Minta agar nama ibu kandung tidak lagi dipakai sebagai bukti identitas.',
        'Ganti pertanyaan keamanan yang jawabannya nama ibu Anda.',
      ],
      en: [
        'Call your bank on the number on the back of your card. Ask them to stop accepting this name as proof of who you are.',
        'Change any security question that this name answers.',
      ],
    },
  },
  {
    code: 'id.family',
    tier: 2,
    pdp: 'combined',
    hibp: "Family members' names",
    dpv: 'pd:Family',
    label: { id: 'Data keluarga', en: 'Family details' },
    risk: {
      id: 'Penipu dapat menelepon dan berkata bahwa keluarga Anda sakit, kecelakaan, atau ditangkap.',
      en: 'Scammers can call and claim that a relative is ill, hurt or arrested.',
    },
    advice: {
      id: [
        'Sepakati satu kata rahasia dengan keluarga. Minta kata itu jika ada yang menelepon tentang keadaan darurat.',
        'Beri tahu keluarga Anda bahwa data mereka ikut bocor.',
      ],
      en: [
        'Agree on a secret word with your family. Ask for it when somebody calls about an emergency.',
        'Tell your family that their details leaked too.',
      ],
    },
  },
];
