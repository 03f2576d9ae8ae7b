/** How many people an hour may be told, by what the telephone bears. */
import { Group, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { SENDING_WORDS } from './sending-words.ts';

const hotlineQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'notices', 'hotline'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/hotline', { params: { path: { incident } } })),
});

type Answer = Awaited<ReturnType<ReturnType<typeof hotlineQuery>['queryFn']>>;

export function HotlineCap() {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(hotlineQuery(slug));
  return (
    <Section title={words.hotline} lead={words.hotlineLead}>
      <Asked query={query}>
        {(answer) => (
          <>
            {answer.hotline ? (
              <div className="figures">
                <Figure name={words.perHour} value={format.number(answer.hotline.personsPerHour)} />
              </div>
            ) : (
              <p>{words.noHotline}</p>
            )}
            <Fields key={JSON.stringify(answer.hotline)} answer={answer} />
          </>
        )}
      </Asked>
    </Section>
  );
}

function isWhole(text: string): boolean {
  return /^[1-9]\d*$/.test(text.trim());
}

function Fields({ answer: { hotline, can } }: { answer: Answer }) {
  const words = useWords(SENDING_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [calls, setCalls] = useState(hotline ? String(hotline.callsPerHour) : '');
  const [callers, setCallers] = useState(hotline ? String(hotline.callersPerThousand) : '');
  const [wrong, setWrong] = useState<'calls' | 'callers' | null>(null);
  const path = { params: { path: { incident: slug } } };
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: ['incident', slug, 'notices'] });
    say(sentence);
  };
  return (
    <Stack gap="sm" mt="md">
      <Group align="start">
        <TextInput
          label={words.calls}
          inputMode="numeric"
          value={calls}
          error={wrong === 'calls' ? words.wholeWrong : null}
          onChange={(event) => setCalls(event.currentTarget.value)}
        />
        <TextInput
          label={words.callers}
          inputMode="numeric"
          value={callers}
          error={wrong === 'callers' ? words.wholeWrong : null}
          onChange={(event) => setCallers(event.currentTarget.value)}
        />
      </Group>
      <Group align="start">
        <Act
          can={can.set}
          act={async () => {
            const bad = isWhole(calls) ? (isWhole(callers) ? null : 'callers') : 'calls';
            setWrong(bad);
            if (bad) throw refusal(words.wholeWrong);
            const body = { callsPerHour: Number(calls), callersPerThousand: Number(callers) };
            await ask(api.PUT('/api/v1/incidents/{incident}/hotline', { ...path, body }));
            await after(words.hotlineSay);
          }}
        >
          {words.saveHotline}
        </Act>
        {hotline ? <Clear can={can.set} perHour={hotline.personsPerHour} after={after} /> : null}
      </Group>
    </Stack>
  );
}

interface ClearProps {
  can: Can;
  perHour: number;
  after: (sentence: string) => Promise<void>;
}

function Clear({ can, perHour, after }: ClearProps) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  return (
    <Act
      variant="default"
      can={can}
      confirm={{
        title: words.clearTitle,
        body: words.clearBody(format.number(perHour)),
        yes: words.clearHotline,
      }}
      act={async () => {
        await ask(
          api.DELETE('/api/v1/incidents/{incident}/hotline', { params: { path: { incident: slug } } }),
        );
        await after(words.hotlineGone);
      }}
    >
      {words.clearHotline}
    </Act>
  );
}
