/** Words that lawyers and engineers write and frightened people do not read, each with a plain one. */
import type { Locale } from './template-kinds.ts';

interface Entry {
  readonly word: string;
  readonly plain: string;
  readonly pattern: RegExp;
}

export const HARD_WORDS: Readonly<Record<Locale, readonly Entry[]>> = {
  id: entries([
    ['mitigasi', 'mengurangi kerugian'], ['remediasi', 'perbaikan'], ['investigasi', 'pemeriksaan'],
    ['forensik', 'pemeriksaan jejak'], ['kredensial', 'nama pengguna dan kata sandi'], ['otentikasi', 'pemeriksaan identitas'],
    ['autentikasi', 'pemeriksaan identitas'], ['enkripsi', 'penguncian data'], ['terenkripsi', 'terkunci'],
    ['eksfiltrasi', 'pengambilan data'], ['kompromi', 'pembobolan'], ['dikompromikan', 'dibobol'],
    ['kerentanan', 'celah'], ['eksploitasi', 'memakai celah'], ['insiden', 'kejadian'], ['implementasi', 'penerapan'],
    ['mengimplementasikan', 'menerapkan'], ['melakukan pengecekan', 'memeriksa'],
    ['sehubungan dengan', 'tentang'], ['berkenaan dengan', 'tentang'], ['terkait dengan', 'tentang'],
    ['dalam rangka', 'untuk'], ['guna', 'untuk'], ['apabila', 'jika'], ['bilamana', 'jika'], ['dikarenakan', 'karena'],
    ['oleh sebab itu', 'jadi'], ['dengan demikian', 'jadi'], ['pihak yang tidak berwenang', 'orang lain'],
    ['pihak ketiga', 'orang atau perusahaan lain'], ['subjek data', 'Anda'], ['pengendali data', 'kami'],
    ['yang bersangkutan', 'Anda'], ['senantiasa', 'selalu'], ['mempergunakan', 'memakai'], ['menggunakan', 'memakai'],
    ['memperoleh', 'mendapat'], ['mengindikasikan', 'menunjukkan'], ['signifikan', 'besar'], ['komprehensif', 'lengkap'],
    ['proaktif', 'segera'], ['stakeholder', 'pihak yang terlibat'], ['update', 'kabar terbaru'], ['login', 'masuk'],
    ['malware', 'program jahat'], ['phishing', 'penipuan lewat pesan'],
  ]),
  en: entries([
    ['mitigate', 'reduce'], ['mitigation', 'what reduces the harm'], ['remediation', 'repair'], ['remediate', 'repair'],
    ['forensic', 'expert'], ['credentials', 'user name and password'], ['authentication', 'sign-in check'],
    ['encryption', 'locking'], ['encrypted', 'locked'], ['exfiltrated', 'copied out'], ['exfiltration', 'copying'],
    ['vulnerability', 'gap'], ['exploited', 'used a gap'], ['threat actor', 'attacker'], ['malicious', 'criminal'],
    ['unauthorized', 'not allowed'], ['unauthorised', 'not allowed'], ['third party', 'somebody else'],
    ['third parties', 'others'], ['data subject', 'you'], ['data controller', 'we'], ['pursuant to', 'under'],
    ['in accordance with', 'under'], ['with respect to', 'about'], ['in relation to', 'about'], ['prior to', 'before'],
    ['subsequent to', 'after'], ['in order to', 'to'], ['utilize', 'use'], ['utilise', 'use'], ['commence', 'start'],
    ['terminate', 'end'], ['endeavour', 'try'], ['endeavor', 'try'], ['facilitate', 'help'], ['implement', 'put in place'],
    ['leverage', 'use'], ['robust', 'strong'], ['comprehensive', 'full'], ['proactively', 'at once'],
    ['notwithstanding', 'despite'], ['aforementioned', 'this'], ['herein', 'here'], ['thereof', 'of it'],
    ['obtain', 'get'], ['additional', 'more'], ['assistance', 'help'], ['regarding', 'about'], ['individuals', 'people'],
    ['phishing', 'fake messages'], ['malware', 'harmful program'],
  ]),
}; // prettier-ignore

function entries(pairs: readonly (readonly [word: string, plain: string])[]): Entry[] {
  return pairs.map(([word, plain]) => ({
    word,
    plain,
    pattern: new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'u'),
  }));
}
