/** How many asked on the public page whether they are affected. */
import { useQuery } from '@tanstack/react-query';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { inquiriesQuery } from './queries.ts';
import { PAGE_WORDS } from './words.ts';

export function Inquiries() {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(inquiriesQuery(slug));
  return (
    <Section title={words.inquiries} lead={words.inquiriesLead}>
      <Asked query={query}>
        {({ days }) => (
          <>
            {days.length === 0 ? null : (
              <div className="figures">
                <Figure name={words.asked} value={format.number(sum(days, 'asked'))} note={words.allDays} />
                <Figure
                  name={words.answered}
                  value={format.number(sum(days, 'answered'))}
                  note={words.allDays}
                />
                <Figure
                  name={words.silentShort}
                  value={format.number(sum(days, 'silent'))}
                  note={words.silent}
                />
              </div>
            )}
            <DataTable
              caption={words.inquiries}
              captionHidden
              rows={days}
              rowKey={({ day, kind }) => `${day} ${kind}`}
              empty={words.noInquiries}
              columns={[
                { head: words.day, heads: true, cell: ({ day }) => format.date(`${day}T12:00:00`) },
                { head: words.kind, cell: ({ kind }) => words.kinds[kind] },
                { head: words.asked, numeric: true, cell: ({ asked }) => format.number(asked) },
                { head: words.answered, numeric: true, cell: ({ answered }) => format.number(answered) },
                { head: words.silentShort, numeric: true, cell: ({ silent }) => format.number(silent) },
              ]}
            />
          </>
        )}
      </Asked>
    </Section>
  );
}

type Day = { readonly asked: number; readonly answered: number; readonly silent: number };

function sum(days: readonly Day[], name: keyof Day): number {
  return days.reduce((all, day) => all + day[name], 0);
}
