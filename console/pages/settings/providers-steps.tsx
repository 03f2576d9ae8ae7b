/** Asks a provider whether it is ready, and sends a test to oneself by it. */
import { Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import type { ProviderCheck as Check } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useWords } from '../../words/words.tsx';
import type { Provider } from './providers.tsx';
import { PROVIDERS_WORDS } from './providers-words.ts';

export function ProviderCheck({ of }: { of: Provider }) {
  const words = useWords(PROVIDERS_WORDS);
  const [checks, setChecks] = useState<readonly Check[] | null>(null);
  const params = { path: { provider: of.provider } };
  return (
    <Stack gap="xs" mt="lg" mb="lg">
      <Act
        variant="default"
        can={of.can.check}
        act={async () => {
          setChecks(null);
          setChecks((await ask(api.POST('/api/v1/providers/{provider}/check', { params }))).checks);
        }}
      >
        {words.check}
      </Act>
      {checks ? (
        <DataTable
          caption={`${words.checked}: ${words.names[of.provider]}`}
          rows={checks}
          rowKey={({ name }) => name}
          columns={[
            { head: words.what, heads: true, cell: ({ name }) => words.checks[name] },
            {
              head: words.answer,
              cell: ({ ok }) => (
                <Status tone={ok ? 'good' : 'bad'}>{ok ? words.ready : words.notReady}</Status>
              ),
            },
            { head: words.said, cell: ({ words: said }) => <Why of={said} /> },
          ]}
        />
      ) : null}
    </Stack>
  );
}

export function ProviderTest({ of }: { of: Provider }) {
  const words = useWords(PROVIDERS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const { email } = useMe();
  const [number, setNumber] = useState('');
  const isSms = of.channel === 'sms';
  const where = words.kinds[of.kind];
  const params = { path: { provider: of.provider } };
  const send = async () => {
    // What an earlier test said is no answer to this one.
    say('');
    const to = number.trim();
    if (isSms && to === '') throw refusal(words.numberMissing);
    try {
      await ask(api.POST('/api/v1/providers/{provider}/test', { params, body: isSms ? { to } : {} }));
      say(words.taken);
    } finally {
      await cache.invalidateQueries({ queryKey: ['providers'] });
    }
  };
  return (
    <Stack gap="xs" mb="lg" align="start">
      <Text component="h3" fw={600}>
        {words.test}
      </Text>
      <Text size="sm" c="dimmed" maw={640}>
        {isSms ? words.testSms : words.testMail}
      </Text>
      {isSms ? (
        <TextInput
          type="tel"
          label={words.number}
          description={words.numberHint}
          autoComplete="off"
          maxLength={40}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      ) : null}
      <Act
        can={of.can.test}
        confirm={{
          title: words.testTitle,
          body: isSms ? words.testToSms(number.trim() || '–', where) : words.testToMail(email ?? '–', where),
          yes: words.yes,
        }}
        act={send}
      >
        {`${words.test}: ${words.channels[of.channel]}`}
      </Act>
    </Stack>
  );
}
