/** How people name kinds of data, per language: by these words the linter knows of which data a text speaks. */
import type { CategoryCode } from '../../incidents/catalogue/exposure.ts';
import type { Locale } from './template-kinds.ts';

export interface CategoryWords {
  /** Any of these is meant: a claim is true of whoever has one of them. */
  readonly codes: readonly CategoryCode[];
  readonly words: Readonly<Record<Locale, RegExp>>;
  /** Health, sexual, crime and child data: never where others can read it. */
  readonly sensitive: boolean;
}

export const CATEGORY_WORDS: readonly CategoryWords[] = [
  said(['id.name'], 'nama(?! (pengguna|ibu|akun|berkas|file|situs))', '(?<!user |file |domain |brand )names?'),
  said(['id.alias'], 'nama pengguna|username', 'user ?names?'),
  said(['id.dob'], 'tanggal lahir|tgl lahir', 'dates? of birth|birth ?dates?|birthdays?'),
  said(['id.pob'], 'tempat lahir', 'places? of birth|birth ?places?'),
  said(['id.gender'], 'jenis kelamin', 'genders?'),
  said(['id.nationality'], 'kewarganegaraan', 'nationality|nationalities|citizenship'),
  said(['id.marital'], 'status (per)?kawin\\w*|status pernikahan', 'marital status'),
  said(['id.mother'], 'nama ibu( kandung)?', 'mother[’\\x27]?s? (maiden )?names?'),
  said(['id.family'], 'data keluarga', 'family (details|members|data)'),
  said(['gov.nik', 'gov.idscan', 'gov.kk'], 'nik|(?:e-?)?ktp(?:-el)?|nomor induk kependudukan', 'national id( numbers?)?|identity (cards?|documents?|numbers?)|id (cards?|numbers?)'),
  said(['gov.kk'], 'kartu keluarga|nomor kk', 'family cards?'),
  said(['gov.taxid'], 'npwp|nomor pajak', 'tax (numbers?|ids?)'),
  said(['gov.passport'], 'paspor', 'passports?'),
  said(['gov.license'], 'surat izin mengemudi|(nomor )?sim(?! ?card)', 'driv(ing|er[’\\x27]?s?) licen[cs]es?'),
  said(['gov.ssn'], 'nomor jaminan sosial', 'social security( numbers?)?|ssns?|national insurance( numbers?)?'),
  said(['gov.health_id'], 'bpjs( kesehatan)?', 'health insurance numbers?|bpjs'),
  said(['con.email', 'con.email_recovery'], 'alamat (e-?mail|surel)|(e-?mail|surel) anda', 'e-?mail address(es)?|your e-?mails?'),
  said(['con.phone'], 'nomor (telepon|telp|hp|ponsel|handphone|whatsapp)', '(tele)?phone numbers?|mobile numbers?'),
  said(['con.address'], 'alamat (rumah|anda|tinggal|pengiriman|lengkap|pelanggan)', '(home|postal|delivery|street|your) address(es)?'),
  said(['con.entrycode'], 'kode (akses )?pintu', '(door|entry|gate) codes?'),
  said(['con.addressbook'], 'daftar kontak|buku alamat', 'contact lists?|address books?'),
  said(['cred.password', 'cred.password_old'], 'kata sandi|kata kunci|kredensial|password|sandi', 'passwords?|passcodes?|passphrases?|credentials?|log-?in details'),
  said(['cred.hint_qa'], 'pertanyaan keamanan', 'security (questions?|answers?)'),
  said(['cred.pin'], 'pin', 'pins?'),
  said(['cred.mfa'], 'kode cadangan|kode verifikasi|otp', 'backup codes?|two-step (keys?|codes?)'),
  said(['cred.seed'], 'frasa pemulihan', '(recovery|seed) phrases?'),
  said(['fin.pan', 'fin.cvv', 'fin.track', 'fin.expiry'], '(data |nomor )?kartu( kredit| debit| pembayaran)?(?! keluarga)|cvv|pembayaran', '(credit |debit |payment |bank )?cards?( data| details| numbers?)?|cvvs?|payment (data|details|information)'),
  said(['fin.bank'], '(nomor )?rekening', 'bank (accounts?|details)|account numbers?|ibans?'),
  said(['fin.wallet'], 'dompet digital|e-?wallet', 'e-?wallets?'),
  said(['fin.txn'], 'riwayat (transaksi|pembayaran)|data transaksi', '(payment|transaction) (history|records?|data)'),
  said(['fin.credit'], 'data pinjaman|skor kredit', 'loans?|credit scores?'),
  said(['fin.income'], 'penghasilan|gaji', 'incomes?|salar(y|ies)'),
  said(['fin.bank', 'fin.wallet', 'fin.txn', 'fin.pan', 'fin.credit'], 'data keuangan|informasi keuangan|keuangan', 'financial (data|details|information|records?)'),
  grave(['hlt.record'], 'rekam medis|diagnos\\w+|data (medis|kesehatan)|penyakit|kanker|diabetes|depresi|psikolog\\w*|psikiat\\w+|aborsi|resep( dokter)?|kesehatan|pengobatan|medis|kehamilan|hamil', 'medical|diagnos[ei]s|cancer|diabetes|depression|therapy|psychiatr\\w+|abortions?|health( data| records?)?|illness(es)?|diseases?|pregnan\\w+|treatments?|prescriptions?|patients?', '(?<!bpjs )'),
  grave(['hlt.claims'], 'klaim (asuransi )?kesehatan|asuransi kesehatan', 'health insurance|insurance claims?'),
  grave(['hlt.mental_sex'], 'kesehatan (jiwa|mental|seksual|reproduksi)|hiv|aids|penyakit kelamin', 'mental health|sexual health|hiv|aids|stds?|stis?'),
  said(['bio.template'], 'sidik jari|biometrik|data wajah', 'fingerprints?|biometrics?|biometric data|face (scans?|data)'),
  said(['bio.genetic'], 'data genetik|dna', 'genetic data|dna'),
  said(['spc.religion'], 'agama', 'religions?|religious beliefs?'),
  said(['spc.ethnic_politic'], 'suku|ras|pandangan politik', 'ethnic\\w*|political views?'),
  grave(['spc.sexual'], 'orientasi seksual|kehidupan seks\\w*|seks\\w*|lgbt\\w*|homoseks\\w*|gay|lesbian', 'sexual( orientation| life| preferences?)?|sex li(fe|ves)|lgbt\\w*|gay|lesbian|homosexual\\w*'),
  grave(['spc.crime'], 'catatan (kejahatan|kriminal|kepolisian)|skck|pidana|kriminal|narapidana|penjara', 'criminal( records?)?|convictions?|offen[cs]es?|felon\\w*|arrests?|prison'),
  grave(['spc.child'], 'anak( anda|-anak)?|data anak|bayi|balita', 'child(ren)?([’\\x27]s)?|your (son|daughter)s?|minors?|kids?|toddlers?|bab(y|ies)'),
  said(['com.messages'], 'isi (pesan|obrolan)|riwayat obrolan', 'chats?( logs?)?|private messages?|message contents?'),
  said(['com.media'], 'foto(?! ktp)|rekaman suara|video', 'photos?(?! id)|videos?|voice recordings?'),
  said(['com.support'], 'percakapan dengan layanan pelanggan|tiket bantuan', 'support (tickets?|conversations?)'),
  said(['beh.location'], 'lokasi anda|data lokasi', 'location( data)?'),
  said(['beh.browse'], 'riwayat (aktivitas|pembelian|pesanan|belanja)', '(purchase|order|browsing) histor(y|ies)'),
  said(['dev.ids'], 'alamat ip|data perangkat', 'ip address(es)?|device (data|details|ids?)'),
  said(['emp.work'], 'riwayat (pekerjaan|pendidikan)|daftar riwayat hidup', 'cvs?|employment (records?|history)|work history'),
]; // prettier-ignore

function said(codes: readonly CategoryCode[], id: string, en: string): CategoryWords {
  return { codes, words: { id: words(id), en: words(en) }, sensitive: false };
}

function grave(codes: readonly CategoryCode[], id: string, en: string, before = ''): CategoryWords {
  return { codes, words: { id: words(id, before), en: words(en) }, sensitive: true };
}

function words(source: string, before = ''): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${before}(?:${source})(?![\\p{L}\\d])`, 'giu');
}
