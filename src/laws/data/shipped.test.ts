import { describe, expect, test } from '@jest/globals';
import type { Duty, Law } from '../rules/law.ts';
import { SHIPPED_LAWS } from './shipped.ts';

/** One row of the reference, in its own codes. */
interface Row {
  readonly code: string;
  /** Target, time, threshold; `told`: runs from the first notice; `may`: allowed, not owed; `posted n`: days. */
  readonly duties: readonly string[];
  /** `*`: only of people of whom certain data leaked; `held`, `late`: only where the notice was delayed. */
  readonly contents: string;
  readonly format?: string;
  readonly bans?: string;
  /** Months of free monitoring. */
  readonly months?: number;
  readonly standing?: Law['standing'];
}

const ROWS: readonly Row[] = [
  // The draft's six items are the default letter, so its C5 and C8 stand beside what the act names.
  {
    code: 'ID',
    duties: ['subject PT72H', 'authority PT72H', 'media soon may'],
    contents: 'C4 C2 C1 C6 C5 C8',
  },
  { code: 'ID-draft', standing: 'draft', duties: [], contents: 'C4 C1 C2 C5 C6 C8' },
  {
    code: 'ID-old',
    standing: 'superseded',
    duties: ['subject P14D'],
    contents: 'C1',
    bans: 'e-mail needs consent',
  },
  {
    code: 'EU',
    duties: ['authority PT72H', 'subject soon', 'register soon', 'substitute soon may'],
    contents: 'C1 C5 C6 C8',
    format: 'F4',
    bans: 'dedicated message',
  },
  {
    code: 'UK',
    duties: ['authority PT72H', 'subject soon', 'register soon', 'substitute soon may'],
    contents: 'C1 C5 C6 C8 C7',
    format: 'F4',
    bans: 'dedicated message',
  },
  {
    code: 'US-CA',
    duties: ['subject P30D', 'authority P15D from 501 told', 'substitute P30D from 500001 may posted 30'],
    // C6 to C8 stand under the headings of F2.
    contents: 'C1 C2 C4 C9 C6 C7 C8 C11* C10* C13 held',
    format: 'F1 F2 F3 F4',
    bans: 'X2',
    months: 12,
  },
  { code: 'US-NY', duties: ['subject P30D', 'authority soon'], contents: 'C4 C8 C11' },
  {
    code: 'US-MA',
    duties: ['subject soon', 'authority soon'],
    contents: 'C9 C12 C10*',
    bans: 'X1',
    months: 18,
  },
  { code: 'US-CT', duties: ['subject P60D', 'authority soon'], contents: 'C10* C12', months: 24 },
  { code: 'US-DE', duties: ['subject P60D', 'authority soon from 501'], contents: 'C4 C10*', months: 12 },
  { code: 'US-PA', duties: ['subject soon', 'authority soon from 501'], contents: 'C10*', months: 12 },
  { code: 'US-DC', duties: ['subject soon', 'authority soon from 50'], contents: 'C4 C11 C12', months: 18 },
  { code: 'US-FL', duties: ['subject P30D', 'authority P30D from 500'], contents: 'C4 C8 C11' },
  { code: 'US-CO', duties: ['subject P30D', 'authority P30D from 500'], contents: 'C4 C8 C11 C12' },
  { code: 'US-TX', duties: ['subject P60D', 'authority P30D from 250'], contents: 'C4 C8 C11' },
  {
    code: 'US-HIPAA',
    duties: [
      'subject P60D',
      'authority P60D from 500',
      'authority soon to 499',
      'media P60D from 501',
      'substitute P60D from 10 may posted 90',
    ],
    contents: 'C1 C2 C3 C4 C6 C7 C8',
    format: 'F4',
    bans: 'first class mail, e-mail needs consent',
  },
  {
    code: 'SG',
    duties: ['authority P3D', 'authority P3D from 500', 'assessment P30D', 'subject soon'],
    contents: 'C1 C4 C5 C6 C7 C8',
  },
  {
    code: 'AU',
    duties: ['assessment P30D', 'authority soon', 'subject soon', 'substitute soon may'],
    contents: 'C9 C1 C4 C7',
  },
  {
    code: 'IN',
    duties: ['authority soon', 'authority PT72H', 'authority PT6H', 'subject soon'],
    contents: 'C1 C5 C6 C7 C8',
  },
  {
    code: 'BR',
    duties: ['authority P3BD', 'authority P20BD', 'subject P3BD', 'substitute P3BD may posted 90'],
    contents: 'C1 C4 C5 C6 C8 C13 late',
  },
  {
    code: 'PH',
    duties: ['authority PT72H', 'authority P5D', 'subject PT72H'],
    contents: 'C1 C4 C6 C8 C10',
  },
  {
    code: 'KR',
    duties: [
      'subject PT72H',
      'authority PT72H from 1000',
      'authority PT72H',
      'substitute PT72H may posted 30',
    ],
    contents: 'C4 C2 C1 C7 C6 C8 C14',
  },
  { code: 'CN', duties: ['authority soon', 'subject soon'], contents: 'C4 C1 C5 C6 C7 C8' },
];

function rowOf(law: Law): Row {
  const { months, format, bans } = { months: monthsOf(law), format: formatOf(law), bans: bansOf(law) };
  return {
    code: law.code,
    ...(law.standing === 'in_force' ? {} : { standing: law.standing }),
    duties: law.duties.map(dutyOf),
    contents: law.required
      .map(({ code, categories, when }) => `${code}${categories ? '*' : ''}${when ? ` ${when}` : ''}`)
      .join(' '),
    ...(format === '' ? {} : { format }),
    ...(bans === '' ? {} : { bans }),
    ...(months === null ? {} : { months }),
  };
}

function dutyOf({ to, deadline, atLeast, atMost, starts, may, postedDays }: Duty): string {
  return [
    to,
    deadline ?? 'soon',
    ...(atLeast > 1 ? [`from ${atLeast}`] : []),
    ...(atMost === undefined ? [] : [`to ${atMost}`]),
    ...(starts.includes('told') ? ['told'] : []),
    ...(may ? ['may'] : []),
    ...(postedDays === undefined ? [] : [`posted ${postedDays}`]),
  ].join(' ');
}

function formatOf({ format: { title, headings, fontPtMin, plainLanguage } }: Law): string {
  const codes = [
    title === 'Notice of Data Breach' && 'F1',
    headings.length === 5 && 'F2',
    fontPtMin === 10 && 'F3',
    plainLanguage && 'F4',
  ];
  return codes.filter((code) => code !== false).join(' ');
}

const BANS: Readonly<Record<Law['channels'][number], string>> = {
  not_to_breached_mailbox: 'X2',
  email_needs_consent: 'e-mail needs consent',
  first_class_mail: 'first class mail',
  dedicated_message: 'dedicated message',
};

function bansOf({ forbidden, channels }: Law): string {
  return [...forbidden.map(({ code }) => code), ...channels.map((rule) => BANS[rule])].join(', ');
}

function monthsOf({ remedies }: Law): number | null {
  return remedies.length === 0 ? null : Math.min(...remedies.map(({ monthsMin }) => monthsMin));
}

const law = (code: string): Law => SHIPPED_LAWS.find((one) => one.code === code)!;

describe('every row of the reference', () => {
  test('stands in the data, and nothing else does', () => {
    expect(SHIPPED_LAWS.map(({ code }) => code).sort()).toEqual(ROWS.map(({ code }) => code).sort());
  });

  test.each(ROWS.map((row) => [row.code, row] as const))(
    '%s: duties, times, thresholds, contents, format, bans, remedy',
    (code, row) => {
      expect(rowOf(law(code))).toEqual(row);
    },
  );
});

const listed = (code: string): string[] => [
  ...new Set(law(code).trigger.conditions.flatMap(({ all = [] }) => all.flat())),
];

describe('what sets a law off', () => {
  test.each(['ID', 'IN', 'KR', 'CN'])('%s: any personal data in any form', (code) => {
    expect(law(code).trigger).toMatchObject({ forms: 'any', conditions: [{}] });
  });

  test.each(['EU', 'UK', 'AU', 'PH'])('%s: a high risk, which encrypted data is not', (code) => {
    expect(law(code).trigger).toMatchObject({ forms: 'readable', conditions: [{ tier: 3 }] });
  });

  test.each([
    [
      'US-CA',
      ['gov.ssn', 'gov.license', 'hlt.record', 'hlt.claims', 'bio.template', 'bio.genetic', 'cred.password'],
    ],
    ['US-NY', ['gov.ssn', 'gov.license', 'hlt.record', 'hlt.claims', 'cred.password']],
    ['US-MA', ['gov.ssn', 'gov.license', 'fin.pan', 'fin.bank']],
    ['US-CT', ['gov.ssn', 'gov.taxid']],
    ['US-DE', ['gov.ssn', 'gov.taxid', 'hlt.record', 'bio.genetic', 'bio.template', 'cred.password']],
    ['US-PA', ['gov.ssn', 'fin.bank', 'gov.license']],
    ['US-DC', ['gov.ssn', 'gov.taxid']],
    ['US-HIPAA', ['hlt.record', 'hlt.claims']],
    ['SG', ['id.name', 'id.alias', 'gov.nik', 'cred.password']],
    ['BR', ['hlt.record', 'spc.child', 'fin.pan', 'cred.password']],
  ])('%s: the categories its row lists, where they can be read', (code, categories) => {
    expect(law(code).trigger.forms).toBe('readable');
    expect(listed(code)).toEqual(expect.arrayContaining(categories));
  });

  test('remedies are owed only to people of whom such a number leaked', () => {
    for (const { code, remedies } of SHIPPED_LAWS) {
      for (const { categories } of remedies)
        expect({ [code]: categories }).toEqual({ [code]: expect.arrayContaining(['gov.ssn']) });
    }
  });
});
