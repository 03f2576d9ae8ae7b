/** When a notice must say why it comes late (C13): its people were held back, or the law's own time ran out. */
import type { Law, RequiredElement } from './law.ts';

export interface Delay {
  /** An authority asked that these people wait, now or earlier. */
  readonly hold: { readonly authority: string; readonly reference: string } | null;
  readonly late: boolean;
}

/** The law itself where nothing is delayed. */
export function delayedLaw(law: Law, { hold, late }: Delay): Law {
  const applies = ({ when }: RequiredElement): boolean =>
    when === 'held' ? hold !== null : late || hold !== null;
  const conditional = law.required.filter((element) => element.when !== undefined && applies(element));
  const owed = conditional.map((element) => withoutCondition(element));
  if (hold !== null && !owed.some(({ code }) => code === 'C13')) {
    owed.push({ code: 'C13', source: `${hold.authority}, ${hold.reference}` });
  }
  if (owed.length === 0) return law;
  return { ...law, required: [...law.required.filter((element) => !conditional.includes(element)), ...owed] };
}

function withoutCondition(element: RequiredElement): RequiredElement {
  const { when: _, ...plain } = element;
  return plain;
}
