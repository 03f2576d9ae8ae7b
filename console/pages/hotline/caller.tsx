/** What may be read out to a caller we know: what leaked, what we told them, what we offer. Never an address. */
import { Alert, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { categoryLabel } from '../messages/category-labels.ts';
import type { Call } from './queries.ts';
import { HOTLINE_WORDS } from './words.ts';

type Known = NonNullable<Call['caller']>;

export function Caller({ of }: { of: Known }) {
  const words = useWords(HOTLINE_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const here = useRef<HTMLDivElement>(null);
  // Whoever was just proven is told next.
  useEffect(() => here.current?.focus(), [of.hidden]);
  return (
    <div ref={here} tabIndex={-1} className="page-title">
      {of.minor ? (
        <Alert color="yellow" mt="md" role="note">
          {words.minor}
        </Alert>
      ) : null}
      <Section title={words.leaked}>
        {of.leaked.length + of.hidden === 0 ? <Text>{words.nothing}</Text> : null}
        <ul className="hotline-list">
          {of.leaked.map(({ code }) => (
            <li key={code}>{categoryLabel(code, language)}</li>
          ))}
        </ul>
        {of.hidden > 0 ? <Text size="sm">{words.hidden(format.number(of.hidden))}</Text> : null}
      </Section>
      <Section title={words.told}>
        <DataTable
          caption={words.told}
          captionHidden
          rows={of.told}
          rowKey={({ notice, channel, at }) => `${notice} ${channel} ${at}`}
          empty={words.notTold}
          columns={[
            { head: words.notice, heads: true, cell: ({ notice }) => notice },
            { head: words.by, cell: ({ channel }) => words.channels[channel] },
            { head: words.state, cell: ({ state }) => words.became[state] },
            { head: words.at, cell: ({ at }) => <When at={at} /> },
          ]}
        />
      </Section>
      <Section title={words.offered}>
        {of.offers.length === 0 ? <Text>{words.notOffered}</Text> : null}
        {of.offers.map((set) => (
          <OfferSet key={set.offers.map(({ title }) => title).join()} of={set} />
        ))}
      </Section>
    </div>
  );
}

function OfferSet({ of }: { of: Known['offers'][number] }) {
  const words = useWords(HOTLINE_WORDS);
  return (
    <>
      <ul className="hotline-list">
        {of.offers.map(({ title, face }) => (
          <li key={title}>
            {title}
            {face === '' ? '' : ` · ${face}`}
          </li>
        ))}
      </ul>
      <Facts
        of={[
          [
            words.state,
            of.chosen === null
              ? words.grants[of.state]
              : `${words.chosen(of.chosen)} (${words.grants[of.state]})`,
          ],
          [words.until, <When key="until" at={of.expiresAt} />],
          [words.referenceOf, of.reference ?? '–'],
        ]}
      />
    </>
  );
}
