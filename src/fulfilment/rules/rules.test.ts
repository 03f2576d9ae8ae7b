import { CALL_SAID, callWords } from './call-words.ts';
import { both, saying } from '../../kernel/both.ts';
import { describe, expect, test } from '@jest/globals';
import { askedOutcome, sentOutcome } from './answer.ts';
import { readFeedLine } from './enrolment-feed.ts';
import { evidenceProblem, packEvidence, typeOf, unpackEvidence } from './evidence.ts';
import { asksFirst, nextStep, type Outcome, type Policy } from './next-step.ts';
import { failureNews } from './failure-news.ts';
import { donationFile, payoutFile } from './payout-file.ts';

const now = new Date('2026-11-22T03:00:00Z');
const asked = { key: 'ffl_1', amountMinor: 5_000_000n, currency: 'IDR' };
const good = { key: 'ffl_1', amountMinor: '5000000', currency: 'IDR', reference: 'cr_1' };
const answer = (status: number, body: unknown = good, retryAfter: string | null = null) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  retryAfter,
});
const POLICY: Policy = {
  canAsk: true,
  idempotentByKey: true,
  retryMs: 30_000,
  giveUpMs: 3_600_000,
  jitter: 0.5,
};
const step = (
  outcome: Outcome,
  {
    policy = {},
    ...call
  }: Partial<{ attempts: number; inDoubt: boolean; firstAt: Date; policy: Partial<Policy> }> = {},
) =>
  nextStep(outcome, {
    call: { attempts: 1, inDoubt: false, firstAt: now, ...call },
    asked: false,
    policy: { ...POLICY, ...policy },
    now,
  });

describe('an answer', () => {
  test.each([
    [200, good, { kind: 'done', reference: 'cr_1' }],
    [201, { ...good, status: 'done' }, { kind: 'done', reference: 'cr_1' }],
    [202, good, { kind: 'taken', reference: 'cr_1' }],
    [200, { ...good, status: 'accepted' }, { kind: 'taken', reference: 'cr_1' }],
    [200, { ...good, status: 'rejected' }, { kind: 'refused' }],
    [200, { ...good, status: 'perhaps' }, { kind: 'wrong' }],
    [200, { ...good, key: 'ffl_2' }, { kind: 'wrong' }],
    [200, { ...good, amountMinor: '5000001' }, { kind: 'wrong' }],
    [200, { ...good, currency: 'USD' }, { kind: 'wrong' }],
    [200, { ...good, reference: '' }, { kind: 'wrong' }],
    [200, '<html>', { kind: 'wrong' }],
    [200, '[]', { kind: 'wrong' }],
    [302, '', { kind: 'refused' }],
    [400, '', { kind: 'refused' }],
    [422, '', { kind: 'refused' }],
    [408, '', { kind: 'unknown' }],
    [409, '', { kind: 'unknown' }],
    [500, '', { kind: 'unknown' }],
    [503, '', { kind: 'unknown' }],
    [425, '', { kind: 'later' }],
  ])('%i %j', (status, body, expected) => {
    expect(sentOutcome(answer(status, body), asked)).toMatchObject(expected);
  });

  test('that asks for patience is given as much as it asks for, an hour at most', () => {
    expect(sentOutcome(answer(429, '', '120'), asked)).toMatchObject({ kind: 'later', afterMs: 120_000 });
    expect(sentOutcome(answer(429, '', '99999'), asked)).toMatchObject({ afterMs: 3_600_000 });
    expect(sentOutcome(answer(429, '', 'soon'), asked)).toMatchObject({ afterMs: null });
  });

  test.each([
    [404, '', { kind: 'not_received' }],
    [410, '', { kind: 'not_received' }],
    [200, good, { kind: 'done' }],
    [200, { ...good, status: 'accepted' }, { kind: 'taken' }],
    [200, { ...good, amountMinor: '1' }, { kind: 'wrong' }],
    [401, '', { kind: 'unknown' }],
    [503, '', { kind: 'unknown' }],
  ])('to a question: %i %j', (status, body, expected) => {
    expect(askedOutcome(answer(status, body), asked)).toMatchObject(expected);
  });
});

const WHY = both('busy', 'sibuk');

/** How long it waits, in milliseconds. */
const pause = (attempts: number, jitter: number, afterMs: number | null = null) => {
  const to = step({ kind: 'later', why: WHY, afterMs }, { attempts, policy: { jitter, giveUpMs: 1e12 } });
  return to.to === 'waiting' ? to.dueAt.getTime() - now.getTime() : null;
};

describe('what follows', () => {
  const unknown: Outcome = { kind: 'unknown', why: WHY };

  test('what is in doubt is asked where one can ask, repeated only where a key is booked once', () => {
    expect(step(unknown)).toMatchObject({ to: 'waiting', inDoubt: true });
    expect(step(unknown, { policy: { canAsk: false } })).toMatchObject({ to: 'waiting', inDoubt: true });
    expect(step(unknown, { policy: { canAsk: false, idempotentByKey: false } })).toMatchObject({
      to: 'dead',
      why: 'unknown_outcome',
    });
    expect(asksFirst({ inDoubt: true }, { canAsk: true, idempotentByKey: true })).toBe(true);
    expect(asksFirst({ inDoubt: true }, { canAsk: false, idempotentByKey: true })).toBe(false);
    expect(asksFirst({ inDoubt: false }, { canAsk: true, idempotentByKey: false })).toBe(false);
  });

  test('what was certainly not taken in waits without doubt; a doubt of before stays', () => {
    const later: Outcome = { kind: 'later', why: WHY, afterMs: null };
    expect(step(later)).toMatchObject({ to: 'waiting', inDoubt: false });
    expect(step(later, { inDoubt: true })).toMatchObject({ to: 'waiting', inDoubt: true });
  });

  test('pauses double up to an hour, a fifth more or less, and never end before they were asked to', () => {
    expect(pause(1, 0.5)).toBe(30_000);
    expect(pause(2, 0.5)).toBe(60_000);
    expect(pause(1, 0)).toBe(24_000);
    expect(pause(1, 1)).toBe(36_000);
    expect(pause(60, 0.5)).toBe(3_600_000);
    expect(pause(1, 0.5, 90_000)).toBe(90_000);
  });

  test('what goes on too long is a dead letter that says why', () => {
    const firstAt = new Date(now.getTime() - 3_600_000);
    expect(step(unknown, { firstAt })).toMatchObject({ to: 'dead', why: 'unknown_outcome', inDoubt: true });
    expect(step({ kind: 'later', why: WHY, afterMs: null }, { firstAt })).toMatchObject({
      to: 'dead',
      why: 'given_up',
      inDoubt: false,
    });
    expect(step({ kind: 'taken', reference: 'cr' }, { firstAt })).toMatchObject({
      to: 'dead',
      why: 'unfinished',
    });
  });

  test('a refusal and a wrong answer end it, never received sends it, booked is booked', () => {
    expect(step({ kind: 'refused', why: WHY })).toMatchObject({
      to: 'dead',
      why: 'refused',
      inDoubt: false,
    });
    expect(step({ kind: 'wrong', why: WHY })).toMatchObject({
      to: 'dead',
      why: 'wrong_answer',
      inDoubt: true,
    });
    expect(step({ kind: 'not_received' })).toEqual({ to: 'send' });
    expect(step({ kind: 'done', reference: 'cr' })).toEqual({ to: 'done', reference: 'cr' });
    expect(step({ kind: 'taken', reference: 'cr' })).toMatchObject({ to: 'waiting', inDoubt: true });
    expect(step({ kind: 'taken', reference: 'cr' }, { policy: { canAsk: false } })).toMatchObject({
      to: 'dead',
      why: 'unfinished',
    });
  });
});

describe('a file for finance', () => {
  test('guards what a spreadsheet would run, and quotes what would break a line', () => {
    const line = {
      reference: 'R1-2A',
      kind: 'cash_payout',
      email: '',
      phone: '+62811',
      currency: 'IDR',
    } as const;
    const file = payoutFile([{ ...line, account: '=1+1', name: 'A, "B"', amountMinor: 5_000_000n }]);
    expect(file.toString()).toBe(
      'reference,kind,account,name,email,phone,amount,currency\r\n' +
        `R1-2A,cash_payout,'=1+1,"A, ""B""",,'+62811,50000.00,IDR\r\n`,
    );
  });

  test('of donations names recipients and totals, and nobody who gave', () => {
    const totals = [{ offer: 'Palang Merah', gifts: 3, amountMinor: 15_000_000n, currency: 'IDR' }] as const;
    expect(donationFile('b1', totals).toString()).toBe(
      'reference,donation,gifts,amount,currency\r\nb1/1,Palang Merah,3,150000.00,IDR\r\n',
    );
  });
});

describe('a line of an enrolment feed', () => {
  const today = '2026-11-22';
  test.each([
    [{ engagement: 'E-1', code: ' ABC ', enrolled_on: '2026-11-20' }, { code: 'ABC' }],
    [{ engagement: 'E-1', code: 'ABC', enrolled_on: '2026-11-23' }, 'bad_date'],
    [{ engagement: 'E-1', code: 'ABC', enrolled_on: '2026-02-30' }, 'bad_date'],
    [{ engagement: 'E-1', code: 'ABC', enrolled_on: '20.11.2026' }, 'bad_date'],
    [{ engagement: '', code: 'ABC', enrolled_on: '2026-11-20' }, 'malformed'],
    [{ engagement: 'E-1', code: 7, enrolled_on: '2026-11-20' }, 'malformed'],
    [{ engagement: 'E-1', enrolled_on: '2026-11-20' }, 'malformed'],
  ])('%j', (cells, expected) => {
    const read = readFeedLine(cells, today);
    if (typeof expected === 'string') expect(read).toBe(expected);
    else expect(read).toMatchObject(expected);
  });
});

describe('evidence', () => {
  const pdf = Buffer.from('%PDF-1.7 and more');

  test('is taken by its content, whatever it is called', () => {
    expect(evidenceProblem({ name: 'bill.pdf', type: 'application/pdf', bytes: pdf })).toBeNull();
    expect(evidenceProblem({ name: 'bill.pdf', type: 'image/png', bytes: pdf })?.en).toMatch(/no image\/png/);
    expect(evidenceProblem({ name: 'a/b', type: 'application/pdf', bytes: pdf })?.en).toMatch(/name/);
    expect(evidenceProblem({ name: 'x.svg', type: 'image/svg+xml', bytes: pdf })?.en).toMatch(/one of/);
    expect(evidenceProblem({ name: 'x.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) })?.en).toMatch(
      /10 MB/,
    );
    expect(typeOf(pdf)).toBe('application/pdf');
    expect(typeOf(Buffer.from('<svg/>'))).toBeNull();
  });

  test('comes out of its packing as it went in', () => {
    const file = { name: 'tagihan 📄.pdf', type: 'application/pdf', bytes: pdf };
    expect(unpackEvidence(packEvidence(file))).toEqual(file);
  });
});

describe('news of a failure', () => {
  test.each(['id', 'en'] as const)('says what is open now, and holds no link: %s', (locale) => {
    const facts = { brand: 'Contoh', reference: 'R1-2A' };
    const failed = failureNews(locale, { ...facts, refused: null });
    const refused = failureNews(locale, { ...facts, refused: 'It was before the breach.' });
    for (const { subject, paragraphs } of [failed, refused]) {
      const text = [subject, ...paragraphs].join('\n');
      expect(text).toContain('R1-2A');
      expect(text).toContain('30');
      expect(text).not.toMatch(/https?:|www\./);
    }
    expect(failed.paragraphs.join(' ')).not.toContain('before the breach');
    expect(refused.paragraphs.join(' ')).toContain('It was before the breach.');
  });
});

describe('what is kept of a call', () => {
  const ours = Object.values(CALL_SAID).map((sentence) => saying(sentence, '503'));

  test.each(ours)('“$en” is said in both languages again', (said) => {
    expect(callWords(said.en)).toEqual(said);
    expect(said.id).not.toBe(said.en);
  });

  test('what a person or the other system wrote stays theirs', () => {
    for (const theirs of [null, 'cr_81', 'they answered by phone', 'answered'])
      expect(callWords(theirs)).toBeNull();
  });

  test('what was sent and what was asked are told apart', () => {
    const [sent, tried] = [sentOutcome(answer(500, ''), asked), askedOutcome(answer(500, ''), asked)];
    expect([sent, tried]).toMatchObject([
      { why: { en: 'answered 500', id: 'dijawab 500' } },
      { why: { en: 'asked, answered 500', id: 'ditanyakan, dijawab 500' } },
    ]);
  });
});
