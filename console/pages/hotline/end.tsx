/** How a call ends: one outcome, and what it does is said before it is done. */
import { Group, Radio, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { type Call, keep, lookAgain, type Outcome } from './queries.ts';
import { HOTLINE_WORDS } from './words.ts';

type Channel = 'email' | 'sms';

function asksChannel(outcome: Outcome | null): outcome is 'resent' | 'not_me' {
  return outcome === 'resent' || outcome === 'not_me';
}

export function End({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [channel, setChannel] = useState<Channel | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const end = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || outcome === null) return;
    const lacks = asksChannel(outcome) && channel === null;
    setMissing(lacks);
    if (lacks) return;
    setBusy(true);
    setError(null);
    const body = { outcome, ...(asksChannel(outcome) && channel ? { channel } : {}) };
    ask(api.POST('/api/v1/calls/{call}/end', { params: { path: { call: call.id } }, body }))
      .then((ended) => {
        keep(slug, ended);
        say(words.endedAs(words.outcomes[outcome]));
        return lookAgain(slug);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <Section title={words.end}>
      <form onSubmit={end}>
        <Radio.Group
          label={words.outcome}
          value={outcome}
          onChange={(next) => setOutcome(call.outcomes.find((one) => one === next) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {call.outcomes.map((one) => (
              <Radio key={one} value={one} label={words.outcomes[one]} description={words.hints[one]} />
            ))}
          </Stack>
        </Radio.Group>
        <ByWhich {...{ outcome, channel, isMissing }} choose={setChannel} />
        {error === null ? null : <Trouble error={error} />}
        <BusyButton type="submit" mt="md" busy={busy} disabled={outcome === null}>
          {words.finish}
        </BusyButton>
      </form>
    </Section>
  );
}

function ByWhich(props: {
  outcome: Outcome | null;
  channel: Channel | null;
  isMissing: boolean;
  choose: (channel: Channel) => void;
}) {
  const words = useWords(HOTLINE_WORDS);
  const { outcome, channel, isMissing } = props;
  if (!asksChannel(outcome)) return null;
  return (
    <Radio.Group
      mt="md"
      label={words.by2[outcome]}
      value={channel}
      error={isMissing ? words.channelMissing : null}
      onChange={(next) => props.choose(next === 'sms' ? 'sms' : 'email')}
    >
      <Group gap="lg" mt={4}>
        <Radio value="email" label={words.mail} />
        <Radio value="sms" label={words.sms} />
      </Group>
    </Radio.Group>
  );
}
