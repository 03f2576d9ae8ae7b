/** Who somebody is, how to reach and where to find them. */
import { meaning, type Meaning } from './meaning.ts';

const PEOPLE =
  'customer,cust,user,usr,member,player,client,patient,employee,emp,staff,student,guest,subscriber,person,passenger,driver,contact,pelanggan,nasabah,anggota,pasien,karyawan,pegawai,siswa,peserta,pengguna,pemain,penumpang,rider,acct,account,akun,flyer,frequent flyer,tertanggung,pemegang polis,debitur,peminjam,borrower,policyholder,insured,buyer,seller,pembeli,penjual,shopper,donor,voter,resident,warga,penduduk,mahasiswa,alumni,tamu,visitor,jamaah,pax,worker,pekerja,subscriber';
export const PEOPLE_WORDS: ReadonlySet<string> = new Set(PEOPLE.split(','));
const NUMBERS = 'id,no,nr,num,number,code,uuid,guid,key,kode,nomor,ref';

/** `user uuid`, `kode pelanggan`: a person and a number, either first. */
function personNumbers(): string {
  const pairs = PEOPLE.split(',').flatMap((person) =>
    NUMBERS.split(',').flatMap((number) => [`${person} ${number}`, `${number} ${person}`]),
  );
  return pairs
    .filter(
      (pair) =>
        !/^contact (?:no|nr|num|number)$|^account|account$|^acct|acct$/.test(pair) ||
        /(?:id|uuid|guid|key)/.test(pair),
    )
    .join();
}

export const PERSON_MEANINGS: readonly Meaning[] = [
  meaning(
    'a customer number',
    null,
    `customer id, customer no, customer number, customer code, cust id, cust no, custno, user id, uid, userid, account id, player id, member id,
     member no, membership, membership no, membership number, client id, client no, client code, subscriber id, subscriber no, patient id, patient no, mrn, medical record number, employee id,
     employee no, employee number, emp id, emp no, staff id, staff no, person id, contact id, student id, student no, passenger id,
     driver id, guest id, id pelanggan, no pelanggan, nomor pelanggan, kode pelanggan, idpel, id nasabah, no nasabah, nomor nasabah,
     cif, no cif, cif no, nomor cif, id pengguna, id user, id member, no member, nomor anggota, no anggota, id anggota, id pasien,
     no rm, nomor rm, no rekam medis, nomor rekam medis, norm, id siswa, nis, nisn, no induk, nomor induk, nomor induk siswa, nim, npm,
     nip, nrp, nik karyawan, nik pegawai, nomor induk karyawan, nomor induk pegawai, ${personNumbers()}`,
    { use: 'customer_id' },
  ),
  meaning(
    'an e-mail address',
    'con.email',
    'email, e mail, mail, email address, alamat email, surel, surat elektronik, emailaddr',
    {
      use: 'email',
      kinds: ['email', 'hash_weak', 'masked'],
      proof: ['email'],
      confidence: 0.95,
    },
  ),
  meaning(
    'a recovery e-mail address',
    'con.email_recovery',
    'recovery email, backup email, alternate email, secondary email, email pemulihan, email cadangan, email alternatif, email 2',
    { kinds: ['email', 'masked'] },
  ),
  meaning(
    'a phone number',
    'con.phone',
    `phone, mob, phone number, phone no, telephone, tel, telp, telpon, telepon, tlp, tlpn, no telp, no telepon, nomor telepon, notelp, hp, no hp, nohp,
     nomor hp, nomor handphone, handphone, mobile, mobile phone, mobile no, mobile number, cell, cell phone, cellphone, msisdn, wa, no wa, nomor wa, whatsapp,
     no whatsapp, nomor whatsapp, ponsel, nomor ponsel, seluler, selular, kontak, no kontak, nomor kontak, contact number, contact no, gsm, fax`,
    { use: 'phone', kinds: ['phone', 'hash_weak', 'masked'], proof: ['marked_phone'], confidence: 0.92 },
  ),
  meaning(
    'a name',
    'id.name',
    `name, full name, fullname, given names, first names, first name, firstname, last name, lastname, surname, family name, given name, middle name, fname, lname, customer name,
     nama, nama lengkap, nama depan, nama belakang, nama tengah, nama pelanggan, nama nasabah, nama pasien, nama siswa, nama karyawan, nama pegawai, nama pemilik,
     nama kartu, name on card, cardholder, cardholder name, card holder, holder name, account name, nama rekening, nama penerima, nama pengirim, nama sesuai ktp, nm, nmlengkap, pemegang kartu`,
    {
      use: 'name',
      kinds: ['full_name', 'name_like', 'masked'],
      proof: ['full_name'],
      share: 0.75,
      confidence: 0.75,
    },
  ),
  meaning(
    'a user name',
    'id.alias',
    `username, user name, login, login name, login id, nickname, nick, alias, handle, screen name, display name, nama pengguna, nama panggilan, panggilan, nama akun,
     gamertag, in game name, ign, twitter, instagram, ig, facebook, telegram, tiktok, discord, line id, user login, user nicename`,
  ),
  meaning(
    'a birth date',
    'id.dob',
    `dob, birth date, birthdate, birthday, date of birth, bday, born, tgl lahir, tanggal lahir, tglahir, tgllhr, tanggallahir, lahir`,
    { use: 'birth_date', kinds: ['date', 'timestamp'] },
  ),
  meaning(
    'an age or place and date of birth',
    'id.dob',
    'age, usia, umur, birth year, year of birth, tahun lahir, ttl, tempat tanggal lahir, tempat tgl lahir',
  ),
  meaning(
    'a place of birth',
    'id.pob',
    'pob, birth place, birthplace, place of birth, tempat lahir, tmp lahir, tmpt lahir, kota lahir, city of birth, birth city, country of birth',
  ),
  meaning(
    'a gender',
    'id.gender',
    'gender, sex, jk, jenis kelamin, kelamin, jns kelamin, jeniskel, gend, sapaan, salutation, title prefix',
    {
      proof: ['gender', 'gender_mf', 'gender_lp'],
      share: 0.95,
      confidence: 0.7,
    },
  ),
  meaning(
    'a nationality',
    'id.nationality',
    'nationality, citizenship, kewarganegaraan, warga negara, kebangsaan, wn, wni',
  ),
  meaning(
    'a marital status',
    'id.marital',
    'marital, marital status, status kawin, status perkawinan, status nikah, status pernikahan, perkawinan, pernikahan, stskawin, civil status, relationship status',
    {
      kinds: ['marital', 'name_like', 'integer', 'boolean'],
      proof: ['marital'],
      share: 0.9,
      confidence: 0.8,
    },
  ),
  meaning(
    "a mother's maiden name",
    'id.mother',
    `mother, mother name, mothers name, mother maiden name, mothers maiden name, maiden name, maiden, mum maiden, mum maiden name, mum, mmn, gadis ibu, nama ibu, nama ibu kandung, ibu kandung, ibu, nm ibu, namaibu, nama gadis ibu, nama gadis ibu kandung`,
  ),
  meaning(
    'family data',
    'id.family',
    `father, father name, fathers name, nama ayah, ayah, nama bapak, spouse, spouse name, nama pasangan, pasangan, suami, istri, nama suami, nama istri, husband, wife, dependents,
     dependants, jumlah tanggungan, tanggungan, jumlah anak, number of children, ahli waris, penerima manfaat, beneficiary, next of kin, siblings, nama wali, wali, guardian, parent name, nama orang tua,
     orang tua, ortu, hubungan, relationship, hubungan keluarga, emergency contact, kontak darurat, emergency name, emergency contact name, nama kontak darurat, nama ortu`,
  ),
  meaning(
    'an address',
    'con.address',
    `address, addr, street, street address, address line, address 1, address line 1, home address, shipping address, billing address, delivery address, alamat, alamat rumah, alamat lengkap, alamat ktp, alamat domisili,
     alamat pengiriman, alamat kirim, alamat tinggal, alamat penerima, alamat pengirim, domisili, jalan, almt, tempat tinggal`,
    { use: 'postal_address', part: 'line', proof: ['address'], share: 0.6, confidence: 0.85 },
  ),
  meaning(
    'a second address line',
    'con.address',
    'address 2, address line 2, addr 2, alamat 2, apartment, unit no, rt, rw, rt rw',
    {
      use: 'postal_address',
      part: 'line2',
    },
  ),
  meaning(
    'a district',
    'con.address',
    'district, kecamatan, kec, kelurahan, kel, desa, subdistrict, sub district, suburb, village, neighborhood, neighbourhood',
    {
      use: 'postal_address',
      part: 'district',
    },
  ),
  meaning(
    'a city',
    'con.address',
    'city, town, kota, kabupaten, kab, kota kabupaten, kab kota, kota tinggal, city name, nama kota, municipality',
    {
      use: 'postal_address',
      part: 'city',
    },
  ),
  meaning(
    'a region',
    'con.address',
    'province, state, region, provinsi, propinsi, prov, county, state province',
    {
      use: 'postal_address',
      part: 'region',
    },
  ),
  meaning(
    'a postal code',
    'con.address',
    'postal code, postcode, post code, zip, zip code, zipcode, kodepos, kode pos, kdpos, postal',
    {
      use: 'postal_address',
      part: 'postal_code',
    },
  ),
  meaning(
    'a country of residence',
    null,
    'country, country code, negara, country name, country of residence, kode negara',
    {
      use: 'country',
      kinds: ['country', 'name_like'],
    },
  ),
  meaning(
    'a door code',
    'con.entrycode',
    'door code, entry code, gate code, access code, kode akses, kode pintu, pin pintu, kode gerbang, alarm code, lobby code, entrance password, building code',
  ),
  meaning(
    'an address book',
    'con.addressbook',
    'contacts, address book, addressbook, phonebook, phone book, daftar kontak, buku alamat, kontak tersimpan, friends, daftar teman, contact list',
  ),
  meaning('a language', null, 'locale, language, lang, bahasa, preferred language, kode bahasa', {
    use: 'locale',
    kinds: ['locale'],
  }),
  meaning('a time zone', null, 'time zone, timezone, tz, zona waktu', {
    use: 'time_zone',
    kinds: ['time_zone'],
  }),
  meaning(
    'a death',
    null,
    'deceased, is deceased, date of death, death date, meninggal, tgl meninggal, tanggal meninggal, wafat, almarhum, died at',
    { use: 'deceased' },
  ),
  meaning(
    'the state of the account',
    null,
    'status, account status, user status, member status, customer status, status akun, status pelanggan, status nasabah, status anggota, status karyawan, status pegawai, employment status, user state, account state',
    {
      use: 'status',
      kinds: ['state'],
    },
  ),
  meaning(
    'since when somebody is a customer',
    null,
    'customer since, member since, join date, joined, joined at, date joined, registration date, registered at, register date, signup date, signed up at, sign up date, tgl gabung, tanggal gabung, tgl daftar, tanggal daftar, tgl registrasi, tanggal registrasi, tgl masuk, tanggal masuk, hire date, date hired, tmt, tgl bergabung, tanggal bergabung, user registered, tgl buka rekening, open date, activation date, tgl aktivasi',
    {
      use: 'customer_since',
      kinds: ['date', 'timestamp'],
    },
  ),
];
