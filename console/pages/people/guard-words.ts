/** Words of findings: what each kind means, what a decision does, what is known of one. */
import { dictionary } from '../../words/words.tsx';

interface KindWords {
  readonly name: string;
  readonly does: string;
  /** What its count counts: one of it, and several. */
  readonly counts: readonly [string, string];
}

export type GuardKindName =
  | 'suspect_key'
  | 'id_space'
  | 'free_text'
  | 'rejects'
  | 'conflict'
  | 'shared_address'
  | 'typo_domain'
  | 'ambiguous_identity'
  | 'crosswalk_conflict'
  | 'landline'
  | 'no_mail_server'
  | 'late_source'
  | 'keyless_subjects'
  | 'invalid_email'
  | 'invalid_phone';

type Kinds = Readonly<Record<GuardKindName, KindWords>>;

const KINDS_EN: Kinds = {
  suspect_key: {
    name: 'Suspect key',
    does: 'One key stands on very many rows together with many others, as placeholders do. Blocks launch until it is declared genuine, or a placeholder: then it counts as absent from the next run on.',
    counts: ['row', 'rows'],
  },
  id_space: {
    name: 'Do two files number alike?',
    does: 'Two files share customer ids whose addresses do not agree. Blocks launch until they are declared the same numbering; if they differ, one file must be mapped to a numbering of its own.',
    counts: ['shared id', 'shared ids'],
  },
  free_text: {
    name: 'Free text',
    does: 'A column may hold anything people wrote. Blocks launch until somebody has read some of it and mapped what it names.',
    counts: ['row', 'rows'],
  },
  rejects: {
    name: 'Rejected records',
    does: 'Records of a file could not be read. Blocks launch until a second person accepts them by count and reason, under Sources.',
    counts: ['record', 'records'],
  },
  conflict: {
    name: 'Conflict within one person',
    does: 'Two different national ids, passports or birth dates stand inside one person. Holds that person until somebody decides to tell them.',
    counts: ['person', 'people'],
  },
  shared_address: {
    name: 'Shared address',
    does: 'Many people would be told at one address. Holds all of them until somebody decides to tell them there.',
    counts: ['person', 'people'],
  },
  typo_domain: {
    name: 'Mistyped mail domain',
    does: 'The domain is one slip away from a well-known provider. Only shown; hold its people, if a stranger reading the message would be worse than a later letter.',
    counts: ['person', 'people'],
  },
  ambiguous_identity: {
    name: 'Ambiguous identity',
    does: 'Only shown: these people stand alone because their address belongs to several others.',
    counts: ['person', 'people'],
  },
  crosswalk_conflict: {
    name: 'Contradicting crosswalk',
    does: 'Only shown: a crosswalk joins one id to several of the same numbering, so it joins none of them.',
    counts: ['id', 'ids'],
  },
  landline: {
    name: 'Landline',
    does: 'Only shown: these people get no SMS and are told by e-mail or letter.',
    counts: ['person', 'people'],
  },
  no_mail_server: {
    name: 'Domain without a mail server',
    does: 'Only shown: what is sent to these domains bounces, and the next channel is due.',
    counts: ['person', 'people'],
  },
  late_source: {
    name: 'Late file',
    does: 'Only shown: the file was finished after the last run, which knows nothing of it. Find the people again.',
    counts: ['file', 'files'],
  },
  keyless_subjects: {
    name: 'People without any key',
    does: 'Only shown: they stand in a file without customer id, e-mail or phone, so nobody can tell them.',
    counts: ['person', 'people'],
  },
  invalid_email: {
    name: 'Cells that are no e-mail address',
    does: 'Only shown: the rows are kept, without these addresses.',
    counts: ['cell', 'cells'],
  },
  invalid_phone: {
    name: 'Cells that are no phone number',
    does: 'Only shown: the rows are kept, without these numbers.',
    counts: ['cell', 'cells'],
  },
};

const KINDS_ID: Kinds = {
  suspect_key: {
    name: 'Kunci mencurigakan',
    does: 'Satu kunci ada di sangat banyak baris bersama banyak kunci lain, seperti isian pengganti. Menahan peluncuran sampai dinyatakan asli, atau isian pengganti: mulai penelusuran berikutnya ia dianggap tidak ada.',
    counts: ['baris', 'baris'],
  },
  id_space: {
    name: 'Penomoran dua berkas sama?',
    does: 'Dua berkas memuat nomor pelanggan yang sama, tetapi alamatnya tidak cocok. Menahan peluncuran sampai dinyatakan penomorannya sama; bila berbeda, salah satu berkas harus dipetakan ke penomoran sendiri.',
    counts: ['nomor yang sama', 'nomor yang sama'],
  },
  free_text: {
    name: 'Teks bebas',
    does: 'Sebuah kolom dapat berisi tulisan apa pun. Menahan peluncuran sampai ada yang membaca sebagian dan memetakan isinya.',
    counts: ['baris', 'baris'],
  },
  rejects: {
    name: 'Rekaman ditolak',
    does: 'Rekaman dari sebuah berkas tidak terbaca. Menahan peluncuran sampai orang kedua menerimanya menurut jumlah dan alasan, di Sumber data.',
    counts: ['rekaman', 'rekaman'],
  },
  conflict: {
    name: 'Pertentangan dalam satu orang',
    does: 'Dua NIK, paspor, atau tanggal lahir yang berbeda ada pada satu orang. Orang itu ditahan sampai ada yang memutuskan memberitahunya.',
    counts: ['orang', 'orang'],
  },
  shared_address: {
    name: 'Alamat bersama',
    does: 'Banyak orang akan diberi tahu di satu alamat. Semuanya ditahan sampai ada yang memutuskan memberi tahu mereka di sana.',
    counts: ['orang', 'orang'],
  },
  typo_domain: {
    name: 'Domain email salah ketik',
    does: 'Domainnya hanya selisih satu ketikan dari penyedia terkenal. Hanya ditampilkan; tahan orangnya bila pesan dibaca orang asing lebih buruk daripada surat yang datang kemudian.',
    counts: ['orang', 'orang'],
  },
  ambiguous_identity: {
    name: 'Identitas meragukan',
    does: 'Hanya ditampilkan: mereka berdiri sendiri karena alamatnya milik beberapa orang lain.',
    counts: ['orang', 'orang'],
  },
  crosswalk_conflict: {
    name: 'Padanan yang bertentangan',
    does: 'Hanya ditampilkan: padanan menyamakan satu nomor dengan beberapa nomor dari penomoran yang sama, sehingga tidak satu pun digabung.',
    counts: ['nomor', 'nomor'],
  },
  landline: {
    name: 'Telepon rumah',
    does: 'Hanya ditampilkan: mereka tidak menerima SMS dan diberi tahu melalui email atau surat.',
    counts: ['orang', 'orang'],
  },
  no_mail_server: {
    name: 'Domain tanpa server email',
    does: 'Hanya ditampilkan: kiriman ke domain ini kembali, lalu saluran berikutnya dipakai.',
    counts: ['orang', 'orang'],
  },
  late_source: {
    name: 'Berkas terlambat',
    does: 'Hanya ditampilkan: berkas selesai setelah penelusuran terakhir, yang belum mengenalnya. Temukan orang lagi.',
    counts: ['berkas', 'berkas'],
  },
  keyless_subjects: {
    name: 'Orang tanpa kunci',
    does: 'Hanya ditampilkan: mereka ada dalam berkas tanpa nomor pelanggan, email, atau telepon, sehingga tidak dapat diberi tahu.',
    counts: ['orang', 'orang'],
  },
  invalid_email: {
    name: 'Sel yang bukan alamat email',
    does: 'Hanya ditampilkan: barisnya disimpan tanpa alamat ini.',
    counts: ['sel', 'sel'],
  },
  invalid_phone: {
    name: 'Sel yang bukan nomor telepon',
    does: 'Hanya ditampilkan: barisnya disimpan tanpa nomor ini.',
    counts: ['sel', 'sel'],
  },
};

export const GUARD_WORDS = dictionary(
  {
    kinds: KINDS_EN,
    title: 'Guards',
    lead: 'What finding the people showed and somebody should look at. Decisions stand for every later run, and can be taken back.',
    holdsLaunch: 'Blocks every launch',
    holdsPeople: 'Holds only its people',
    holdsNothing: 'Only shown',
    noFindings: 'Nothing of this kind was found.',
    kind: 'Kind',
    findings: 'Findings',
    count: 'Behind them',
    undecided: 'To decide',
    blocking: 'Blocks',
    look: (name: string) => `Findings: ${name}`,
    choose: 'Choose a kind to see its findings.',
    onlyUndecided: 'Only what waits for a decision',
    finding: 'Finding',
    about: 'About',
    state: 'Decision',
    waits: 'Waits for a decision',
    shownOnly: 'Only shown',
    elsewhere: 'Decided under Sources',
    nothingLeft: 'Nothing here. Everything of this kind is decided, or nothing was found.',
    decisions: {
      genuine: 'Genuine',
      placeholder: 'Placeholder',
      same: 'The same numbering',
      different: 'Different numberings',
      reviewed: 'Read and mapped',
      tell: 'Tell them',
      hold: 'Hold them',
    } as Record<string, string>,
    decisionDoes: {
      genuine: 'The key belongs to one person; the launch is no longer blocked by it.',
      placeholder: 'From the next run on the key counts as absent. The launch stays blocked until that run.',
      same: 'An id means the same person in both files; the launch is no longer blocked by it.',
      different: 'The launch stays blocked until one file is mapped to a numbering of its own.',
      reviewed: 'Somebody has read some of the column and mapped what it names.',
      tell: 'These people are told like everybody else, from now on.',
      hold: 'These people are kept from being told until somebody decides otherwise.',
    } as Record<string, string>,
    decideTitle: (decision: string) => `Decide: ${decision}?`,
    behind: (counted: string) => `Behind it: ${counted}.`,
    decideYes: 'Decide',
    decided: 'Decided.',
    withdraw: 'Take the decision back',
    withdrawTitle: 'Take the decision back?',
    withdrawBody:
      'The finding then waits, and blocks or holds, as if nobody had decided. Whoever was told already stays told.',
    withdrawYes: 'Take it back',
    withdrawn: 'Taken back',
    all: (decision: string) => `All: ${decision}`,
    allTitle: (n: string, decision: string) => `Decide all ${n}: ${decision}?`,
    allBody: (n: string, counted: string) =>
      `All ${n} undecided findings of this kind are decided at once with one reason; ${counted} stand behind all findings of the kind. If another number waits by then, none is decided.`,
    allDone: (n: string) => (n === '1' ? 'One finding decided.' : `${n} findings decided.`),
    facts: 'What is known',
    factNames: {
      key_kind: 'Kind of key',
      other_keys: 'Other keys beside it',
      rows_with_no_other_key: 'Rows with no other key',
      id_space: 'Numbering',
      id_spaces: 'Numberings',
      common_ids: 'Ids in both files',
      address: 'Compared by',
      files: 'Files',
      file: 'File',
      meant: 'Probably meant',
      not_opened: 'Not opened',
      domains: 'Domains',
      scientific_notation: 'In scientific notation',
      hint: 'Hint',
    } as Record<string, string>,
    yes: 'yes',
    no: 'no',
    examples: 'Masked examples',
    examplesLead: 'Each names nobody; file and line say where to look.',
    people: 'The people behind it',
    person: 'Person',
    key: 'Strongest key',
    held: 'Held',
    heldYes: 'Held',
    heldNo: 'Not held',
    hint: 'Masked address',
    hints: 'Show masked addresses',
    hintsTitle: 'Open addresses to mask them?',
    hintsBody:
      'The addresses of each page of people are opened and shown masked. That you looked stands in the audit.',
    hintsYes: 'Show',
    nobody: 'Nobody of the published run stands behind it.',
    history: 'Every decision about it',
    when: 'When',
    who: 'Who',
    why: 'Reason',
    inBulk: 'with others of its kind',
    takenBack: 'Taken back',
  },
  {
    kinds: KINDS_ID,
    title: 'Pengaman',
    lead: 'Temuan yang perlu dilihat seseorang. Keputusan berlaku untuk setiap penelusuran berikutnya dan dapat ditarik kembali.',
    holdsLaunch: 'Menahan setiap peluncuran',
    holdsPeople: 'Hanya menahan orangnya',
    holdsNothing: 'Hanya ditampilkan',
    noFindings: 'Tidak ditemukan yang seperti ini.',
    kind: 'Jenis',
    findings: 'Temuan',
    count: 'Di baliknya',
    undecided: 'Perlu diputuskan',
    blocking: 'Menahan',
    look: (name: string) => `Temuan: ${name}`,
    choose: 'Pilih jenis untuk melihat temuannya.',
    onlyUndecided: 'Hanya yang menunggu keputusan',
    finding: 'Temuan',
    about: 'Tentang',
    state: 'Keputusan',
    waits: 'Menunggu keputusan',
    shownOnly: 'Hanya ditampilkan',
    elsewhere: 'Diputuskan di Sumber data',
    nothingLeft: 'Kosong. Semua yang seperti ini sudah diputuskan, atau tidak ada yang ditemukan.',
    decisions: {
      genuine: 'Asli',
      placeholder: 'Isian pengganti',
      same: 'Penomoran sama',
      different: 'Penomoran berbeda',
      reviewed: 'Sudah dibaca dan dipetakan',
      tell: 'Beri tahu',
      hold: 'Tahan',
    } as Record<string, string>,
    decisionDoes: {
      genuine: 'Kunci ini milik satu orang; peluncuran tidak lagi ditahan olehnya.',
      placeholder:
        'Mulai penelusuran berikutnya kunci ini dianggap tidak ada. Peluncuran tetap ditahan sampai saat itu.',
      same: 'Satu nomor berarti orang yang sama di kedua berkas; peluncuran tidak lagi ditahan olehnya.',
      different: 'Peluncuran tetap ditahan sampai salah satu berkas dipetakan ke penomoran sendiri.',
      reviewed: 'Sebagian kolom telah dibaca dan isinya dipetakan.',
      tell: 'Mulai sekarang mereka diberi tahu seperti yang lain.',
      hold: 'Mereka tidak diberi tahu sampai ada keputusan lain.',
    } as Record<string, string>,
    decideTitle: (decision: string) => `Putuskan: ${decision}?`,
    behind: (counted: string) => `Di baliknya ada ${counted}.`,
    decideYes: 'Putuskan',
    decided: 'Sudah diputuskan.',
    withdraw: 'Tarik keputusan',
    withdrawTitle: 'Tarik keputusan ini?',
    withdrawBody:
      'Temuan kembali menunggu, dan menahan seperti sebelum diputuskan. Yang sudah diberi tahu tetap sudah diberi tahu.',
    withdrawYes: 'Tarik',
    withdrawn: 'Ditarik',
    all: (decision: string) => `Semua: ${decision}`,
    allTitle: (n: string, decision: string) => `Putuskan ${n} sekaligus: ${decision}?`,
    allBody: (n: string, counted: string) =>
      `Semua ${n} temuan jenis ini yang belum diputuskan diputuskan sekaligus dengan satu alasan; di balik semua temuannya ada ${counted}. Bila jumlahnya sudah berbeda, tidak satu pun diputuskan.`,
    allDone: (n: string) => `${n} temuan diputuskan.`,
    facts: 'Yang diketahui',
    factNames: {
      key_kind: 'Jenis kunci',
      other_keys: 'Kunci lain di sampingnya',
      rows_with_no_other_key: 'Baris tanpa kunci lain',
      id_space: 'Penomoran',
      id_spaces: 'Penomoran',
      common_ids: 'Nomor di kedua berkas',
      address: 'Dibandingkan menurut',
      files: 'Berkas',
      file: 'Berkas',
      meant: 'Mungkin maksudnya',
      not_opened: 'Tidak dibuka',
      domains: 'Domain',
      scientific_notation: 'Dalam notasi ilmiah',
      hint: 'Petunjuk',
    } as Record<string, string>,
    yes: 'ya',
    no: 'tidak',
    examples: 'Contoh tersamar',
    examplesLead: 'Tidak menyebut siapa pun; berkas dan baris menunjukkan tempatnya.',
    people: 'Orang di baliknya',
    person: 'Orang',
    key: 'Kunci terkuat',
    held: 'Ditahan',
    heldYes: 'Ditahan',
    heldNo: 'Tidak ditahan',
    hint: 'Alamat tersamar',
    hints: 'Tampilkan alamat tersamar',
    hintsTitle: 'Buka alamat untuk disamarkan?',
    hintsBody:
      'Alamat pada setiap halaman daftar dibuka dan ditampilkan tersamar. Bahwa Anda melihatnya tercatat dalam jejak audit.',
    hintsYes: 'Tampilkan',
    nobody: 'Tidak ada orang dari penelusuran terakhir di baliknya.',
    history: 'Semua keputusan tentangnya',
    when: 'Kapan',
    who: 'Siapa',
    why: 'Alasan',
    inBulk: 'bersama temuan sejenis',
    takenBack: 'Ditarik kembali',
  },
);

/** `n` of what a kind counts, `shown` as it is written in this language. */
export function countedBy({ counts: [one, several] }: KindWords, n: number, shown: string): string {
  return `${shown} ${n === 1 ? one : several}`;
}
