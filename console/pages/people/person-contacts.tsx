/** Contacts in clear, for a reason: held by this page alone, in no cache, gone when it is left. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import type { RevealedPerson } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { PERSON_WORDS } from './person-words.ts';
import { Reasoned } from '../../ui/reasoned.tsx';

export function PersonContacts({ person, can }: { person: string; can: Can }) {
  const words = useWords(PERSON_WORDS);
  const { slug: incident } = useIncident();
  const [clear, setClear] = useState<RevealedPerson | null>(null);
  const reveal = async (reason: string) =>
    setClear(
      await ask(
        api.GET('/api/v1/incidents/{incident}/people/{person}/contacts', {
          params: { path: { incident, person }, query: { reason } },
          cache: 'no-store',
        }),
      ),
    );
  return (
    <Section title={words.contactsTitle} lead={words.contactsLead}>
      {clear === null ? (
        <Reasoned
          can={can}
          variant="default"
          act={reveal}
          confirm={{ title: words.revealTitle, body: words.revealBody, yes: words.revealYes }}
        >
          {words.reveal}
        </Reasoned>
      ) : (
        <>
          <Facts
            of={[
              [words.name, clear.name ?? '–'],
              [words.email, clear.email ?? '–'],
              [words.phone, clear.phone ?? '–'],
              [words.customerId, clear.key.kind === 'customer_id' ? clear.key.value : '–'],
            ]}
          />
          <Button variant="default" mt="sm" onClick={() => setClear(null)}>
            {words.hide}
          </Button>
        </>
      )}
    </Section>
  );
}
