/** The codes room on a real database: an incident with an offer, claims on it, and files of codes. */
import {
  CodeFiles,
  CodePools,
  Codes,
  type CodeClaim,
  type Pool,
  type PoolInput,
  type ShownCode,
} from '../../src/codes/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type CohortId, type IncidentId, newId, type OfferId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { anIncident, incidentParts } from './incidents.ts';
import { anOperator } from './operators.ts';

/** What the settings say by default. */
export const STOCK_LIMITS = { codeStock: { rateDays: 7, lowDays: 7, lowPercent: 10 } };

export interface CodeDesk {
  readonly t: TestDatabase;
  readonly clock: FixedClock;
  readonly codes: Codes;
  readonly pools: CodePools;
  readonly files: CodeFiles;
  readonly maker: Actor;
  readonly checker: Actor;
  close(): Promise<void>;
}

export async function aCodeDesk(now = '2026-06-01T03:00:00Z'): Promise<CodeDesk> {
  const t = await freshDatabase();
  const clock = new FixedClock(now);
  const audit = new Audit(clock);
  const { keys } = incidentParts(t, clock);
  const codes = new Codes(t.db, keys, audit, clock);
  return {
    t,
    clock,
    codes,
    pools: new CodePools(t.db, keys, audit, clock, STOCK_LIMITS),
    files: new CodeFiles(t.db, codes, audit, clock),
    maker: await anOperator(t.db, 'Made Maker'),
    checker: await anOperator(t.db, 'Citra Checker'),
    close: () => t.close(),
  };
}

export interface Offered {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
}

let serial = 0;

/** An offer as the room above keeps it; of a new incident, or one more of the same. */
export async function anOffer(desk: CodeDesk, incidentId?: IncidentId): Promise<Offered> {
  const of = incidentId ?? (await anIncident(desk.t, { clock: desk.clock })).id;
  const offerId = newId<OfferId>();
  serial += 1;
  await desk.t.db.tx((tx) =>
    tx.run(
      `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
       VALUES ($1, $2, $3, 'discount_code', 1, $4, $5)`,
      [offerId, of, `Offer ${serial}`, desk.maker.operatorId, desk.clock.now()],
    ),
  );
  return { incidentId: of, offerId };
}

export async function aPool(
  desk: CodeDesk,
  { incidentId, offerId }: Offered,
  change: Partial<PoolInput> = {},
): Promise<Pool> {
  serial += 1;
  const input: PoolInput = { offerId, name: `Pool ${serial}`, kind: 'imported', ...change };
  return desk.pools.create(incidentId, input, desk.maker);
}

/** A file with a code a line: `V-0001` and so on. */
export function codeFile(count: number, { from = 1, prefix = 'V' } = {}): string {
  const lines = Array.from({ length: count }, (_, i) => `${prefix}-${String(from + i).padStart(5, '0')}`);
  return `code\n${lines.join('\n')}\n`;
}

export function bring(desk: CodeDesk, poolId: string, text: string | Buffer, name = 'codes.csv') {
  return desk.files.bring(poolId, { name, bytes: [Buffer.from(text)] }, desk.maker);
}

let redemption = 0n;

/** People who redeemed, one after the other. */
export function claimsOf(
  desk: CodeDesk,
  { incidentId, offerId }: Offered,
  count: number,
  cohort = 7n,
): CodeClaim[] {
  return Array.from({ length: count }, (_, i) => {
    redemption += 1n;
    const askedAt = new Date(desk.clock.now().getTime() + i);
    return { incidentId, offerId, cohortId: cohort as CohortId, redemptionId: redemption, askedAt };
  });
}

export async function assign(desk: CodeDesk, claims: readonly CodeClaim[]) {
  const keys = await desk.codes.keys(claims[0]!.incidentId);
  return desk.t.db.tx((tx) => desk.codes.assign(tx, claims, keys));
}

/** What their pages show of these claims, in the same order. */
export async function shownOf(
  desk: CodeDesk,
  claims: readonly CodeClaim[],
): Promise<(ShownCode | undefined)[]> {
  const all = await desk.codes.show(claims[0]!.incidentId, claims);
  return claims.map(({ redemptionId }) => all.get(redemptionId));
}

export async function codesShownOf(desk: CodeDesk, claims: readonly CodeClaim[]): Promise<string[]> {
  return (await shownOf(desk, claims)).flatMap((one) => (one?.kind === 'code' ? [one.code] : []));
}

/** An offer of its own, served from a pool with so many codes. */
export async function aFilledPool(desk: CodeDesk, count: number, from = 1) {
  const offered = await anOffer(desk);
  const pool = await aPool(desk, offered);
  await bring(desk, pool.id, codeFile(count, { from }));
  return { offered, pool };
}
