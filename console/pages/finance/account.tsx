/** One account's journals, newest first: each with its lines, and with what caused it. */
import { Anchor } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ask, isUnreached } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Waiting } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { offersQuery } from '../compensation/queries.ts';
import { FinancePage, useFinanceBase } from './area.tsx';
import { ACCOUNT_WORDS, FINANCE_WORDS, JOURNAL_WORDS } from './words.ts';

const journalsQuery = (incident: string, account: string) => ({
  queryKey: ['incident', incident, 'finance', 'journals', account],
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    ask(
      api.GET('/api/v1/incidents/{incident}/journals', {
        params: {
          path: { incident },
          query: { account, ...(pageParam === null ? {} : { before: pageParam }) },
        },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: { next: string | null }) => next,
});
type Journal = Awaited<ReturnType<ReturnType<typeof journalsQuery>['queryFn']>>['journals'][number];

export function Component() {
  const words = useWords(FINANCE_WORDS);
  const names = useWords(ACCOUNT_WORDS);
  const { account = '' } = useParams();
  const { slug } = useIncident();
  const base = useFinanceBase();
  const query = useInfiniteQuery(journalsQuery(slug, account));
  const name = account in names ? names[account as keyof typeof names] : '';
  const trouble =
    query.error && !isUnreached(query.error) ? (
      <Trouble error={query.error} again={() => void query.refetch()} />
    ) : null;
  return (
    <FinancePage
      title={`${account} ${name}`}
      lead={words.accountLead}
      crumbs={[{ to: `${base}/ledger`, label: words.ledger }]}
    >
      {trouble}
      {query.data ? (
        <Journals
          account={account}
          journals={query.data.pages.flatMap((page) => page.journals)}
          more={
            query.hasNextPage
              ? { ask: () => void query.fetchNextPage(), busy: query.isFetchingNextPage }
              : undefined
          }
        />
      ) : (
        (trouble ?? <Waiting />)
      )}
    </FinancePage>
  );
}

function Journals(props: {
  account: string;
  journals: readonly Journal[];
  more: { ask: () => void; busy: boolean } | undefined;
}) {
  const words = useWords(FINANCE_WORDS);
  const kinds = useWords(JOURNAL_WORDS);
  const names = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const own = (journal: Journal) => journal.lines.filter((line) => line.account === props.account);
  return (
    <DataTable
      caption={words.journals}
      captionHidden
      rows={props.journals}
      rowKey={(journal) => journal.id}
      empty={words.nothingPosted}
      more={props.more}
      columns={[
        { head: words.journal, heads: true, cell: (journal) => journal.id },
        {
          head: words.kind,
          cell: (journal) =>
            journal.kind in kinds ? kinds[journal.kind as keyof typeof kinds] : journal.kind,
        },
        { head: words.postedAt, cell: (journal) => <When at={journal.postedAt} /> },
        {
          head: words.period,
          cell: (journal) =>
            journal.originalPeriod ? words.late(journal.period, journal.originalPeriod) : journal.period,
        },
        {
          head: words.amount,
          numeric: true,
          cell: (journal) =>
            own(journal)
              .map((line) => format.money(line.amountMinor, line.currency))
              .join(', '),
        },
        {
          head: words.lines,
          cell: (journal) => (
            <details className="plain-details">
              <summary>{words.showLines(journal.lines.length)}</summary>
              <ul className="bare-list">
                {journal.lines.map((line, i) => (
                  <li key={`${i + 1}`}>
                    {BigInt(line.amountMinor) > 0n ? words.dr : words.cr} {line.account} {names[line.account]}
                    : {format.money(line.amountMinor.replace('-', ''), line.currency)}
                  </li>
                ))}
              </ul>
            </details>
          ),
        },
        { head: words.cause, cell: (journal) => <Cause journal={journal} /> },
      ]}
    />
  );
}

function Cause({ journal: { cause, key } }: { journal: Journal }) {
  const words = useWords(FINANCE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const sets = useQuery(offersQuery(slug)).data?.sets;
  const compensation = `/incidents/${slug}/compensation`;
  const set = sets?.find(({ id }) => id === cause.offerSetId);
  if (cause.person !== null) {
    return (
      <Anchor component={Link} to={`${compensation}/grants?person=${cause.person}`}>
        {words.grantOf(cause.person)}
        {cause.offer ? ` (${cause.offer})` : ''}
      </Anchor>
    );
  }
  if (set) {
    return (
      <Anchor component={Link} to={`${compensation}/sets/${set.id}`}>
        {set.name} ({words.peopleShort(format.number(cause.count))})
      </Anchor>
    );
  }
  return <code>{key}</code>;
}
