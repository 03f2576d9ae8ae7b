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

const PATTERNS: readonly (readonly [RegExp, (...values: string[]) => string | null])[] = [
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

/** A reason with a part nobody has translated is shown as it came, and marked as English. */
export function useProposalReason(): (reason: string) => Said {
  const { language } = useLanguage();
  return (reason) => {
    const parts = language === 'id' ? reason.split('; ').map(indonesian) : [null];
    return parts.every((part) => part !== null)
      ? { text: parts.join('; '), lang: 'id' }
      : { text: reason, lang: 'en' };
  };
}
