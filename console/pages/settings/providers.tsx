/** Who carries our messages: settings without secrets, lanes, and a test to oneself. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ProviderCheck, ProviderTest } from './providers-steps.tsx';
import { PROVIDERS_WORDS } from './providers-words.ts';

export const providersQuery = {
  queryKey: ['providers'],
  queryFn: () => ask(api.GET('/api/v1/providers')),
  ...hears('providers', 'lanes'),
};

type Answer = Awaited<ReturnType<typeof providersQuery.queryFn>>;
export type Provider = Answer['providers'][number];

export function Component() {
  const words = useWords(PROVIDERS_WORDS);
  const query = useQuery(providersQuery);
  return (
    <Page title={words.title} lead={words.lead} crumbs={[{ to: '/settings', label: words.settings }]}>
      <Asked query={query}>
        {({ providers, names }) =>
          providers.map((provider) => <One key={provider.provider} of={provider} names={names} />)
        }
      </Asked>
    </Page>
  );
}

function One({ of, names }: { of: Provider; names: Answer['names'] }) {
  const words = useWords(PROVIDERS_WORDS);
  const title = `${words.channels[of.channel]}: ${words.names[of.provider]}`;
  return (
    <Section title={title}>
      <Facts
        of={[
          [
            words.kind,
            <Status key="kind" tone={of.kind === 'real' ? 'good' : 'warn'}>
              {words.kinds[of.kind]}
            </Status>,
          ],
          [words.sender, of.sender],
          ...(of.region ? [[words.region, of.region] as const] : []),
          ...(of.configurationSet ? [[words.set, of.configurationSet] as const] : []),
          ...(of.mode ? [[words.mode, words.modes[of.mode]] as const] : []),
          [words.events, of.eventsAt],
        ]}
      />
      <Lanes of={of} />
      <ProviderCheck of={of} />
      <ProviderTest of={of} />
      <Tests of={of} names={names} />
    </Section>
  );
}

function Lanes({ of: { lanes, channel } }: { of: Provider }) {
  const words = useWords(PROVIDERS_WORDS);
  const format = useFormat();
  return (
    <>
      <Text component="h3" fw={600} mt="lg">
        {words.lanes}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {words.lanesLead}
      </Text>
      <DataTable
        caption={`${words.lanes}: ${words.channels[channel]}`}
        captionHidden
        rows={lanes}
        rowKey={({ id }) => id}
        empty={words.noLanes}
        columns={[
          {
            head: words.lane,
            heads: true,
            cell: ({ sender, country }) => `${sender} · ${country || words.everywhere}`,
          },
          {
            head: words.state,
            cell: ({ status }) => (
              <Status tone={status === 'open' ? 'good' : 'bad'}>{words.states[status]}</Status>
            ),
          },
          { head: words.rate, numeric: true, cell: ({ ratePerS }) => format.number(ratePerS) },
          { head: words.why, cell: ({ reason }) => reason ?? '–' },
        ]}
      />
    </>
  );
}

const TONES = { accepted: 'good', rejected: 'bad', retry: 'warn', halt: 'bad', ambiguous: 'warn' } as const;

function Tests({ of: { tests, channel }, names }: { of: Provider; names: Answer['names'] }) {
  const words = useWords(PROVIDERS_WORDS);
  return (
    <DataTable
      caption={`${words.tests}: ${words.channels[channel]}`}
      rows={tests}
      rowKey={({ id }) => id}
      empty={words.noTests}
      columns={[
        { head: words.at, heads: true, cell: ({ madeAt }) => <When at={madeAt} /> },
        { head: words.by, cell: ({ madeBy }) => names[madeBy] ?? '–' },
        {
          head: words.answer,
          cell: ({ outcome }) =>
            outcome ? <Status tone={TONES[outcome]}>{words.outcomes[outcome]}</Status> : words.waiting,
        },
        { head: words.said, cell: ({ code, detail }) => [code, detail].filter(Boolean).join(': ') || '–' },
        {
          head: words.heard,
          cell: ({ heardAt }) => (heardAt ? <When at={heardAt} /> : words.notHeard),
        },
      ]}
    />
  );
}
