/** What the prover's identities are called; in English they are called as the API says them. */
import { dictionary } from '../../words/words.tsx';

export const CHECK_WORDS = dictionary<Readonly<Record<string, string>>>(
  {},
  {
    '9100 = faces of open grants': '9100 = nilai hak yang terbuka',
    '9200 = faces of reservations': '9200 = nilai pilihan yang belum dikonfirmasi',
    '9000 = both together': '9000 = keduanya bersama-sama',
    '5100 = what was provided, and settled otherwise':
      '5100 = yang dicadangkan, dan yang diselesaikan berbeda',
    '2100 = provided less redeemed': '2100 = dicadangkan dikurangi ditukar',
    '2200 = redeemed and not delivered': '2200 = ditukar dan belum tersampaikan',
    '1150 = credits delivered': '1150 = kredit yang tersampaikan',
    '1200 = prepaid codes delivered': '1200 = kode dibayar di muka yang tersampaikan',
    '2300 = delivered, to be invoiced': '2300 = tersampaikan, akan ditagih',
    '1100, 2400, 4100, 5300, 5900 = nothing posts there yet':
      '1100, 2400, 4100, 5300, 5900 = belum ada yang dicatat di sana',
    'grants = grants their journals name': 'hak = hak yang disebut jurnalnya',
    'expired grants = grants their journals name': 'hak kedaluwarsa = hak yang disebut jurnalnya',
    'voided grants = grants their journals name': 'hak dibatalkan = hak yang disebut jurnalnya',
    'reservations = reservations their journals name': 'pilihan = pilihan yang disebut jurnalnya',
    'redemption cycles = redemptions their journals name':
      'putaran penukaran = penukaran yang disebut jurnalnya',
    'live redemptions = grants that were taken': 'penukaran berlaku = hak yang diambil',
    'grants where their redemption stands = grants taken':
      'hak yang sejalan dengan penukarannya = hak yang diambil',
    'redemptions = redemption cycles': 'penukaran = putaran penukaran',
    'outbox rows = redemptions': 'baris kotak keluar = penukaran',
    'delivered = redemptions fulfilled': 'tersampaikan = penukaran yang dipenuhi',
    'budget taken = grants that hold a share of it': 'anggaran terpakai = hak yang memegang bagiannya',
    'budget shards that differ from their grants': 'bagian anggaran yang berbeda dari haknya',
    'journals that do not balance in a currency': 'jurnal yang tidak seimbang dalam suatu mata uang',
    'postings to an account outside the chart or its plane':
      'pencatatan ke akun di luar bagan atau bidangnya',
    'trial balance, per plane and currency': 'neraca saldo, per bidang dan mata uang',
    'period cuts that differ from their recomputation':
      'saldo bulan tertutup yang berbeda dari hitungan ulangnya',
  },
);
