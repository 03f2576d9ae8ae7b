/** Why something may not be done, in Indonesian: the server's English sentence, its values as `{1}`, `{2}` …. */
export const REASONS: readonly (readonly [english: string, indonesian: string])[] = [
  ['Needs the permission {1}, which {2} has.', 'Memerlukan izin {1} (yang memilikinya: {2}).'],
  [
    'People are being found already: wait for that run.',
    'Penelusuran sudah berjalan: tunggu sampai selesai.',
  ],
  [
    'Incident {1} has no staged rows of a leaked source: ingest its files first, then resolve.',
    'Insiden {1} belum punya baris dari sumber yang bocor: baca berkasnya dahulu, lalu temukan orangnya.',
  ],
  [
    'This person was sent nothing yet: the first word comes by a notice.',
    'Belum ada yang dikirim kepada orang ini: kabar pertama datang lewat pemberitahuan.',
  ],
  [
    'You uploaded or mapped the files it was found in: another person decides.',
    'Anda mengunggah atau memetakan berkas tempat temuan ini: orang lain yang memutuskan.',
  ],
  [
    'There is nothing to decide here: it is only shown.',
    'Tidak ada yang diputuskan di sini: hanya ditampilkan.',
  ],
  ['Nothing is decided yet.', 'Belum ada keputusan.'],
  ['These are decided one by one.', 'Ini diputuskan satu per satu.'],
  ['Nothing of this kind waits for a decision.', 'Tidak ada temuan sejenis yang menunggu keputusan.'],
  ['It was taken back already.', 'Sudah ditarik kembali.'],
  [
    'Nothing is asked beside the sandbox: no name leaves this machine.',
    'Di samping sandbox tidak ada yang ditanyakan: tidak ada nama yang meninggalkan mesin ini.',
  ],
  ['A check is under way already.', 'Pemeriksaan sudah berjalan.'],
  ['It was asked for or is shared already.', 'Sudah diminta atau sudah dibandingkan.'],
  ['Nobody asks for it: there is nothing to decide.', 'Tidak ada yang meminta: tidak ada yang diputuskan.'],
  [
    'You asked for it yourself: another person decides.',
    'Anda sendiri yang meminta: orang lain yang memutuskan.',
  ],
  ['This incident is not compared with others.', 'Insiden ini tidak dibandingkan dengan yang lain.'],
  ['It was decided or taken back already.', 'Sudah diputuskan atau ditarik.'],
  ['There is no file to fetch.', 'Tidak ada berkas untuk diambil.'],
  ['Nothing waits for a second person.', 'Tidak ada yang menunggu orang kedua.'],
  ['You wrote some of it: somebody else decides.', 'Anda ikut menulisnya: orang lain yang memutuskan.'],
  ['It stands as it was shipped.', 'Masih sebagaimana dibawa.'],
  [
    'A version waits: withdraw it first, or have it decided.',
    'Ada versi yang menunggu: tarik kembali dahulu, atau mintalah keputusannya.',
  ],
  ['It has ended already.', 'Sudah berakhir.'],
  ['Its date has passed.', 'Tanggalnya sudah lewat.'],
  ['It is confirmed already.', 'Sudah dipastikan.'],
  ['You recorded it: somebody else confirms it.', 'Anda yang mencatatnya: orang lain yang memastikannya.'],
];
