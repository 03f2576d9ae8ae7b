/** What a set is expected to cost against how many come: from nobody to everybody, in tenths. */
import type { Segment } from './choices.ts';
import { type Mix, outlookOf, type SimulatedSet } from './simulate.ts';

export interface CurvePoint {
  /** In hundredths of a percent. */
  readonly takeUpBps: number;
  readonly persons: bigint;
  readonly costMinor: bigint;
}

const STEPS = 10;
const WHOLE_BPS = 10_000;

/** A budget bends it, what is applied without asking makes it flat. */
export function costCurve(set: SimulatedSet, segments: readonly Segment[], mix: Mix = {}): CurvePoint[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const takeUpBps = (step * WHOLE_BPS) / STEPS;
    const { expectedPersons, expectedCostMinor } = outlookOf({ ...set, takeUpBps }, segments, mix);
    return { takeUpBps, persons: expectedPersons, costMinor: expectedCostMinor };
  });
}

/** Of several sets together, point by point. */
export function sumOfCurves(curves: readonly (readonly CurvePoint[])[]): CurvePoint[] {
  const [first = [], ...others] = curves;
  return first.map((point, i) => ({
    takeUpBps: point.takeUpBps,
    persons: others.reduce((sum, curve) => sum + curve[i]!.persons, point.persons),
    costMinor: others.reduce((sum, curve) => sum + curve[i]!.costMinor, point.costMinor),
  }));
}
