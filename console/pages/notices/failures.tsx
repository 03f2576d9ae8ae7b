/** What failed, by the provider's reasons; a part of it is counted first, then sent again. */
import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FAILURE_WORDS } from './failure-words.ts';
import { LIVE_WORDS } from './live-words.ts';
import { areaKey, noticeKey, type OneNotice } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { NOTICES_WORDS } from './words.ts';

const STATES = ['bounced', 'undelivered', 'failed', 'suppressed'] as const;
type Filter = components['schemas']['RetryFilterBody'];
type Groups = components['schemas']['RetryCount']['groups'];

export function Failures({ notice }: { notice: OneNotice }) {
  const words = useWords(LIVE_WORDS);
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: [...noticeKey(slug, notice.id), 'failures'],
    queryFn: () => countOf(notice.id, { states: [...STATES], alsoTold: true }),
    ...hearsCalmly('told'),
  });
  return (
    <Section
      title={words.failures}
      lead={words.failuresLead}
      actions={
        <BusyButton variant="default" size="xs" busy={query.isFetching} onClick={() => void query.refetch()}>
          {words.countAgain}
        </BusyButton>
      }
    >
      <Asked query={query}>
        {({ groups }) => (
          <>
            <GroupTable groups={groups} caption={words.failures} empty={words.noFailures} />
            {groups.length > 0 ? <Retry notice={notice} groups={groups} /> : null}
          </>
        )}
      </Asked>
    </Section>
  );
}

function countOf(notice: string, body: Filter) {
  return ask(api.POST('/api/v1/notices/{notice}/retry/count', { params: { path: { notice } }, body }));
}

function GroupTable({ groups, caption, empty }: { groups: Groups; caption: string; empty: string }) {
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={groups}
      rowKey={(row) => `${row.channel} ${row.state} ${row.reason}`}
      empty={empty}
      columns={[
        { head: words.why, heads: true, cell: (row) => <Reason of={row.reason} /> },
        {
          head: shared.channel,
          cell: (row) => shared.channels[row.channel as keyof typeof shared.channels],
        },
        { head: words.state, cell: (row) => shared.states[row.state as keyof typeof shared.states] },
        { head: words.messages, numeric: true, cell: (row) => format.number(row.deliveries) },
      ]}
    />
  );
}

/** In words where we know them, with the provider's own code; a code nobody put into words stands as it came. */
function Reason({ of: code }: { of: string | null }) {
  const live = useWords(LIVE_WORDS);
  const { reasons } = useWords(FAILURE_WORDS);
  if (code === null) return live.noReason;
  const said = reasons[code];
  if (said === undefined) return <code>{code}</code>;
  return /[/\d]/.test(code) ? (
    <>
      {said} <code>{code}</code>
    </>
  ) : (
    said
  );
}

/** As it is chosen on the page; what is undefined is left out of what is asked. */
type Chosen = { [K in keyof Filter]?: Filter[K] | undefined };

function Retry({ notice, groups }: { notice: OneNotice; groups: Groups }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const [filter, setFilter] = useState<Chosen>({ states: ['bounced', 'undelivered', 'failed'] });
  const [counted, setCounted] = useState<{ deliveries: number; groups: Groups } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Another choice is another number: it is counted anew.
  const choose = (next: Chosen) => {
    setFilter(next);
    setCounted(null);
  };
  const reasons = [...new Set(groups.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  const count = () => {
    setBusy(true);
    setError(null);
    countOf(notice.id, asked(filter))
      .then(setCounted, setError)
      .finally(() => setBusy(false));
  };
  const number = format.number(counted?.deliveries ?? 0);
  return (
    <Stack gap="md" mt="lg" maw={720} role="group" aria-label={words.retry}>
      <Text fw={600}>{words.retry}</Text>
      <FilterFields filter={filter} choose={choose} reasons={reasons} />
      <div>
        <BusyButton variant="default" busy={isBusy} onClick={count}>
          {words.count}
        </BusyButton>
      </div>
      {error === null ? null : <Trouble error={error} />}
      {counted ? (
        <Text role="status">{counted.deliveries > 0 ? words.counted(number) : words.countedNone}</Text>
      ) : null}
      {counted && counted.deliveries > 0 ? (
        <SendAgain notice={notice} filter={filter} count={counted.deliveries} done={() => setCounted(null)} />
      ) : null}
    </Stack>
  );
}

function FilterFields(props: {
  filter: Chosen;
  choose: (filter: Chosen) => void;
  reasons: readonly string[];
}) {
  const { filter, choose, reasons } = props;
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  return (
    <>
      <NativeSelect
        label={words.retryChannel}
        maw={240}
        value={filter.channel ?? ''}
        onChange={({ currentTarget: { value } }) =>
          choose({ ...filter, channel: value === '' ? undefined : (value as 'email' | 'sms') })
        }
        data={[
          { value: '', label: words.any },
          { value: 'email', label: shared.channels.email },
          { value: 'sms', label: shared.channels.sms },
        ]}
      />
      <Checkbox.Group
        label={words.retryStates}
        value={filter.states ?? []}
        onChange={(states) => choose({ ...filter, states })}
      >
        <Group mt="xs">
          {STATES.map((state) => (
            <Checkbox key={state} value={state} label={shared.states[state]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        label={words.retryReasons}
        description={words.retryReasonsHint}
        value={filter.reasons ?? []}
        onChange={(chosen) => choose({ ...filter, reasons: chosen })}
      >
        <Stack gap="xs" mt="xs">
          {reasons.map((reason) => (
            <Checkbox key={reason} value={reason} label={<Reason of={reason} />} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox
        label={words.alsoTold}
        checked={filter.alsoTold ?? false}
        onChange={(event) => choose({ ...filter, alsoTold: event.currentTarget.checked })}
      />
    </>
  );
}

function SendAgain(props: { notice: OneNotice; filter: Chosen; count: number; done: () => void }) {
  const { notice, filter, count } = props;
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const number = format.number(count);
  return (
    <Reasoned
      can={notice.can.retry}
      confirm={{ title: words.sendTitle(number), body: words.sendBody(number), yes: words.send(number) }}
      act={async (reason) => {
        const body = { ...asked(filter), expected: count, reason };
        const params = { path: { notice: notice.id } };
        await ask(api.POST('/api/v1/notices/{notice}/retry', { params, body }));
        props.done();
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.sent(number));
      }}
    >
      {words.send(number)}
    </Reasoned>
  );
}

/** What nobody chose is left out. */
function asked({ states = [], reasons = [], channel, alsoTold }: Chosen): Filter {
  return {
    ...(states.length > 0 && { states }),
    ...(reasons.length > 0 && { reasons }),
    ...(channel !== undefined && { channel }),
    ...(alsoTold === true && { alsoTold }),
  };
}
