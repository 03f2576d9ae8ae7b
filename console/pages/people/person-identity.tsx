/** Merges and splits that begin at one person. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { PERSON_WORDS } from './person-words.ts';
import { forgetPeople } from './queries.ts';
import { Reasoned, refusal } from '../../ui/reasoned.tsx';
import type { PersonAnswer } from './types.ts';
import './people.css';

const REFERENCE = /^\d{1,18}:\d{1,3}$/;

export function PersonIdentity({ person, of }: { person: string; of: PersonAnswer }) {
  const words = useWords(PERSON_WORDS);
  const [into, setInto] = useState('');
  const { merge, split } = useDeciding(person, into.trim());
  return (
    <Section title={words.identity} lead={words.identityLead}>
      <TextInput
        label={words.mergeInto}
        description={words.mergeHint}
        maw={320}
        value={into}
        onChange={(event) => setInto(event.currentTarget.value)}
        error={into.trim() !== '' && !REFERENCE.test(into.trim()) ? words.mergeBad : null}
      />
      <div className="people-steps">
        <Reasoned
          variant="default"
          can={of.can.merge}
          act={merge}
          confirm={{
            title: words.mergeTitle(person, into.trim() || '…'),
            body: words.mergeBody,
            yes: words.mergeYes,
          }}
        >
          {words.merge}
        </Reasoned>
        {of.keyKind === 'customer_id' ? null : (
          <Reasoned
            variant="default"
            can={of.can.merge}
            act={split}
            confirm={{ title: words.splitTitle(person), body: words.splitBody, yes: words.splitYes }}
          >
            {words.split}
          </Reasoned>
        )}
      </div>
    </Section>
  );
}

function useDeciding(person: string, reference: string) {
  const words = useWords(PERSON_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const params = { path: { incident } };
  const group = { reference: person };
  const done = async () => {
    say(words.decided);
    await forgetPeople(client, incident);
  };
  return {
    merge: async (reason: string) => {
      if (!REFERENCE.test(reference)) throw refusal(words.mergeBad);
      const body = { group, into: { reference }, reason };
      await ask(api.POST('/api/v1/incidents/{incident}/identity-decisions/merge', { params, body }));
      await done();
    },
    split: async (reason: string) => {
      const body = { group, reason };
      await ask(api.POST('/api/v1/incidents/{incident}/identity-decisions/split', { params, body }));
      await done();
    },
  };
}
