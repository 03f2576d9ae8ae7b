/** Why something is proposed, in Indonesian: the engine gives its reasons in English, part by part. */
import { useLanguage } from '../../words/words.tsx';
import type { Said } from '../../words/server.ts';

/** After "15 of 16 values" (src/intake/rules/detect/kind-words.ts). */
const KINDS: Readonly<Record<string, string>> = {
  'are e-mail addresses': 'berupa alamat email',
  'are valid phone numbers': 'berupa nomor telepon yang sah',
  'are phone numbers with their prefix': 'berupa nomor telepon dengan kode negara',
  'begin like a card and pass Luhn': 'berawal seperti kartu dan lolos uji Luhn',
  'are masked card numbers': 'berupa nomor kartu yang disamarkan',
  'are four digits': 'berupa empat angka',
  'are three or four digits': 'berupa tiga atau empat angka',
  'are four to six digits': 'berupa empat sampai enam angka',
  'are long numbers': 'berupa angka panjang',
  'have a province, a birth date and a serial as a NIK has':
    'memuat provinsi, tanggal lahir, dan nomor urut seperti NIK',
  'are 16 digits that begin with a province': 'berupa 16 angka yang diawali kode provinsi',
  'are 16 digits': 'berupa 16 angka',
  'are written like an NPWP': 'ditulis seperti NPWP',
  'are 15 digits': 'berupa 15 angka',
  'are written like a BPJS number': 'ditulis seperti nomor BPJS',
  'are written like a passport number': 'ditulis seperti nomor paspor',
  'are IP addresses': 'berupa alamat IP',
  'are IPv6 addresses': 'berupa alamat IPv6',
  'are MAC addresses': 'berupa alamat MAC',
  'are UUIDs': 'berupa UUID',
  'are long and unguessable': 'panjang dan tidak dapat ditebak',
  'are strong password hashes (hash_strong)': 'berupa hash kata sandi yang kuat',
  'are weak password hashes or hex digests (hash_weak)': 'berupa hash kata sandi yang lemah',
  'are dates': 'berupa tanggal',
  'are times': 'berupa waktu',
  'are a month and a year': 'berupa bulan dan tahun',
  'are capitalised names': 'berupa nama dengan huruf besar',
  'are letters only': 'hanya berisi huruf',
  'have street words': 'memuat kata jalan',
  'are links': 'berupa tautan',
  'are pictures, scans or recordings': 'berupa gambar, pindaian, atau rekaman',
  'are scans of identity documents by their path': 'berupa pindaian dokumen identitas menurut alamatnya',
  'are browsers or devices': 'berupa peramban atau perangkat',
  'are words for a gender': 'berupa kata jenis kelamin',
  'are words for a religion': 'berupa kata agama',
  'are words for a marital status': 'berupa kata status perkawinan',
  'are states of an account': 'berupa keadaan akun',
  'are yes or no': 'berupa ya atau tidak',
  'are amounts': 'berupa jumlah uang',
  'pass the IBAN check (mod 97)': 'lolos uji IBAN (mod 97)',
  'are in a range of social security numbers': 'berada dalam rentang nomor jaminan sosial AS',
  'are social security numbers': 'berupa nomor jaminan sosial AS',
  'are national insurance numbers': 'berupa nomor jaminan nasional Inggris',
  'are 15 digits that pass Luhn': 'berupa 15 angka yang lolos uji Luhn',
  'begin with a mobile country code': 'diawali kode negara jaringan seluler',
  'are SIM card numbers': 'berupa nomor kartu SIM',
  'are signed tokens (JWT)': 'berupa token bertanda tangan (JWT)',
  'are marked as tokens': 'ditandai sebagai token',
  'are seeds of one-time codes': 'berupa benih kode sekali pakai',
  'are word lists as a wallet seed is': 'berupa daftar kata seperti benih dompet kripto',
  'are M or F': 'berupa M atau F',
  'are L or P': 'berupa L atau P',
  'are blood types': 'berupa golongan darah',
  'are degrees with at least four decimals': 'berupa derajat dengan sedikitnya empat desimal',
  'are degrees': 'berupa derajat',
  'are pairs of coordinates': 'berupa pasangan koordinat',
  'are whole numbers': 'berupa bilangan bulat',
  'are postal codes': 'berupa kode pos',
  'are language tags': 'berupa kode bahasa',
  'are time zones': 'berupa zona waktu',
  'are country codes': 'berupa kode negara',
  'are masked': 'disamarkan',
  'are several words': 'berupa beberapa kata',
};

/** People beside the holder (src/intake/rules/detect/groups.ts). */
const GROUPS: Readonly<Record<string, string>> = {
  'emergency contact': 'kontak darurat',
  recipient: 'penerima',
  guardian: 'wali',
  father: 'ayah',
  mother: 'ibu',
  spouse: 'pasangan',
  referrer: 'perujuk',
};

const PATTERNS: readonly (readonly [RegExp, (...values: string[]) => string | null])[] = [
  [/^(.+), but whose name is it\?$/, (before) => withEnd(indonesian(before!), ', tetapi nama siapa?')],
  [/^(\d+) of (\d+) values (.+) between (\d+) and (\d+), as birth dates are$/, (n, all, kind, from, to) =>
    withEnd(kindOf(kind, `${n} dari ${all} nilai`), ` antara ${from} dan ${to}, seperti tanggal lahir`)],
  [/^header "(.+)", but only 0 of (\d+) values look like .+$/, (name, all) =>
    `kepala kolom "${name}", tetapi tidak satu pun dari ${all} nilai tampak seperti itu`],
  [/^header "(.+)", but at most (\d+) characters and all different: an employee's number$/, (name, most) =>
    `kepala kolom "${name}", tetapi paling banyak ${most} karakter dan semuanya berbeda: nomor pegawai`],
  [/^header "(.+)" in a table of people by its name, and all (\d+) values differ$/, (name, all) =>
    `kepala kolom "${name}" dalam tabel orang menurut nama berkasnya, dan semua dari ${all} nilai berbeda`],
  [/^(\d+) of (\d+) values (.+): no data of a person in themselves$/, (n, all, kind) =>
    withEnd(kindOf(kind, `${n} dari ${all} nilai`), ': bukan data orang')],
  [/^free text: (\d+) of (\d+) values (.+): a person must look$/, (n, all, kind) =>
    withEnd(kindOf(kind, `teks bebas: ${n} dari ${all} nilai`), ': harus dilihat orang')],
  [/^(\d+) of (\d+) values (.+)$/, (n, all, kind) => kindOf(kind, `${n} dari ${all} nilai`)],
  [/^header "(.+)" and (\d+) of (\d+) values (.+)$/, (name, n, all, kind) =>
    kindOf(kind, `kepala kolom "${name}", dan ${n} dari ${all} nilai`)],
  [/^header "(.+)", but only (\d+) of (\d+) values (.+)$/, (name, n, all, kind) =>
    kindOf(kind, `kepala kolom "${name}", tetapi hanya ${n} dari ${all} nilai`)],
  [/^header "(.+)", no values in the sample$/, (name) => `kepala kolom "${name}", tanpa nilai dalam contoh`],
  [/^header "(.+)", but its values are only .*$/, (name) =>
    `kepala kolom "${name}", tetapi nilainya hanya waktu atau ya/tidak: bukan data orang`],
  [/^header "(.+)" says .+$/, (name) => `kepala kolom "${name}" menyebutkannya`],
  [/^header "(.+)": .+$/, (name) => `kepala kolom "${name}": pencatatan ekspor`],
  [/^(\d+) cells say (.+): list that as absent if it means nothing$/, (n, said) =>
    `${n} sel berisi ${said}: masukkan sebagai kosong bila memang berarti kosong`],
  [/^(\d+) cells say (.+): taken as absent$/, (n, said) => `${n} sel berisi ${said}: dianggap kosong`],
  [/^unknown header and no value in the sample(?:: a person must look)?$/, () =>
    'kepala kolom tidak dikenal dan tidak ada nilai dalam contoh: harus dilihat orang'],
  [/^unknown header and values: a person must look$/, () =>
    'kepala kolom dan nilainya tidak dikenal: harus dilihat orang'],
  [/^unknown header$/, () => 'kepala kolom tidak dikenal'],
  [/^(\d+) different values: a person must look$/, (n) => `${n} nilai berbeda: harus dilihat orang`],
  [/^"(.+)" is already the customer number$/, (name) => `"${name}" sudah menjadi nomor pelanggan`],
  [/^"(.+)" is already used as .+$/, (name) => `"${name}" sudah dipakai untuk hal yang sama`],
  [/^"(.+)" of (.+) links to it$/, (name, file) => `"${name}" dalam ${file} merujuk ke kolom ini`],
  [/^two numbers of one person join two id spaces$/, () =>
    'dua nomor dari satu orang menghubungkan dua ruang nomor'],
  [/^no key of a person in this file, so this number may lead to the file that has one$/, () =>
    'berkas ini tidak memuat kunci orang, jadi nomor ini mungkin menuju berkas yang memuatnya'],
  [/^of the (.+)$/, (group) => (GROUPS[group!] === undefined ? null : `milik ${GROUPS[group!]}`)],
  [/^the name of a relative$/, () => 'nama kerabat'],
  [/^the file holds support tickets$/, () => 'berkasnya memuat keluhan atau pertanyaan pelanggan'],
  [/^(\d+) of (\d+) dates can only be month first$/, (n, all) =>
    `${n} dari ${all} tanggal hanya mungkin bila bulan ditulis dahulu`],
  [/^(\d+) of (\d+) dates can only be day first$/, (n, all) =>
    `${n} dari ${all} tanggal hanya mungkin bila hari ditulis dahulu`],
  [/^which of day and month comes first is not clear: .+$/, () =>
    'belum jelas apakah hari atau bulan ditulis dahulu: nyatakan urutan tanggalnya'],
  [/^the values are strong hashes$/, () => 'nilainya hash kuat'],
  [/^the values are hex digests$/, () => 'nilainya hash lemah'],
]; // prettier-ignore

function kindOf(kind: string | undefined, begin: string): string | null {
  const known = KINDS[kind ?? ''];
  return known === undefined ? null : `${begin} ${known}`;
}

function withEnd(said: string | null, end: string): string | null {
  return said === null ? null : said + end;
}

/** One part of a reason; null where nobody has translated it. */
export function indonesian(part: string): string | null {
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(part);
    if (found) return say(...found.slice(1));
  }
  return null;
}

/** Between its parts, not within the name of a column. */
const BETWEEN = /; (?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** A whole reason; null where the name of a column or a file breaks its parts. */
export function reasonInIndonesian(reason: string): string | null {
  const parts = reason.split(BETWEEN).map(indonesian);
  return parts.every((part) => part !== null) ? parts.join('; ') : null;
}

/** As it came, and marked as English, only where a name within it breaks its parts. */
export function useProposalReason(): (reason: string) => Said {
  const { language } = useLanguage();
  return (reason) => {
    const text = language === 'id' ? reasonInIndonesian(reason) : null;
    return text === null ? { text: reason, lang: 'en' } : { text, lang: 'id' };
  };
}
