import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OfferInput } from '../../src/compensation/index.ts';
import { signedHeaders } from '../../src/platform/crypto/webhook-signature.ts';
import { CREDIT, MONITORING } from '../support/compensation.ts';
import { aFulfilmentDesk, ENROLMENT_SECRET, type FulfilmentDesk, theyChose } from '../support/fulfilment.ts';

const EVERYONE: OfferInput = { ...MONITORING, eligibility: { everyone: true } };

let desk: FulfilmentDesk;

beforeAll(async () => {
  desk = await aFulfilmentDesk();
});
afterAll(() => desk.close());

/** People with a code of a vendor’s programme, and their codes in order. */
async function enrolling(people: number, engagement: string) {
  const chosen = await theyChose(desk, people, [EVERYONE]);
  const offerId = chosen.set.offers[0]!.offerId;
  const programme = {
    offerId,
    vendor: 'Penjaga',
    engagement,
    enrolBy: '2027-05-31',
    enrolUrl: 'https://penjaga.example/a',
  };
  await desk.programmes.declare(chosen.incidentId, programme, desk.maker);
  for (const cohortId of chosen.cohortIds) await desk.fulfilments.deliverCodes(cohortId);
  const codes: string[] = [];
  for (const visitor of chosen.visitors) {
    const page = await desk.pages.page(visitor, 'en');
    codes.push(page!.sets[0]!.receipt!.code!);
  }
  return { ...chosen, codes, programme };
}

const csv = (lines: readonly string[]) => Buffer.from(`engagement,code,enrolled_on\n${lines.join('\n')}\n`);

describe('a monitoring vendor', () => {
  test('a file that was the wrong one is taken back once, and who began by it alone has not', async () => {
    const { incidentId, visitors, references, codes } = await enrolling(2, 'E-7');
    const began = async (i: number) =>
      (await desk.programmes.cardFor(visitors[i]!, references[i]!))?.enrolledOn ?? null;
    const right = csv([`E-7,${codes[0]},2026-05-20`]);
    await desk.enrolments.importFile(incidentId, right, desk.maker);
    const wrong = csv([`E-7,${codes[0]},2026-05-21`, `E-7,${codes[1]},2026-05-21`]);
    const { id } = await desk.enrolments.importFile(incidentId, wrong, desk.maker);
    expect([await began(0), await began(1)]).toEqual(['2026-05-20', '2026-05-21']);
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: 2 }]);
    const reason = 'The list of another company.';
    await expect(desk.enrolments.withdraw(incidentId, id, { reason: ' ' }, desk.maker)).rejects.toMatchObject(
      {
        code: 'fulfilment.bad_reason',
      },
    );
    const both = await Promise.allSettled(
      [1, 2].map(() => desk.enrolments.withdraw(incidentId, id, { reason }, desk.checker)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect([await began(0), await began(1)]).toEqual(['2026-05-20', null]);
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: 1 }]);
    const [listed] = (await desk.enrolments.feeds(incidentId)).filter((feed) => feed.id === id);
    expect(listed).toMatchObject({
      enrolled: 1,
      withdrawn: { reason, enrolments: 1, by: desk.checker.operatorId },
    });
    await expect(desk.enrolments.withdraw(incidentId, id, { reason }, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.feed_withdrawn',
    });
    const other = await enrolling(1, 'E-8');
    await expect(
      desk.enrolments.withdraw(other.incidentId, id, { reason }, desk.maker),
    ).rejects.toMatchObject({ code: 'fulfilment.unknown_feed' });
  });

  test('files brought and taken back at once leave as many counted as there are', async () => {
    const { incidentId, codes } = await enrolling(6, 'E-11');
    const files = codes.map((code, i) => csv([`E-11,${code},2026-05-2${i}`, `E-11,${codes[0]},2026-05-20`]));
    const feeds = await Promise.all(
      files.map((file) => desk.enrolments.importFile(incidentId, file, desk.maker)),
    );
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: 6 }]);
    const gone = feeds.slice(0, 3);
    await Promise.all(
      gone.map(({ id }) => desk.enrolments.withdraw(incidentId, id, { reason: 'Wrong.' }, desk.checker)),
    );
    const left = 6 - gone.reduce((sum, { enrolled }) => sum + enrolled, 0);
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: left }]);
    const [counted] = await desk.t.db.tx((tx) =>
      tx.q(`SELECT count(*)::int AS n FROM enrolment WHERE incident_id = $1`, [incidentId]),
    );
    expect(counted).toEqual({ n: left });
  });

  test('has its number, last day and address beside the code, and says who began', async () => {
    const { incidentId, visitors, references, codes } = await enrolling(3, 'E-1');
    const [visitor, reference] = [visitors[0]!, references[0]!];
    expect(await desk.programmes.cardFor(visitor, reference)).toMatchObject({
      engagement: 'E-1',
      enrolBy: '2027-05-31',
      enrolUrl: 'https://penjaga.example/a',
      enrolledOn: null,
    });
    expect(await desk.programmes.cardFor(visitors[1]!, reference)).toBeNull();
    const bytes = csv([
      `E-1,${codes[0]},2026-05-20`,
      `E-1,${codes[1]},2026-05-21`,
      `E-9,${codes[2]},2026-05-21`,
      `E-1,NOBODY-S-CODE,2026-05-21`,
      `E-1,${codes[2]},2099-01-01`,
      `E-1,${codes[0]},2026-05-22`,
    ]);
    const feed = await desk.enrolments.importFile(incidentId, bytes, desk.maker);
    expect(feed).toMatchObject({
      lines: 6,
      enrolled: 2,
      repeated: 1,
      rejects: [
        { line: 4, reason: 'unknown_engagement' },
        { line: 5, reason: 'unknown_code' },
        { line: 6, reason: 'bad_date' },
      ],
    });
    expect((await desk.programmes.cardFor(visitor, reference))!.enrolledOn).toMatch(/^2026-05-2[02]$/);
    await expect(desk.enrolments.importFile(incidentId, bytes, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.feed_known',
    });
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ engagement: 'E-1', enrolled: 2 }]);
  });

  test('posts what is signed, once; what is forged, old or of nobody changes nothing', async () => {
    const { incidentId, codes } = await enrolling(2, 'E-2');
    const slug = await desk.t.db.tx((tx) =>
      tx.one<{ slug: string }>(`SELECT slug FROM incident WHERE id = $1`, [incidentId]),
    );
    const body = JSON.stringify({
      type: 'enrolment.completed',
      data: { engagement: 'E-2', code: codes[0], enrolled_on: '2026-05-30' },
    });
    const post = (id: string, atMs = Date.now(), text = body) => {
      const headers = signedHeaders(ENROLMENT_SECRET, { id, body: text }, atMs);
      const [timestamp, signature] = [headers['webhook-timestamp']!, headers['webhook-signature']!];
      return { slug: slug!.slug, id, timestamp, signature, body: text };
    };
    expect(await desk.enrolments.receive({ ...post('m1'), body: `${body} ` })).toBe('forged');
    expect(await desk.enrolments.receive(post('m1', Date.now() - 3_600_000))).toBe('forged');
    expect(await desk.enrolments.receive({ ...post('m1'), slug: 'another' })).toBe('malformed');
    expect(await desk.enrolments.receive(post('m1', Date.now(), '{}'))).toBe('malformed');
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: 0 }]);
    const posted = await Promise.all(Array.from({ length: 5 }, () => desk.enrolments.receive(post('m2'))));
    expect(posted).toEqual(Array(5).fill('kept'));
    expect(await desk.enrolments.receive(post('m2'))).toBe('kept');
    expect(await desk.enrolments.receive(post('m3'))).toBe('kept');
    expect(await desk.programmes.list(incidentId)).toMatchObject([{ enrolled: 1 }]);
    expect(await desk.enrolments.feeds(incidentId)).toHaveLength(2);
  });

  test('runs one programme per offer, of monitoring or insurance, with a day to come', async () => {
    const { incidentId, set, programme } = await enrolling(1, 'E-3');
    await expect(desk.programmes.declare(incidentId, programme, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.programme_taken',
    });
    const credit = await theyChose(desk, 1, [CREDIT]);
    for (const wrong of [
      { ...programme, offerId: credit.set.offers[0]!.offerId },
      { ...programme, enrolBy: '2020-01-01' },
      { ...programme, enrolUrl: 'http://penjaga.example' },
      { ...programme, engagement: 'a b' },
    ]) {
      await expect(desk.programmes.declare(incidentId, wrong, desk.maker)).rejects.toMatchObject({
        code: 'fulfilment.bad_programme',
      });
    }
    expect(set.offers).toHaveLength(1);
    const noFile = Buffer.from('code\nx\n');
    await expect(desk.enrolments.importFile(incidentId, noFile, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.bad_feed',
    });
  });
});
