/** Everybody a notice would go to now, counted in every way a check before its launch asks: long, of one moment. */
import type { Tx } from '../platform/db/db.ts';
import { type CountedPeople, countPeople, publishedRun } from './audiences.store.ts';
import { countDealt } from './launches.store.ts';
import type { Notice } from './notices.store.ts';
import { planOf } from './planning.ts';
import { type LivingAlike, residences } from './residences.store.ts';
import { planWaves, waveOrderOf } from './rules/waves.ts';

export interface PlanCounts {
  readonly people: readonly CountedPeople[];
  readonly living: readonly LivingAlike[];
  /** How many people a launch would deal to each wave. */
  readonly dealt: readonly { readonly no: number; readonly persons: number }[];
}

/** The run whose people are meant: of a draft the published one, afterwards the one that was pinned. */
export async function meantRun(tx: Tx, notice: Notice): Promise<number> {
  if (notice.status !== 'draft') return notice.runNo;
  return (await publishedRun(tx, notice.incidentId)) ?? notice.runNo;
}

export async function countPlan(tx: Tx, notice: Notice, now: Date): Promise<PlanCounts> {
  const plan = await planOf(tx, { ...notice, runNo: await meantRun(tx, notice) });
  const people = await countPeople(tx, plan);
  const waves = wavesFor(notice, people, now);
  const bounds = 'problem' in waves ? [] : waves.bounds;
  return { people, living: await residences(tx, plan), dealt: await countDealt(tx, plan, bounds) };
}

export function wavesFor(
  notice: Notice,
  people: readonly { readonly persons: number }[],
  now: Date,
): ReturnType<typeof planWaves> {
  return planWaves(
    waveOrderOf(notice.waves),
    people.reduce((sum, { persons }) => sum + persons, 0),
    now,
  );
}
