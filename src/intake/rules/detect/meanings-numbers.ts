/** Numbers of the state, of banks, and what opens an account. */
import { meaning, type Meaning } from './meaning.ts';

export const NUMBER_MEANINGS: readonly Meaning[] = [
  meaning(
    'an Indonesian identity number (NIK)',
    'gov.nik',
    `nik, no nik, nomor nik, ktp, no ktp, nomor ktp, noktp, e ktp, ektp, nik ktp, no identitas, nomor identitas, identity number, identity no, id card number, id card no, id number, national id, nomor induk kependudukan, ic number, nric, id card`,
    {
      kinds: ['nik', 'province_16', 'digits_16', 'masked', 'hash_weak'],
      proof: ['nik'],
      share: 0.7,
      confidence: 0.95,
    },
  ),
  meaning(
    'a family card number (KK)',
    'gov.kk',
    'kk, no kk, nomor kk, nokk, kartu keluarga, no kartu keluarga, nomor kartu keluarga, family card, family card number',
  ),
  meaning(
    'a tax number',
    'gov.taxid',
    'npwp, no npwp, nomor npwp, tax id, tax number, tax no, taxid, tin, nomor pokok wajib pajak, vat, vat number, vat no, abn, ein, itin',
    {
      proof: ['npwp'],
      confidence: 0.95,
    },
  ),
  meaning(
    'a passport number',
    'gov.passport',
    'passport, passport no, passport number, paspor, no paspor, nomor paspor, passportno, pasport, travel document, travel doc, document number, document no, doc number, doc no, no dokumen, nomor dokumen',
  ),
  meaning(
    'a driving licence',
    'gov.license',
    'driver license, drivers license, driving license, driving licence, license number, license no, licence no, dl number, no sim, nomor sim, sim a, sim c, sim number, surat izin mengemudi, driver licence',
  ),
  meaning(
    'a social security number',
    'gov.ssn',
    'ssn, social security, social security number, social security no, sin, national insurance, national insurance number, ni number, nino, ssn last 4, last 4 ssn',
    {
      proof: ['marked_ssn', 'nino'],
      confidence: 0.9,
    },
  ),
  meaning(
    'a scan of an identity document',
    'gov.idscan',
    'foto ktp, scan ktp, ktp url, url ktp, file ktp, gambar ktp, upload ktp, ktp photo, ktp image, foto kk, foto npwp, foto paspor, id photo, id scan, id image, id document, id doc, identity document, identity photo, passport scan, passport photo, passport image, selfie, swafoto, foto selfie, selfie ktp, foto dengan ktp, kyc document, kyc photo, kyc file, kyc, dokumen identitas, license scan, id front, id back, document front, document back, proof of address, proof of identity, bukti alamat',
    {
      proof: ['id_media'],
      confidence: 0.9,
    },
  ),
  meaning(
    'a health insurance number',
    'gov.health_id',
    'bpjs, no bpjs, nomor bpjs, nobpjs, bpjs kesehatan, no bpjs kesehatan, no jkn, jkn, no kis, kis, no kartu bpjs, bpjs ketenagakerjaan, no bpjs ketenagakerjaan, medicare, medicare number, nhs, nhs number, health insurance number, insurance member id, health card',
    {
      proof: ['bpjs'],
      share: 0.9,
      confidence: 0.85,
    },
  ),
  meaning(
    'a password',
    'cred.password',
    `password, passwd, pass, pwd, passw, user password, user pass, password hash, passwordhash, pass hash, hashed password, encrypted password, password digest, crypted password, kata sandi, sandi, katasandi, passphrase, pw, hash`,
    { proof: ['hash_strong'], confidence: 0.95 },
  ),
  meaning(
    'an old password',
    'cred.password_old',
    'old password, previous password, pwd last, last pwd, prev pwd, old pwd, pwd old, password previous, prev password, last password, password old, password history, password lama, sandi lama, kata sandi lama',
  ),
  meaning(
    'a security question',
    'cred.hint_qa',
    'password hint, hint, petunjuk, petunjuk sandi, security question, security answer, secret question, secret answer, pertanyaan keamanan, jawaban keamanan, pertanyaan rahasia, jawaban rahasia',
  ),
  meaning(
    'a PIN',
    'cred.pin',
    'pin, user pin, pin atm, pin code, kode pin, card pin, account pin, mpin, pin transaksi, locker pin, pin hash, transaction pin, atm pin, pin block',
  ),
  meaning(
    'a token',
    'cred.token',
    'token, access token, refresh token, api key, apikey, api token, api secret, auth token, session, session id, session token, session key, sid, remember token, bearer, jwt, secret, secret key, client secret, reset token, password reset token, verification token, confirmation token, csrf, private key, cookie, oauth token, kode otp, otp, otp code, auth key, reset password token, activation key, user activation key, activation token',
    {
      proof: ['jwt', 'marked_token'],
      confidence: 0.95,
    },
  ),
  meaning(
    'a seed of two-factor sign-in',
    'cred.mfa',
    'mfa secret, mfa, totp, otp seed, otp key, 2 fa seed, totp seed, mfa seed, totp secret, otp secret, two factor, two factor secret, 2 fa secret, 2 fa, backup codes, backup code, recovery codes, recovery code, two factor recovery codes, kode cadangan, authenticator secret, google authenticator, google 2 fa secret',
  ),
  meaning(
    'a wallet seed',
    'cred.seed',
    'seed, seed phrase, mnemonic, recovery phrase, wallet seed, wallet private key, frasa pemulihan',
    { proof: ['seed'], share: 0.9, confidence: 0.8 },
  ),
  meaning(
    'a card number',
    'fin.pan',
    `card number, card no, cardno, card num, ccnum, cc number, cc no, cc num, cc, form of payment, credit card, credit card number, debit card, debit card number, pan, card, no kartu, nomor kartu, nokartu, nomor kartu kredit, no kartu kredit, kartu kredit, kartu debit, no kartu debit, nomor kartu debit, no kartu atm, kartu atm, card ref, masked card, masked pan, card last 4, last four, last 4, card last four, primary account number`,
    {
      kinds: ['card', 'masked_card', 'last_four'],
      proof: ['card', 'masked_card'],
      share: 0.6,
      confidence: 0.93,
    },
  ),
  meaning(
    'a card security code',
    'fin.cvv',
    'cvv, cvc, cvv 2, cvc 2, cid, csc, card verification, security code, card security code, kode keamanan, kode cvv, card code',
  ),
  meaning(
    'magnetic stripe data',
    'fin.track',
    'track, track 1, track 2, track data, magstripe, magnetic stripe, emv data, emv, chip data',
  ),
  meaning(
    'a card expiry date',
    'fin.expiry',
    'expiry, expiry date, exp, exp date, expdate, expiration, expiration date, expires, card exp, card expiry, cc exp, cc expiry, valid thru, valid until, masa berlaku, masa berlaku kartu, berlaku sampai, kadaluarsa, exp month, exp year',
    {
      kinds: ['expiry', 'date', 'integer'],
      proof: ['expiry'],
      share: 0.9,
      confidence: 0.75,
    },
  ),
  meaning(
    'a bank account',
    'fin.bank',
    'bank account, bank account no, dd account, direct debit account, withdrawal account, bank account number, account number, account no, acc no, acct no, acctno, accno, iban, bban, rekening, no rekening, nomor rekening, norek, no rek, nomor rek, rek, rekening bank, routing number, sort code, bic, swift, nama bank, bank name, bank, virtual account, no va, va number, cabang bank, kode bank',
    {
      proof: ['iban'],
      confidence: 0.95,
    },
  ),
  meaning(
    'a balance',
    'fin.wallet',
    'balance, saldo, simpanan, simpanan pokok, simpanan wajib, tabungan, deposit, deposits, savings, deposito, wallet, wallet balance, ewallet, e wallet, saldo akhir, saldo rata rata, current balance, account balance, gopay, ovo, dana, linkaja, shopeepay, outstanding balance, wallet address',
  ),
  meaning(
    'points',
    'fin.points',
    'points, poin, loyalty points, loyalty, reward points, reward, rewards, coins, koin, miles, diamonds, loyalty balance, loyalty tier, membership tier, tier',
  ),
  meaning(
    'a credit record',
    'fin.credit',
    'credit score, credit limit, risk score, score risk, credit risk, skor risiko, credit rating, skor kredit, limit kredit, plafon, pinjaman, jumlah pinjaman, loan, loan amount, loan id, no pinjaman, cicilan, angsuran, installment, tenor, kolektibilitas, slik, tunggakan, outstanding, arrears, dpd, limit',
  ),
  meaning(
    'income',
    'fin.income',
    'income, monthly income, overtime, lembur, basic, basic pay, allowance, allowances, deductions, potongan, commission, komisi, annual income, salary, base salary, basic salary, gaji, gaji pokok, penghasilan, penghasilan bulanan, pendapatan, upah, wage, bonus, tunjangan, thp, take home pay, ptkp, pph, pph 21, pajak, tax, bruto, net pay, gross pay, range gaji, range penghasilan',
  ),
  meaning(
    'a transaction',
    'fin.txn',
    'amount, transaction, setoran, setoran awal, fare, tarif, ongkos, pnr, record locator, booking, booking id, booking no, booking code, kode booking, transaction id, trx id, trxid, transaction no, order no, order id, order number, no order, nomor order, order ref, invoice, invoice no, invoice number, no invoice, nomor invoice, faktur, no faktur, nominal, jumlah, jumlah bayar, total, total bayar, subtotal, grand total, total amount, harga, price, payment method, metode pembayaran, metode bayar, transaksi, id transaksi, no transaksi, kode transaksi, jenis transaksi, transaction type, total price, total spent, pembayaran, payment, paid amount, debit, kredit, credit, fee, ongkir, shipping cost, cod amount, nilai cod, billing, tagihan, jumlah tagihan, total belanja, discount, diskon, biaya, amount idr, po number, id pesanan, no pesanan, nomor pesanan, payment id, spp, jumlah top up, top up',
  ),
];
