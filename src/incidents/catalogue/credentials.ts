/** What opens an account: passwords, PINs, sessions, second factors. */
import type { CategoryText } from './category.ts';

export const CREDENTIALS: readonly CategoryText[] = [
  {
    code: 'cred.password',
    tier: 4,
    tiers: { hash_strong: 2, encrypted_key_safe: 1 },
    pdp: 'combined',
    hibp: 'Passwords',
    dpv: 'pd:Password',
    label: { id: 'Kata sandi', en: 'Password' },
    risk: {
      id: 'Orang lain dapat mencoba masuk ke akun Anda, di sini dan di situs lain yang kata sandinya sama.',
      en: 'Others can try to get into your account, here and on any site where you use the same password.',
    },
    risks: {
      hash_weak: {
        id: 'Kata sandi Anda diacak dengan cara lama yang mudah dibuka. Anggap orang lain sudah mengetahuinya.',
        en: 'Your password was scrambled in an old way that is easy to undo. Treat it as known to others.',
      },
      hash_strong: {
        id: 'Kata sandi Anda diacak dengan kuat. Jika pendek atau mudah ditebak, orang lain tetap dapat menemukannya.',
        en: 'Your password was strongly scrambled. If it is short or easy to guess, others can still find it out.',
      },
    },
    advice: {
      id: [
        'Ganti kata sandi akun ini sekarang. Ganti juga di semua situs lain yang memakai kata sandi yang sama.',
        'Mulai dari email Anda, karena email dapat membuka akun-akun lain.',
        'Nyalakan verifikasi dua langkah di setiap akun yang menyediakannya.',
      ],
      en: [
        'Change the password of this account now. Change it everywhere else you use the same one.',
        'Start with your e-mail, because it can open your other accounts.',
        'Turn on two-step verification wherever it is offered.',
      ],
    },
  },
  {
    code: 'cred.password_old',
    tier: 3,
    tiers: { hash_strong: 2, encrypted_key_safe: 1 },
    pdp: 'combined',
    hibp: 'Historical passwords',
    dpv: 'pd:Password',
    label: { id: 'Kata sandi lama', en: 'Old password' },
    risk: {
      id: 'Jika kata sandi lama masih Anda pakai di tempat lain, orang lain dapat masuk ke sana.',
      en: 'If you still use an old password somewhere else, others can get in there.',
    },
    advice: {
      id: ['Ingat di mana kata sandi lama itu masih Anda pakai. Ganti di semua tempat itu.'],
      en: ['Think where you still use that old password. Change it in all those places.'],
    },
  },
  {
    code: 'cred.hint_qa',
    tier: 3,
    pdp: 'combined',
    hibp: 'Security questions and answers',
    dpv: 'pd:SecretText',
    label: { id: 'Pertanyaan keamanan dan jawabannya', en: 'Security questions and answers' },
    risk: {
      id: 'Dengan jawaban ini orang lain dapat mengatur ulang kata sandi Anda.',
      en: 'With these answers others can reset your passwords.',
    },
    advice: {
      id: [
        'Ganti pertanyaan dan jawaban keamanan di semua akun yang memakainya. Jawaban tidak harus jujur, asal Anda ingat.',
      ],
      en: [
        'Change these questions and answers in every account that uses them. The answers need not be true, as long as you remember them.',
      ],
    },
  },
  {
    code: 'cred.pin',
    tier: 4,
    tiers: { encrypted_key_safe: 2 },
    pdp: 'specific',
    hibp: 'PINs',
    dpv: 'pd:PINCode',
    label: { id: 'PIN', en: 'PIN' },
    risk: {
      id: 'Dengan PIN, orang lain dapat mengambil uang atau menyetujui transaksi Anda.',
      en: 'With your PIN others can take money out or approve payments.',
    },
    advice: {
      id: [
        'Ganti PIN Anda sekarang lewat ATM atau aplikasi resmi. Jangan pakai PIN yang sama di tempat lain.',
        'Periksa transaksi terakhir Anda. Laporkan yang tidak Anda kenal ke bank.',
      ],
      en: [
        'Change your PIN now at a cash machine or in the official app. Do not use the same PIN elsewhere.',
        'Check your latest transactions. Report any you do not know to your bank.',
      ],
    },
  },
  {
    code: 'cred.token',
    tier: 4,
    tiers: { encrypted_key_safe: 0 },
    pdp: 'combined',
    hibp: 'Auth tokens',
    dpv: 'pd:Authenticating',
    label: { id: 'Kunci masuk otomatis ke akun', en: 'Automatic sign-in key' },
    risk: {
      id: 'Orang lain dapat memakai akun Anda tanpa tahu kata sandinya.',
      en: 'Others can use your account without knowing the password.',
    },
    advice: {
      id: [
        'Keluar dari akun di semua perangkat, lalu masuk lagi. Ini membuat kunci lama tidak berlaku.',
        'Periksa apakah ada perangkat atau aplikasi tersambung yang tidak Anda kenal. Putuskan yang asing.',
      ],
      en: [
        'Sign out on all devices and sign in again. This makes the old key useless.',
        'Look for connected devices or apps you do not know. Disconnect them.',
      ],
    },
  },
  {
    code: 'cred.mfa',
    tier: 4,
    tiers: { encrypted_key_safe: 1 },
    pdp: 'combined',
    dpv: 'pd:Authenticating',
    label: {
      id: 'Kunci verifikasi dua langkah atau kode cadangan',
      en: 'Two-step verification key or backup codes',
    },
    risk: {
      id: 'Perlindungan kedua akun Anda dapat dilewati orang lain.',
      en: 'Others can get past the second lock on your account.',
    },
    advice: {
      id: [
        'Matikan verifikasi dua langkah, lalu pasang ulang hari ini. Buat kode cadangan baru dan buang yang lama.',
      ],
      en: [
        'Turn two-step verification off and set it up again today. Make new backup codes and throw the old ones away.',
      ],
    },
  },
  {
    code: 'cred.seed',
    tier: 4,
    tiers: { encrypted_key_safe: 1 },
    pdp: 'specific',
    dpv: 'pd:Authenticating',
    label: { id: 'Frasa pemulihan dompet kripto', en: 'Crypto wallet recovery phrase' },
    risk: {
      id: 'Dengan frasa ini orang lain dapat mengambil seluruh isi dompet Anda, dan itu tidak dapat dibatalkan.',
      en: 'With this phrase others can take everything in your wallet, and that cannot be undone.',
    },
    advice: {
      id: [
        'Buat dompet baru dan pindahkan semua aset Anda ke sana sekarang. Jangan pakai lagi frasa yang lama.',
      ],
      en: ['Make a new wallet and move everything into it now. Never use the old phrase again.'],
    },
  },
];
