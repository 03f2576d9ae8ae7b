/** What changed between the exposure somebody was told and the one that is known now. */
import {
  type CategoryCode,
  type ExposedCategory,
  type Form,
  FORMS,
} from '../../incidents/catalogue/exposure.ts';

export interface ChangedCategory {
  readonly code: CategoryCode;
  /** As told; null where it was not told. */
  readonly told: Form | null;
  /** As known now; null where it did not leak after all. */
  readonly now: Form | null;
}

export interface ExposureChange {
  /** New categories, and those in a worse form than told: a supplement. */
  readonly added: readonly ChangedCategory[];
  /** Categories that did not leak after all, or in a better form than told: a correction. */
  readonly removed: readonly ChangedCategory[];
}

export function compareExposures(
  told: readonly ExposedCategory[],
  now: readonly ExposedCategory[],
): ExposureChange {
  const before = new Map(told.map(({ code, form }) => [code, form]));
  const after = new Map(now.map(({ code, form }) => [code, form]));
  const added: ChangedCategory[] = [];
  const removed: ChangedCategory[] = [];
  for (const code of new Set([...after.keys(), ...before.keys()])) {
    const change = { code, told: before.get(code) ?? null, now: after.get(code) ?? null };
    const step = severity(change.now) - severity(change.told);
    if (step > 0) added.push(change);
    if (step < 0) removed.push(change);
  }
  return { added, removed };
}

/** Of several changes of one person, each category once, as the one who was told least, or most, would see it. */
export function uniteChanges(changes: readonly ExposureChange[]): ExposureChange {
  return {
    added: extremes(
      changes.flatMap((c) => c.added),
      (a, b) => severity(a.told) < severity(b.told),
    ),
    removed: extremes(
      changes.flatMap((c) => c.removed),
      (a, b) => severity(a.told) > severity(b.told),
    ),
  };
}

function extremes(
  all: readonly ChangedCategory[],
  beats: (a: ChangedCategory, b: ChangedCategory) => boolean,
): ChangedCategory[] {
  const kept = new Map<CategoryCode, ChangedCategory>();
  for (const change of all) {
    const other = kept.get(change.code);
    if (!other || beats(change, other)) kept.set(change.code, change);
  }
  return [...kept.values()];
}

/** 0 where it did not leak; the worse the form, the higher. */
function severity(form: Form | null): number {
  return form === null ? 0 : FORMS.length - FORMS.indexOf(form);
}
