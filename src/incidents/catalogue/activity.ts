/** What somebody wrote, did, carried and worked. */
import type { CategoryText } from './category.ts';

export const ACTIVITY: readonly CategoryText[] = [
  {
    code: 'com.messages',
    tier: 3,
    tiers: { encrypted_key_safe: 0 },
    pdp: 'combined',
    hibp: 'Private messages',
    dpv: 'pd:Communication',
    label: { id: 'Isi pesan atau obrolan', en: 'Messages or chats' },
    risk: {
      id: 'Orang lain dapat membaca percakapan Anda dan memakainya untuk memeras atau menipu.',
      en: 'Others can read your conversations and use them for blackmail or fraud.',
    },
    advice: {
      id: [
        'Ganti setiap kata sandi, PIN, atau nomor rahasia yang pernah Anda tulis dalam pesan.',
        'Beri tahu orang yang berkirim pesan dengan Anda bahwa percakapannya bocor.',
        'Jika ada yang memeras Anda, jangan membayar. Simpan buktinya dan lapor ke polisi.',
      ],
      en: [
        'Change every password, PIN or secret number you ever wrote in a message.',
        'Tell the people you wrote with that the conversations leaked.',
        'If somebody blackmails you, do not pay. Keep the evidence and report it to the police.',
      ],
    },
  },
  {
    code: 'com.media',
    tier: 3,
    pdp: 'combined',
    hibp: 'Photos',
    dpv: 'pd:Picture',
    label: { id: 'Foto, video, atau rekaman suara', en: 'Photos, videos or voice recordings' },
    risk: {
      id: 'Orang lain dapat memalsukan wajah atau suara Anda, atau mengancam akan menyebarkannya.',
      en: 'Others can fake your face or voice, or threaten to spread them.',
    },
    advice: {
      id: [
        'Jika ada yang memeras Anda, jangan membayar. Simpan buktinya dan lapor ke polisi.',
        'Beri tahu keluarga: jika “Anda” menelepon meminta uang, tutup dan telepon balik ke nomor yang biasa.',
      ],
      en: [
        'If somebody blackmails you, do not pay. Keep the evidence and report it to the police.',
        'Tell your family: if “you” call asking for money, hang up and call back on your usual number.',
      ],
    },
  },
  {
    code: 'com.support',
    tier: 2,
    pdp: 'combined',
    hibp: 'Support tickets',
    dpv: 'pd:Communication',
    label: { id: 'Percakapan dengan layanan pelanggan', en: 'Conversations with customer support' },
    risk: {
      id: 'Penipu dapat menyamar sebagai layanan pelanggan dan menyebut masalah yang pernah Anda laporkan.',
      en: 'Scammers can pose as customer support and mention problems you reported.',
    },
    advice: {
      id: [
        'Jika ada yang mengaku dari layanan pelanggan, tutup telepon. Hubungi kami lewat nomor atau alamat resmi.',
        'Ganti kata sandi atau PIN yang pernah Anda tulis kepada layanan pelanggan.',
      ],
      en: [
        'If somebody says they are from customer support, hang up. Contact us through our official number or address.',
        'Change any password or PIN you ever wrote to customer support.',
      ],
    },
  },
  {
    code: 'beh.location',
    tier: 3,
    tiers: { masked: 2 },
    pdp: 'combined',
    hibp: 'Geographic locations',
    dpv: 'pd:Location',
    label: { id: 'Lokasi Anda', en: 'Your location' },
    risk: {
      id: 'Orang lain dapat mengetahui rumah, tempat kerja, dan kebiasaan Anda.',
      en: 'Others can learn where you live, where you work and when you are out.',
    },
    advice: {
      id: [
        'Periksa aplikasi mana yang boleh melihat lokasi Anda. Matikan yang tidak perlu.',
        'Jika Anda merasa diikuti atau takut kepada seseorang, ubah rute Anda. Hubungi polisi di 110.',
      ],
      en: [
        'Check which apps may see your location. Turn off those that need not.',
        'If you feel followed or are afraid of somebody, change your usual routes. Call the police on 110.',
      ],
    },
  },
  {
    code: 'beh.browse',
    tier: 2,
    pdp: 'combined',
    hibp: 'Website activity',
    dpv: 'pd:BrowsingBehavior',
    label: { id: 'Riwayat aktivitas atau pembelian', en: 'Activity or purchase history' },
    risk: {
      id: 'Penipu dapat memakai minat dan pembelian Anda untuk membuat pesan palsu yang meyakinkan.',
      en: 'Scammers can use your interests and purchases to write convincing fake messages.',
    },
    advice: {
      id: ['Hati-hati dengan tawaran yang terlalu pas dengan minat Anda. Ketik sendiri alamat tokonya.'],
      en: ['Be careful with offers that fit you too well. Type the shop’s address yourself.'],
    },
  },
  {
    code: 'dev.ids',
    tier: 2,
    pdp: 'combined',
    hibp: 'IP addresses',
    dpv: 'pd:DeviceBased',
    label: { id: 'Alamat IP atau data perangkat', en: 'IP address or device details' },
    risk: {
      id: 'Orang lain dapat memperkirakan kota Anda dan jenis perangkat Anda, tetapi tidak dapat masuk hanya dengan data ini.',
      en: 'Others can guess your city and the kind of device you use, but cannot get in with this alone.',
    },
    advice: {
      id: ['Pasang pembaruan terbaru di ponsel dan komputer Anda.'],
      en: ['Install the latest updates on your phone and computer.'],
    },
  },
  {
    code: 'emp.work',
    tier: 1,
    pdp: 'combined',
    hibp: 'Job titles',
    dpv: 'pd:Professional',
    label: { id: 'Pekerjaan, pendidikan, atau riwayat hidup', en: 'Work, education or CV' },
    risk: {
      id: 'Anda dapat menerima tawaran kerja palsu atau pesan palsu yang meniru kantor Anda.',
      en: 'You may get fake job offers or fake messages that imitate your employer.',
    },
    advice: {
      id: ['Jangan membayar apa pun untuk melamar kerja. Periksa lowongan di situs resmi perusahaannya.'],
      en: ['Never pay to apply for a job. Check the offer on the company’s official site.'],
    },
  },
  {
    code: 'oth.free',
    tier: 3,
    pdp: 'combined',
    label: { id: 'Catatan tertulis tentang Anda', en: 'Written notes about you' },
    risk: {
      id: 'Catatan ini dapat memuat hal pribadi yang membuat penipu lebih meyakinkan.',
      en: 'These notes can contain personal matters that make scammers more convincing.',
    },
    advice: {
      id: [
        'Ganti kata sandi atau nomor rahasia yang pernah Anda tulis kepada kami.',
        'Tanyakan kepada kami isi catatan tentang Anda. Itu hak Anda.',
      ],
      en: [
        'Change any password or secret number you ever wrote to us.',
        'Ask us what the notes about you say. That is your right.',
      ],
    },
  },
];
