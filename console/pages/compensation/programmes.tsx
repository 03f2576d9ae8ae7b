/** What vendors run for monitoring and insurance, and who of the people began to use it, as the vendor says. */
import { FileInput, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { useOfferName } from './codes.tsx';
import { bring } from './files.ts';
import { PROGRAMME_WORDS } from './programme-words.ts';
import { offersQuery, useAfter } from './queries.ts';

const programmesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'programmes'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/programmes', { params: { path: { incident } } })),
  ...hears('compensation'),
});
const feedsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'enrolments'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/enrolments', { params: { path: { incident } } })),
});
type ListedFeed = components['schemas']['ListedFeed'];
type Found = Awaited<ReturnType<ReturnType<typeof programmesQuery>['queryFn']>>;

export function Component() {
  const words = useWords(PROGRAMME_WORDS);
  const { slug } = useIncident();
  const query = useQuery(programmesQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(found) => (
          <>
            <List found={found} />
            <Declare found={found} />
          </>
        )}
      </Asked>
      <Feeds />
    </AreaPage>
  );
}

function List({ found }: { found: Found }) {
  const words = useWords(PROGRAMME_WORDS);
  const format = useFormat();
  const nameOf = useOfferName();
  return (
    <DataTable
      caption={words.title}
      captionHidden
      rows={found.programmes}
      rowKey={(programme) => programme.id}
      empty={words.none}
      columns={[
        { head: words.offer, heads: true, cell: (programme) => nameOf(programme.offerId) },
        { head: words.vendor, cell: (programme) => programme.vendor },
        { head: words.engagement, cell: (programme) => programme.engagement },
        { head: words.enrolBy, cell: (programme) => format.date(`${programme.enrolBy}T00:00:00`) },
        { head: words.enrolUrl, cell: (programme) => programme.enrolUrl },
        { head: words.enrolled, numeric: true, cell: (programme) => format.number(programme.enrolled) },
      ]}
    />
  );
}

function Declare({ found }: { found: Found }) {
  const words = useWords(PROGRAMME_WORDS);
  const { slug } = useIncident();
  const after = useAfter();
  const say = useSay();
  const offers = useQuery(offersQuery(slug)).data?.offers ?? [];
  const open = offers.filter(
    ({ id, kind }) =>
      (kind === 'monitoring' || kind === 'insurance') &&
      !found.programmes.some(({ offerId }) => offerId === id),
  );
  return (
    <Section title={words.declare} lead={words.declareLead}>
      {open.length === 0 ? <Empty>{words.noOffers}</Empty> : null}
      <Group align="start">
        {open.map((offer) => (
          <AskingAct
            key={offer.id}
            variant="default"
            can={found.can.declare}
            fields={[
              { name: 'vendor', label: words.vendor },
              { name: 'engagement', label: words.engagement, hint: words.engagementHint },
              { name: 'enrolBy', label: words.enrolBy, hint: words.enrolByHint },
              { name: 'enrolUrl', label: words.enrolUrl, hint: words.enrolUrlHint },
            ]}
            act={async ({ vendor = '', engagement = '', enrolBy = '', enrolUrl = '' }) => {
              const body = { offerId: offer.id, vendor, engagement, enrolBy, enrolUrl };
              await ask(
                api.POST('/api/v1/incidents/{incident}/programmes', {
                  params: { path: { incident: slug } },
                  body,
                }),
              );
              await after();
              say(words.declared(offer.name));
            }}
            confirm={{ title: words.declareFor(offer.name), body: words.declareBody, yes: words.declareYes }}
          >
            {words.declareFor(offer.name)}
          </AskingAct>
        ))}
      </Group>
    </Section>
  );
}

function Feeds() {
  const words = useWords(PROGRAMME_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const after = useAfter();
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const query = useQuery(feedsQuery(slug));
  return (
    <Section title={words.feed} lead={words.feedLead}>
      <Asked query={query}>
        {({ feeds, can }) => (
          <>
            <Group align="end">
              <FileInput
                label={words.file}
                placeholder={words.choose}
                accept=".csv,text/csv"
                miw={260}
                value={file}
                onChange={setFile}
              />
              <Act
                variant="default"
                can={
                  file === null && can.import.allowed
                    ? { allowed: false, reason: words.chooseFirst }
                    : can.import
                }
                act={async () => {
                  if (!file) return;
                  const feed = await bring<components['schemas']['Feed']>(
                    `/api/v1/incidents/${slug}/enrolments`,
                    file,
                    'text/csv',
                  );
                  setFile(null);
                  await after();
                  say(words.brought(format.number(feed.enrolled), format.number(feed.rejects.length)));
                }}
              >
                {words.bring}
              </Act>
            </Group>
            <FeedTable feeds={feeds} can={can.import} />
          </>
        )}
      </Asked>
    </Section>
  );
}

function FeedTable({ feeds, can }: { feeds: readonly ListedFeed[]; can: Can }) {
  const words = useWords(PROGRAMME_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.feeds}
      rows={feeds}
      rowKey={(feed) => feed.id}
      empty={words.noFeeds}
      columns={[
        { head: words.when, heads: true, cell: (feed) => <When at={feed.broughtAt} /> },
        { head: words.source, cell: (feed) => words[feed.source] },
        { head: words.lines, numeric: true, cell: (feed) => format.number(feed.lines) },
        { head: words.enrolled, numeric: true, cell: (feed) => format.number(feed.enrolled) },
        { head: words.repeated, numeric: true, cell: (feed) => format.number(feed.repeated) },
        {
          head: words.rejected,
          cell: (feed) => <Rejects rejects={feed.rejects} />,
        },
        { head: words.standing, cell: (feed) => <TakingBack feed={feed} can={can} /> },
      ]}
    />
  );
}

function TakingBack({ feed, can }: { feed: ListedFeed; can: Can }) {
  const words = useWords(PROGRAMME_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const { withdrawn } = feed;
  if (withdrawn) return <div className="wide-cell">{words.withdrawn(withdrawn.reason)}</div>;
  return (
    <AskingAct
      size="xs"
      color="red"
      variant="outline"
      can={can}
      fields={[reason]}
      act={async (typed) => {
        const params = { path: { incident: slug, feed: feed.id } };
        const body = { reason: typed['reason'] ?? '' };
        await ask(api.POST('/api/v1/incidents/{incident}/enrolments/{feed}/withdraw', { params, body }));
        await after();
        say(words.takenBack);
      }}
      confirm={{
        title: words.takeBackTitle,
        body: words.takeBackBody(format.number(feed.enrolled)),
        yes: words.takeBack,
      }}
    >
      {words.takeBack}
    </AskingAct>
  );
}

/** More are the vendor's whole file gone wrong, which the first of them tell. */
const SHOWN_MAX = 200;

function Rejects({ rejects }: { rejects: components['schemas']['Feed']['rejects'] }) {
  const words = useWords(PROGRAMME_WORDS);
  const format = useFormat();
  if (rejects.length === 0) return '–';
  const more = rejects.length - SHOWN_MAX;
  return (
    <details className="plain-details wide-cell">
      <summary>{words.rejectedLines(format.number(rejects.length))}</summary>
      <ul className="bare-list">
        {rejects.slice(0, SHOWN_MAX).map(({ line, reason }) => (
          <li key={line}>
            {words.line(line)}: {words[reason]}
          </li>
        ))}
      </ul>
      {more > 0 ? words.andMore(format.number(more)) : null}
    </details>
  );
}
