/** Finds out where a file's people live: the country in which most of its phone numbers are numbers. */
import { readPhone } from '../phone.ts';
import { headerWords } from './header-words.ts';

export interface CountryReading {
  readonly country: string;
  readonly reason: string;
}

const DIAL: Readonly<Record<string, string>> = {
  ID: '62', US: '1', GB: '44', SG: '65', MY: '60', AU: '61', IN: '91', PH: '63', TH: '66', DE: '49', NL: '31', FR: '33', JP: '81',
}; // prettier-ignore
const INDONESIAN = new Set(
  'nama,alamat,tgl,tanggal,lahir,hp,telp,telepon,kota,provinsi,kecamatan,kelurahan,agama,pekerjaan,jenis,kelamin,jk,ktp,nik,npwp,pelanggan,nasabah,pasien,siswa,karyawan,pegawai,rekening,norek,sandi,surel,kodepos,pos,jumlah,ibu,ayah,status,penghasilan,gaji,penerima,pengirim,pembayaran,bayar,kartu,idr,barang,ongkir,keluhan,catatan,pesan,nomor,kode,tunggakan,sekolah,kelas,wali'.split(
    ',',
  ),
);
const INDONESIAN_LEAST = 2;
const PHONES_LOOKED_AT = 300;
const SURE = 0.7;

/** `phones`: values of the columns that can be phone numbers. */
export function readFileCountry(names: readonly string[], phones: readonly string[]): CountryReading | null {
  const words = new Set(names.flatMap(headerWords));
  const isIndonesian = [...words].filter((word) => INDONESIAN.has(word)).length >= INDONESIAN_LEAST;
  const looked = phones.slice(0, PHONES_LOOKED_AT).map((phone) => phone.trim());
  const candidates = isIndonesian
    ? Object.keys(DIAL)
    : Object.keys(DIAL)
        .filter((code) => code !== 'ID')
        .concat('ID');
  let best = { country: '', count: 0 };
  for (const country of candidates) {
    const count = looked.filter((phone) => isOf(phone, country)).length;
    if (count > best.count) best = { country, count };
  }
  if (looked.length > 0 && best.count >= SURE * looked.length) {
    return {
      country: best.country,
      reason: `${best.count} of ${looked.length} phone numbers are numbers of ${best.country}`,
    };
  }
  return isIndonesian ? { country: 'ID', reason: 'the columns have Indonesian names' } : null;
}

function isOf(phone: string, country: string): boolean {
  return readPhone(phone, country)?.e164.startsWith(`+${DIAL[country]!}`) ?? false;
}
