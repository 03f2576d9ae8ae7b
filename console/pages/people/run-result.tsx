/** What runs found: the last one in figures, those before it as a list. */
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Figure, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import type { RunStandingAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';

type Run = RunStandingAnswer['runs'][number];

export function Found({ runs }: { runs: readonly Run[] }) {
  const words = useWords(PEOPLE_WORDS);
  const [last] = runs;
  if (!last) return null;
  return (
    <Section
      title={words.resultTitle}
      lead={
        <>
          {words.runNo} {last.run} · <When at={last.publishedAt} />
          {last.madeBy === null ? '' : ` · ${last.madeBy}`}
        </>
      }
    >
      <Figures of={last} />
      {runs.length > 1 ? <Runs runs={runs} /> : null}
    </Section>
  );
}

function Figures({ of }: { of: Run }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  if (of.total === 0) return <Empty>{words.noRun}</Empty>;
  const change = (name: 'newcomers' | 'changed' | 'gone') => (
    <Figure
      name={words[name]}
      value={of.changes ? format.number(of.changes[name]) : '–'}
      note={of.changes ? words.changesNote : words.notKept}
    />
  );
  const keys = (['customer_id', 'email', 'phone'] as const)
    .filter((key) => of.persons[key] > 0)
    .map((key) => `${words.keys[key]}: ${format.number(of.persons[key])}`);
  return (
    <div className="figures">
      <Figure
        name={words.people}
        value={format.number(of.total)}
        note={
          of.rows === null
            ? keys.join(' · ')
            : `${words.peopleNote(format.number(of.rows))}. ${keys.join(' · ')}`
        }
      />
      {change('newcomers')}
      {change('changed')}
      {change('gone')}
      <Figure name={words.profiles} value={format.number(of.profiles)} note={words.profilesNote} />
      <Figure name={words.conflicts} value={format.number(of.conflicts)} />
      <Figure name={words.flagged} value={format.number(of.flagged)} note={words.flaggedNote} />
      <Figure name={words.unaffected} value={format.number(of.unaffected)} note={words.unaffectedNote} />
    </div>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const change = (name: 'newcomers' | 'changed' | 'gone') => ({
    head: words[name],
    numeric: true,
    cell: ({ changes }: Run) => (changes ? format.number(changes[name]) : '–'),
  });
  return (
    <DataTable
      caption={words.runsTitle}
      rows={runs}
      rowKey={({ run }) => String(run)}
      columns={[
        { head: words.runNo, heads: true, numeric: true, cell: ({ run }) => run },
        { head: words.published, cell: ({ publishedAt }) => <When at={publishedAt} /> },
        { head: words.by, cell: ({ madeBy }) => madeBy ?? '–' },
        { head: words.people, numeric: true, cell: ({ total }) => format.number(total) },
        change('newcomers'),
        change('changed'),
        change('gone'),
      ]}
    />
  );
}
