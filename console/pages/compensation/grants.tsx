/** Grants: what one person holds, what is voided with a second person, and who holds a benefit twice. */
import { Anchor, Button, Group, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { KIND_WORDS } from './area-words.ts';
import { GRANT_WORDS } from './grant-words.ts';
import { offersQuery, useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

export function Component() {
  const words = useWords(GRANT_WORDS);
  const [params, setParams] = useSearchParams();
  const person = params.get('person') ?? '';
  const [typed, setTyped] = useState(person);
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Section title={words.ofOne} lead={words.ofOneLead}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setParams(typed.trim() === '' ? {} : { person: typed.trim() });
          }}
        >
          <Group align="end">
            <TextInput
              label={words.person}
              description={words.personHint}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              {words.show}
            </Button>
          </Group>
        </form>
        {person === '' ? null : <Held person={person} />}
      </Section>
      <Voids />
      <Duplicates
        look={(of) => {
          setTyped(of);
          setParams({ person: of });
        }}
      />
    </AreaPage>
  );
}

const heldQuery = (incident: string, person: string) => ({
  queryKey: ['incident', incident, 'compensation', 'person', person],
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/people/{person}/grants', {
        params: { path: { incident, person } },
      }),
    ),
});

function Held({ person }: { person: string }) {
  const words = useWords(GRANT_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(heldQuery(slug, person));
  return (
    <Asked query={query}>
      {(grants) => (
        <DataTable
          caption={words.heldBy(person)}
          rows={grants}
          rowKey={(grant) => grant.grant}
          empty={words.holdsNothing}
          columns={[
            { head: words.set, heads: true, cell: (grant) => grant.offerSet },
            { head: words.state, cell: (grant) => <StateOf state={grant.state} /> },
            { head: words.chosen, cell: (grant) => grant.chosen ?? '–' },
            {
              head: words.worth,
              numeric: true,
              cell: (grant) => format.money(grant.faceMinor, grant.currency),
            },
            { head: words.until, cell: (grant) => <When at={grant.expiresAt} /> },
            {
              head: words.step,
              cell: (grant) => <VoidAct grant={grant} />,
            },
          ]}
        />
      )}
    </Asked>
  );
}

const voidsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'voids'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/voids', { params: { path: { incident } } })),
  ...hears('decisions'),
});

type HeldGrant = Awaited<ReturnType<ReturnType<typeof heldQuery>['queryFn']>>[number];

function VoidAct({ grant }: { grant: HeldGrant }) {
  const words = useWords(GRANT_WORDS);
  const format = useFormat();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const { slug } = useIncident();
  const voids = useQuery(voidsQuery(slug)).data ?? [];
  const waits = voids.some(
    ({ status, cohortId, grantId }) => status === 'asked' && `${cohortId}:${grantId}` === grant.grant,
  );
  return (
    <AskingAct
      size="xs"
      color="red"
      variant="outline"
      can={grant.can.void.allowed && waits ? { allowed: false, reason: words.waitsAlready } : grant.can.void}
      fields={[reason]}
      act={async (typed) => {
        const params = { path: { grant: grant.grant } };
        const body = { reason: typed['reason'] ?? '' };
        const { status } = await ask(api.POST('/api/v1/grants/{grant}/void', { params, body }));
        await after();
        say(status === 'voided' ? words.voided : words.askedSecond);
      }}
      confirm={{
        title: words.voidTitle,
        body: words.voidBody(grant.offerSet, format.money(grant.faceMinor, grant.currency)),
        yes: words.void,
      }}
    >
      {words.void}
    </AskingAct>
  );
}

function Voids() {
  const words = useWords(GRANT_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(voidsQuery(slug));
  return (
    <Section title={words.voids} lead={words.voidsLead}>
      <Asked query={query}>
        {(voids) => (
          <DataTable
            caption={words.voids}
            captionHidden
            rows={voids}
            rowKey={(row) => `${row.cohortId}:${row.grantId}:${row.no}`}
            empty={words.noVoids}
            columns={[
              { head: words.person, heads: true, cell: (row) => `${row.cohortId}:${row.personId}` },
              { head: words.state, cell: (row) => <StateOf state={row.status} /> },
              {
                head: words.atStake,
                numeric: true,
                cell: (row) => format.money(row.atStakeMinor, row.currency),
              },
              { head: words.reason, cell: (row) => row.reason },
              { head: words.askedBy, cell: (row) => row.askedByName ?? words.system },
              { head: words.decidedBy, cell: (row) => row.decidedByName ?? '–' },
              {
                head: words.step,
                cell: (row) => (row.status === 'asked' ? <DecideVoid row={row} /> : '–'),
              },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}

function DecideVoid({
  row,
}: {
  row: {
    cohortId: string;
    grantId: string;
    atStakeMinor: string;
    currency: string;
    reason: string;
    can: { decide: Can };
  };
}) {
  const words = useWords(GRANT_WORDS);
  const format = useFormat();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const params = { path: { grant: `${row.cohortId}:${row.grantId}` } };
  const amount = format.money(row.atStakeMinor, row.currency);
  return (
    <Group align="start" wrap="nowrap">
      <Act
        size="xs"
        can={row.can.decide}
        act={async () => {
          await ask(api.POST('/api/v1/grants/{grant}/void/approve', { params, body: {} }));
          await after();
          say(words.voided);
        }}
        confirm={{ title: words.agreeTitle, body: words.agreeBody(amount, row.reason), yes: words.agree }}
      >
        {words.agree}
      </Act>
      {row.can.decide.allowed ? (
        <AskingAct
          size="xs"
          variant="outline"
          color="red"
          can={row.can.decide}
          fields={[reason]}
          act={async (typed) => {
            const body = { reason: typed['reason'] ?? '' };
            await ask(api.POST('/api/v1/grants/{grant}/void/refuse', { params, body }));
            await after();
            say(words.kept);
          }}
          confirm={{ title: words.refuseTitle, body: words.refuseBody, yes: words.refuse }}
        >
          {words.refuse}
        </AskingAct>
      ) : null}
    </Group>
  );
}

const duplicatesQuery = (incident: string, after: string | undefined) => ({
  queryKey: ['incident', incident, 'compensation', 'duplicates', after ?? ''],
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/duplicate-benefits', {
        params: {
          path: { incident },
          query: { limit: 100, ...(after === undefined ? {} : { after }) },
        },
      }),
    ),
  placeholderData: keepPreviousData,
});

function Duplicates({ look }: { look: (person: string) => void }) {
  const words = useWords(GRANT_WORDS);
  const kinds = useWords(KIND_WORDS);
  const { slug } = useIncident();
  const sets = useQuery(offersQuery(slug)).data?.sets;
  const [after, setAfter] = useState<string | undefined>();
  const query = useQuery(duplicatesQuery(slug, after));
  return (
    <Section title={words.duplicates} lead={words.duplicatesLead}>
      <Asked query={query}>
        {({ absorbed, otherIncidents, next }) => (
          <DataTable
            caption={words.duplicates}
            captionHidden
            rows={[...absorbed, ...otherIncidents]}
            rowKey={(row) => `${row.grant}-${row.otherIncidentId}-${row.otherGrant}-${row.kind}`}
            empty={words.noDuplicates}
            more={
              next
                ? { ask: () => setAfter(`${next.cohortId}:${next.personId}`), busy: query.isPlaceholderData }
                : undefined
            }
            columns={[
              {
                head: words.person,
                heads: true,
                cell: (row) => (
                  <Anchor
                    component="button"
                    type="button"
                    onClick={() => look(`${row.cohortId}:${row.personId}`)}
                  >
                    {row.cohortId}:{row.personId}
                  </Anchor>
                ),
              },
              { head: words.kind, cell: (row) => kinds[row.kind] },
              { head: words.set, cell: (row) => sets?.find(({ id }) => id === row.offerSetId)?.name ?? '…' },
              { head: words.state, cell: (row) => <StateOf state={row.state} /> },
              { head: words.other, cell: (row) => <StateOf state={row.otherState} /> },
              {
                head: words.known,
                cell: (row) =>
                  row.by.includes('absorbed') ? words.samePerson : words.otherBreach(row.by.join(', ')),
              },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
