/** One's own API keys: made, shown once, revoked. */
import { Code, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cache } from '../../api/cache.ts';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useMay, useMe } from '../../api/me.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from './words.ts';

const KEY = ['me', 'keys'];

export function Keys() {
  const words = useWords(ACCOUNT_WORDS);
  return (
    <Section title={words.keys} lead={words.keysLead}>
      {useMay('key.write') ? <OwnKeys /> : <Empty>{words.noKeysAllowed}</Empty>}
    </Section>
  );
}

function OwnKeys() {
  const words = useWords(ACCOUNT_WORDS);
  const path = { operator: useMe().id };
  const [label, setLabel] = useState('');
  const [fresh, setFresh] = useState<string | null>(null);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => ask(api.GET('/api/v1/operators/{operator}/keys', { params: { path } })),
  });
  const look = () => cache.invalidateQueries({ queryKey: KEY });
  const make = async () => {
    const { key } = await ask(
      api.POST('/api/v1/operators/{operator}/keys', { params: { path }, body: { label } }),
    );
    setFresh(key);
    setLabel('');
    await look();
  };
  const revoke = async (key: string) => {
    await ask(api.DELETE('/api/v1/operators/{operator}/keys/{key}', { params: { path: { ...path, key } } }));
    await look();
  };
  return (
    <>
      <Asked query={query}>{({ keys }) => <KeyTable keys={keys} revoke={revoke} />}</Asked>
      <Group align="end" mt="md">
        <TextInput
          label={words.label}
          description={words.labelHint}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Act variant="default" act={make}>
          {words.make}
        </Act>
      </Group>
      <div role="status">
        {fresh === null ? null : (
          <Text mt="sm">
            {words.madeKey} <Code className="wraps">{fresh}</Code>
          </Text>
        )}
      </div>
    </>
  );
}

function KeyTable(props: {
  keys: readonly components['schemas']['ApiKey'][];
  revoke: (key: string) => Promise<unknown>;
}) {
  const words = useWords(ACCOUNT_WORDS);
  return (
    <DataTable
      caption={words.keys}
      captionHidden
      rows={props.keys}
      rowKey={(key) => key.id}
      empty={words.noKeys}
      columns={[
        { head: words.label, heads: true, cell: (key) => key.label },
        { head: words.prefix, cell: (key) => <Code>{key.prefix}</Code> },
        { head: words.made, cell: (key) => <When at={key.createdAt} /> },
        {
          head: words.used,
          cell: (key) => (key.lastUsedAt ? <When at={key.lastUsedAt} /> : words.never),
        },
        {
          head: words.revoke,
          cell: (key) =>
            key.revokedAt ? (
              words.revoked
            ) : (
              <Act
                size="xs"
                variant="default"
                act={() => props.revoke(key.id)}
                confirm={{
                  title: words.revokeTitle,
                  body: words.revokeBody(key.label),
                  yes: words.revoke,
                }}
              >
                {words.revoke}
              </Act>
            ),
        },
      ]}
    />
  );
}
