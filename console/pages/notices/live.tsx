/** A notice under way: what the server says of it, as it says it. Nothing here runs ahead of the server. */
import { Alert, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Stream, useLive, useLost } from '../../api/live.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Bars } from '../../ui/bars.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { useNow } from '../../ui/now.ts';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { UI_WORDS } from '../../ui/words.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Controls } from './controls.tsx';
import { LIVE_WORDS } from './live-words.ts';
import { failedOf, ofState, type Standing } from './standing.ts';
import { noticeKey, type OneNotice } from './queries.ts';
import { LanesInUse, WavesOf } from './under-way.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Live({ notice }: { notice: OneNotice }) {
  const words = useWords(LIVE_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const [heard, setHeard] = useState<Standing | null>(null);
  const stream = useLive(`/api/v1/notices/${notice.id}/live`, 'standing', (data) =>
    setHeard(data as Standing),
  );
  // What is shared by all who watch may be older than what this page was just told.
  const standing: Standing =
    heard && heard.countedAt >= notice.countedAt ? heard : { ...notice, perSecond: null, secondsLeft: null };
  const { status } = standing;
  // What may be done depends on where it stands: asked anew when that changed, and when the stream has ended.
  useEffect(() => {
    if (status === notice.status && stream !== 'ended') return;
    void cache.invalidateQueries({ queryKey: noticeKey(slug, notice.id) });
  }, [cache, slug, notice.id, notice.status, status, stream]);
  return (
    <>
      <Controls notice={notice} standing={standing} />
      <Section title={words.title}>
        <Connection stream={stream} />
        <Numbers standing={standing} />
        {standing.uncounted > 0 ? (
          <Text size="sm" c="dimmed" mt="xs">
            {words.behind}
          </Text>
        ) : null}
        <Pace notice={notice} standing={standing} />
        <Bars
          caption={words.progress}
          what={words.people}
          of={standing.persons}
          bars={[
            { key: 'told', label: words.told, count: standing.told },
            {
              key: 'open',
              label: words.notYet,
              count: Math.max(0, standing.persons - standing.told),
              tone: 'warn',
            },
          ]}
        />
        <States standing={standing} />
      </Section>
      <LanesInUse notice={notice} />
      <WavesOf notice={notice} standing={standing} />
    </>
  );
}

function Connection({ stream }: { stream: Stream }) {
  const words = useWords(LIVE_WORDS);
  const ui = useWords(UI_WORDS);
  const isLost = useLost(stream);
  if (isLost) {
    return (
      <Alert color="yellow" role="alert" mb="md">
        {ui.reconnecting}
      </Alert>
    );
  }
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {stream === 'connecting' ? ui.loading : stream === 'open' ? words.liveNow : words.ended}
    </Text>
  );
}

function Numbers({ standing }: { standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { persons, told, open, deliveries, cohorts, materialised } = standing;
  return (
    <div className="figures">
      <Figure
        name={words.people}
        value={format.number(persons)}
        note={
          materialised < cohorts ? words.making(format.number(materialised), format.number(cohorts)) : null
        }
      />
      <Figure name={words.told} value={format.number(told)} note={words.toldNote} />
      <Figure
        name={words.delivered}
        value={format.number(ofState(deliveries, ['delivered', 'complained']))}
        note={words.deliveredNote}
      />
      <Figure name={words.open} value={format.number(open)} note={words.openNote} />
      <Figure name={words.failed} value={format.number(failedOf(deliveries))} note={words.failedNote} />
      <Figure name={words.unknown} value={format.number(ofState(deliveries, ['unknown']))} />
    </div>
  );
}

/** How fast it goes and the end that is expected, while it goes; beside them the end that the law sets. */
function Pace({ notice, standing }: { notice: OneNotice; standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const now = useNow();
  const { secondsLeft, open, persons, perSecond } = standing;
  const deadline = notice.deadlineAt ? Date.parse(notice.deadlineAt) : null;
  const isDone = open === 0 && persons > 0;
  const ends = secondsLeft === null ? null : now + secondsLeft * 1_000;
  const left = deadline === null ? null : deadline - now;
  const speed =
    perSecond === null
      ? words.noSpeed
      : perSecond === 0
        ? words.standsStill
        : words.perSecond(format.number(perSecond));
  return (
    <div className="figures">
      {isDone ? null : <Figure name={words.speed} value={<span className="figure-word">{speed}</span>} />}
      {isDone ? null : (
        <Figure
          name={words.end}
          value={
            <span className="figure-word">
              {secondsLeft === null ? words.endUnknown : words.endIn(format.duration(secondsLeft * 1_000))}
            </span>
          }
          note={ends === null || secondsLeft === 0 ? null : format.instant(new Date(ends).toISOString())}
        />
      )}
      <Figure
        name={words.clock}
        value={
          <span className="figure-word">
            {left === null ? (
              words.noClock
            ) : (
              <Status tone={left < 0 ? 'bad' : left < 86_400_000 ? 'warn' : 'calm'}>
                {left < 0 ? words.clockOver(format.duration(-left)) : words.clockLeft(format.duration(left))}
              </Status>
            )}
          </span>
        }
        note={
          <>
            {notice.deadlineAt ? format.instant(notice.deadlineAt) : null}
            {isDone || ends === null || deadline === null ? null : (
              <div>{ends <= deadline ? words.inTime : words.tooLate}</div>
            )}
          </>
        }
      />
    </div>
  );
}

function rowsOf(of: Standing['deliveries'], isSeed: boolean) {
  return Object.entries(of).flatMap(([channel, states]) =>
    Object.entries(states)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => ({ channel, state, count, isSeed })),
  );
}

function States({ standing }: { standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const rows = [...rowsOf(standing.deliveries, false), ...rowsOf(standing.seeds, true)];
  return (
    <DataTable
      caption={words.byState}
      rows={rows}
      rowKey={(row) => `${row.channel} ${row.state} ${row.isSeed}`}
      columns={[
        {
          head: shared.channel,
          heads: true,
          cell: (row) =>
            `${shared.channels[row.channel as keyof typeof shared.channels]}${row.isSeed ? ` (${words.seeds})` : ''}`,
        },
        { head: words.state, cell: (row) => shared.states[row.state as keyof typeof shared.states] },
        { head: words.messages, numeric: true, cell: (row) => format.number(row.count) },
      ]}
    />
  );
}
