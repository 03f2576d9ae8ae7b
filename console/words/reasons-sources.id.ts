/** What the server says of files and mappings, in Indonesian; values as `{1}`, `{2}` …. */
export const SOURCE_REASONS: readonly (readonly [english: string, indonesian: string])[] = [
  ['No file waits to be read.', 'Tidak ada berkas yang menunggu dibaca.'],
  [
    'Its file is deleted, so it cannot be read again.',
    'Berkasnya sudah dihapus, jadi tidak dapat dibaca lagi.',
  ],
  ['It has ended; begin a new one.', 'Sudah berakhir; mulai yang baru.'],
  ['It is not being read.', 'Tidak sedang dibaca.'],
  [
    'Something was read from it; only a file nothing was read from can be removed.',
    'Sudah ada yang dibaca darinya; hanya berkas yang belum dibaca dapat dihapus.',
  ],
  ['It is accepted already.', 'Sudah disetujui.'],
  ['It is not read to its end yet.', 'Belum dibaca sampai akhir.'],
  [
    'You uploaded or mapped this file; a second person accepts its rejects.',
    'Anda mengunggah atau memetakan berkas ini; orang kedua yang menyetujui baris yang ditolak.',
  ],
  [
    'the mapping of {1} uses column "{2}" as {3} a second time for one subject: keep one, or name subjects',
    'pemetaan {1} memakai kolom "{2}" sebagai {3} untuk kedua kalinya bagi satu orang: pertahankan satu, atau sebut orangnya',
  ],
  [
    'the mapping of {1} has no key column: mark one as customer_id, email or phone, or as link:<name>',
    'pemetaan {1} tidak punya kolom kunci: tandai satu sebagai nomor pelanggan, email, atau telepon, atau sebagai tautan',
  ],
  [
    'column "{1}" of {2} is not in its mapping: say what it carries, or {} for nothing',
    'kolom "{1}" dari {2} belum dipetakan: tentukan isinya, atau nyatakan tidak membawa apa-apa',
  ],
  [
    '{1} has no column "{2}", which a condition of its mapping names',
    '{1} tidak punya kolom "{2}", yang disebut sebuah syarat pemetaannya',
  ],
  [
    '{1} has none of the columns its mapping names: state its "delimiter" or "encoding", or "header": false where its first line is data',
    '{1} tidak punya satu pun kolom yang disebut pemetaannya: nyatakan pemisah atau pengodeannya, atau bahwa baris pertamanya sudah data',
  ],
  [
    'the mapping of {1} has the unknown default_country "{2}": take a code such as ID',
    'pemetaan {1} memuat negara bawaan "{2}" yang tidak dikenal: pakai kode seperti ID',
  ],
  [
    'column "{1}" of {2} needs {3} after "link:", such as "link:order"',
    'kolom "{1}" dari {2} memerlukan nama tautan, misalnya order',
  ],
  [
    'column "{1}" of {2} belongs to the subject "{3}", which "subjects" does not list',
    'kolom "{1}" dari {2} milik orang "{3}", yang tidak ada dalam daftar orang',
  ],
  [
    '{1} phone numbers are in scientific notation {2}',
    '{1} nomor telepon tertulis dalam notasi ilmiah: lembar kerja telah membulatkannya; ekspor kolomnya sebagai teks.',
  ],
  ['{1} is a PDF: ask for the export as CSV.', '{1} adalah PDF: minta ekspornya sebagai CSV.'],
  ['{1} holds no rows; export it again.', '{1} tidak berisi baris; ekspor ulang.'],
  [
    '{1} has the same content as {2}, which this incident already holds; leave it out.',
    'Isi {1} sama dengan {2}, yang sudah ada dalam insiden ini; tinggalkan.',
  ],
  [
    'This incident already has a source {1} with other content; rename the file and its mapping.',
    'Insiden ini sudah punya sumber {1} dengan isi lain; ganti nama berkas dan pemetaannya.',
  ],
  [
    '{1} has no row with a usable key ({2}); check its key columns, encoding and delimiter in the mapping.',
    '{1} tidak punya baris dengan kunci yang dapat dipakai ({2}); periksa kolom kunci, pengodean, dan pemisahnya dalam pemetaan.',
  ],
];
