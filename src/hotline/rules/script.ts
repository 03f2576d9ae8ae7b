/** What to say on the telephone, step by step, in plain words of both languages: calm, short, and true for everybody. */
import type { CallState } from './calls.ts';

export type Step = 'greet' | 'find' | 'prove' | 'nothing' | 'tell' | 'more' | 'end';

export interface Words {
  readonly id: string;
  readonly en: string;
}

export interface ScriptFacts {
  readonly brand: string;
  /** The incident's own page, without `https://`. */
  readonly page: string;
}

const LINES: Readonly<Record<Step, (facts: ScriptFacts) => Words>> = {
  greet: ({ brand }) => ({
    id: `Selamat datang di ${brand}. Saya mengerti ini membuat khawatir. Saya bantu satu per satu.`,
    en: `Thank you for calling ${brand}. I understand that this is worrying. We take it one step at a time.`,
  }),
  find: () => ({
    id: 'Apakah Anda menerima pesan dari kami? Mohon bacakan kodenya: tiga kelompok huruf dan angka. Jika tidak ada, sebutkan alamat email, nomor telepon, atau nomor pelanggan Anda. Kami tidak pernah meminta kata sandi atau PIN.',
    en: 'Did you get a message from us? Please read out its code: three groups of letters and digits. If you have none, tell me your e-mail address, telephone number or customer number. We never ask for a password or a PIN.',
  }),
  prove: () => ({
    id: 'Agar data Anda tidak sampai ke orang lain, kami mengirim kode enam angka ke alamat yang ada pada kami. Mohon bacakan jika sudah tiba; biasanya dalam dua menit.',
    en: 'So that nobody else hears about your data, we send a code of six digits to the address we have on record. Please read it to me when it arrives; it usually takes two minutes.',
  }),
  nothing: ({ page }) => ({
    id: `Jika tidak ada kode yang tiba, saya tidak dapat mengatakan apakah data Anda termasuk. Di ${page} Anda dapat menanyakannya dengan alamat Anda sendiri; jawabannya hanya dikirim ke alamat itu.`,
    en: `If no code arrives, I cannot say whether your data is among it. At ${page} you can ask with your own address; the answer goes to that address only.`,
  }),
  tell: () => ({
    id: 'Terima kasih. Saya bacakan apa yang kami ketahui tentang data Anda, apa yang sebaiknya dilakukan hari ini, dan apa yang kami tawarkan.',
    en: 'Thank you. I will read out what we know of your data, what to do first today, and what we offer you.',
  }),
  more: () => ({
    id: 'Ada bagian yang hanya boleh saya bacakan setelah Anda menyebutkan kode yang kami kirim. Boleh saya kirim kodenya?',
    en: 'One part I may read out only once you have told me a code that we send you. May I send it?',
  }),
  end: ({ page }) => ({
    id: `Apakah ada yang lain? Semua yang kami ketahui ada di ${page}. Maaf atas kejadian ini, dan terima kasih sudah menelepon.`,
    en: `Is there anything else? Everything we know stands at ${page}. We are sorry that this happened. Thank you for calling.`,
  }),
};

const STEPS: Readonly<Record<CallState, readonly Step[]>> = {
  open: ['greet', 'prove', 'nothing'],
  identified: ['tell', 'more', 'end'],
  proven: ['tell', 'end'],
  closed: [],
};

/** What is said before anybody is looked for. */
export function opening(facts: ScriptFacts): ({ readonly step: Step } & Words)[] {
  return linesOf(['greet', 'find'], facts);
}

export function scriptFor(state: CallState, facts: ScriptFacts): ({ readonly step: Step } & Words)[] {
  return linesOf(STEPS[state], facts);
}

function linesOf(steps: readonly Step[], facts: ScriptFacts): ({ readonly step: Step } & Words)[] {
  return steps.map((step) => ({ step, ...LINES[step](facts) }));
}
