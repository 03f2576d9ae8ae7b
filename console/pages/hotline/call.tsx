/** One call, step by step: the script beside it, and nothing of a person before it is known who speaks. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import { Caller } from './caller.tsx';
import { End } from './end.tsx';
import { Prove } from './prove.tsx';
import { type Call, callQuery } from './queries.ts';
import { Script } from './script.tsx';
import { HOTLINE_WORDS } from './words.ts';
import './hotline.css';

const TONES = { open: 'warn', identified: 'calm', proven: 'good', closed: 'quiet' } as const;

export function Component() {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const { call = '' } = useParams();
  const query = useQuery({ ...callQuery(slug, call), refetchOnWindowFocus: false });
  return (
    <Page title={words.call} crumbs={[{ to: `/incidents/${slug}/hotline`, label: words.title }]}>
      <Asked query={query}>{(of) => <One call={of} />}</Asked>
    </Page>
  );
}

function One({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const { state, caller, stated } = call;
  if (state === 'closed') return <Ended call={call} />;
  return (
    <div className="hotline">
      <div>
        <Facts
          of={[
            [
              words.standing,
              <Status key="state" tone={TONES[state]}>
                {words.states[state]}
              </Status>,
            ],
            [words.stated, stated.map((kind) => words[kind]).join(', ')],
            [words.opened, <When key="opened" at={call.openedAt} />],
          ]}
        />
        {state === 'open' ? <Prove call={call} /> : null}
        {caller ? <Caller of={caller} /> : null}
        {state === 'identified' && (caller?.hidden ?? 0) > 0 ? <Prove call={call} /> : null}
        <End call={call} />
      </div>
      <Script lines={call.script} language={call.locale} />
    </div>
  );
}

function Ended({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const next = useRef<HTMLAnchorElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <Section title={words.ended}>
      <Text role="status">{call.outcome ? words.endedAs(words.outcomes[call.outcome]) : null}</Text>
      <Button mt="md" component={Link} to={`/incidents/${slug}/hotline`} ref={next}>
        {words.next}
      </Button>
    </Section>
  );
}
