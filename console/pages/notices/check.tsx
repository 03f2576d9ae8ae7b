/** Before a launch: every check with its sentence, who mends it and where; and when it would end. */
import { Alert, Anchor, Text } from '@mantine/core';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useServerWords } from '../../words/server.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { checksOf, type CheckRow } from './checks.ts';
import { ForecastOf } from './forecast.tsx';
import { NOTICE_WORDS } from './notice-words.ts';
import { type KeptPreflight, type OneNotice, type Preflight, preflightQuery } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

export function Check({ notice, query }: { notice: OneNotice; query: UseQueryResult<KeptPreflight> }) {
  const words = useWords(NOTICE_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const { data } = query;
  return (
    <>
      <Section
        title={words.check}
        lead={words.checkLead}
        actions={
          data ? (
            <Act
              size="xs"
              variant="default"
              can={data.can.count}
              act={async () => {
                const params = { path: { notice: notice.id } };
                await ask(api.POST('/api/v1/notices/{notice}/preflight/count', { params }));
                await cache.invalidateQueries({ queryKey: preflightQuery(slug, notice.id).queryKey });
              }}
            >
              {words.again}
            </Act>
          ) : null
        }
      >
        <Asked query={query}>
          {({ preflight, countedAt, isCounting }) => (
            <>
              <Text size="sm" c="dimmed" mb="sm" role="status">
                {isCounting || countedAt === null ? (
                  words.counting
                ) : (
                  <>
                    {words.countedAt} <When at={countedAt} />
                  </>
                )}
              </Text>
              {preflight ? (
                <>
                  <Counts preflight={preflight} />
                  <Checks notice={notice} preflight={preflight} />
                  <Warnings preflight={preflight} />
                </>
              ) : null}
            </>
          )}
        </Asked>
      </Section>
      {data?.preflight?.forecast ? <ForecastOf forecast={data.preflight.forecast} /> : null}
    </>
  );
}

export function Counts({ preflight }: { preflight: Preflight }) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const { persons, reached, held, cost, unreached } = preflight;
  const reasons = (Object.keys(words.whys) as (keyof typeof words.whys)[]).filter(
    (reason) => (unreached[reason] ?? 0) > 0,
  );
  return (
    <>
      <div className="figures">
        <Figure
          name={words.reached}
          value={format.number(reached)}
          note={words.ofPersons(format.number(persons))}
        />
        <Figure
          name={words.unreached}
          value={format.number(persons - reached)}
          note={reasons
            .map((reason) => `${words.whys[reason]}: ${format.number(unreached[reason] ?? 0)}`)
            .join('; ')}
        />
        <Figure name={words.heldPeople} value={format.number(held)} />
        <Figure
          name={words.expected}
          value={format.money(cost.expected.amountMinor, cost.expected.currency)}
          note={words.expectedNote}
        />
        <Figure
          name={words.worst}
          value={format.money(cost.worst.amountMinor, cost.worst.currency)}
          note={words.worstNote}
        />
      </div>
      <Deliveries preflight={preflight} />
    </>
  );
}

function Deliveries({ preflight }: { preflight: Preflight }) {
  const words = useWords(NOTICE_WORDS);
  const { channels: shared } = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { channels, fallback } = preflight;
  const parts = (Object.keys(channels) as (keyof typeof channels)[]).map(
    (channel) => `${shared[channel]}: ${format.number(channels[channel] ?? 0)}`,
  );
  return (
    <Text size="sm" mt="sm">
      {words.deliveries}: {parts.join(' · ')}
      {fallback > 0 ? ` · ${words.fallback}: ${format.number(fallback)}` : ''}
    </Text>
  );
}

function Checks({ notice, preflight }: { notice: OneNotice; preflight: Preflight }) {
  const words = useWords(NOTICE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const nameOf = useCheckName();
  const rows = checksOf(notice, preflight, slug);
  const inTheWay = rows.filter(({ standing }) => standing === 'notOk').length;
  return (
    <>
      <Text fw={600} mt="md" role="status">
        {inTheWay === 0 ? words.allOk : words.blockers(inTheWay)}
      </Text>
      <DataTable
        caption={words.tableCheck}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { head: words.tableCheck, heads: true, cell: (row) => <CheckName row={row} /> },
          {
            head: shared.status,
            cell: (row) => (
              <Status tone={row.standing === 'ok' ? 'good' : row.standing === 'still' ? 'warn' : 'bad'}>
                {words[row.standing]}
              </Status>
            ),
          },
          {
            head: words.mends,
            cell: (row) =>
              row.standing === 'ok' ? (
                '–'
              ) : (
                <>
                  {words.menders[row.mender]}
                  {row.to ? (
                    <>
                      {' · '}
                      <Anchor component={Link} to={row.to} aria-label={`${words.go}: ${nameOf(row)}`}>
                        {words.go}
                      </Anchor>
                    </>
                  ) : null}
                </>
              ),
          },
        ]}
      />
    </>
  );
}

function CheckName({ row }: { row: CheckRow }) {
  const nameOf = useCheckName();
  const say = useServerWords();
  return (
    <>
      {nameOf(row)}
      {row.refusals.map(({ code, message, facts }) => {
        const said = say({ code, message, facts });
        return (
          <Text key={message} size="sm" c="dimmed" lang={said?.lang}>
            {said?.text}
          </Text>
        );
      })}
      {row.detail === null ? null : (
        <Text size="sm" c="dimmed">
          <Why of={row.detail} />
        </Text>
      )}
    </>
  );
}

function useCheckName(): (row: CheckRow) => string {
  const words = useWords(NOTICE_WORDS);
  return ({ provider, check }) =>
    provider
      ? `${words.providers[provider.name] ?? provider.name}: ${words.providerChecks[provider.check]}`
      : words.checks[check];
}

function Warnings({ preflight }: { preflight: Preflight }) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const { warnings, resting } = preflight;
  const all = [
    ...warnings.map((of) => of[language]),
    ...(resting ? [words.resting(format.number(resting))] : []),
  ];
  if (all.length === 0) return null;
  return (
    <Alert color="yellow" title={words.warnings} mt="md">
      {all.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}
