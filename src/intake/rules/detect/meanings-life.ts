/** Health, belief, words, places, devices, work; and the bookkeeping of an export, which is nobody's. */
import { meaning, type Meaning } from './meaning.ts';

export const LIFE_MEANINGS: readonly Meaning[] = [
  meaning(
    'a health record',
    'hlt.record',
    'diagnosis, diagnosa, diagnoses, icd, icd 10, icd code, kode icd, penyakit, riwayat penyakit, riwayat sakit, riwayat kesehatan, sakit, ssr, ssr code, special assistance, diet, dietary, medical history, medical condition, condition, symptoms, gejala, anamnesa, anamnesis, alergi, allergy, allergies, obat, medication, medications, resep, prescription, tindakan, treatment, procedure, terapi, therapy, lab, lab result, lab results, hasil lab, hasil pemeriksaan, pemeriksaan, blood type, golongan darah, gol darah, gol drh, goldar, blood group, tinggi badan, berat badan, height, weight, bmi, tekanan darah, blood pressure, vaksin, vaccine, riwayat vaksin, injury, injuries, cedera, body fat, gizi, status gizi, bb lahir, tb lahir, lingkar kepala, vaccination, imunisasi, disability, disabilitas, poli, poliklinik, dokter, doctor, physician, attending physician, surgeon, nurse, perawat, ward, bangsal, rawat inap, kehamilan, pregnancy, keluhan pasien, catatan medis, catatan dokter, medical notes, clinical notes, smoker, perokok',
    {
      proof: ['blood'],
      share: 2,
    },
  ),
  meaning(
    'a health insurance claim',
    'hlt.claims',
    'claim, claims, claim no, pertanggungan, uang pertanggungan, sum insured, premi, premium, claim id, claim amount, klaim, no klaim, nomor klaim, nilai klaim, insurance, asuransi, policy number, policy no, polis, no polis, nomor polis, insurer, penjamin, penanggung',
  ),
  meaning(
    'mental or sexual health',
    'hlt.mental_sex',
    'hiv, hiv status, status hiv, std, sti, ims, psychiatric, psychiatry, psikiatri, psikologi, kejiwaan, mental health, kesehatan jiwa, kontrasepsi, contraception, kb, jenis kb, abortion, aborsi, depression, fertility, counselling notes',
  ),
  meaning(
    'biometric data',
    'bio.template',
    'biometric, biometrik, fingerprint, fingerprint template, sidik jari, face template, face embedding, face vector, face encoding, iris, retina, voice print, voiceprint, template wajah, palm, finger',
  ),
  meaning(
    'genetic data',
    'bio.genetic',
    'dna, genetic, genetik, genome, genotype, snp, haplogroup, ancestry',
  ),
  meaning('a religion', 'spc.religion', 'religion, agama, faith, kepercayaan, keyakinan, church', {
    proof: ['religion'],
    confidence: 0.9,
  }),
  meaning(
    'ethnicity or politics',
    'spc.ethnic_politic',
    'ethnicity, ethnic, race, suku, etnis, suku bangsa, ras, political, politics, party, partai, party affiliation, union, serikat, union membership, voting',
  ),
  meaning(
    'sexual life',
    'spc.sexual',
    'sexual orientation, orientasi seksual, orientation, sexuality, sexual preference, looking for, seeking, interested in, mencari, kink, preferensi seksual',
  ),
  meaning(
    'a criminal record',
    'spc.crime',
    'criminal, criminal record, conviction, convictions, catatan kriminal, catatan kejahatan, skck, arrest, offence, offense, pidana, dpo',
  ),
  meaning(
    'data of a child',
    'spc.child',
    'child, child name, nama balita, balita, nama bayi, bayi, children, nama anak, anak, tgl lahir anak, tanggal lahir anak, child dob, child birth date, child birthdate, kid, kids, usia anak, child age, nik anak, sekolah anak',
  ),
  meaning(
    'support tickets',
    'com.support',
    'ticket message, ticket body, ticket subject, ticket description, complaint, complaints, keluhan, isi keluhan, keluhan pelanggan, aduan, isi aduan, pengaduan, feedback, ulasan, review, saran, komplain, issue description, case description, enquiry, inquiry, support message, resolution',
  ),
  meaning(
    'messages',
    'com.messages',
    'message, messages, pesan, isi pesan, chat, chat text, chat message, body, message body, email body, dm, direct message, percakapan, conversation, sms text, isi sms, subject, comment, komentar, transcript',
  ),
  meaning(
    'pictures or recordings',
    'com.media',
    'photo, foto, picture, avatar, profile picture, profile photo, profile pic, foto profil, pas foto, photo url, image, image url, gambar, video, audio, voice note, recording, rekaman, rekaman suara, call recording, photo path, avatar url, signature, tanda tangan, ttd',
    {
      proof: ['media'],
      confidence: 0.85,
    },
  ),
  meaning(
    'a precise location',
    'beh.location',
    'latitude, lat, longitude, lng, lon, long, geo, gps, gps location, geo point, pickup, dropoff, drop off, pickup address, dropoff address, drop off address, pickup location, dropoff location, titik jemput, tujuan, koordinat, coordinates, coordinate, location, lokasi, last location, lokasi terakhir, titik lokasi, geolocation, lat long, latlng, latlong, pickup location, cell id, lac, pickup lat, pickup lng',
    {
      proof: ['coordinate_pair', 'coordinate'],
      share: 0.9,
      confidence: 0.7,
    },
  ),
  meaning(
    'activity or purchases',
    'beh.browse',
    'history, browsing history, itinerary, rute, route, flight, flight no, destination, meal, meal preference, seat, search, search history, search query, keyword, page, pages, page url, last page, url, referrer, referer, landing page, purchase history, riwayat, riwayat pembelian, riwayat belanja, items, item, item name, products, product, product name, produk, nama produk, nama barang, barang, isi paket, cart, keranjang, wishlist, minat, interests, hobi, hobby, hobbies, last login, last login at, last seen, last active, login count, playtime, watch history, isi barang, call log, destination number, called number, nomor tujuan, data usage, absensi, attendance, kehadiran',
  ),
  meaning(
    'a device',
    'dev.ids',
    `ip, ip address, ipaddr, ip addr, last ip, login ip, last login ip, client ip, remote ip, remote addr, alamat ip, signup ip, registration ip, current sign in ip, last sign in ip, mac, mac address, mac addr, imei, imei 1, imei 2, no imei, imsi, iccid, sim serial, sim card, no kartu sim, icc id,
     device id, deviceid, device, device model, device name, device token, push token, fcm token, apns token, user agent, useragent, browser, os, os version, gaid, idfa, advertising id, android id, perangkat, merk hp, tipe hp, handset, serial number device, device uuid, fingerprint device`,
    { proof: ['ipv4', 'ipv6', 'mac', 'imei', 'iccid', 'user_agent'], confidence: 0.9 },
  ),
  meaning(
    'work or education',
    'emp.work',
    `job, job title, occupation, profession, position, designation, department, dept, company, company name, employer, industry, work, work history, education, degree, school, university, major, gpa, cv, resume, linkedin, skills, pekerjaan, jabatan, profesi, bagian, divisi, departemen,
     perusahaan, nama perusahaan, instansi, unit kerja, tempat kerja, bidang usaha, pendidikan, pendidikan terakhir, sekolah, asal sekolah, nama sekolah, universitas, jurusan, fakultas, ipk, nilai, nilai rata rata, rapor, kelas, grade, class, golongan, pangkat, organization, organisation, manager, atasan, performance, kinerja, jenjang, angkatan, semester, tahun ajaran`,
  ),
  meaning(
    'free text',
    'oth.free',
    'note, notes, remark, remarks, comments, catatan, keterangan, ket, description, deskripsi, memo, misc, other, others, lainnya, lain lain, extra, extra data, data, payload, json, metadata, raw, raw data, bio, about, about me, tentang, custom field, attributes, properties, notes internal, internal note, catatan kurir, instruksi, instruksi pengiriman, delivery notes, delivery instructions',
  ),
  meaning(
    'bookkeeping of the export',
    null,
    `id, pk, row, row id, rowid, row no, no, no urut, nomor, nomor urut, seq, sequence, number, index, uuid, guid, ref, ref id, reference id, object id, version, revision, sort, sort order, position no, created, created at, created on, created by, created date, date created, createdat, updated, updated at, updated on, updated by, last updated, updatedat, modified, modified at, modified on, modified by, last modified, deleted, deleted at, deleted by, is deleted, inserted at, insert date, tgl input, tgl buat, tgl dibuat, tanggal dibuat, tgl update, tgl ubah, waktu, dibuat pada, diubah pada, timestamp, ts, date, tanggal, tgl, time, jam, batch, batch id, batch no, source, source system, import id, tenant, tenant id, partition, checksum, etag, hash row, row hash, md 5 file, file hash, currency, mata uang, kurs, type, tipe, kind, active, is active, enabled, is enabled, flag, salt, password salt, pass salt, pwd salt, ticket, ticket id, ticket no, no tiket, nomor tiket, ticket number, case id, case number, case no, product id, produk id, id produk, sku, qty, quantity, kuantitas, branch, branch id, branch code, kode cabang, cabang, store id, outlet, outlet id, kode toko, plan, plan id, paket, package, role, roles, role id, user role, is admin, is staff, is superuser, group id, parent id, category id, status code, priority, prioritas, channel, kanal, campaign, utm source, utm medium, utm campaign, consent, opt in, optin, newsletter, marketing opt in, marketing consent, marketing preferences, preferences, preferensi, cost center, cost centre, pusat biaya, check in, check out, check in date, check out date, room no, room number, subscribed, verified, is verified, email verified, email verified at, phone verified, phone verified at, is email verified, confirmed at, email confirmed, password changed at, password updated at, password reset at, password expires at, password set at, reset sent at, reset password sent at, confirmation sent at, token expires at, paid at, tgl bayar, tanggal bayar, tgl transaksi, tanggal transaksi, transaction date, order date, tgl order, tanggal order, posting date, value date, shipped at, delivered at, tgl kirim, tanggal kirim, tgl terima, closed at, resolved at, opened at, sign in count, failed attempts, failed login attempts, failed logins, locked at, weight kg, berat, berat kg, koli, dimensi, service, layanan, jenis layanan, resi status, assigned to, agent id, petugas, handled by, due date, jatuh tempo, deleted flag, user status code, host, max questions, plugin, ssl type, tgl kunjungan, tanggal kunjungan, visit date, visit no, no kunjungan, no antrian, shift, kode, code, kuota, provider, operator, card type, card brand, doc expiry, document expiry, passport expiry, id expiry, masa berlaku ktp, license expiry, doc type, document type, jenis dokumen, jenis kartu, tipe kartu, card network`,
  ),
  meaning(
    'a shipment',
    'beh.browse',
    'resi, no resi, nomor resi, awb, awb no, airway bill, tracking no, tracking number, shipment id, waybill, no awb',
  ),
];
