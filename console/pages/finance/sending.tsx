/** What sending costs: the estimate of what was counted last, and the bills beside it, never added up together. */
import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Counted } from '../compensation/counted.tsx';
import { figuresQuery } from '../compensation/queries.ts';
import { useCountry } from '../messages/money.ts';
import { FinancePage } from './area.tsx';
import { SentBills } from './bills.tsx';
import { roundedUp } from './dollars.ts';
import { SENDING_WORDS } from './sending-words.ts';

type Sending = components['schemas']['Sending'];
type Units = Sending['channels'][number];

export function Component() {
  const words = useWords(SENDING_WORDS);
  const { slug } = useIncident();
  const query = useQuery(figuresQuery(slug));
  return (
    <FinancePage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(kept) => (
          <>
            <Counted kept={kept} />
            {kept.figures.sending.channels.length === 0 ? (
              <Empty>{words.nothing}</Empty>
            ) : (
              <Estimate sending={kept.figures.sending} />
            )}
          </>
        )}
      </Asked>
      <SentBills billed={query.data?.billed ?? []} />
    </FinancePage>
  );
}

function Estimate({ sending }: { sending: Sending }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const shown = (micros: string | null) =>
    micros === null ? words.noPrice : format.money(roundedUp(micros), 'USD');
  const total = sending.channels.reduce((sum, { estimateMicros }) => sum + BigInt(estimateMicros ?? 0), 0n);
  return (
    <>
      <Section title={words.estimate} lead={words.estimateLead}>
        <div className="figures">
          {sending.channels.map((row) => (
            <Figure
              key={row.channel}
              name={words.sentBy[row.channel]}
              value={shown(row.estimateMicros)}
              note={<Note row={row} />}
            />
          ))}
          <Figure name={words.total} value={shown(String(total))} note={words.totalNote} />
        </div>
      </Section>
      <Places sending={sending} shown={shown} />
      <Section title={words.byDay}>
        <DataTable
          caption={words.byDay}
          captionHidden
          rows={sending.days.toReversed()}
          rowKey={(row) => `${row.day}${row.channel}`}
          columns={[
            { head: words.day, heads: true, cell: (row) => format.date(`${row.day}T00:00:00`) },
            { head: words.channel, cell: (row) => words.sentBy[row.channel] },
            { head: words.sent, numeric: true, cell: (row) => format.number(row.units) },
            { head: words.inDoubt, numeric: true, cell: (row) => format.number(row.doubtful) },
            { head: words.cost, numeric: true, cell: (row) => shown(row.estimateMicros) },
          ]}
        />
      </Section>
    </>
  );
}

function Note({ row }: { row: Units }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const unit = words.unit[row.channel];
  const doubtful = format.number(row.doubtful);
  const doubt =
    row.doubtful === 0
      ? null
      : row.doubtfulMicros === null
        ? words.doubtNoPrice(doubtful, unit)
        : words.doubt(doubtful, unit, format.money(roundedUp(row.doubtfulMicros), 'USD'));
  return (
    <>
      {words.units(format.number(row.units), unit)}. {doubt}{' '}
      {row.estimateMicros === null ? words.noPriceNote : null}
    </>
  );
}

function Places({ sending, shown }: { sending: Sending; shown: (micros: string | null) => string }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const country = useCountry();
  return (
    <Section title={words.byCountry} lead={words.byCountryLead}>
      <DataTable
        caption={words.byCountry}
        captionHidden
        rows={sending.places}
        rowKey={(row) => `${row.channel}${row.country}`}
        columns={[
          {
            head: words.country,
            heads: true,
            cell: (row) => (row.country === '' ? words.unknownCountry : country(row.country)),
          },
          { head: words.channel, cell: (row) => words.sentBy[row.channel] },
          { head: words.sent, numeric: true, cell: (row) => format.number(row.units) },
          { head: words.inDoubt, numeric: true, cell: (row) => format.number(row.doubtful) },
          { head: words.cost, numeric: true, cell: (row) => shown(row.estimateMicros) },
          {
            head: words.source,
            cell: (row) => <div className="wide-cell">{row.sources.join('; ') || words.noPrice}</div>,
          },
        ]}
      />
    </Section>
  );
}
