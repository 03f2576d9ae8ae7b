/** What an incident will need before anybody can be told: green or red, how long it takes and who must act. */
import { type Both, both, counted, spokenIn } from '../../kernel/both.ts';
import type { DatedFacts } from './facts.ts';

/** Provider and head-count facts; null = it could not be asked. */
export interface ReadinessFacts {
  /** Persons to tell; null before the first resolve. */
  readonly headCount: number | null;
  /** Somebody may write a notice and somebody else approve it. */
  readonly secondApprover: boolean | null;
  readonly email: EmailFacts | null;
  readonly sms: SmsFacts | null;
}

export interface EmailFacts {
  readonly productionAccess: boolean | null;
  readonly max24HourSend: number | null;
  readonly maxSendRatePerSecond: number | null;
  readonly sentLast24Hours: number | null;
  readonly dkim: boolean | null;
  readonly dmarc: boolean | null;
}

export interface SmsFacts {
  readonly senderRegistered: boolean | null;
  readonly textsRegistered: boolean | null;
}

/** What the incident itself says. */
export interface IncidentFacts extends DatedFacts {
  readonly howClosed: boolean;
  readonly brandContact: boolean;
}

export const READINESS_CODES = [
  'facts.occurred', 'facts.discovered', 'facts.contained', 'facts.closed', 'facts.contact',
  'operators.second_approver', 'email.production_access', 'email.quota', 'email.dkim', 'email.dmarc',
  'sms.sender', 'sms.texts',
] as const; // prettier-ignore
export type ReadinessCode = (typeof READINESS_CODES)[number];

export interface ReadinessItem {
  readonly code: ReadinessCode;
  readonly title: string;
  readonly light: 'green' | 'red';
  /** What is there, or what is missing, in one sentence. */
  readonly finding: string;
  /** How long it usually takes from asking to having. */
  readonly leadTime: string;
  readonly leadDays: number;
  readonly whoActs: string;
  /** All of the above in both languages. */
  readonly words: {
    readonly title: Both;
    readonly finding: Both;
    readonly leadTime: Both;
    readonly whoActs: Both;
  };
}

type Verdict = readonly [met: boolean | null, finding: Both];

export interface ReadinessInput {
  readonly incident: IncidentFacts;
  readonly facts: ReadinessFacts;
  readonly deadlineAt: Date | null;
  readonly now: Date;
}

export function readiness(input: ReadinessInput): ReadinessItem[] {
  const verdicts: Readonly<Record<ReadinessCode, Verdict>> = {
    ...factVerdicts(input.incident),
    ...emailVerdicts(input),
    ...smsVerdicts(input.facts),
  };
  return READINESS_CODES.map((code) => {
    const [met, finding] = verdicts[code];
    const { title, leadTime, leadDays, whoActs } = ITEMS[code];
    return {
      code,
      title: title.en,
      light: met === true ? 'green' : 'red',
      finding: finding.en,
      leadTime: leadTime.en,
      leadDays,
      whoActs: whoActs.en,
      words: { title, finding, leadTime, whoActs },
    };
  });
}

function factVerdicts(incident: IncidentFacts) {
  return {
    'facts.occurred': dated(
      incident.occurredFrom,
      both('The breach began', 'Kebocoran dimulai'),
      both('Nobody has recorded when the breach began.', 'Belum ada yang mencatat kapan kebocoran dimulai.'),
    ),
    'facts.discovered': dated(
      incident.discoveredAt,
      both('Discovered', 'Ditemukan'),
      both(
        'Nobody has recorded when it was discovered.',
        'Belum ada yang mencatat kapan kebocoran ditemukan.',
      ),
    ),
    'facts.contained': dated(
      incident.containedAt,
      both('Contained', 'Dikendalikan'),
      both(
        'No date says that the breach is contained.',
        'Tidak ada tanggal yang menyatakan kebocoran sudah dikendalikan.',
      ),
    ),
    'facts.closed':
      incident.gapClosedAt === null || !incident.howClosed
        ? [
            false,
            both(
              'When and how the way in was closed is not recorded in every language of the notice.',
              'Kapan dan bagaimana celahnya ditutup belum dicatat dalam setiap bahasa pemberitahuan.',
            ),
          ]
        : [
            true,
            both(
              `Closed: ${incident.gapClosedAt.toISOString()}, with a sentence on how.`,
              `Ditutup: ${spokenIn('id', incident.gapClosedAt)}, dengan keterangan caranya.`,
            ),
          ],
    'facts.contact': incident.brandContact
      ? [
          true,
          both(
            'The brand has an address people can write to.',
            'Merek punya alamat yang dapat dihubungi orang.',
          ),
        ]
      : [
          false,
          both(
            'The brand has no e-mail address or telephone number people can turn to.',
            'Merek belum punya alamat email atau nomor telepon yang dapat dihubungi orang.',
          ),
        ],
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

function emailVerdicts({ facts, deadlineAt, now }: ReadinessInput) {
  const { email, secondApprover } = facts;
  return {
    'operators.second_approver': asked(
      secondApprover,
      both('Somebody other than the writer may approve.', 'Ada orang selain penulis yang boleh menyetujui.'),
      both(
        'Nobody but the writer may approve: invite a second person with the role approver.',
        'Selain penulis, tidak ada yang boleh menyetujui: undang orang kedua dengan peran pemberi persetujuan.',
      ),
    ),
    'email.production_access': asked(
      email?.productionAccess,
      both('The SES account may send to anybody.', 'Akun SES boleh mengirim kepada siapa pun.'),
      both(
        'The SES account is still in its sandbox and reaches verified addresses only.',
        'Akun SES masih dalam sandbox dan hanya menjangkau alamat terverifikasi.',
      ),
    ),
    'email.quota': quotaVerdict(facts, deadlineAt, now),
    'email.dkim': asked(
      email?.dkim,
      both('The sending domain signs with DKIM.', 'Domain pengirim menandatangani dengan DKIM.'),
      both('The sending domain has no verified DKIM.', 'Domain pengirim belum punya DKIM terverifikasi.'),
    ),
    'email.dmarc': asked(
      email?.dmarc,
      both('The sending domain has a DMARC record.', 'Domain pengirim punya catatan DMARC.'),
      both('The sending domain has no DMARC record.', 'Domain pengirim tidak punya catatan DMARC.'),
      email &&
        both(
          'Nobody looks for it beside the sandbox, whose sending domain is nobody’s.',
          'Di samping sandbox ini tidak dicari: domain pengirimnya bukan milik siapa pun.',
        ),
    ),
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

function smsVerdicts({ sms }: ReadinessFacts) {
  return {
    'sms.sender': asked(
      sms?.senderRegistered,
      both('A registered SMS sender is there.', 'Pengirim SMS sudah terdaftar.'),
      both(
        'No SMS sender is registered with the carriers.',
        'Belum ada pengirim SMS yang terdaftar pada operator seluler.',
      ),
    ),
    'sms.texts': asked(
      sms?.textsRegistered,
      both(
        'The SMS texts are registered with the carriers.',
        'Teks SMS sudah terdaftar pada operator seluler.',
      ),
      both(
        'The SMS texts are not registered with the carriers.',
        'Teks SMS belum terdaftar pada operator seluler.',
      ),
      sms &&
        both(
          'The provider does not tell: ask whoever registered the texts.',
          'Penyedia tidak memberi tahu: tanyakan kepada yang mendaftarkan teksnya.',
        ),
    ),
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

function dated(at: Date | null, known: Both, missing: Both): Verdict {
  if (at === null) return [false, missing];
  return [true, both(`${known.en}: ${at.toISOString()}.`, `${known.id}: ${spokenIn('id', at)}.`)];
}

/** @param untold where the provider answered, but not this */
function asked(met: boolean | null | undefined, yes: Both, no: Both, untold: Both | null = null): Verdict {
  if (met === null || met === undefined)
    return [null, untold ?? both('The provider could not be asked.', 'Penyedia tidak dapat ditanya.')];
  return [met, met ? yes : no];
}

/** Can everybody be written to before the earliest deadline, or within a day where none is known or left? */
function quotaVerdict(facts: ReadinessFacts, deadlineAt: Date | null, now: Date): Verdict {
  const perDay = facts.email?.max24HourSend ?? null;
  if (perDay === null)
    return [null, both('The provider could not be asked.', 'Penyedia tidak dapat ditanya.')];
  if (facts.headCount === null)
    return [
      false,
      both(
        'Nobody has been counted yet: find the people first.',
        'Belum ada orang yang dihitung: temukan orangnya dahulu.',
      ),
    ];
  const perSecond = facts.email?.maxSendRatePerSecond ?? null;
  // A deadline that has passed leaves the next best: everybody within a day.
  const ahead = deadlineAt !== null && deadlineAt > now;
  const hours = ahead ? (deadlineAt.getTime() - now.getTime()) / 3_600_000 : 24;
  const sent = facts.email?.sentLast24Hours ?? 0;
  // −1 is how SES says "no daily limit"; the first day has only what is left of it.
  const byQuota = perDay < 0 ? Infinity : Math.max(0, perDay - sent) + perDay * Math.floor(hours / 24);
  const byRate = perSecond === null ? Infinity : Math.floor(perSecond * hours * 3600);
  const possible = Math.min(byQuota, byRate);
  const until = ahead
    ? both(`before ${deadlineAt.toISOString()}`, `sebelum ${spokenIn('id', deadlineAt)}`)
    : both(
        `within a day${deadlineAt ? ', the strictest deadline having passed' : ''}`,
        `dalam sehari${deadlineAt ? ', karena tenggat paling ketat sudah lewat' : ''}`,
      );
  return possible >= facts.headCount
    ? [
        true,
        both(
          `The quota covers ${facts.headCount} people ${until.en}.`,
          `Kuotanya cukup untuk ${counted(facts.headCount).id} orang ${until.id}.`,
        ),
      ]
    : [
        false,
        both(
          `The quota covers ${possible} of ${facts.headCount} people ${until.en}: ask for more.`,
          `Kuotanya cukup untuk ${counted(possible).id} dari ${counted(facts.headCount).id} orang ${until.id}: mintalah lebih banyak.`,
        ),
      ];
}

const ITEMS: Readonly<Record<ReadinessCode, Omit<ReadinessItem['words'], 'finding'> & { leadDays: number }>> =
  {
    'facts.occurred': {
      title: both('When it happened', 'Kapan terjadi'),
      leadTime: both('same day', 'hari yang sama'),
      leadDays: 0,
      whoActs: both('Incident lead', 'Pemimpin insiden'),
    },
    'facts.discovered': {
      title: both('When it was discovered', 'Kapan ditemukan'),
      leadTime: both('same day', 'hari yang sama'),
      leadDays: 0,
      whoActs: both('Incident lead', 'Pemimpin insiden'),
    },
    'facts.contained': {
      title: both('When it was contained', 'Kapan dikendalikan'),
      leadTime: both('same day', 'hari yang sama'),
      leadDays: 0,
      whoActs: both('Security', 'Keamanan'),
    },
    'facts.closed': {
      title: both('When and how the gap was closed', 'Kapan dan bagaimana celah ditutup'),
      leadTime: both('same day', 'hari yang sama'),
      leadDays: 0,
      whoActs: both('Security', 'Keamanan'),
    },
    'facts.contact': {
      title: both('Where people can turn', 'Ke mana orang dapat bertanya'),
      leadTime: both('1–2 days', '1–2 hari'),
      leadDays: 2,
      whoActs: both('Customer care', 'Layanan pelanggan'),
    },
    'operators.second_approver': {
      title: both('A second approver', 'Pemberi persetujuan kedua'),
      leadTime: both('same day', 'hari yang sama'),
      leadDays: 0,
      whoActs: both('Administrator', 'Administrator'),
    },
    'email.production_access': {
      title: both('SES production access', 'Akses produksi SES'),
      leadTime: both('1–2 days', '1–2 hari'),
      leadDays: 2,
      whoActs: both('Cloud account owner', 'Pemilik akun cloud'),
    },
    'email.quota': {
      title: both('E-mail quota for everybody in time', 'Kuota email agar semua sempat diberi tahu'),
      leadTime: both('1–3 days', '1–3 hari'),
      leadDays: 3,
      whoActs: both('Cloud account owner', 'Pemilik akun cloud'),
    },
    'email.dkim': {
      title: both('DKIM on the sending domain', 'DKIM pada domain pengirim'),
      leadTime: both('1–3 days', '1–3 hari'),
      leadDays: 3,
      whoActs: both('Domain administrator', 'Administrator domain'),
    },
    'email.dmarc': {
      title: both('DMARC on the sending domain', 'DMARC pada domain pengirim'),
      leadTime: both('1 day', '1 hari'),
      leadDays: 1,
      whoActs: both('Domain administrator', 'Administrator domain'),
    },
    'sms.sender': {
      title: both('Registered SMS sender', 'Pengirim SMS terdaftar'),
      leadTime: both('3–4 weeks', '3–4 minggu'),
      leadDays: 28,
      whoActs: both('Legal and telecoms', 'Hukum dan telekomunikasi'),
    },
    'sms.texts': {
      title: both('Registered SMS texts', 'Teks SMS terdaftar'),
      leadTime: both('3–4 weeks', '3–4 minggu'),
      leadDays: 28,
      whoActs: both('Legal and telecoms', 'Hukum dan telekomunikasi'),
    },
  };
