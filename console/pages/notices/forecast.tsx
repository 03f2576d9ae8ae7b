/** When the last person would be told, how many too late, and what would change it. */
import { Text } from '@mantine/core';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { NOTICE_WORDS } from './notice-words.ts';
import type { Preflight } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

type Forecast = NonNullable<Preflight['forecast']>;

export function ForecastOf({ forecast }: { forecast: Forecast }) {
  const words = useWords(NOTICE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { finishesAt, deadlineAt, late, byFile, waves, changes } = forecast;
  return (
    <Section title={words.forecast} lead={words.forecastLead}>
      <div className="figures">
        <Figure name={words.ends} value={finishesAt ? <When at={finishesAt} /> : words.noEnd} />
        <Figure
          name={words.late}
          value={format.number(late)}
          note={deadlineAt ? format.instant(deadlineAt) : words.noDeadline}
        />
        {byFile > 0 ? (
          <Figure name={words.byFile} value={format.number(byFile)} note={words.byFileNote} />
        ) : null}
      </div>
      {waves.length > 1 ? (
        <DataTable
          caption={words.waves}
          rows={waves}
          rowKey={(wave) => String(wave.no)}
          columns={[
            {
              head: words.wave,
              heads: true,
              cell: (wave) => `${wave.no}${wave.kind === 'pilot' ? ` (${words.pilot})` : ''}`,
            },
            { head: shared.persons, numeric: true, cell: (wave) => format.number(wave.persons) },
            {
              head: words.opens,
              cell: (wave) => (wave.opensAt ? <When at={wave.opensAt} /> : words.opensByPerson),
            },
          ]}
        />
      ) : null}
      {changes.length > 0 ? <Changes changes={changes} /> : null}
    </Section>
  );
}

function Changes({ changes }: Pick<Forecast, 'changes'>) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.change}
      rows={changes}
      rowKey={(change) => change.sentence}
      columns={[
        {
          head: words.change,
          heads: true,
          cell: (change) => (
            <>
              {words.changeKinds[change.kind]}
              <Text size="sm" c="dimmed">
                <Why of={change.words} />
              </Text>
            </>
          ),
        },
        { head: words.remains, numeric: true, cell: (change) => format.number(change.late) },
      ]}
    />
  );
}
