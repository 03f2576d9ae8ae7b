/** Every delivery to one person with its attempts; their page sent again; the proof as a file. */
import { Anchor, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import { PERSON_WORDS } from './person-words.ts';
import { peopleKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import type { PersonAnswer, ToldAnswer } from './types.ts';
import './people.css';

type Delivery = ToldAnswer['deliveries'][number];

const TONES: Readonly<Record<string, Tone>> = {
  delivered: 'good',
  accepted: 'calm',
  unconfirmed: 'calm',
  bounced: 'bad',
  complained: 'bad',
  undelivered: 'bad',
  failed: 'bad',
  unknown: 'warn',
};
const PROVIDERS: Readonly<Record<string, string>> = { ses: 'SES', twilio: 'Twilio' };

export function PersonTold({ person, of }: { person: string; of: PersonAnswer }) {
  const words = useWords(PERSON_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'person', person, 'told'),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/people/{person}/told', {
          params: { path: { incident, person } },
        }),
      ),
  });
  return (
    <Section title={words.told} lead={words.toldLead}>
      <Asked query={query}>
        {(told) => (
          <>
            <Deliveries of={told.deliveries} />
            <div className="people-steps">
              <SendAgain person={person} of={of} can={told.can.sendPage} />
              {told.deliveries.some(({ attempts }) => attempts.length > 0) ? (
                <Anchor
                  href={`/api/v1/incidents/${incident}/people/${person}/proof.zip`}
                  download
                  underline="always"
                >
                  {words.proof}
                </Anchor>
              ) : null}
            </div>
          </>
        )}
      </Asked>
    </Section>
  );
}

function Deliveries({ of }: { of: readonly Delivery[] }) {
  const words = useWords(PERSON_WORDS);
  const name = useNoticeNames();
  const channels: Readonly<Record<string, string>> = {
    email: words.email,
    sms: words.sms,
    letter: words.letter,
    handover: words.handover,
  };
  return (
    <DataTable
      caption={words.told}
      captionHidden
      rows={of}
      rowKey={({ deliveryId }) => deliveryId}
      empty={words.toldNone}
      columns={[
        { head: words.notice, heads: true, cell: ({ noticeId }) => name(noticeId) },
        { head: words.channel, cell: ({ channel }) => channels[channel] ?? channel },
        {
          head: words.state,
          cell: ({ state }) => <Status tone={TONES[state] ?? 'quiet'}>{words.states[state] ?? state}</Status>,
        },
        { head: words.when, cell: ({ stateAt }) => <When at={stateAt} /> },
        { head: words.attempts, cell: ({ attempts }) => <Attempts of={attempts} /> },
      ]}
    />
  );
}

function Attempts({ of }: { of: Delivery['attempts'] }) {
  const words = useWords(PERSON_WORDS);
  if (of.length === 0) return <>–</>;
  return (
    <ol className="people-attempts">
      {of.map(({ no, provider, startedAt, outcome, events }) => (
        <li key={no}>
          {words.attempt(no, PROVIDERS[provider] ?? provider)}, <When at={startedAt} />
          {outcome === null ? '' : `: ${words.outcomes[outcome] ?? outcome}`}
          {events.map(({ eventId, type, receivedAt }) => (
            <div key={eventId} className="figure-note">
              {words.eventTypes[type.toLowerCase()] ?? type}, <When at={receivedAt} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function useNoticeNames(): (id: string) => string {
  const { slug: incident } = useIncident();
  const { data } = useQuery({
    queryKey: ['incident', incident, 'notices', 'names'],
    enabled: useMay('notice.read'),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/notices', { params: { path: { incident } } })),
  });
  return (id) => data?.notices.find((notice) => notice.id === id)?.name ?? id.slice(0, 8);
}

function SendAgain(props: { person: string; of: PersonAnswer; can: ToldAnswer['can']['sendPage'] }) {
  const words = useWords(PERSON_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const { person, of } = props;
  const [channel, setChannel] = useState<'email' | 'sms'>(of.hasEmail ? 'email' : 'sms');
  const [locale, setLocale] = useState<'id' | 'en'>(of.locale?.startsWith('en') ? 'en' : 'id');
  return (
    <Reasoned
      can={props.can}
      variant="default"
      act={async (reason) => {
        const body = { channel, locale, reason };
        await ask(
          api.POST('/api/v1/incidents/{incident}/people/{person}/send-page', {
            params: { path: { incident, person } },
            body,
          }),
        );
        say(words.sent);
        await client.invalidateQueries({ queryKey: peopleKey(incident, 'person', person) });
      }}
      confirm={{
        title: words.sendTitle,
        body: (
          <>
            <p>{words.sendBody}</p>
            <NativeSelect
              label={words.sendBy}
              value={channel}
              onChange={(event) => setChannel(event.currentTarget.value === 'sms' ? 'sms' : 'email')}
              data={[
                { value: 'email', label: words.email, disabled: !of.hasEmail },
                { value: 'sms', label: words.sms, disabled: !of.hasSms },
              ]}
            />
            <NativeSelect
              label={words.sendIn}
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value === 'en' ? 'en' : 'id')}
              data={[
                { value: 'id', label: words.indonesian },
                { value: 'en', label: words.english },
              ]}
            />
          </>
        ),
        yes: words.sendYes,
      }}
    >
      {words.sendAgain}
    </Reasoned>
  );
}
