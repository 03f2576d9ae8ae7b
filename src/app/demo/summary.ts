/** What the demo tells at its end: for a person as a page of text, for a program as one line of JSON. */
import type { Grants, Run, Source, Standing } from './answers.ts';
import { CHECKER, LEAD } from './breach.ts';

export interface Facts {
  readonly incident: string;
  readonly sources: readonly Source[];
  readonly run: Run;
  readonly rejectsAccepted: number;
  readonly conflicts: number;
  readonly standing: Standing;
  readonly unknowns: number;
  readonly grants: Grants;
  readonly ledger: { readonly ok: boolean; readonly journals: number; readonly balanced: boolean };
  readonly links: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

export function asJson(facts: Facts): Record<string, unknown> {
  const { incident, standing, grants, ledger, links, seconds } = facts;
  return {
    incident,
    ...totals(facts),
    deliveries: standing.deliveries,
    grants: Object.fromEntries(grants.sets.map((set) => [set.name, set.granted])),
    redemptions: redemptionsOf(grants),
    ledger: { journals: ledger.journals, balanced: ledger.balanced },
    links,
    seconds,
  };
}

export function asText(facts: Facts): string {
  const { records, staged, rejected, persons, profiles } = totals(facts);
  const { standing, grants, ledger, unknowns } = facts;
  const deliveries = Object.entries(standing.deliveries).map(([channel, states]) => [
    channel === 'sms' ? 'SMS' : 'e-mail',
    Object.entries(states)
      .map(([state, n]) => `${n} ${state}`)
      .join(', '),
  ]);
  const sets = grants.sets.map((set) => {
    const redeemed = Object.entries(set.redeemed).map(([offer, n]) => `${n} × ${offer}`);
    return [set.name, `${set.granted} granted, ${redeemed.join(', ') || 'none'} redeemed`];
  });
  const lines: (readonly [string, string])[] = [
    ['records', `${records} = ${staged} staged + ${rejected} rejected`],
    ['people', `${persons} in ${profiles} profiles`],
    ...(deliveries as [string, string][]),
    ['unknown', unknowns === 0 ? 'none' : `${unknowns}, listed until an event or a person decides`],
    ...(sets as [string, string][]),
    ['books', `${ledger.journals} journals, ${ledger.balanced ? 'balanced' : 'NOT BALANCED'}, proof ${ledger.ok ? 'passed' : 'FAILED'}`],
  ]; // prettier-ignore
  return [
    '',
    'Contoh Games, as told by Amends',
    '',
    ...lines.map(([name, text]) => `  ${name.padEnd(20)} ${text}`),
    '',
    `  ${LEAD.name} declared, uploaded, wrote and launched.`,
    `  ${CHECKER.name} accepted ${facts.rejectsAccepted} rejected records, decided ${facts.conflicts} conflict as “tell”,`,
    '  and approved the offers, the page and the notice. Nobody checked their own work. Quiet hours are off.',
    '',
  ].join('\n');
}

function totals({ sources, run }: Facts) {
  const records = sources.reduce((sum, s) => sum + s.records, 0);
  const staged = sources.reduce((sum, s) => sum + s.staged, 0);
  const persons = Object.values(run.persons).reduce((a, b) => a + b, 0);
  return { records, staged, rejected: records - staged, persons, profiles: run.profiles };
}

function redemptionsOf(grants: Grants): Record<string, number> {
  const all: Record<string, number> = {};
  for (const set of grants.sets) {
    for (const [offer, n] of Object.entries(set.redeemed)) all[offer] = (all[offer] ?? 0) + n;
  }
  return all;
}
