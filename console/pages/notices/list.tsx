/** Every notice of the incident, and who was told something that is no longer the whole truth. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { changesQuery, noticesQuery } from './queries.ts';
import { StatusOf } from './status-of.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Component() {
  const words = useWords(NOTICES_WORDS);
  const format = useFormat();
  const navigate = useNavigate();
  const { slug } = useIncident();
  const query = useQuery(noticesQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ notices, discarded, names, can }) => (
          <>
            <Act can={can.draft} act={async () => navigate(`/incidents/${slug}/notices/new`)}>
              {words.draft}
            </Act>
            <Section title={words.title}>
              <DataTable
                caption={words.title}
                captionHidden
                rows={notices.toReversed()}
                rowKey={(row) => row.id}
                empty={words.noNotices}
                columns={[
                  {
                    head: words.name,
                    heads: true,
                    cell: (row) => (
                      <Anchor component={Link} to={row.id}>
                        {row.name}
                      </Anchor>
                    ),
                  },
                  { head: words.status, cell: (row) => <StatusOf notice={row} /> },
                  { head: words.kind, cell: (row) => words.kinds[row.kind] },
                  {
                    head: words.channelsHead,
                    cell: (row) => row.channels.map((channel) => words.channels[channel]).join(', '),
                  },
                  {
                    head: words.persons,
                    numeric: true,
                    cell: (row) => (row.launchedAt ? format.number(row.persons) : '–'),
                  },
                  {
                    head: words.told,
                    numeric: true,
                    cell: (row) => (row.launchedAt ? format.number(row.told) : '–'),
                  },
                  { head: words.deadline, cell: (row) => <When at={row.deadlineAt} /> },
                ]}
              />
            </Section>
            {discarded.length > 0 ? <Discarded rows={discarded} names={names} /> : null}
            {notices.some(({ launchedAt }) => launchedAt) ? <Changed /> : null}
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

type Listed = Awaited<ReturnType<ReturnType<typeof noticesQuery>['queryFn']>>;

function Discarded({ rows, names }: { rows: Listed['discarded']; names: Listed['names'] }) {
  const words = useWords(NOTICES_WORDS);
  return (
    <Section title={words.discarded} lead={words.discardedLead}>
      <DataTable
        caption={words.discarded}
        captionHidden
        rows={rows.toReversed()}
        rowKey={(row) => row.id}
        columns={[
          {
            head: words.name,
            heads: true,
            cell: (row) => (
              <Anchor component={Link} to={row.id}>
                {row.name}
              </Anchor>
            ),
          },
          { head: words.kind, cell: (row) => words.kinds[row.kind] },
          { head: words.by, cell: (row) => (row.discardedBy && names[row.discardedBy]) || '–' },
          { head: words.at, cell: (row) => <When at={row.discardedAt} /> },
        ]}
      />
    </Section>
  );
}

function Changed() {
  const words = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(changesQuery(slug));
  return (
    <Section title={words.changes} lead={words.changesLead}>
      <Asked query={query}>
        {(answer) => {
          const counts = 'counts' in answer ? answer.counts : null;
          if (!counts) return <p role="status">{words.changesCounting}</p>;
          if (counts.grew + counts.shrank === 0) return <p>{words.nobodyChanged}</p>;
          return (
            <div className="figures">
              <Figure name={words.grew} value={format.number(counts.grew)} note={words.grewDo} />
              <Figure name={words.shrank} value={format.number(counts.shrank)} note={words.shrankDo} />
              <Figure name={words.both} value={format.number(counts.both)} />
            </div>
          );
        }}
      </Asked>
    </Section>
  );
}
