/** The labels of an approval pack, each in English and Indonesian: counsel of both read the same file. */
import type { BlockName } from '../rules/sections.ts';
import type { Reach } from '../rules/reach.ts';
import type { TemplateChannel, TemplateKind } from '../rules/template-kinds.ts';

export interface Label {
  readonly en: string;
  readonly id: string;
}

export const LABELS = {
  pack: label('Approval pack', 'Berkas persetujuan'),
  notice: label('The notice', 'Pemberitahuan ini'),
  texts: label('Texts', 'Naskah'),
  people: label('People', 'Orang'),
  fallbacks: label(
    'Served in a language they did not ask for',
    'Dilayani dalam bahasa yang tidak mereka minta',
  ),
  cost: label('Cost', 'Biaya'),
  expected: label('If the first message reaches everybody', 'Jika pesan pertama sampai kepada semua orang'),
  worst: label('If every message but the last fails', 'Jika semua pesan kecuali yang terakhir gagal'),
  laws: label('Laws of the readers’ residence', 'Hukum tempat tinggal para pembaca'),
  findings: label('What the linter found', 'Temuan pemeriksa naskah'),
  blocks: label('Block by block', 'Bagian demi bagian'),
  cases: label('The hardest cases', 'Kasus tersulit'),
  decision: label('Decision', 'Keputusan'),
  text: label('text', 'naskah'),
  gets: label('people who get it', 'orang yang menerimanya'),
  version: label('version', 'versi'),
  fingerprint: label('fingerprint', 'sidik naskah'),
  linter: label('linter', 'pemeriksa'),
  advice: label('advice', 'saran'),
  reading: label('readability or length', 'keterbacaan atau panjang'),
  firstBy: label('first reached by', 'pertama dicapai lewat'),
  askedFor: label('asked for', 'bahasa yang diminta'),
  channel: label('channel', 'saluran'),
  country: label('country', 'negara'),
  units: label('units', 'satuan'),
  unitPrice: label('unit price', 'harga satuan'),
  priceSource: label('source of the price', 'sumber harga'),
  law: label('law', 'hukum'),
  mustSay: label('must say', 'wajib memuat'),
  mustNotSay: label('must not say', 'dilarang memuat'),
  form: label('form and remedy', 'bentuk dan pemulihan'),
  source: label('source', 'sumber'),
  counsel: label('counsel', 'penasihat hukum'),
  severity: label('severity', 'bobot'),
  rule: label('rule', 'aturan'),
  finding: label('finding', 'temuan'),
  yesNo: label('yes or no', 'ya atau tidak'),
  name: label('name', 'nama'),
  date: label('date', 'tanggal'),
  none: label('None.', 'Tidak ada.'),
  maySend: label('may be sent', 'boleh dikirim'),
  general: label('everybody else', 'semua orang lain'),
  notReviewed: label('not yet reviewed', 'belum ditinjau'),
  reviewed: label('reviewed', 'sudah ditinjau'),
  audience: label('audience', 'penerima'),
  run: label('run', 'hasil pencocokan'),
  ceiling: label('cost ceiling', 'batas biaya'),
  status: label('status', 'status'),
  digest: label('digest', 'sidik persetujuan'),
} as const;

export const FIRST: Readonly<Record<keyof Reach['first'], Label>> = {
  email: label('e-mail', 'surel'),
  sms: label('SMS, having no e-mail address', 'SMS, karena tidak punya alamat surel'),
  letter: label('letter, having neither', 'surat, karena tidak punya keduanya'),
  nobody: label(
    'nothing: no text for any channel that reaches them',
    'tidak ada: tidak ada naskah untuk saluran yang sampai kepada mereka',
  ),
  held: label('nothing yet: held, or died', 'belum ada: ditahan, atau meninggal'),
};

export const BLOCKS: Readonly<Record<BlockName, Label>> = {
  opening: label('Greeting and apology', 'Salam dan permintaan maaf'),
  todo: label('What to do first', 'Yang perlu dilakukan lebih dulu'),
  leaked: label('What leaked about you', 'Data Anda yang bocor'),
  happened: label('What happened', 'Apa yang terjadi'),
  doing: label('What we do', 'Apa yang kami lakukan'),
  unknown: label('What is not known yet', 'Yang belum diketahui'),
  offer: label('What we offer', 'Yang kami berikan'),
  verify: label('How to check this is really us', 'Cara memeriksa bahwa ini benar kami'),
  details: label('What it means', 'Apa artinya'),
  other: label('Other words', 'Kata-kata lain'),
  reach: label('How to reach us', 'Cara menghubungi kami'),
};

export const CHANNELS: Readonly<Record<TemplateChannel, Label>> = {
  email: label('e-mail', 'surel'),
  sms: label('SMS', 'SMS'),
  letter: label('letter', 'surat'),
};

export const KINDS: Readonly<Record<TemplateKind, Label>> = {
  initial: label('first notice', 'pemberitahuan awal'),
  individual: label('individual notice', 'pemberitahuan perorangan'),
  supplement: label('supplement', 'tambahan'),
  correction: label('correction', 'perbaikan'),
  update: label('update', 'kabar lanjutan'),
  policy: label('policy change', 'perubahan aturan'),
  goodwill: label('goodwill', 'kabar baik'),
};

function label(en: string, id: string): Label {
  return { en, id };
}
