/** How somebody can be reached, and where they live. */
import type { CategoryText } from './category.ts';

export const CONTACT: readonly CategoryText[] = [
  {
    code: 'con.email',
    tier: 1,
    tiers: { hash_weak: 1, hash_strong: 0 },
    pdp: 'combined',
    hibp: 'Email addresses',
    dpv: 'pd:EmailAddress',
    label: { id: 'Alamat email', en: 'E-mail address' },
    risk: {
      id: 'Anda dapat menerima email palsu yang meniru kami, bank, atau layanan lain.',
      en: 'You may get fake e-mails that imitate us, your bank or other services.',
    },
    advice: {
      id: [
        'Jangan klik tautan di email yang mendesak Anda. Ketik sendiri alamat situsnya.',
        'Jangan pernah membalas email dengan kata sandi, PIN, atau kode OTP.',
      ],
      en: [
        'Do not click links in e-mails that rush you. Type the site’s address yourself.',
        'Never answer an e-mail with a password, PIN or one-time code.',
      ],
    },
  },
  {
    code: 'con.email_recovery',
    tier: 2,
    pdp: 'combined',
    hibp: 'Recovery email addresses',
    dpv: 'pd:EmailAddress',
    label: { id: 'Email pemulihan', en: 'Recovery e-mail address' },
    risk: {
      id: 'Siapa pun yang menguasai email pemulihan dapat mengambil alih akun Anda.',
      en: 'Whoever gets into your recovery e-mail can take over your account.',
    },
    advice: {
      id: [
        'Ganti kata sandi email pemulihan Anda. Nyalakan juga verifikasi dua langkah di sana.',
        'Jika bisa, daftarkan email pemulihan yang lain.',
      ],
      en: [
        'Change the password of your recovery e-mail. Also turn on two-step verification there.',
        'If you can, register a different recovery e-mail.',
      ],
    },
  },
  {
    code: 'con.phone',
    tier: 2,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Phone numbers',
    dpv: 'pd:TelephoneNumber',
    label: { id: 'Nomor telepon', en: 'Phone number' },
    risk: {
      id: 'Anda dapat menerima SMS, WhatsApp, atau telepon palsu yang meminta kode OTP atau uang.',
      en: 'You may get fake texts, WhatsApp messages or calls asking for a one-time code or money.',
    },
    advice: {
      id: [
        'Jangan pernah memberikan kode OTP kepada siapa pun, termasuk yang mengaku dari kami.',
        'Minta operator seluler agar kartu SIM Anda hanya diganti bila Anda datang sendiri membawa KTP.',
        'Jika sinyal tiba-tiba hilang lama, segera hubungi operator dan bank Anda.',
      ],
      en: [
        'Never give a one-time code to anybody, even if they say they are from us.',
        'Ask your mobile operator to replace your SIM card only if you come in person with your ID card.',
        'If your signal is suddenly gone for long, call your operator and your bank at once.',
      ],
    },
  },
  {
    code: 'con.address',
    tier: 2,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Physical addresses',
    dpv: 'pd:PhysicalAddress',
    label: { id: 'Alamat rumah', en: 'Home address' },
    risk: {
      id: 'Anda dapat menerima paket palsu, tagihan palsu, atau tamu yang tidak diundang.',
      en: 'You may get fake parcels, fake bills or unwanted visitors.',
    },
    advice: {
      id: [
        'Jangan membayar paket COD yang tidak Anda pesan.',
        'Jika ada orang mencurigakan di rumah Anda, jangan buka pintu. Hubungi polisi di 110.',
      ],
      en: [
        'Do not pay on delivery for parcels you did not order.',
        'If somebody suspicious comes to your home, do not open the door. Call the police on 110.',
      ],
    },
  },
  {
    code: 'con.entrycode',
    tier: 4,
    tiers: { masked: 2 },
    pdp: 'combined',
    label: { id: 'Kode akses pintu', en: 'Door entry code' },
    risk: {
      id: 'Siapa pun yang tahu kode ini dapat masuk ke rumah atau gedung Anda.',
      en: 'Anybody who knows this code can enter your home or building.',
    },
    advice: {
      id: [
        'Ganti kode pintu Anda sekarang juga. Beri tahu semua orang yang tinggal bersama Anda.',
        'Jika kodenya milik gedung, minta pengelola gedung menggantinya hari ini.',
      ],
      en: [
        'Change your door code right now. Tell everybody who lives with you.',
        'If the code belongs to the building, ask its manager to change it today.',
      ],
    },
  },
  {
    code: 'con.addressbook',
    tier: 2,
    pdp: 'combined',
    hibp: 'Address book contacts',
    dpv: 'pd:SocialNetwork',
    label: { id: 'Daftar kontak Anda', en: 'Your contact list' },
    risk: {
      id: 'Penipu dapat menghubungi teman dan keluarga Anda dengan memakai nama Anda.',
      en: 'Scammers can contact your friends and family in your name.',
    },
    advice: {
      id: [
        'Beri tahu teman dan keluarga agar tidak mengirim uang atau kode atas permintaan dari nama Anda.',
        'Minta mereka menelepon Anda dulu bila menerima pesan yang aneh.',
      ],
      en: [
        'Tell friends and family not to send money or codes when asked in your name.',
        'Ask them to call you first when a message seems odd.',
      ],
    },
  },
];
