/** Files for finance: what waits becomes a file, another person releases it, and its lines are confirmed. */
import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { PAYOUT_WORDS } from './payout-words.ts';
import { payoutsQuery, useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

const KINDS = ['credit', 'payout', 'donation'] as const;

export function Component() {
  const words = useWords(PAYOUT_WORDS);
  const { slug } = useIncident();
  const query = useQuery(payoutsQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(found) => (
          <>
            <Make can={found.can.make} waiting={found.waiting} />
            <Files found={found} />
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

function Make({ can, waiting }: { can: Can; waiting: Found['waiting'] }) {
  const words = useWords(PAYOUT_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const base = useBase();
  const after = useAfter();
  const say = useSay();
  const go = useNavigate();
  return (
    <Section title={words.make} lead={words.makeLead}>
      <Group align="start">
        {KINDS.map((kind) => (
          <Act
            key={kind}
            variant="default"
            can={can.allowed && waiting[kind] === 0 ? { allowed: false, reason: words.nobodyWaits } : can}
            act={async () => {
              const params = { path: { incident: slug } };
              const made = await ask(
                api.POST('/api/v1/incidents/{incident}/payouts', { params, body: { kind } }),
              );
              await after();
              const rows = format.number(made.rows);
              say(
                made.leftOut === 0 ? words.made(rows) : words.madeWithout(rows, format.number(made.leftOut)),
              );
              await go(`${base}/payouts/${made.id}`);
            }}
            confirm={{
              title: words.makeTitle(words[kind]),
              body: words.makeBody(format.number(waiting[kind])),
              yes: words.makeYes,
            }}
          >
            {words.makeOf(words[kind], format.number(waiting[kind]))}
          </Act>
        ))}
      </Group>
    </Section>
  );
}

type Found = Awaited<ReturnType<ReturnType<typeof payoutsQuery>['queryFn']>>;

function Files({ found: { payouts, names } }: { found: Found }) {
  const words = useWords(PAYOUT_WORDS);
  const format = useFormat();
  const base = useBase();
  return (
    <Section title={words.files}>
      <DataTable
        caption={words.files}
        captionHidden
        rows={payouts.toReversed()}
        rowKey={(payout) => payout.id}
        empty={words.none}
        columns={[
          {
            head: words.file,
            heads: true,
            cell: (payout) => (
              <Anchor component={Link} to={`${base}/payouts/${payout.id}`}>
                {words[payout.kind]}, {format.date(payout.madeAt)}
              </Anchor>
            ),
          },
          {
            head: words.status,
            cell: (payout) => <StateOf state={payout.status === 'open' ? 'submitted' : payout.status} />,
          },
          { head: words.lines, numeric: true, cell: (payout) => format.number(payout.rows) },
          { head: words.madeBy, cell: (payout) => names[payout.madeBy] ?? '–' },
          { head: words.madeAt, cell: (payout) => <When at={payout.madeAt} /> },
          {
            head: words.releasedBy,
            cell: (payout) => (payout.releasedBy ? (names[payout.releasedBy] ?? '–') : '–'),
          },
        ]}
      />
    </Section>
  );
}
