import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CodeClaim } from '../../src/codes/index.ts';
import type { CohortId } from '../../src/kernel/ids.ts';
import {
  aCodeDesk,
  aFilledPool,
  anOffer,
  aPool,
  assign,
  bring,
  claimsOf,
  type CodeDesk,
  codeFile,
  codesShownOf,
  shownOf,
} from '../support/codes.ts';

let desk: CodeDesk;

beforeAll(async () => {
  desk = await aCodeDesk();
});
afterAll(() => desk.close());

const rows = (sql: string, params: readonly unknown[] = []) => desk.t.db.tx((tx) => tx.q(sql, params));

const shown = (claims: readonly CodeClaim[]) => shownOf(desk, claims);
const codesShown = (claims: readonly CodeClaim[]) => codesShownOf(desk, claims);
const filled = (count: number, from = 1) => aFilledPool(desk, count, from);

describe('assigning', () => {
  test('a pool of 100 and 300 claims at once: 100 different codes, 200 wait, later codes go to them in order', async () => {
    const { offered, pool } = await filled(100);
    const claims = claimsOf(desk, offered, 300);
    const outcomes = await Promise.all(claims.map((claim) => assign(desk, [claim])));
    const kinds = outcomes.map((of, i) => of.get(claims[i]!.redemptionId)!.kind);
    expect(kinds.filter((kind) => kind === 'assigned')).toHaveLength(100);
    expect(kinds.filter((kind) => kind === 'waiting')).toHaveLength(200);
    expect(new Set(await codesShown(claims)).size).toBe(100);
    expect(await desk.pools.get(pool.id)).toMatchObject({ codes: 100, free: 0, assigned: 100 });
    expect(await desk.codes.serve()).toEqual([]);

    const line = claims.filter((_, i) => kinds[i] === 'waiting');
    await bring(desk, pool.id, codeFile(30, { from: 1_001 }));
    // Whoever comes now stands behind those who wait, although there are codes.
    desk.clock.advanceMs(1_000);
    const [late] = claimsOf(desk, offered, 1);
    expect((await assign(desk, [late!])).get(late!.redemptionId)).toEqual({ kind: 'waiting' });
    const served = await Promise.all(Array.from({ length: 4 }, () => desk.codes.serve()));
    expect([...new Set(served.flat())]).toEqual([7n]);
    expect((await shown(line)).map((one) => one?.kind)).toEqual([
      ...Array.from({ length: 30 }, () => 'code'),
      ...Array.from({ length: 170 }, () => 'waiting'),
    ]);
    await bring(desk, pool.id, codeFile(500, { from: 2_001 }));
    await desk.codes.serve();
    expect(new Set(await codesShown([...claims, late!])).size).toBe(301);
    expect(await desk.pools.get(pool.id)).toMatchObject({ codes: 630, free: 329, assigned: 301 });
  });

  test('the same claim again, even at the same moment, answers the same code', async () => {
    const { offered } = await filled(10);
    const [claim] = claimsOf(desk, offered, 1);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => assign(desk, [claim!])));
    const hashes = outcomes.map((of) => {
      const outcome = of.get(claim!.redemptionId)!;
      return outcome.kind === 'assigned' ? outcome.hash.toString('hex') : outcome.kind;
    });
    expect(new Set(hashes).size).toBe(1);
    expect(
      await rows(`SELECT 1 FROM voucher_code WHERE redemption_id = $1`, [claim!.redemptionId]),
    ).toHaveLength(1);
  });

  test('an offer without a pool has its codes drawn, each different, until it gets a pool', async () => {
    const offered = await anOffer(desk);
    const claims = claimsOf(desk, offered, 50);
    await assign(desk, claims);
    const codes = await codesShown(claims);
    expect(new Set(codes).size).toBe(50);
    for (const code of codes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
    await aPool(desk, offered);
    const [next] = claimsOf(desk, offered, 1);
    expect((await assign(desk, [next!])).get(next!.redemptionId)).toEqual({ kind: 'waiting' });
  });

  test('a transaction that rolls back gives its codes and its place back', async () => {
    const { offered, pool } = await filled(1);
    const [claim] = claimsOf(desk, offered, 1);
    const keys = await desk.codes.keys(offered.incidentId);
    const broken = desk.t.db.tx(async (tx) => {
      await desk.codes.assign(tx, [claim!], keys);
      throw new Error('the worker was killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await desk.pools.get(pool.id)).toMatchObject({ free: 1, assigned: 0 });
    expect((await assign(desk, [claim!])).get(claim!.redemptionId)?.kind).toBe('assigned');
  });

  test('several pools serve an offer, the oldest first; in a pool what expires first', async () => {
    const offered = await anOffer(desk);
    const [older, newer] = [await aPool(desk, offered), await aPool(desk, offered)];
    await bring(desk, newer.id, 'code\nNEWER-1\n');
    await bring(desk, older.id, 'code,expires\nLASTS-1,\nLATER-1,2027-06-01\nSOONER-1,2026-12-31\n');
    const claims = claimsOf(desk, offered, 4);
    for (const claim of claims) await assign(desk, [claim]);
    expect(await codesShown(claims)).toEqual(['SOONER-1', 'LATER-1', 'LASTS-1', 'NEWER-1']);
    expect((await shown(claims))[0]).toMatchObject({ expiresAt: new Date('2026-12-31T17:00:00Z') });
  });

  test('the database keeps a code with whom it was assigned to, and off the stock', async () => {
    const { offered } = await filled(2);
    const [claim] = claimsOf(desk, offered, 1);
    await assign(desk, [claim!]);
    const change = (set: string) =>
      desk.t.db.tx((tx) =>
        tx.run(`UPDATE voucher_code SET ${set} WHERE redemption_id = $1`, [claim!.redemptionId]),
      );
    await expect(change(`redemption_id = 1`)).rejects.toThrow('a code is assigned once');
    await expect(change(`state = 'free', redemption_id = NULL, cohort_id = NULL`)).rejects.toThrow(
      'a code is assigned once',
    );
    const twice = `INSERT INTO code_claim SELECT * FROM code_claim WHERE redemption_id = $1`;
    await expect(desk.t.db.tx((tx) => tx.run(twice, [claim!.redemptionId]))).rejects.toThrow(
      'code_claim_pkey',
    );
  });
});

describe('what becomes of a code', () => {
  test('another code is given in place of the old one, at most five times; while there is none, first in line', async () => {
    const { offered } = await filled(6);
    const { incidentId } = offered;
    const [claim] = claimsOf(desk, offered, 1);
    await assign(desk, [claim!]);
    const seen = new Set(await codesShown([claim!]));
    for (let i = 0; i < 5; i++) {
      expect(await desk.codes.reissue(incidentId, claim!, 'It did not work.', desk.maker)).toBe('assigned');
      for (const code of await codesShown([claim!])) seen.add(code);
    }
    expect(seen.size).toBe(6);
    expect((await shown([claim!]))[0]).toMatchObject({ kind: 'code', reissued: true });
    await expect(desk.codes.reissue(incidentId, claim!, 'Again.', desk.maker)).rejects.toMatchObject({
      code: 'codes.reissued_enough',
    });
    const { offered: scarce } = await filled(1);
    const [first, second] = claimsOf(desk, scarce, 2);
    await assign(desk, [first!, second!]);
    expect(await desk.codes.reissue(scarce.incidentId, first!, 'Lost.', desk.maker)).toBe('waiting');
    const more = await aPool(desk, scarce);
    await bring(desk, more.id, codeFile(1, { from: 9_001 }));
    await desk.codes.serve();
    expect((await shown([first!, second!])).map((one) => one?.kind)).toEqual(['code', 'waiting']);
  });

  test('a drawn code is reissued by drawing another', async () => {
    const offered = await anOffer(desk);
    const [claim] = claimsOf(desk, offered, 1);
    await assign(desk, [claim!]);
    const before = await codesShown([claim!]);
    expect(await desk.codes.reissue(offered.incidentId, claim!, 'Lost.', desk.maker)).toBe('assigned');
    const after = await codesShown([claim!]);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await desk.codes.find(offered.incidentId, before[0]!)).toMatchObject({ state: 'revoked' });
  });

  test('a revoked code is shown to nobody and given to nobody', async () => {
    const { offered, pool } = await filled(1);
    const [claim, next] = claimsOf(desk, offered, 2);
    await assign(desk, [claim!]);
    await desk.codes.revoke(offered.incidentId, claim!, 'Paid twice.', desk.maker);
    expect(await shown([claim!])).toEqual([{ kind: 'revoked' }]);
    expect((await assign(desk, [claim!])).get(claim!.redemptionId)).toEqual({ kind: 'ended' });
    expect((await assign(desk, [next!])).get(next!.redemptionId)).toEqual({ kind: 'waiting' });
    expect(await desk.pools.get(pool.id)).toMatchObject({ free: 0, revoked: 1 });
    await expect(
      desk.codes.revoke(offered.incidentId, claimsOf(desk, offered, 1)[0]!, 'x', desk.maker),
    ).rejects.toMatchObject({ code: 'codes.no_code' });
    const elsewhere = await anOffer(desk);
    await expect(desk.codes.revoke(elsewhere.incidentId, next!, 'x', desk.maker)).rejects.toMatchObject({
      code: 'codes.no_code',
    });
  });

  test('whoever changes their mind leaves the line, unless the code is there already', async () => {
    const { offered } = await filled(1);
    const [has, waits] = claimsOf(desk, offered, 2, 22n);
    await assign(desk, [has!, waits!]);
    const leave = (claim: CodeClaim) => desk.t.db.tx((tx) => desk.codes.leave(tx, claim));
    expect(await leave(has!)).toBe('too_late');
    expect(await leave(waits!)).toBe('left');
    expect(await leave(claimsOf(desk, offered, 1)[0]!)).toBe('no_claim');
    const more = await aPool(desk, offered);
    await bring(desk, more.id, codeFile(1, { from: 8_001 }));
    expect(await desk.codes.serve()).not.toContain(22n);
    expect(await shown([waits!])).toEqual([undefined]);
    await expect(desk.codes.reissue(offered.incidentId, waits!, 'x', desk.maker)).rejects.toMatchObject({
      code: 'codes.ended',
    });
    const why = { reason: 'Voided.', at: desk.clock.now() };
    const withdraw = (claim: CodeClaim) => desk.t.db.tx((tx) => desk.codes.withdraw(tx, [claim], why));
    expect([await withdraw(has!), await withdraw(has!), await withdraw(waits!)]).toEqual([1, 0, 0]);
  });

  test('a code is found by what is typed, and stands nowhere in clear', async () => {
    const offered = await anOffer(desk);
    const [drawn] = claimsOf(desk, offered, 1);
    await assign(desk, [drawn!]);
    const [code] = await codesShown([drawn!]);
    const { incidentId } = offered;
    expect(await desk.codes.find(incidentId, ` ${code!.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({
      state: 'assigned',
      redemption: { cohortId: 7n as CohortId, redemptionId: drawn!.redemptionId },
    });
    const pool = await aPool(desk, await anOffer(desk, incidentId));
    await bring(desk, pool.id, 'code\nVend-x9-OIL\n');
    expect(await desk.codes.find(incidentId, 'Vend-x9-OIL ')).toMatchObject({
      poolId: pool.id,
      state: 'free',
      redemption: null,
    });
    expect(await desk.codes.find(incidentId, 'vend-x9-oil')).toBeNull();
    expect(await desk.codes.find((await anOffer(desk)).incidentId, code!)).toBeNull();
    const tables = ['voucher_code', 'code_claim', 'code_pool', 'code_file', 'code_reject', 'audit_entry'];
    for (const table of tables) {
      const found = await rows(
        `SELECT 1 FROM ${table} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 OR t::text LIKE $3`,
        ['%Vend-x9%', `%${code!.replaceAll('-', '')}%`, `%${Buffer.from('Vend-x9-OIL').toString('hex')}%`],
      );
      expect(found).toEqual([]);
    }
  });
});
