/** How offers are taken, day by day: chosen, redeemed, delivered. From kept figures, never counted for a page. */
import { NativeSelect, Radio, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { Counted } from './counted.tsx';
import { daysOf, summed } from './days.ts';
import { LineChart } from './line-chart.tsx';
import { figuresQuery, type Kept } from './queries.ts';
import { TAKE_UP_WORDS } from './take-up-words.ts';

export function Component() {
  const words = useWords(TAKE_UP_WORDS);
  const { slug } = useIncident();
  const query = useQuery(figuresQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(kept) => (
          <>
            <Counted kept={kept} />
            {kept.figures.sets.length === 0 ? <Empty>{words.empty}</Empty> : <TakeUp kept={kept} />}
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

function TakeUp({ kept }: { kept: Kept }) {
  const words = useWords(TAKE_UP_WORDS);
  const format = useFormat();
  const [set, setSet] = useState('');
  const [view, setView] = useState<'daily' | 'cumulative'>('daily');
  const { sets, days } = kept.figures;
  const shown = sets.filter(({ offerSetId }) => set === '' || offerSetId === set);
  const byDay = daysOf(days.filter(({ offerSetId }) => set === '' || offerSetId === set));
  const line = (name: 'chosen' | 'redeemed' | 'fulfilled') => {
    const values = byDay.map((day) => day[name]);
    return { name: words[name], values: view === 'daily' ? values : summed(values) };
  };
  return (
    <>
      <Group align="end" mt="md" gap="lg">
        <NativeSelect
          label={words.set}
          data={[
            { value: '', label: words.all },
            ...sets.map((one) => ({ value: one.offerSetId, label: one.offerSet })),
          ]}
          value={set}
          onChange={(event) => setSet(event.currentTarget.value)}
        />
        <Radio.Group label={words.view} value={view} onChange={(to) => setView(to as typeof view)}>
          <Group mt={6}>
            <Radio value="daily" label={words.daily} />
            <Radio value="cumulative" label={words.cumulative} />
          </Group>
        </Radio.Group>
      </Group>
      <Totals shown={shown} />
      <Section title={view === 'daily' ? words.daily : words.cumulative} lead={words.chartLead}>
        {byDay.length === 0 ? (
          <Empty>{words.noDays}</Empty>
        ) : (
          <LineChart
            caption={words.caption}
            xName={words.day}
            xs={byDay.map(({ day }) => format.date(`${day}T00:00:00`))}
            lines={[line('chosen'), line('redeemed'), line('fulfilled')]}
            shown={(value) => format.number(Math.round(value))}
          />
        )}
      </Section>
      <ByOffer kept={kept} set={set} />
    </>
  );
}

function Totals({ shown }: { shown: Kept['figures']['sets'] }) {
  const words = useWords(TAKE_UP_WORDS);
  const format = useFormat();
  const total = (name: 'granted' | 'redeemed' | 'fulfilled') =>
    shown.reduce((sum, one) => sum + one[name], 0);
  const [granted, redeemed, fulfilled] = [total('granted'), total('redeemed'), total('fulfilled')];
  return (
    <Section title={words.title}>
      <div className="figures">
        <Figure name={words.granted} value={format.number(granted)} />
        <Figure
          name={words.redeemed}
          value={format.number(redeemed)}
          note={granted > 0 ? words.share(format.percent(redeemed / granted)) : undefined}
        />
        <Figure name={words.fulfilled} value={format.number(fulfilled)} />
      </div>
    </Section>
  );
}

function ByOffer({ kept, set }: { kept: Kept; set: string }) {
  const words = useWords(TAKE_UP_WORDS);
  const format = useFormat();
  return (
    <Section title={words.byOffer}>
      <DataTable
        caption={words.byOffer}
        captionHidden
        rows={kept.figures.offers.filter(({ offerSetId }) => set === '' || offerSetId === set)}
        rowKey={(row) => `${row.offerSetId}${row.offerId}`}
        columns={[
          { head: words.offer, heads: true, cell: (row) => row.offer },
          { head: words.set, cell: (row) => row.offerSet },
          { head: words.granted, numeric: true, cell: (row) => format.number(row.granted) },
          { head: words.reserved, numeric: true, cell: (row) => format.number(row.reserved) },
          { head: words.redeemed, numeric: true, cell: (row) => format.number(row.redeemed) },
          { head: words.fulfilled, numeric: true, cell: (row) => format.number(row.fulfilled) },
        ]}
      />
    </Section>
  );
}
