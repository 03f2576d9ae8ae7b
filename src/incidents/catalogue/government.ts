/** Numbers and papers a state issues. */
import type { CategoryText } from './category.ts';

export const GOVERNMENT: readonly CategoryText[] = [
  {
    code: 'gov.nik',
    shownBy: ['gov.idscan'],
    tier: 4,
    tiers: { masked: 2 },
    pdp: 'combined',
    hibp: 'Government issued IDs',
    dpv: 'pd:OfficialID',
    label: { id: 'NIK (nomor KTP)', en: 'National ID number (NIK)' },
    risk: {
      id: 'Dengan NIK, orang lain dapat mengajukan pinjaman online (pinjol) atau mendaftarkan nomor ponsel atas nama Anda.',
      en: 'With your NIK, others can take out online loans (pinjol) or register mobile numbers in your name.',
    },
    risks: {
      masked: {
        id: 'Hanya sebagian angka NIK yang bocor. Orang yang tahu tanggal lahir dan alamat Anda dapat menebak sisanya.',
        en: 'Only some digits of your NIK leaked. Somebody who knows your date of birth and address can guess the rest.',
      },
    },
    advice: {
      id: [
        'Cek gratis di idebku.ojk.go.id (SLIK OJK) apakah ada pinjaman yang bukan milik Anda. Ulangi tiap bulan.',
        'Tanyakan ke operator seluler nomor apa saja yang terdaftar dengan NIK Anda. Minta nomor asing dihapus.',
        'Jika ditagih pinjaman yang bukan milik Anda, jangan membayar. Lapor ke OJK di telepon 157 dan ke polisi.',
        'Jika diminta salinan KTP, tulis tujuan dan tanggal di atas salinannya.',
      ],
      en: [
        'Check for free at idebku.ojk.go.id (SLIK OJK) whether there are loans that are not yours. Repeat this each month.',
        'Ask your mobile operator which numbers are registered with your NIK. Have unknown ones removed.',
        'If somebody demands repayment of a loan that is not yours, do not pay. Report it to OJK on 157 and to the police.',
        'When asked for a copy of your ID card, write the purpose and the date across the copy.',
      ],
    },
  },
  {
    code: 'gov.kk',
    tier: 3,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Government issued IDs',
    dpv: 'pd:OfficialID',
    label: { id: 'Nomor Kartu Keluarga (KK)', en: 'Family card number (KK)' },
    risk: {
      id: 'Nomor KK bersama NIK dapat dipakai untuk mendaftarkan kartu SIM atas nama Anda.',
      en: 'Together with a NIK this number can be used to register SIM cards in your name.',
    },
    advice: {
      id: [
        'Tanyakan ke operator seluler nomor apa saja yang terdaftar dengan NIK dan KK Anda. Minta nomor asing dihapus.',
        'Beri tahu anggota keluarga di KK Anda agar ikut memeriksa.',
      ],
      en: [
        'Ask your mobile operator which numbers are registered with your NIK and KK. Have unknown ones removed.',
        'Tell the relatives on your family card, so that they can check too.',
      ],
    },
  },
  {
    code: 'gov.taxid',
    tier: 3,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Government issued IDs',
    dpv: 'pd:Tax',
    label: { id: 'NPWP (nomor pajak)', en: 'Tax number (NPWP)' },
    risk: {
      id: 'Orang lain dapat menyamar sebagai kantor pajak atau memakai nomor Anda untuk urusan pajak palsu.',
      en: 'Others can pose as the tax office or use your number for false tax filings.',
    },
    advice: {
      id: [
        'Masuk ke akun pajak Anda di situs resmi pajak.go.id. Periksa apakah ada laporan yang tidak Anda kenal.',
        'Jangan membayar tagihan pajak lewat pesan atau telepon. Tanyakan ke Kring Pajak 1500200.',
      ],
      en: [
        'Sign in to your tax account on the official site pajak.go.id. Look for filings you do not know.',
        'Do not pay tax demands that come by message or phone. Ask the tax office on 1500200.',
      ],
    },
  },
  {
    code: 'gov.passport',
    tier: 4,
    tiers: { masked: 2 },
    pdp: 'combined',
    hibp: 'Passport numbers',
    dpv: 'pd:Passport',
    label: { id: 'Paspor', en: 'Passport' },
    risk: {
      id: 'Data paspor dapat dipakai untuk membuka rekening atau memesan layanan atas nama Anda.',
      en: 'Passport details can be used to open accounts or book services in your name.',
    },
    risks: {
      masked: {
        id: 'Hanya sebagian yang bocor. Penipu dapat menyebut bagian itu agar Anda percaya dan memberi sisanya.',
        en: 'Only a part leaked. Scammers can quote that part to win your trust and get the rest from you.',
      },
    },
    advice: {
      id: [
        'Tanyakan kepada kantor imigrasi apakah paspor Anda sebaiknya diganti. Simpan pesan ini sebagai bukti.',
        'Tolak permintaan foto paspor lewat pesan, juga bila pengirimnya terlihat resmi.',
      ],
      en: [
        'Ask your passport office whether the passport should be replaced. Keep this message as evidence.',
        'Refuse requests for a photo of your passport by message, even if the sender looks official.',
      ],
    },
  },
  {
    code: 'gov.license',
    tier: 3,
    tiers: { masked: 1 },
    pdp: 'combined',
    hibp: 'Government issued IDs',
    dpv: 'pd:OfficialID',
    label: { id: 'SIM (surat izin mengemudi)', en: 'Driving licence' },
    risk: {
      id: 'Nomor SIM dapat dipakai sebagai bukti identitas, misalnya untuk menyewa kendaraan.',
      en: 'A driving licence can serve as proof of identity, for instance to rent a vehicle.',
    },
    advice: {
      id: [
        'Tanyakan di kantor Satpas apakah SIM Anda dapat diganti dengan nomor baru.',
        'Jika ada tagihan sewa atau tilang yang bukan milik Anda, lapor ke polisi.',
      ],
      en: [
        'Ask the licensing office whether you can get a licence with a new number.',
        'If you get rental bills or fines that are not yours, report them to the police.',
      ],
    },
  },
  {
    code: 'gov.ssn',
    tier: 4,
    tiers: { masked: 3 },
    pdp: 'combined',
    hibp: 'Government issued IDs',
    dpv: 'pd:OfficialID',
    label: { id: 'Nomor jaminan sosial negara lain', en: 'Social security or national insurance number' },
    risk: {
      id: 'Dengan nomor ini orang lain dapat membuka rekening atau kredit atas nama Anda.',
      en: 'With this number others can open accounts or take credit in your name.',
    },
    risks: {
      masked: {
        id: 'Hanya sebagian angka yang bocor. Sebagian itu kadang cukup untuk mengaku sebagai Anda lewat telepon.',
        en: 'Only some of the digits leaked. Those are sometimes enough to pose as you on the phone.',
      },
    },
    advice: {
      id: [
        'Minta biro kredit di negara Anda membekukan laporan kredit Anda. Ini gratis di Amerika Serikat.',
        'Periksa laporan kredit Anda setiap bulan selama setahun.',
      ],
      en: [
        'Ask the credit bureaus in your country to freeze your credit. In the United States this is free.',
        'Check your credit report every month for a year.',
      ],
    },
  },
  {
    code: 'gov.idscan',
    tier: 4,
    tiers: { masked: 2 },
    pdp: 'specific',
    hibp: 'Government issued IDs',
    dpv: 'pd:OfficialID',
    label: { id: 'Foto KTP atau swafoto dengan KTP', en: 'Photo of your ID card or selfie with it' },
    risk: {
      id: 'Dengan foto ini orang lain dapat lolos pemeriksaan identitas untuk pinjol, bank, atau dompet digital.',
      en: 'With this photo others can pass identity checks for online loans, banks or e-wallets.',
    },
    risks: {
      masked: {
        id: 'Sebagian foto tertutup, sehingga lebih sulit dipakai. Orang lain tetap dapat mencobanya.',
        en: 'Parts of the photo were covered, which makes it harder to use. Others can still try.',
      },
    },
    advice: {
      id: [
        'Hubungi bank dan dompet digital Anda hari ini. Minta mereka waspada bila ada yang mendaftar dengan foto KTP Anda.',
        'Cek gratis di idebku.ojk.go.id (SLIK OJK) apakah ada pinjaman yang bukan milik Anda. Ulangi tiap bulan.',
        'Jika foto Anda disalahgunakan, lapor ke polisi dan simpan surat laporannya.',
      ],
      en: [
        'Call your bank and e-wallets today. Ask them to watch for anybody signing up with the photo of your ID card.',
        'Check for free at idebku.ojk.go.id (SLIK OJK) whether there are loans that are not yours. Repeat this each month.',
        'If your photo is misused, report it to the police and keep the report.',
      ],
    },
  },
  {
    code: 'gov.health_id',
    tier: 3,
    tiers: { masked: 1 },
    pdp: 'specific',
    hibp: 'Health insurance information',
    dpv: 'pd:OfficialID',
    label: { id: 'Nomor BPJS Kesehatan', en: 'Health insurance number (BPJS)' },
    risk: {
      id: 'Orang lain dapat memakai nomor ini untuk berobat atau mengajukan klaim atas nama Anda.',
      en: 'Others can use this number to get treatment or file claims in your name.',
    },
    advice: {
      id: [
        'Periksa riwayat layanan di aplikasi Mobile JKN. Laporkan kunjungan yang bukan milik Anda ke BPJS di telepon 165.',
      ],
      en: [
        'Check your service history in the Mobile JKN app. Report visits that are not yours to BPJS on 165.',
      ],
    },
  },
];
