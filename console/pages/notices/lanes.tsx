/** How fast and whether messages go out: lanes with their brakes, the hotline's cap, a restored database. */
import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { HotlineCap } from './hotline-cap.tsx';
import { type Lane, lanesQuery } from './queries.ts';
import { Reasoned, refusal } from '../../ui/reasoned.tsx';
import { Restores } from './restores.tsx';
import { SENDING_WORDS } from './sending-words.ts';
import { NOTICES_WORDS } from './words.ts';

export function Component() {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const query = useQuery(lanesQuery());
  return (
    <AreaPage title={shared.lanes} lead={words.lanesLead}>
      <Asked query={query}>{({ lanes }) => <LaneTable lanes={lanes} />}</Asked>
      <HotlineCap />
      <Restores />
    </AreaPage>
  );
}

function LaneTable({ lanes }: { lanes: readonly Lane[] }) {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const nameOf = useLaneName();
  const rate = (perSecond: number) => format.number(Math.round(perSecond * 10) / 10);
  return (
    <DataTable
      caption={shared.lanes}
      captionHidden
      rows={lanes}
      rowKey={(lane) => lane.id}
      empty={words.noLanes}
      columns={[
        {
          head: words.lane,
          heads: true,
          cell: (lane) => (
            <>
              {nameOf(lane)}
              <Text size="xs" c="dimmed">
                {lane.sender}
              </Text>
            </>
          ),
        },
        { head: shared.status, cell: (lane) => <LaneStatus lane={lane} /> },
        { head: words.rate, numeric: true, cell: (lane) => rate(lane.ratePerS) },
        {
          head: words.cap,
          numeric: true,
          cell: (lane) => (lane.capPerS === null ? words.noCap : rate(lane.capPerS)),
        },
        { head: words.hour, cell: (lane) => <Hour lane={lane} /> },
        { head: words.unknownPolicy, cell: (lane) => <Policy lane={lane} /> },
        { head: shared.actions, cell: (lane) => <LaneActs lane={lane} /> },
      ]}
    />
  );
}

function useLaneName(): (lane: Lane) => string {
  const words = useWords(SENDING_WORDS);
  return (lane) => (lane.provider === 'ses' ? words.email : words.sms(lane.country));
}

function LaneStatus({ lane }: { lane: Lane }) {
  const words = useWords(SENDING_WORDS);
  const { status, haltedAt, reason, reasonWords, awaits, brake } = lane;
  return (
    <>
      <Status tone={status === 'open' ? 'good' : 'bad'}>
        {status === 'open' ? words.open : words.halted}
      </Status>
      {haltedAt && status === 'halted' ? (
        <Text size="sm">
          {words.since} <When at={haltedAt} />
        </Text>
      ) : null}
      {reason && status === 'halted' ? (
        <Text size="sm" {...(reasonWords ? {} : { lang: 'en' })}>
          {reasonWords ? <Why of={reasonWords} /> : reason}
        </Text>
      ) : null}
      {awaits ? <Text size="sm">{words.quota}</Text> : null}
      {brake.pull === 'none' || status === 'halted' ? null : (
        <Text size="sm">
          {brake.pull === 'slow' ? words.slowed : words.braked}: <Why of={brake.words} />
        </Text>
      )}
    </>
  );
}

function Hour({ lane }: { lane: Lane }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const told = ({ accepted, hard, complained, deferred, rejected }: Lane['hour']) =>
    words.hourOf(
      format.number(accepted),
      format.number(hard),
      format.number(complained),
      format.number(deferred),
      format.number(rejected),
    );
  return (
    <>
      <Text size="sm">{told(lane.hour)}</Text>
      {lane.mailboxes.length > 0 ? (
        <details>
          <summary>{words.mailboxes}</summary>
          <ul>
            {lane.mailboxes.map(({ mailbox, hour }) => (
              <li key={mailbox}>
                {mailbox}: {told(hour)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Policy({ lane }: { lane: Lane }) {
  const words = useWords(SENDING_WORDS);
  const { policies } = useWords(NOTICES_WORDS);
  return <>{lane.unknownPolicy === null ? words.asNotices : policies[lane.unknownPolicy]}</>;
}

function LaneActs({ lane }: { lane: Lane }) {
  const words = useWords(SENDING_WORDS);
  const nameOf = useLaneName();
  const cache = useQueryClient();
  const say = useSay();
  const path = { params: { path: { lane: lane.id } } };
  const name = nameOf(lane);
  const format = useFormat();
  const waiting = (lane.provider === 'ses' ? words.waitingMails : words.waitingSms)(
    format.number(lane.waiting),
    lane.waiting === 1,
  );
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: ['lanes'] });
    say(sentence);
  };
  return (
    <Stack gap="xs">
      {lane.status === 'open' ? (
        <Reasoned
          size="xs"
          variant="default"
          color="red"
          can={lane.can.halt}
          confirm={{ title: words.haltTitle(name), body: words.haltBody(waiting), yes: words.halt }}
          act={async (reason) => {
            await ask(api.POST('/api/v1/lanes/{lane}/halt', { ...path, body: { reason } }));
            await after(words.haltedSay);
          }}
        >
          {words.halt}
        </Reasoned>
      ) : (
        <Act
          size="xs"
          can={lane.can.release}
          confirm={{ title: words.releaseTitle(name), body: words.releaseBody(waiting), yes: words.release }}
          act={async () => {
            await ask(api.POST('/api/v1/lanes/{lane}/release', path));
            await after(words.releasedSay);
          }}
        >
          {words.release}
        </Act>
      )}
      <CapAct lane={lane} name={name} after={after} />
      <PolicyAct lane={lane} after={after} />
    </Stack>
  );
}

interface LaneActProps {
  lane: Lane;
  after: (sentence: string) => Promise<void>;
}

function CapAct({ lane, name, after }: LaneActProps & { name: string }) {
  const words = useWords(SENDING_WORDS);
  const [cap, setCap] = useState(lane.capPerS === null ? '' : String(lane.capPerS));
  const [mailbox, setMailbox] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <Act
      size="xs"
      variant="default"
      can={lane.can.cap}
      confirm={{
        title: words.capTitle(name),
        yes: words.setCap,
        body: (
          <Stack gap="sm">
            <div>{words.capBody}</div>
            {lane.mailboxes.length > 0 ? (
              <NativeSelect
                label={words.mailbox}
                value={mailbox}
                onChange={(event) => setMailbox(event.currentTarget.value)}
                data={[
                  { value: '', label: name },
                  ...lane.mailboxes.map((one) => ({ value: one.mailbox, label: one.mailbox })),
                ]}
              />
            ) : null}
            <TextInput
              label={words.capLabel}
              inputMode="decimal"
              value={cap}
              error={isWrong ? words.capWrong : null}
              onChange={(event) => {
                setCap(event.currentTarget.value);
                setWrong(false);
              }}
            />
          </Stack>
        ),
      }}
      act={async () => {
        const perSecond = cap.trim() === '' ? null : Number(cap.replace(',', '.'));
        if (perSecond !== null && !(perSecond > 0)) {
          setWrong(true);
          throw refusal(words.capWrong);
        }
        const body = { perSecond, ...(mailbox !== '' && { mailbox }) };
        await ask(api.PUT('/api/v1/lanes/{lane}/cap', { params: { path: { lane: lane.id } }, body }));
        await after(words.capSay);
      }}
    >
      {words.setCap}
    </Act>
  );
}

function PolicyAct({ lane, after }: LaneActProps) {
  const words = useWords(SENDING_WORDS);
  const { policies } = useWords(NOTICES_WORDS);
  const [policy, setPolicy] = useState<string>(lane.unknownPolicy ?? '');
  return (
    <Act
      size="xs"
      variant="default"
      can={lane.can.cap}
      confirm={{
        title: words.unknownPolicy,
        yes: words.choose,
        body: (
          <Group>
            <NativeSelect
              label={words.unknownPolicy}
              value={policy}
              onChange={(event) => setPolicy(event.currentTarget.value)}
              data={[
                { value: '', label: words.asNotices },
                ...(['resend', 'next_channel', 'hold'] as const).map((one) => ({
                  value: one,
                  label: policies[one],
                })),
              ]}
            />
          </Group>
        ),
      }}
      act={async () => {
        const body = { policy: policy === '' ? null : (policy as NonNullable<Lane['unknownPolicy']>) };
        await ask(
          api.PUT('/api/v1/lanes/{lane}/unknown-policy', { params: { path: { lane: lane.id } }, body }),
        );
        await after(words.policySay);
      }}
    >
      {words.unknownPolicy}
    </Act>
  );
}
