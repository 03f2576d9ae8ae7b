/** Realistic exports with invented values: what each column is, and what should be proposed for it. */
import { createHash } from 'node:crypto';

export interface Fixture {
  readonly baseName: string;
  /** Header, its value in a record, and the expected proposal: `use category`, each `-` for none. */
  readonly columns: readonly (readonly [string, (r: Draw) => string, string])[];
}

/** Numbers from a seed: the same fixture in every run. */
export class Draw {
  #state: number;
  readonly no: number;

  constructor(seed: string, no: number) {
    this.no = no;
    this.#state = createHash('sha256').update(`${seed}:${no}`).digest().readUInt32BE(0);
  }

  next(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  of<T>(list: readonly T[]): T {
    return list[this.next(list.length)]!;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.next(10)).join('');
  }

  two(from: number, count: number): string {
    return String(from + this.next(count)).padStart(2, '0');
  }

  hex(length: number): string {
    return createHash('sha512').update(`${this.#state}${this.no}`).digest('hex').slice(0, length);
  }
}

const FIRST = [
  'Budi',
  'Siti',
  'Agus',
  'Dewi',
  'Rizky',
  'Putri',
  'Andi',
  'Maya',
  'John',
  'Emma',
  'Olivia',
  'Noah',
];
const LAST = [
  'Santoso',
  'Rahayu',
  'Wijaya',
  'Lestari',
  'Pratama',
  'Nugroho',
  'Smith',
  "O'Neill",
  'Brown',
  'Siregar',
];
const STREETS = ['Merdeka', 'Sudirman', 'Gatot Subroto', 'Diponegoro', 'Ahmad Yani'];
const CITIES = ['Jakarta', 'Bandung', 'Surabaya', 'Medan', 'Denpasar', 'Makassar'];

export const name = (r: Draw): string => `${r.of(FIRST)} ${r.of(LAST)}`;
const email = (r: Draw): string =>
  `${r.of(FIRST)}.${r.of(LAST).replace("'", '')}${r.no}@example.com`.toLowerCase();
const hp = (r: Draw): string => `${r.of(['0812', '+62 813-', '62857', '0821'])}${r.digits(8)}`;
const usPhone = (r: Draw): string => `(${r.of(['212', '415', '312'])}) 555-${r.digits(4).replace(/^0/, '2')}`;
const city = (r: Draw): string => r.of(CITIES);
const alamat = (r: Draw): string => `Jl. ${r.of(STREETS)} No. ${r.next(200)}, RT 0${r.next(9)}/0${r.next(9)}`;
const usAddress = (r: Draw): string =>
  `${1 + r.next(9000)} ${r.of(['Oak', 'Maple', 'Main'])} ${r.of(['Street', 'Ave', 'Road'])}`;
const iso = (r: Draw): string => `${1950 + r.next(60)}-${r.two(1, 12)}-${r.two(1, 28)}`;
const dmy = (r: Draw): string => `${r.two(1, 28)}/${r.two(1, 12)}/${1950 + r.next(58)}`;
const mdy = (r: Draw): string => `${r.two(1, 12)}/${r.two(1, 28)}/${1950 + r.next(55)}`;
const recent = (r: Draw): string => `202${r.next(6)}-${r.two(1, 12)}-${r.two(1, 28)}`;
const time = (r: Draw): string => `${recent(r)} ${r.two(0, 24)}:${r.two(0, 60)}:${r.two(0, 60)}`;
const serial = (r: Draw): string => String(1000 + r.no);
const amount = (r: Draw): string => String(10_000 * (1 + r.next(400)));
const ip = (r: Draw): string => [10 + r.next(180), r.next(256), r.next(256), 1 + r.next(254)].join('.');
const sentence = (r: Draw): string =>
  r.of([
    'Pelanggan minta dihubungi sore hari karena bekerja',
    'Called back twice, no answer on the mobile number',
    'Barang rusak saat diterima mohon segera diganti ya',
    'Please leave the parcel with the neighbour next door',
  ]);
const nik = (r: Draw): string =>
  `${r.of(['31', '32', '33', '51', '73'])}${r.two(1, 70)}${r.two(1, 20)}${r.two(r.next(2) * 40 + 1, 28)}${r.two(1, 12)}${r.two(50, 49)}${r.of(['0001', '0002', '0013'])}`;
const maybe =
  (of: (r: Draw) => string, share = 3) =>
  (r: Draw): string =>
    r.next(share) === 0 ? r.of(['', 'NULL', '-']) : of(r);
const one =
  (...words: readonly string[]) =>
  (r: Draw): string =>
    r.of(words);
const uuid = (r: Draw): string => r.hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const bcrypt = (r: Draw): string => `$2b$10$${r.hex(53)}`;

/** With its check digit. */
function luhn(body: string): string {
  const digit = [...Array(10).keys()].find((last) => sum(`${body}${last}`) % 10 === 0)!;
  return `${body}${digit}`;
}

function sum(digits: string): number {
  return [...digits].toReversed().reduce((total, char, i) => {
    const doubled = i % 2 === 1 ? Number(char) * 2 : Number(char);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

const card = (r: Draw): string => luhn(`4${r.digits(14)}`);
const imei = (r: Draw): string => luhn(`35${r.digits(12)}`);
const jwt = (r: Draw): string => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi${r.hex(12)}.${r.hex(40)}`;
const npwp = (r: Draw): string =>
  `${r.digits(2)}.${r.digits(3)}.${r.digits(3)}.${r.digits(1)}-${r.digits(3)}.000`;

export const FIXTURES: readonly Fixture[] = [
  {
    baseName: 'nasabah_bank.csv',
    columns: [
      ['CIF', (r) => `C${r.digits(8)}`, 'customer_id -'],
      ['NAMA_LENGKAP', name, 'name id.name'],
      ['NIK', nik, '- gov.nik'],
      ['NPWP', maybe(npwp), '- gov.taxid'],
      ['NAMA_IBU_KANDUNG', name, '- id.mother'],
      ['TEMPAT_LAHIR', city, '- id.pob'],
      ['TGL_LAHIR', dmy, 'birth_date id.dob'],
      ['JK', one('L', 'P'), '- id.gender'],
      ['AGAMA', one('Islam', 'Kristen', 'Katolik', 'Hindu'), '- spc.religion'],
      ['STATUS_KAWIN', one('Kawin', 'Belum Kawin', 'Cerai Hidup'), '- id.marital'],
      ['ALAMAT_KTP', alamat, 'postal_address con.address'],
      ['KODEPOS', (r) => r.digits(5), 'postal_address con.address'],
      ['NO_HP', hp, 'phone con.phone'],
      ['EMAIL', maybe(email), 'email con.email'],
      ['NOREK', (r) => r.digits(10), '- fin.bank'],
      ['SALDO', amount, '- fin.wallet'],
      ['NO_KARTU_DEBIT', card, '- fin.pan'],
      ['PIN_HASH', (r) => r.hex(32), '- cred.pin'],
      ['PEKERJAAN', one('Karyawan Swasta', 'Guru', 'Wiraswasta'), '- emp.work'],
      ['PENGHASILAN', one('5-10 juta', '< 5 juta', '> 10 juta'), '- fin.income'],
      ['KODE_CABANG', (r) => r.digits(4), '- -'],
      ['TGL_INPUT', time, '- -'],
    ],
  },
  {
    baseName: 'pasien_klinik.csv',
    columns: [
      ['no_rm', (r) => `RM${serial(r)}`, 'customer_id -'],
      ['nama_pasien', name, 'name id.name'],
      ['ttl', (r) => `${city(r)}, ${dmy(r)}`, '- id.dob'],
      ['gol_darah', one('A', 'B', 'AB', 'O'), '- hlt.record'],
      ['no_bpjs', (r) => `000${r.digits(10)}`, '- gov.health_id'],
      ['diagnosa', one('J06.9', 'E11.9', 'I10', 'A09'), '- hlt.record'],
      ['alergi', maybe(one('Penisilin', 'Udang', 'Debu')), '- hlt.record'],
      ['status_hiv', one('negatif', 'positif', 'tidak diuji'), '- hlt.mental_sex'],
      ['no_telp', hp, 'phone con.phone'],
      ['kontak_darurat_nama', name, 'name id.name'],
      ['kontak_darurat_hp', hp, 'phone con.phone'],
      ['poli', one('Umum', 'Gigi', 'KIA'), '- hlt.record'],
      ['tgl_kunjungan', recent, '- -'],
      ['catatan_dokter', sentence, '- hlt.record'],
      ['penjamin', one('BPJS', 'Umum', 'Asuransi X'), '- hlt.claims'],
    ],
  },
  {
    baseName: 'siswa_sekolah.csv',
    columns: [
      ['NISN', (r) => r.digits(10), 'customer_id -'],
      ['Nama Siswa', name, 'name id.name'],
      ['Kelas', one('7A', '8B', '9C'), '- emp.work'],
      ['Tanggal Lahir', (r) => `${2008 + r.next(6)}-${r.two(1, 12)}-${r.two(1, 28)}`, 'birth_date id.dob'],
      ['No KK', nik, '- gov.kk'],
      ['Nama Ayah', name, '- id.family'],
      ['Nama Ibu', name, '- id.mother'],
      ['Nama Wali', name, 'name id.name'],
      ['No HP Wali', hp, 'phone con.phone'],
      ['Alamat', alamat, 'postal_address con.address'],
      ['Nilai Rata-rata', (r) => `${60 + r.next(40)}.${r.digits(1)}`, '- emp.work'],
      ['SPP', amount, '- fin.txn'],
      ['Foto', (r) => `foto/${r.hex(8)}.jpg`, '- com.media'],
    ],
  },
  {
    baseName: 'orders_ecommerce.csv',
    columns: [
      ['orderId', (r) => `ORD-${serial(r)}`, '- fin.txn'],
      ['customerId', serial, 'customer_id -'],
      ['customerEmail', email, 'email con.email'],
      ['billingPhone', hp, 'phone con.phone'],
      ['shippingAddress', alamat, 'postal_address con.address'],
      ['shippingCity', city, 'postal_address con.address'],
      ['zipCode', (r) => r.digits(5), 'postal_address con.address'],
      ['items', one('1x Kemeja Biru', '2x Sepatu', '1x Kopi 1kg'), '- beh.browse'],
      ['grandTotal', amount, '- fin.txn'],
      ['paymentMethod', one('COD', 'VA', 'CC'), '- fin.txn'],
      ['cardNumber', (r) => `411111******${r.digits(4)}`, '- fin.pan'],
      ['cardExpiry', (r) => `${r.two(1, 12)}/2${r.next(9)}`, '- fin.expiry'],
      ['cvv', (r) => r.digits(3), '- fin.cvv'],
      ['voucherNote', maybe(sentence), '- oth.free'],
      ['ipAddress', ip, '- dev.ids'],
      ['userAgent', () => 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36', '- dev.ids'],
      ['createdAt', time, '- -'],
    ],
  },
  {
    baseName: 'pelanggan_telco.csv',
    columns: [
      ['msisdn', (r) => `62812${r.digits(8)}`, 'phone con.phone'],
      ['imsi', (r) => `51010${r.digits(10)}`, '- dev.ids'],
      ['imei', imei, '- dev.ids'],
      ['iccid', (r) => `8962${r.digits(15)}`, '- dev.ids'],
      ['nik', nik, '- gov.nik'],
      ['no_kk', nik, '- gov.kk'],
      ['nama', name, 'name id.name'],
      ['last_lat', (r) => `-6.${r.digits(6)}`, '- beh.location'],
      ['last_lng', (r) => `106.${r.digits(6)}`, '- beh.location'],
      ['tgl_aktivasi', recent, 'customer_since -'],
      ['status', one('active', 'suspended', 'terminated'), 'status -'],
      ['nomor_tujuan', hp, '- con.phone'],
    ],
  },
  {
    baseName: 'data_karyawan.xlsx',
    columns: [
      ['NIK Karyawan', (r) => `K${r.digits(5)}`, 'customer_id -'],
      ['Nama', name, 'name id.name'],
      ['No KTP', nik, '- gov.nik'],
      ['Email Kantor', email, 'email con.email'],
      ['No HP', hp, 'phone con.phone'],
      ['Jabatan', one('Staff', 'Manager', 'Supervisor'), '- emp.work'],
      ['Gaji Pokok', amount, '- fin.income'],
      ['No Rekening', (r) => r.digits(10), '- fin.bank'],
      ['Nama Bank', one('BCA', 'BRI', 'Mandiri'), '- fin.bank'],
      ['BPJS Kesehatan', (r) => `000${r.digits(10)}`, '- gov.health_id'],
      ['NPWP', npwp, '- gov.taxid'],
      ['Tgl Masuk', recent, 'customer_since -'],
      ['Status Karyawan', one('aktif', 'resigned'), 'status -'],
      ['Golongan Darah', one('A', 'B', 'AB', 'O'), '- hlt.record'],
      ['Sidik Jari', (r) => r.hex(60), '- bio.template'],
      ['No Urut', serial, '- -'],
    ],
  },
  {
    baseName: 'users_saas.json',
    columns: [
      ['id', uuid, 'customer_id -'],
      ['email', email, 'email con.email'],
      ['full_name', name, 'name id.name'],
      ['encrypted_password', bcrypt, '- cred.password'],
      ['reset_password_token', maybe((r) => r.hex(40)), '- cred.token'],
      ['two_factor_secret', (r) => `JBSWY3DPEHPK${r.of(['2', '3'])}PXP`, '- cred.mfa'],
      ['api_key', (r) => `sk_live_${r.hex(24)}`, '- cred.token'],
      ['current_sign_in_ip', ip, '- dev.ids'],
      ['sign_in_count', (r) => String(r.next(80)), '- -'],
      ['email_verified_at', time, '- -'],
      ['password_changed_at', time, '- -'],
      ['is_admin', one('true', 'false'), '- -'],
      ['time_zone', one('America/New_York', 'Europe/London', 'Asia/Jakarta'), 'time_zone -'],
      ['locale', one('en', 'en-US', 'id'), 'locale -'],
      ['date_of_birth', mdy, 'birth_date id.dob'],
      ['ssn', (r) => `${100 + r.next(500)}-${r.two(10, 80)}-${1000 + r.next(8000)}`, '- gov.ssn'],
      ['phone', usPhone, 'phone con.phone'],
      ['address_line_1', usAddress, 'postal_address con.address'],
      ['country', one('US', 'GB'), 'country -'],
      ['avatar_url', (r) => `https://cdn.example.com/a/${r.hex(8)}.png`, '- com.media'],
      ['bio', sentence, '- oth.free'],
      ['created_at', time, '- -'],
      ['updated_at', time, '- -'],
    ],
  },
  {
    baseName: 'shop.sql#wp_users',
    columns: [
      ['ID', serial, 'customer_id -'],
      ['user_login', (r) => `user${r.no}`, '- id.alias'],
      ['user_pass', (r) => `$P$B${r.hex(30)}`, '- cred.password'],
      ['user_nicename', (r) => `user-${r.no}`, '- id.alias'],
      ['user_email', email, 'email con.email'],
      ['user_url', maybe((r) => `https://example.org/${r.no}`), '- beh.browse'],
      ['user_registered', time, 'customer_since -'],
      ['user_activation_key', maybe((r) => r.hex(20)), '- cred.token'],
      ['user_status', one('0', '1'), '- -'],
      ['display_name', name, '- id.alias'],
      ['pwd_salt', (r) => r.hex(16), '- -'],
    ],
  },
  {
    baseName: 'kurir_logistik.csv',
    columns: [
      ['no_resi', (r) => `JX${r.digits(10)}`, '- beh.browse'],
      ['nama_pengirim', name, 'name id.name'],
      ['telp_pengirim', hp, 'phone con.phone'],
      ['alamat_pengirim', alamat, 'postal_address con.address'],
      ['nama_penerima', name, 'name id.name'],
      ['telp_penerima', hp, 'phone con.phone'],
      ['alamat_penerima', alamat, 'postal_address con.address'],
      ['isi_paket', one('Baju', 'Obat', 'Dokumen'), '- beh.browse'],
      ['nilai_cod', amount, '- fin.txn'],
      ['instruksi_pengiriman', sentence, '- oth.free'],
      ['kode_akses', maybe((r) => r.digits(4)), '- con.entrycode'],
      ['foto_bukti', (r) => `s3://pod/${r.hex(8)}.jpg`, '- com.media'],
      ['tgl_kirim', recent, '- -'],
    ],
  },
  {
    baseName: 'chat_export.csv',
    columns: [
      ['userId', serial, 'customer_id -'],
      ['messageBody', sentence, '- com.messages'],
      ['sessionToken', jwt, '- cred.token'],
      ['religion', one('Christian', 'Muslim', 'Hindu'), '- spc.religion'],
      ['sexual_orientation', one('straight', 'gay', 'bi'), '- spc.sexual'],
      ['political_party', one('A', 'B', 'C'), '- spc.ethnic_politic'],
      ['passport_no', (r) => `X${r.digits(7)}`, '- gov.passport'],
      ['drivers_license', (r) => `D${r.digits(7)}`, '- gov.license'],
      ['credit_score', (r) => String(300 + r.next(550)), '- fin.credit'],
      ['security_answer', one('Fluffy', 'Rex', 'Blue'), '- cred.hint_qa'],
      ['old_password', (r) => r.hex(40), '- cred.password_old'],
      [
        'seed_phrase',
        () => 'abandon ability able about above absent absorb abstract absurd abuse access accident',
        '- cred.seed',
      ],
      ['fingerprint_template', (r) => r.hex(120), '- bio.template'],
      ['dna_haplogroup', one('R1b', 'O2', 'H1'), '- bio.genetic'],
      ['criminal_record', one('none', 'theft'), '- spc.crime'],
      ['child_name', name, '- spc.child'],
      ['track2', (r) => `;${card(r)}=2512101${r.digits(8)}?`, '- fin.track'],
      ['loan_amount', amount, '- fin.credit'],
      ['insurance_claim', amount, '- hlt.claims'],
      ['recovery_email', email, '- con.email_recovery'],
      ['selfie_url', (r) => `https://kyc.example.com/selfie/${r.hex(8)}.jpg`, '- gov.idscan'],
      ['loyalty_points', (r) => String(r.next(5000)), '- fin.points'],
    ],
  },
  {
    baseName: 'tanpa_kepala.csv',
    columns: [
      ['#1', serial, '- oth.free'],
      ['#2', email, 'email con.email'],
      ['#3', name, 'name id.name'],
      ['#4', (r) => `+62812${r.digits(8)}`, 'phone con.phone'],
      ['#5', nik, '- gov.nik'],
      ['#6', card, '- fin.pan'],
      ['#7', bcrypt, '- cred.password'],
      ['#8', iso, 'birth_date id.dob'],
      ['#9', alamat, 'postal_address con.address'],
      ['#10', ip, '- dev.ids'],
      ['#11', one('L', 'P'), '- id.gender'],
      ['#12', sentence, '- oth.free'],
      ['#13', time, '- -'],
      ['#14', () => 'GB82WEST12345698765432', '- fin.bank'],
      ['#15', jwt, '- cred.token'],
      ['#16', (r) => `ktp/${r.hex(8)}_ktp.jpg`, '- gov.idscan'],
      ['#17', npwp, '- gov.taxid'],
      ['#18', (r) => r.hex(32), '- cred.password'],
    ],
  },
  {
    baseName: 'peta_id.csv',
    columns: [
      ['old_customer_id', serial, 'customer_id -'],
      ['new_member_id', (r) => `M${r.digits(6)}`, 'customer_id -'],
    ],
  },
  {
    baseName: 'order_items.csv',
    columns: [
      ['order_id', serial, 'link:order fin.txn'],
      ['product_name', one('Kopi', 'Teh', 'Gula'), '- beh.browse'],
      ['qty', (r) => String(1 + r.next(4)), '- -'],
      ['price', amount, '- fin.txn'],
    ],
  },
];

/** The sampled cells of each column. */
export function valuesOf({ baseName, columns }: Fixture, records = 120): string[][] {
  const draws = Array.from({ length: records }, (_, no) => no);
  return columns.map(([header, of]) => draws.map((no) => of(new Draw(`${baseName}/${header}`, no))));
}
