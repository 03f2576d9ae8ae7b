/** Money: cards, accounts, what was bought and earned. */
import type { CategoryText } from './category.ts';

export const FINANCE: readonly CategoryText[] = [
  {
    code: 'fin.pan',
    tier: 4,
    tiers: { masked: 1, tokenised: 0 },
    pdp: 'specific',
    hibp: 'Credit cards',
    dpv: 'pd:PaymentCardNumber',
    label: { id: 'Nomor kartu kredit atau debit', en: 'Credit or debit card number' },
    risk: {
      id: 'Orang lain dapat mencoba berbelanja dengan kartu Anda.',
      en: 'Others can try to pay with your card.',
    },
    advice: {
      id: [
        'Hubungi bank lewat nomor di belakang kartu. Minta kartu diblokir dan diganti.',
        'Periksa transaksi kartu setiap minggu. Laporkan yang tidak Anda kenal.',
      ],
      en: [
        'Call your bank on the number on the back of the card. Ask them to block and replace it.',
        'Check your card payments every week. Report any you do not know.',
      ],
    },
    calm: {
      id: 'Hanya sebagian angka yang bocor, sehingga kartu Anda tidak dapat dipakai orang lain. Kartu tidak perlu diganti.',
      en: 'Only some of the digits leaked, so nobody can pay with your card. It does not need to be replaced.',
    },
  },
  {
    code: 'fin.cvv',
    tier: 4,
    pdp: 'specific',
    hibp: 'Credit card CVV',
    dpv: 'pd:PaymentCard',
    label: { id: 'Kode tiga angka kartu (CVV)', en: 'Three-digit card code (CVV)' },
    risk: {
      id: 'Bersama nomor kartu, kode ini cukup untuk berbelanja di internet.',
      en: 'Together with the card number this code is enough to shop online.',
    },
    advice: {
      id: ['Minta bank memblokir dan mengganti kartu Anda hari ini, agar kode lama tidak berlaku.'],
      en: ['Ask your bank to block and replace your card today, so that the old code stops working.'],
    },
  },
  {
    code: 'fin.track',
    tier: 4,
    pdp: 'specific',
    dpv: 'pd:PaymentCard',
    label: { id: 'Data strip magnetik atau cip kartu', en: 'Data of your card’s stripe or chip' },
    risk: {
      id: 'Dengan data ini orang lain dapat membuat salinan kartu Anda.',
      en: 'With this data others can make a copy of your card.',
    },
    advice: {
      id: ['Minta bank memblokir dan mengganti kartu Anda hari ini. Ganti juga PIN-nya.'],
      en: ['Ask your bank to block and replace your card today. Change its PIN too.'],
    },
  },
  {
    code: 'fin.expiry',
    tier: 2,
    pdp: 'specific',
    dpv: 'pd:PaymentCardExpiry',
    label: { id: 'Masa berlaku kartu', en: 'Card expiry date' },
    risk: {
      id: 'Nomor kartu lengkap Anda juga bocor. Dengan keduanya orang lain dapat mencoba berbelanja.',
      en: 'Your full card number leaked too. With both, others can try to shop with your card.',
    },
    advice: {
      id: ['Jangan memberi tahu nomor kartu kepada penelepon yang sudah tahu masa berlakunya.'],
      en: ['Do not tell your card number to a caller who already knows its expiry date.'],
    },
    onlyWith: ['fin.pan'],
    calm: {
      id: 'Nomor kartu lengkap Anda tidak bocor, sehingga tanggal ini tidak dapat dipakai untuk berbelanja.',
      en: 'Your full card number did not leak, so nobody can pay with this date.',
    },
  },
  {
    code: 'fin.bank',
    tier: 3,
    tiers: { masked: 1 },
    pdp: 'specific',
    hibp: 'Bank account numbers',
    dpv: 'pd:BankAccount',
    label: { id: 'Nomor rekening bank', en: 'Bank account number' },
    risk: {
      id: 'Penipu dapat menyamar sebagai bank Anda atau mencoba menarik uang dari rekening.',
      en: 'Scammers can pose as your bank or try to draw money from the account.',
    },
    advice: {
      id: [
        'Nyalakan pemberitahuan transaksi di aplikasi bank Anda. Periksa mutasi rekening setiap minggu.',
        'Bank tidak pernah meminta PIN atau OTP. Jika diminta, tutup telepon.',
      ],
      en: [
        'Turn on transaction alerts in your bank’s app. Check your statement every week.',
        'A bank never asks for a PIN or one-time code. If somebody does, hang up.',
      ],
    },
  },
  {
    code: 'fin.wallet',
    tier: 2,
    pdp: 'specific',
    hibp: 'Account balances',
    dpv: 'pd:FinancialAccount',
    label: { id: 'Dompet digital dan saldonya', en: 'E-wallet and balance' },
    risk: {
      id: 'Penipu tahu di mana Anda menyimpan uang dan dapat mengincarnya.',
      en: 'Scammers know where you keep money and can go after it.',
    },
    advice: {
      id: ['Ganti PIN dompet digital Anda. Nyalakan pemberitahuan untuk setiap transaksi.'],
      en: ['Change the PIN of your e-wallet. Turn on alerts for every payment.'],
    },
  },
  {
    code: 'fin.txn',
    tier: 2,
    pdp: 'specific',
    hibp: 'Payment histories',
    dpv: 'pd:Transaction',
    label: { id: 'Riwayat transaksi', en: 'Payment history' },
    risk: {
      id: 'Penipu dapat menyebut pembelian Anda yang sebenarnya agar dipercaya, misalnya menawarkan pengembalian uang palsu.',
      en: 'Scammers can mention real purchases of yours to be believed, for instance with a fake refund.',
    },
    advice: {
      id: [
        'Jika ada yang menghubungi soal transaksi Anda, jangan lanjutkan. Hubungi perusahaannya lewat nomor resmi.',
      ],
      en: [
        'If somebody contacts you about a purchase, do not go on. Call the company on its official number.',
      ],
    },
  },
  {
    code: 'fin.credit',
    tier: 3,
    pdp: 'specific',
    hibp: 'Credit status information',
    dpv: 'pd:CreditRecord',
    label: { id: 'Data pinjaman atau skor kredit', en: 'Loans or credit score' },
    risk: {
      id: 'Penipu dapat menawarkan pinjaman palsu atau menagih utang palsu.',
      en: 'Scammers can offer fake loans or demand repayment of fake debts.',
    },
    advice: {
      id: [
        'Cek gratis di idebku.ojk.go.id (SLIK OJK) apakah ada pinjaman yang bukan milik Anda.',
        'Jangan membayar biaya di muka untuk pinjaman apa pun. Pastikan pemberi pinjaman terdaftar di OJK, telepon 157.',
      ],
      en: [
        'Check for free at idebku.ojk.go.id (SLIK OJK) whether there are loans that are not yours.',
        'Never pay a fee up front for a loan. Check with OJK on 157 that the lender is registered.',
      ],
    },
  },
  {
    code: 'fin.income',
    tier: 2,
    tiers: { masked: 1 },
    pdp: 'specific',
    hibp: 'Income levels',
    dpv: 'pd:Income',
    label: { id: 'Penghasilan', en: 'Income' },
    risk: {
      id: 'Penipu dapat mengincar Anda dengan tawaran investasi atau pinjaman yang pas dengan penghasilan Anda.',
      en: 'Scammers can target you with investment or loan offers that fit your income.',
    },
    advice: {
      id: ['Tolak tawaran investasi yang menjanjikan untung pasti. Cek izinnya di OJK, telepon 157.'],
      en: ['Refuse investment offers that promise sure profit. Check the licence with OJK on 157.'],
    },
  },
  {
    code: 'fin.points',
    tier: 2,
    pdp: 'specific',
    hibp: 'Reward program balances',
    dpv: 'pd:FinancialAccount',
    label: { id: 'Poin, loyalti, atau saldo gim', en: 'Points, loyalty or game balance' },
    risk: {
      id: 'Orang lain dapat mencoba menukar poin atau saldo Anda.',
      en: 'Others can try to spend your points or balance.',
    },
    advice: {
      id: ['Periksa poin atau saldo Anda. Laporkan kepada kami jika ada penukaran yang bukan dari Anda.'],
      en: ['Check your points or balance. Tell us if anything was spent that you did not spend.'],
    },
  },
];
