/** What sending costs: each line with its source, its day and its rate; set anew with a reason, earlier ones kept. */
import './messages.css';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import type { UnitPrice } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { pricesQuery } from './asking.ts';
import { useCountry, useDollars } from './money.ts';
import { PriceForm } from './price-form.tsx';
import { CHANNEL_WORDS, PRICES_WORDS } from './words.ts';

export function Component() {
  const words = useWords(PRICES_WORDS);
  const { slug } = useIncident();
  const query = useQuery(pricesQuery);
  const [looking, setLooking] = useState<UnitPrice | null>(null);
  const place = usePlace();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      crumbs={[{ to: `/incidents/${slug}/messages`, label: words.back }]}
    >
      <Asked query={query}>
        {({ prices, can }) => (
          <>
            <PriceForm can={can.set} />
            {looking === null ? null : <History of={looking} name={place(looking)} />}
            <Prices prices={prices} look={setLooking} />
          </>
        )}
      </Asked>
    </Page>
  );
}

/** `SMS, Indonesia` */
function usePlace(): (price: Pick<UnitPrice, 'channel' | 'country'>) => string {
  const words = useWords(PRICES_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const country = useCountry();
  return (price) => `${channels[price.channel]}, ${price.country ? country(price.country) : words.anyOther}`;
}

function Prices({ prices, look }: { prices: readonly UnitPrice[]; look: (price: UnitPrice) => void }) {
  const words = useWords(PRICES_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const country = useCountry();
  const place = usePlace();
  return (
    <DataTable
      caption={words.title}
      captionHidden
      rows={prices}
      rowKey={(price) => `${price.channel}:${price.country}`}
      columns={[
        { head: words.channel, cell: ({ channel }) => channels[channel] },
        {
          head: words.country,
          heads: true,
          cell: (price) => (price.country ? country(price.country) : words.anyOther),
        },
        ...useFigures(),
        {
          head: words.history,
          cell: (price) => (
            <Anchor
              component="button"
              type="button"
              size="sm"
              aria-label={words.historyOf(place(price))}
              onClick={() => look(price)}
            >
              {words.history}
            </Anchor>
          ),
        },
      ]}
    />
  );
}

/** The columns both tables share. */
function useFigures() {
  const words = useWords(PRICES_WORDS);
  const { language } = useLanguage();
  const dollars = useDollars();
  const format = useFormat();
  return [
    {
      head: words.price,
      numeric: true,
      cell: ({ micros, unit }: UnitPrice) => (
        <>
          {dollars(micros)}{' '}
          <Text span size="xs" c="dimmed">
            {words.per[unit]}
          </Text>
        </>
      ),
    },
    {
      head: words.quoted,
      cell: ({ quoted: { micros, currency, rate } }: UnitPrice) =>
        currency === 'USD'
          ? '–'
          : `${Number(micros) / 1_000_000} ${currency} · ${words.rate(rate, currency)}`,
    },
    {
      head: words.source,
      cell: ({ source, sourceWords, shipped }: UnitPrice) => (
        <>
          {sourceWords?.[language] ?? source}{' '}
          <Status tone={shipped ? 'warn' : 'good'}>{shipped ? words.shipped : words.own}</Status>
        </>
      ),
    },
    { head: words.pricedOn, cell: ({ pricedOn }: UnitPrice) => format.date(pricedOn) },
  ];
}

function History({ of: { channel, country }, name }: { of: UnitPrice; name: string }) {
  const words = useWords(PRICES_WORDS);
  const format = useFormat();
  const figures = useFigures();
  const query = useQuery({
    queryKey: [...pricesQuery.queryKey, 'history', channel, country],
    queryFn: () =>
      ask(
        api.GET('/api/v1/messages/prices/history', {
          params: { query: { channel, ...(country === '' ? {} : { country }) } },
        }),
      ),
  });
  return (
    <Section title={words.historyOf(name)}>
      <Asked query={query}>
        {({ prices, names }) => (
          <DataTable
            caption={words.historyOf(name)}
            captionHidden
            rows={prices}
            rowKey={({ setAt, micros }) => `${setAt}:${micros}`}
            empty={words.historyNone}
            columns={[
              {
                head: words.by,
                heads: true,
                cell: ({ setBy, setAt }) => `${names[setBy] ?? '–'}, ${format.instant(setAt)}`,
              },
              ...figures,
              { head: words.reason, cell: ({ reason }) => reason ?? '–' },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
