/** What becomes of a law or calendar: edited, waiting for a second person, decided. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import type { LawVersion } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { addressOf, type Entry, useBookChanged } from './asking.ts';
import { LAWS_WORDS } from './words.ts';

export function Edits({ entry, code }: { entry: Entry; code: string }) {
  const waiting = entry.versions.find(({ version }) => version === entry.waiting);
  return (
    <>
      {waiting ? <Waiting entry={entry} code={code} waiting={waiting} /> : null}
      <Steps entry={entry} code={code} />
    </>
  );
}

function Steps({ entry, code }: { entry: Entry; code: string }) {
  const words = useWords(LAWS_WORDS);
  const changed = useBookChanged();
  const say = useSay();
  const [reason, setReason] = useState('');
  const { kind, can } = entry;
  const reset = async () => {
    const body = { reason: reason.trim(), onVersion: entry.version };
    await ask(api.POST('/api/v1/law-edits/{kind}/{code}/reset', { params: { path: { kind, code } }, body }));
    await changed();
    say(words.asked);
  };
  return (
    <Group align="start" my="md">
      {can.revise.allowed ? (
        <Button component={Link} to={`${addressOf(kind, code)}/edit`} variant="default">
          {words.edit}
        </Button>
      ) : (
        <Act can={can.revise} act={() => Promise.resolve()} variant="default">
          {words.edit}
        </Act>
      )}
      {kind === 'law' ? (
        <Button component={Link} to={`${addressOf(kind, code)}/copy`} variant="default">
          {words.copy}
        </Button>
      ) : null}
      {entry.edited || entry.waiting !== null ? (
        <Act
          can={can.reset}
          act={reset}
          variant="default"
          confirm={{
            title: words.resetTitle,
            yes: words.ask,
            body: (
              <>
                {words.resetBody}
                <Reason value={reason} change={setReason} />
              </>
            ),
          }}
        >
          {words.reset}
        </Act>
      ) : null}
    </Group>
  );
}

function Reason({ value, change }: { value: string; change: (reason: string) => void }) {
  const words = useWords(LAWS_WORDS);
  return (
    <TextInput
      label={words.reason}
      description={words.reasonHint}
      value={value}
      maxLength={1_000}
      mt="sm"
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The three things that may become of what waits. */
function useDecisions({ kind, waitingDigest }: Entry, code: string) {
  const words = useWords(LAWS_WORDS);
  const changed = useBookChanged();
  const say = useSay();
  const params = { params: { path: { kind, code } } };
  // Exactly what was looked at: another version waiting meanwhile is refused.
  const seen = waitingDigest === null ? {} : { digest: waitingDigest };
  const done = async (sentence: string) => {
    await changed();
    say(sentence);
  };
  return {
    approve: async () => {
      await ask(api.POST('/api/v1/law-edits/{kind}/{code}/approve', { ...params, body: seen }));
      await done(words.approved);
    },
    refuse: async (reason: string) => {
      const body = { ...seen, reason: reason.trim() };
      await ask(api.POST('/api/v1/law-edits/{kind}/{code}/refuse', { ...params, body }));
      await done(words.refused);
    },
    withdraw: async () => {
      await ask(api.POST('/api/v1/law-edits/{kind}/{code}/withdraw', params));
      await done(words.withdrawn);
    },
  };
}

function Waiting({ entry, code, waiting }: { entry: Entry; code: string; waiting: LawVersion }) {
  const words = useWords(LAWS_WORDS);
  const format = useFormat();
  const decisions = useDecisions(entry, code);
  const [reason, setReason] = useState('');
  const { can, names } = entry;
  const { version, madeBy, madeAt, changes } = waiting;
  const approving = {
    title: words.approveTitle(version),
    body: words.approveBody(changes.length),
    yes: words.approve,
  };
  const refusing = {
    title: words.refuse,
    body: <Reason value={reason} change={setReason} />,
    yes: words.refuse,
  };
  const withdrawing = {
    title: words.withdrawTitle(version),
    body: words.withdrawBody,
    yes: words.withdraw,
  };
  return (
    <Section
      title={words.waitingTitle(version)}
      lead={`${words.waitingBy(names[madeBy] ?? '–', format.instant(madeAt))} ${words.waitingWhy}: ${waiting.reason}`}
    >
      <Changes of={waiting} />
      <Group align="start" mt="md">
        <Act can={can.decide} act={decisions.approve} confirm={approving}>
          {words.approve}
        </Act>
        <Act can={can.decide} act={() => decisions.refuse(reason)} variant="default" confirm={refusing}>
          {words.refuse}
        </Act>
        <Act can={can.withdraw} act={decisions.withdraw} variant="default" confirm={withdrawing}>
          {words.withdraw}
        </Act>
      </Group>
    </Section>
  );
}

function Changes({ of: { version, changes } }: { of: LawVersion }) {
  const words = useWords(LAWS_WORDS);
  return (
    <DataTable
      caption={`${words.changes}: ${version}`}
      captionHidden
      rows={changes}
      rowKey={({ path }) => path}
      columns={[
        { head: words.field, heads: true, cell: ({ path }) => <code>{path || words.whole}</code> },
        { head: words.before, cell: ({ before }) => <Value of={before} as="del" /> },
        { head: words.after, cell: ({ after }) => <Value of={after} as="ins" /> },
      ]}
    />
  );
}

const VALUE_MAX = 400;

function Value({ of: value, as: Marked }: { of: unknown; as: 'ins' | 'del' }) {
  const words = useWords(LAWS_WORDS);
  if (value === undefined || value === null) return words.nothing;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= VALUE_MAX) return <Marked>{text}</Marked>;
  return (
    <details>
      <summary>{words.showAll}</summary>
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
