/** By which lanes a notice goes, and in which waves. */
import { Anchor, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { LIVE_WORDS } from './live-words.ts';
import { areaKey, type Lane, lanesQuery, type OneNotice } from './queries.ts';
import type { Standing } from './standing.ts';
import { NOTICES_WORDS } from './words.ts';

const CARRIERS = { email: 'ses', sms: 'twilio' } as const;

export function LanesInUse({ notice }: { notice: OneNotice }) {
  const words = useWords(LIVE_WORDS);
  const { slug } = useIncident();
  const query = useQuery(lanesQuery());
  const used = new Set(
    notice.channels.flatMap((channel) =>
      channel === 'email' || channel === 'sms' ? [CARRIERS[channel]] : [],
    ),
  );
  if (used.size === 0) return null;
  return (
    <Section
      title={words.lanes}
      actions={
        <Anchor component={Link} to={`/incidents/${slug}/notices/lanes`} size="sm">
          {words.lanesTo}
        </Anchor>
      }
    >
      <Asked query={query}>
        {({ lanes }) => <LaneTable lanes={lanes.filter(({ provider }) => used.has(provider))} />}
      </Asked>
    </Section>
  );
}

function LaneTable({ lanes }: { lanes: readonly Lane[] }) {
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.lanes}
      captionHidden
      rows={lanes}
      rowKey={(lane) => lane.id}
      columns={[
        {
          head: words.lane,
          heads: true,
          cell: (lane) =>
            `${lane.provider === 'ses' ? shared.channels.email : shared.channels.sms}${lane.country ? ` ${lane.country}` : ''}`,
        },
        {
          head: shared.status,
          cell: (lane) => (
            <>
              <Status tone={lane.status === 'open' ? 'good' : 'bad'}>
                {lane.status === 'open' ? words.running : words.halted}
              </Status>
              {lane.reason ? (
                <Text size="sm" {...(lane.reasonWords ? {} : { lang: 'en' })}>
                  {lane.reasonWords ? <Why of={lane.reasonWords} /> : lane.reason}
                </Text>
              ) : null}
              {lane.awaits ? <Text size="sm">{words.awaitsQuota}</Text> : null}
            </>
          ),
        },
        {
          head: words.rate,
          numeric: true,
          cell: (lane) => format.number(Math.round(lane.ratePerS * 10) / 10),
        },
      ]}
    />
  );
}

export function WavesOf({ notice, standing }: { notice: OneNotice; standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const next = standing.waves.find((wave) => wave.status === 'held');
  return (
    <Section title={words.waves}>
      <DataTable
        caption={words.waves}
        captionHidden
        rows={standing.waves}
        rowKey={(wave) => String(wave.no)}
        columns={[
          { head: words.wave, heads: true, cell: (wave) => wave.no },
          {
            head: shared.status,
            cell: (wave) => (
              <Status tone={wave.status === 'open' ? 'good' : 'quiet'}>
                {wave.status === 'open' ? words.waveOpen : words.waveHeld}
              </Status>
            ),
          },
          {
            head: `${words.groups} (${words.groupsNote})`,
            numeric: true,
            cell: (wave) => format.number(wave.cohorts),
          },
          {
            head: words.opens,
            cell: (wave) =>
              (wave.openedAt ?? wave.opensAt) ? <When at={wave.openedAt ?? wave.opensAt} /> : words.byPerson,
          },
        ]}
      />
      {next ? <OpenWave notice={notice} wave={next} /> : null}
    </Section>
  );
}

function OpenWave({ notice, wave }: { notice: OneNotice; wave: Standing['waves'][number] }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Act
      can={notice.can.openWave}
      confirm={{
        title: words.openWaveTitle(wave.no),
        body: words.openWaveBody(format.number(wave.cohorts)),
        yes: words.openWave(wave.no),
      }}
      act={async () => {
        await ask(
          api.POST('/api/v1/notices/{notice}/open-wave', {
            params: { path: { notice: notice.id } },
            body: { wave: wave.no },
          }),
        );
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.openWaveDone(wave.no));
      }}
    >
      {words.openWave(wave.no)}
    </Act>
  );
}
