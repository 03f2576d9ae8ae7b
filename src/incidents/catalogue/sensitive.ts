/** What hurts most when it is known: health, body, belief, intimacy, crime, children. */
import type { CategoryText } from './category.ts';

export const SENSITIVE: readonly CategoryText[] = [
  {
    code: 'hlt.record',
    tier: 4,
    pdp: 'specific',
    hibp: 'Personal health data',
    dpv: 'pd:HealthRecord',
    secondFactor: true,
    label: { id: 'Rekam medis atau diagnosis', en: 'Medical records or diagnosis' },
    risk: {
      id: 'Orang lain dapat mempermalukan atau memeras Anda dengan data kesehatan ini.',
      en: 'Others can embarrass or blackmail you with this health information.',
    },
    advice: {
      id: [
        'Jika ada yang mengancam akan menyebarkannya, jangan membayar. Simpan buktinya dan lapor ke polisi di 110.',
        'Ceritakan kepada orang yang Anda percaya. Anda tidak harus menghadapinya sendiri.',
        'Hubungi kami bila Anda ingin surat atau telepon dari kami tanpa menyebut soal kesehatan.',
      ],
      en: [
        'If somebody threatens to spread it, do not pay. Keep the evidence and report it to the police on 110.',
        'Tell somebody you trust. You do not have to face this alone.',
        'Contact us if you would like letters or calls from us that do not mention your health.',
      ],
    },
  },
  {
    code: 'hlt.claims',
    tier: 3,
    pdp: 'specific',
    hibp: 'Health insurance information',
    dpv: 'pd:Insurance',
    secondFactor: true,
    label: { id: 'Klaim atau asuransi kesehatan', en: 'Health insurance or claims' },
    risk: {
      id: 'Orang lain dapat mengajukan klaim palsu atas nama Anda atau menebak keadaan kesehatan Anda.',
      en: 'Others can file false claims in your name or guess your state of health.',
    },
    advice: {
      id: ['Periksa daftar klaim Anda pada perusahaan asuransi. Laporkan klaim yang bukan milik Anda.'],
      en: ['Check the list of claims with your insurer. Report any that are not yours.'],
    },
  },
  {
    code: 'hlt.mental_sex',
    tier: 4,
    pdp: 'specific',
    hibp: 'Personal health data',
    dpv: 'pd:MentalHealth',
    secondFactor: true,
    label: {
      id: 'Kesehatan jiwa atau kesehatan seksual, termasuk HIV',
      en: 'Mental or sexual health, including HIV',
    },
    risk: {
      id: 'Orang lain dapat mengancam akan membuka data ini untuk meminta uang.',
      en: 'Others can threaten to reveal this to get money from you.',
    },
    advice: {
      id: [
        'Jika ada yang mengancam Anda, jangan membayar dan jangan membalas. Simpan buktinya dan lapor ke polisi di 110.',
        'Jika ini membuat Anda tertekan, hubungi layanan SEJIWA di 119 tekan 8. Layanan ini gratis.',
        'Ceritakan kepada orang yang Anda percaya atau tenaga kesehatan Anda.',
      ],
      en: [
        'If somebody threatens you, do not pay and do not reply. Keep the evidence and report it to the police on 110.',
        'If this weighs on you, call the SEJIWA counselling line on 119, then 8. It is free.',
        'Talk to somebody you trust or to your doctor.',
      ],
    },
  },
  {
    code: 'bio.template',
    tier: 4,
    tiers: { hash_strong: 2, encrypted_key_safe: 2 },
    pdp: 'specific',
    hibp: 'Biometric data',
    dpv: 'pd:Biometric',
    label: { id: 'Data biometrik (sidik jari atau wajah)', en: 'Biometric data (fingerprint or face)' },
    risk: {
      id: 'Sidik jari dan wajah tidak dapat diganti seperti kata sandi.',
      en: 'A fingerprint or a face cannot be changed like a password.',
    },
    advice: {
      id: [
        'Matikan masuk dengan wajah atau sidik jari pada layanan yang menyimpan data ini. Pakai PIN atau kata sandi.',
        'Tanyakan kepada bank Anda apakah wajah atau suara dipakai sebagai bukti identitas. Minta cara lain.',
      ],
      en: [
        'Turn off face or fingerprint sign-in with the services that stored this data. Use a PIN or password.',
        'Ask your bank whether it accepts your face or voice as proof. Ask for another way.',
      ],
    },
  },
  {
    code: 'bio.genetic',
    tier: 4,
    pdp: 'specific',
    dpv: 'pd:Genetic',
    label: { id: 'Data genetik', en: 'Genetic data' },
    risk: {
      id: 'Data genetik berlaku seumur hidup dan juga bercerita tentang keluarga Anda.',
      en: 'Genetic data lasts a lifetime and also tells about your family.',
    },
    advice: {
      id: [
        'Minta penyedia tes menghapus data dan sampel Anda.',
        'Jika ada yang mengancam dengan data ini, jangan membayar. Simpan buktinya dan lapor ke polisi.',
        'Beri tahu keluarga dekat bila Anda merasa perlu.',
      ],
      en: [
        'Ask the testing company to delete your data and your sample.',
        'If somebody threatens you with it, do not pay. Keep the evidence and report it to the police.',
        'Tell close relatives if you feel they should know.',
      ],
    },
  },
  {
    code: 'spc.religion',
    tier: 2,
    pdp: 'general',
    hibp: 'Religions',
    dpv: 'pd:Religion',
    label: { id: 'Agama', en: 'Religion' },
    risk: {
      id: 'Orang lain dapat memperlakukan Anda berbeda atau memakai agama Anda untuk menipu, misalnya dengan donasi palsu.',
      en: 'Others can treat you differently or use your religion for fraud, such as fake donations.',
    },
    advice: {
      id: [
        'Sebelum berdonasi, periksa lembaganya. Jangan mengirim uang karena pesan yang mendesak.',
        'Jika Anda diancam atau dihina karena data ini, simpan buktinya dan lapor ke polisi di 110.',
      ],
      en: [
        'Before you donate, check the organisation. Do not send money because a message rushes you.',
        'If you are threatened or insulted because of this, keep the evidence and call the police on 110.',
      ],
    },
  },
  {
    code: 'spc.ethnic_politic',
    tier: 3,
    pdp: 'combined',
    hibp: 'Ethnicities',
    dpv: 'pd:EthnicOrigin',
    label: { id: 'Suku, ras, atau pandangan politik', en: 'Ethnic origin or political views' },
    risk: {
      id: 'Orang lain dapat mengganggu atau memperlakukan Anda tidak adil karena data ini.',
      en: 'Others can harass you or treat you unfairly because of this.',
    },
    advice: {
      id: [
        'Jika Anda diancam, simpan buktinya dan lapor ke polisi di 110.',
        'Periksa siapa yang dapat melihat unggahan dan profil Anda. Batasi bila perlu.',
      ],
      en: [
        'If you are threatened, keep the evidence and call the police on 110.',
        'Check who can see your posts and profiles. Limit that if you need to.',
      ],
    },
  },
  {
    code: 'spc.sexual',
    tier: 4,
    pdp: 'combined',
    hibp: 'Sexual orientations',
    dpv: 'pd:Sexual',
    secondFactor: true,
    label: { id: 'Orientasi atau kehidupan seksual', en: 'Sexual orientation or sex life' },
    risk: {
      id: 'Orang lain dapat mengancam akan membukanya kepada keluarga atau tempat kerja Anda.',
      en: 'Others can threaten to reveal it to your family or at work.',
    },
    advice: {
      id: [
        'Jika ada yang mengancam Anda, jangan membayar dan jangan membalas. Simpan buktinya dan minta bantuan hukum.',
        'Ceritakan kepada orang yang Anda percaya. Anda tidak harus menghadapinya sendiri.',
        'Beri tahu kami cara yang paling aman untuk menghubungi Anda.',
      ],
      en: [
        'If somebody threatens you, do not pay and do not reply. Keep the evidence and get legal help.',
        'Tell somebody you trust. You do not have to face this alone.',
        'Tell us the safest way to reach you.',
      ],
    },
  },
  {
    code: 'spc.crime',
    tier: 4,
    pdp: 'specific',
    dpv: 'pd:Criminal',
    secondFactor: true,
    label: { id: 'Catatan kejahatan', en: 'Criminal record' },
    risk: {
      id: 'Orang lain dapat mempermalukan atau memeras Anda dengan data ini.',
      en: 'Others can shame or blackmail you with this.',
    },
    advice: {
      id: [
        'Jika ada yang memeras Anda, jangan membayar. Simpan buktinya dan minta bantuan hukum.',
        'Jika Anda ditolak kerja atau layanan karena data ini, hubungi lembaga bantuan hukum.',
      ],
      en: [
        'If somebody blackmails you, do not pay. Keep the evidence and get legal help.',
        'If you are refused work or a service because of it, contact a legal aid office.',
      ],
    },
  },
  {
    code: 'spc.child',
    tier: 4,
    pdp: 'specific',
    dpv: 'pd:Offspring',
    secondFactor: true,
    label: { id: 'Data anak', en: 'A child’s data' },
    risk: {
      id: 'Identitas anak dapat disalahgunakan bertahun-tahun tanpa ada yang tahu.',
      en: 'A child’s identity can be misused for years without anybody noticing.',
    },
    advice: {
      id: [
        'Bicarakan dengan anak Anda: jangan membalas orang asing yang tahu nama atau sekolahnya.',
        'Beri tahu sekolah agar hanya orang yang Anda tunjuk boleh menjemput.',
        'Jika anak Anda didekati atau diancam, hubungi SAPA di 129 atau polisi di 110.',
      ],
      en: [
        'Talk with your child: do not answer strangers who know their name or school.',
        'Tell the school that only people you name may collect your child.',
        'If your child is approached or threatened, call the SAPA line on 129 or the police on 110.',
      ],
    },
  },
];
