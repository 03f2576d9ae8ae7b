/** What one administrator asked and another decides. */
import { Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { changesQuery, lookAgain } from './queries.ts';
import { type Link, SetUpLink } from './set-up-link.tsx';
import { Wants } from './wants.tsx';
import { SETTINGS_WORDS } from './words.ts';

type Change = components['schemas']['ShownChange'];

export function Changes() {
  const words = useWords(SETTINGS_WORDS);
  const [link, setLink] = useState<Link | null>(null);
  const query = useQuery(changesQuery);
  return (
    <Section title={words.changes}>
      <SetUpLink link={link} />
      <Asked query={query}>
        {({ changes }) => (
          <>
            <DataTable
              caption={words.changes}
              captionHidden
              rows={changes.filter(({ status }) => status === 'requested')}
              rowKey={(change) => change.id}
              empty={words.noChanges}
              columns={[
                { head: words.what, heads: true, cell: (change) => words.kinds[change.kind] },
                { head: words.whom, cell: (change) => <Wants change={change} /> },
                { head: words.by, cell: (change) => change.askedBy.name },
                { head: words.at, cell: (change) => <When at={change.askedAt} /> },
                { head: words.decide, cell: (change) => <Decision change={change} onLink={setLink} /> },
              ]}
            />
            <Earlier changes={changes.filter(({ status }) => status !== 'requested').slice(0, 20)} />
          </>
        )}
      </Asked>
    </Section>
  );
}

function Decision({ change, onLink }: { change: Change; onLink: (link: Link | null) => void }) {
  const words = useWords(SETTINGS_WORDS);
  const say = useSay();
  const [reason, setReason] = useState('');
  const params = { path: { change: change.id } };
  const done = async () => {
    await lookAgain();
    say(words.done);
  };
  return (
    <Group align="end" gap="xs">
      <Act
        size="xs"
        can={change.can.decide}
        act={async () => {
          const { setupLink } = await ask(api.POST('/api/v1/operator-changes/{change}/approve', { params }));
          onLink(setupLink);
          await done();
        }}
        confirm={{ title: words.approveTitle, body: <Wants change={change} />, yes: words.approve }}
      >
        {words.approve}
      </Act>
      {change.can.decide.allowed ? (
        <>
          <TextInput
            size="xs"
            label={words.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Act
            size="xs"
            variant="default"
            act={async () => {
              await ask(api.POST('/api/v1/operator-changes/{change}/refuse', { params, body: { reason } }));
              await done();
            }}
          >
            {words.refuse}
          </Act>
        </>
      ) : null}
      {change.can.withdraw.allowed ? (
        <Act
          size="xs"
          variant="default"
          act={async () => {
            await ask(api.POST('/api/v1/operator-changes/{change}/withdraw', { params }));
            await done();
          }}
        >
          {words.withdraw}
        </Act>
      ) : null}
    </Group>
  );
}

function Earlier({ changes }: { changes: readonly Change[] }) {
  const words = useWords(SETTINGS_WORDS);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{words.earlier}</summary>
      <DataTable
        caption={words.earlier}
        captionHidden
        rows={changes}
        rowKey={(change) => change.id}
        columns={[
          { head: words.what, heads: true, cell: (change) => words.kinds[change.kind] },
          { head: words.whom, cell: (change) => <Wants change={change} /> },
          { head: words.by, cell: (change) => change.askedBy.name },
          {
            head: words.decide,
            cell: (change) => (
              <>
                {words.changeStatuses[change.status]}
                {change.decidedBy ? ` (${change.decidedBy.name})` : ''}
                {change.reason ? <Text size="xs">{change.reason}</Text> : null}
              </>
            ),
          },
        ]}
      />
    </details>
  );
}
