/** What an incident will need before anybody can be told: green or red, how long it takes and who must act. */
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
}

type Verdict = readonly [met: boolean | null, finding: string];

export interface ReadinessInput {
  readonly incident: IncidentFacts;
  readonly facts: ReadinessFacts;
  readonly deadlineAt: Date | null;
  readonly now: Date;
}

export function readiness(input: ReadinessInput): ReadinessItem[] {
  const verdicts: Readonly<Record<ReadinessCode, Verdict>> = {
    ...factVerdicts(input.incident),
    ...senderVerdicts(input),
  };
  return READINESS_CODES.map((code) => {
    const [met, finding] = verdicts[code];
    return { code, light: met === true ? 'green' : 'red', finding, ...ITEMS[code] };
  });
}

function factVerdicts(incident: IncidentFacts) {
  return {
    'facts.occurred': dated(
      incident.occurredFrom,
      'The breach began',
      'Nobody has recorded when the breach began.',
    ),
    'facts.discovered': dated(
      incident.discoveredAt,
      'Discovered',
      'Nobody has recorded when it was discovered.',
    ),
    'facts.contained': dated(incident.containedAt, 'Contained', 'No date says that the breach is contained.'),
    'facts.closed':
      incident.gapClosedAt === null || !incident.howClosed
        ? [false, 'When and how the way in was closed is not recorded in every language of the notice.']
        : [true, `Closed: ${incident.gapClosedAt.toISOString()}, with a sentence on how.`],
    'facts.contact': incident.brandContact
      ? [true, 'The brand has an address people can write to.']
      : [false, 'The brand has no e-mail address or telephone number people can turn to.'],
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

function senderVerdicts({ facts, deadlineAt, now }: ReadinessInput) {
  const { email, sms, secondApprover } = facts;
  return {
    'operators.second_approver': asked(
      secondApprover,
      'Somebody other than the writer may approve.',
      'Nobody but the writer may approve: invite a second person with the role approver.',
    ),
    'email.production_access': asked(
      email?.productionAccess,
      'The SES account may send to anybody.',
      'The SES account is still in its sandbox and reaches verified addresses only.',
    ),
    'email.quota': quotaVerdict(facts, deadlineAt, now),
    'email.dkim': asked(
      email?.dkim,
      'The sending domain signs with DKIM.',
      'The sending domain has no verified DKIM.',
    ),
    'email.dmarc': asked(
      email?.dmarc,
      'The sending domain has a DMARC record.',
      'The sending domain has no DMARC record.',
      email && 'Nobody looks for it beside the sandbox, whose sending domain is nobody’s.',
    ),
    'sms.sender': asked(
      sms?.senderRegistered,
      'A registered SMS sender is there.',
      'No SMS sender is registered with the carriers.',
    ),
    'sms.texts': asked(
      sms?.textsRegistered,
      'The SMS texts are registered with the carriers.',
      'The SMS texts are not registered with the carriers.',
      sms && 'The provider does not tell: ask whoever registered the texts.',
    ),
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

function dated(at: Date | null, known: string, missing: string): Verdict {
  return [at !== null, at === null ? missing : `${known}: ${at.toISOString()}.`];
}

/** @param untold where the provider answered, but not this */
function asked(
  met: boolean | null | undefined,
  yes: string,
  no: string,
  untold: string | null = null,
): Verdict {
  if (met === null || met === undefined) return [null, untold ?? 'The provider could not be asked.'];
  return [met, met ? yes : no];
}

/** Can everybody be written to before the earliest deadline, or within a day where none is known or left? */
function quotaVerdict(facts: ReadinessFacts, deadlineAt: Date | null, now: Date): Verdict {
  const perDay = facts.email?.max24HourSend ?? null;
  if (perDay === null) return [null, 'The provider could not be asked.'];
  if (facts.headCount === null) return [false, 'Nobody has been counted yet: resolve the people first.'];
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
    ? `before ${deadlineAt.toISOString()}`
    : `within a day${deadlineAt ? ', the strictest deadline having passed' : ''}`;
  return possible >= facts.headCount
    ? [true, `The quota covers ${facts.headCount} people ${until}.`]
    : [false, `The quota covers ${possible} of ${facts.headCount} people ${until}: ask for more.`];
}

const ITEMS: Readonly<
  Record<ReadinessCode, Pick<ReadinessItem, 'title' | 'leadTime' | 'leadDays' | 'whoActs'>>
> = {
  'facts.occurred': {
    title: 'When it happened',
    leadTime: 'same day',
    leadDays: 0,
    whoActs: 'Incident lead',
  },
  'facts.discovered': {
    title: 'When it was discovered',
    leadTime: 'same day',
    leadDays: 0,
    whoActs: 'Incident lead',
  },
  'facts.contained': {
    title: 'When it was contained',
    leadTime: 'same day',
    leadDays: 0,
    whoActs: 'Security',
  },
  'facts.closed': {
    title: 'When and how the gap was closed',
    leadTime: 'same day',
    leadDays: 0,
    whoActs: 'Security',
  },
  'facts.contact': {
    title: 'Where people can turn',
    leadTime: '1–2 days',
    leadDays: 2,
    whoActs: 'Customer care',
  },
  'operators.second_approver': {
    title: 'A second approver',
    leadTime: 'same day',
    leadDays: 0,
    whoActs: 'Administrator',
  },
  'email.production_access': {
    title: 'SES production access',
    leadTime: '1–2 days',
    leadDays: 2,
    whoActs: 'Cloud account owner',
  },
  'email.quota': {
    title: 'E-mail quota for everybody in time',
    leadTime: '1–3 days',
    leadDays: 3,
    whoActs: 'Cloud account owner',
  },
  'email.dkim': {
    title: 'DKIM on the sending domain',
    leadTime: '1–3 days',
    leadDays: 3,
    whoActs: 'Domain administrator',
  },
  'email.dmarc': {
    title: 'DMARC on the sending domain',
    leadTime: '1 day',
    leadDays: 1,
    whoActs: 'Domain administrator',
  },
  'sms.sender': {
    title: 'Registered SMS sender',
    leadTime: '3–4 weeks',
    leadDays: 28,
    whoActs: 'Legal and telecoms',
  },
  'sms.texts': {
    title: 'Registered SMS texts',
    leadTime: '3–4 weeks',
    leadDays: 28,
    whoActs: 'Legal and telecoms',
  },
};
