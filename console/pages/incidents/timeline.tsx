/** What happened when, in order; what nobody has recorded yet stands at the end. */
import type { components } from '../../api/schema.d.ts';
import { When } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

const FACTS = [
  'occurredFrom',
  'occurredUntil',
  'discoveredAt',
  'confirmedAt',
  'containedAt',
  'gapClosedAt',
] as const;

export function Timeline(props: {
  incident: components['schemas']['Incident'];
  seen: Pick<components['schemas']['OverviewSeen'], 'runAt' | 'notices'>;
}) {
  const words = useWords(INCIDENTS_WORDS);
  const { incident, seen } = props;
  const events = [
    ...FACTS.map((name) => ({ key: name as string, what: words.facts[name], at: incident.facts[name] })),
    { key: 'declaredAt', what: words.facts.declaredAt, at: incident.declaredAt },
    ...(seen.runAt === null ? [] : [{ key: 'runAt', what: words.facts.runAt, at: seen.runAt }]),
    ...seen.notices.flatMap(({ id, name, launchedAt }) =>
      launchedAt === null ? [] : [{ key: id, what: `${words.facts.launchedAt}: ${name}`, at: launchedAt }],
    ),
  ];
  const sorted = events.toSorted((a, b) => order(a.at) - order(b.at) || 0);
  return (
    <ol className="timeline">
      {sorted.map(({ key, what, at }) => (
        <li key={key} data-known={at !== null}>
          <span>{what}</span> <span>{at === null ? words.unknownYet : <When at={at} />}</span>
        </li>
      ))}
    </ol>
  );
}

function order(at: string | null): number {
  return at === null ? Number.POSITIVE_INFINITY : Date.parse(at);
}
