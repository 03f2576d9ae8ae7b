/** Finding the people: what a run would do, how far one is, what the last one found, what blocks a launch. */
import { Anchor, Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import type { RunStandingAnswer } from './types.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { useNow } from '../../ui/now.ts';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { Blocking } from './blocking.tsx';
import { forgetPeople, peopleKey, runsQuery } from './queries.ts';
import { Found } from './run-result.tsx';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

export function Component() {
  const words = useWords(PEOPLE_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const query = useQuery(runsQuery(incident));
  const busy = query.data !== undefined && isBusy(query.data);
  const wasBusy = useRef(busy);
  useEffect(() => {
    if (wasBusy.current && !busy) void forgetPeople(client, incident);
    wasBusy.current = busy;
  }, [busy, client, incident]);
  return (
    <PeoplePage title={words.title} lead={words.findLead}>
      <Asked query={query}>
        {(standing) => (
          <>
            {isBusy(standing) ? <UnderWay of={standing} /> : <WouldDo of={standing} />}
            <Found runs={standing.runs} />
            <Blocking of={standing.blocking} />
          </>
        )}
      </Asked>
    </PeoplePage>
  );
}

function isBusy({ order, underWay }: RunStandingAnswer): boolean {
  return order?.status === 'placed' || underWay !== null;
}

function UnderWay({ of: { underWay, order } }: { of: RunStandingAnswer }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const now = useNow();
  const since = underWay?.since ?? order?.placedAt ?? null;
  const step = underWay ? words.step(underWay.step, underWay.steps) : null;
  const what = underWay ? (words.stages[underWay.stage] ?? underWay.stage) : words.waitsForWorker;
  return (
    <Section title={words.underWay}>
      <Progress
        value={underWay ? (100 * (underWay.step - 0.5)) / underWay.steps : 0}
        aria-label={words.underWay}
        size="lg"
        mb="xs"
      />
      <Text role="status">{step === null ? what : `${step}: ${what}`}</Text>
      <Text size="sm" c="dimmed">
        {since === null ? '' : words.since(format.duration(now - Date.parse(since)))} {words.reloadSafe}
      </Text>
    </Section>
  );
}

function WouldDo({ of: standing }: { of: RunStandingAnswer }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const rows = standing.wouldRead.reduce((sum, of) => sum + of.rows, 0);
  const files = standing.wouldRead.reduce((sum, of) => sum + of.files, 0);
  const first = standing.runs.length === 0;
  const begin = async () => {
    await ask(api.POST('/api/v1/incidents/{incident}/resolve', { params: { path: { incident } } }));
    say(words.begun);
    await client.invalidateQueries({ queryKey: peopleKey(incident, 'resolve') });
  };
  return (
    <Section title={words.runTitle} lead={<Behind of={standing} />}>
      <DataTable
        caption={words.runTitle}
        captionHidden
        rows={standing.wouldRead}
        rowKey={(of) => of.role}
        empty={
          <>
            {words.runNothing}{' '}
            <Anchor component={Link} to={`/incidents/${incident}/sources`} underline="always">
              {words.toSources}
            </Anchor>
          </>
        }
        columns={[
          { head: words.role, heads: true, cell: (of) => words.roles[of.role] ?? of.role },
          { head: words.files, numeric: true, cell: (of) => format.number(of.files) },
          { head: words.rows, numeric: true, cell: (of) => format.number(of.rows) },
          { head: words.rejected, numeric: true, cell: (of) => format.number(of.rejected) },
        ]}
      />
      <div className="people-step">
        <Act
          variant={standing.isCurrent ? 'default' : 'filled'}
          can={standing.can.resolve}
          act={begin}
          confirm={{
            title: words.confirmRun,
            body: `${words.runReads(format.number(rows), format.number(files))} ${words.runKeeps}`,
            yes: words.begin,
          }}
        >
          {first ? words.run : words.runAgain}
        </Act>
      </div>
      {standing.order?.status === 'refused' ? (
        <Empty>
          <strong>{words.refusedRun}.</strong>{' '}
          <Why of={standing.order.refusedWith} kept={standing.order.refusal} />
        </Empty>
      ) : null}
    </Section>
  );
}

function Behind({ of }: { of: RunStandingAnswer }) {
  const words = useWords(PEOPLE_WORDS);
  const said = [
    ...(of.isCurrent ? [words.runCurrent] : []),
    ...(of.runs.length > 0 && of.unknown.length > 0 ? [words.runUnknown(of.unknown.join(', '))] : []),
    ...(of.decisionsWaiting > 0 ? [words.runDecisions(of.decisionsWaiting)] : []),
    ...(of.unread.length > 0 ? [words.unread(of.unread.map(({ file }) => file).join(', '))] : []),
  ];
  return <>{said.join(' ')}</>;
}
