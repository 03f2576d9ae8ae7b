/** Pause, resume, stop: each says with numbers what it does, and after it what it did. */
import { Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { LIVE_WORDS } from './live-words.ts';
import { areaKey, type OneNotice } from './queries.ts';
import { ofState, type Standing } from './standing.ts';

export function Controls({ notice, standing }: { notice: OneNotice; standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { id, can } = notice;
  const path = { params: { path: { notice: id } } };
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
  const waiting = format.number(ofState(standing.deliveries, ['pending', 'claimed']));
  return (
    <Group align="start" gap="md">
      <Act
        variant={standing.open === 0 ? 'default' : 'filled'}
        can={can.pause}
        act={async () => {
          await ask(api.POST('/api/v1/notices/{notice}/pause', path));
          await after(words.paused);
        }}
      >
        {words.pause}
      </Act>
      <Act
        variant="default"
        can={can.resume}
        confirm={{ title: words.resumeTitle, body: words.resumeBody(waiting), yes: words.resume }}
        act={async () => {
          await ask(api.POST('/api/v1/notices/{notice}/resume', path));
          await after(words.resumed);
        }}
      >
        {words.resume}
      </Act>
      <Stop notice={notice} standing={standing} after={after} />
    </Group>
  );
}

function Stop(props: { notice: OneNotice; standing: Standing; after: (sentence: string) => Promise<void> }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { notice, after } = props;
  const { deliveries, told, cohorts, materialised } = props.standing;
  const waiting = format.number(ofState(deliveries, ['pending', 'claimed']));
  const inTheAir = format.number(ofState(deliveries, ['sending']));
  return (
    <Act
      variant="default"
      color="red"
      can={notice.can.stop}
      confirm={{
        title: words.stopTitle,
        body: (
          <>
            <Text size="sm">{words.stopBody(waiting, format.number(told), inTheAir)}</Text>
            {materialised < cohorts ? (
              <Text size="sm" mt="xs">
                {words.stopUnprepared}
              </Text>
            ) : null}
          </>
        ),
        yes: words.stopYes,
      }}
      act={async () => {
        const path = { params: { path: { notice: notice.id } } };
        const { cancelled, inFlight } = await ask(api.POST('/api/v1/notices/{notice}/stop', path));
        const all = Object.values(cancelled).reduce((sum, count) => sum + count, 0);
        await after(words.stopped(format.number(all), format.number(inFlight)));
      }}
    >
      {words.stop}
    </Act>
  );
}
