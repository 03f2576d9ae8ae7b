/** Finds one person by what somebody says of them; what is typed stands in no address and in no cache. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage, usePlace } from './area.tsx';
import { ExposureLine } from './exposure-line.tsx';
import { PersonLink, refOf } from './person-link.tsx';
import { PERSON_WORDS } from './person-words.ts';
import type { FoundAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

const MEANS = ['email', 'phone', 'customerId', 'reference'] as const;
type Means = (typeof MEANS)[number];
type Found = FoundAnswer['people'];

const VALUE_ID = 'people-find-value';
const TYPED = { means: 'email' as Means, value: '', idSpace: '' };

export function Component() {
  const words = useWords(PERSON_WORDS);
  const [found, setFound] = useState<Found | null>(null);
  return (
    <PeoplePage title={words.findTitle} lead={words.findLead}>
      <FindForm found={setFound} />
      {found === null ? null : <FoundPeople people={found} />}
    </PeoplePage>
  );
}

function FindForm({ found }: { found: (people: Found | null) => void }) {
  const words = useWords(PERSON_WORDS);
  const { search, busy, error } = useSearch(found);
  const form = useForm({
    mode: 'controlled',
    initialValues: TYPED,
    validate: { value: (value) => (value.trim() === '' ? words.missing : null) },
  });
  const names = {
    email: words.byEmail,
    phone: words.byPhone,
    customerId: words.byCustomer,
    reference: words.byReference,
  };
  const { means } = form.values;
  const find = form.onSubmit(search, () => document.getElementById(VALUE_ID)?.focus());
  return (
    <form onSubmit={find} autoComplete="off" noValidate>
      <div className="people-form">
        <NativeSelect
          label={words.by}
          data={MEANS.map((value) => ({ value, label: names[value] }))}
          {...form.getInputProps('means')}
        />
        <TextInput
          id={VALUE_ID}
          label={words.value}
          required
          autoComplete="off"
          spellCheck={false}
          description={means === 'phone' ? words.phoneHint : null}
          {...form.getInputProps('value')}
        />
        {means === 'customerId' ? (
          <TextInput
            label={words.idSpace}
            description={words.idSpaceHint}
            autoComplete="off"
            {...form.getInputProps('idSpace')}
          />
        ) : null}
      </div>
      <Group mt="md">
        <BusyButton type="submit" busy={busy}>
          {words.find}
        </BusyButton>
      </Group>
      {error === null ? null : <Trouble error={error} />}
    </form>
  );
}

function useSearch(found: (people: Found | null) => void) {
  const { slug: incident } = useIncident();
  const place = usePlace();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const search = async ({ means, value, idSpace }: typeof TYPED) => {
    setBusy(true);
    setError(null);
    found(null);
    const space = means === 'customerId' && idSpace.trim() !== '' ? { idSpace: idSpace.trim() } : {};
    const body = { [means]: value.trim(), ...space };
    try {
      const params = { path: { incident } };
      const { people } = await ask(api.POST('/api/v1/incidents/{incident}/people/find', { params, body }));
      const [only] = people;
      if (only && people.length === 1) await navigate(place(`person/${refOf(only)}`));
      else found(people);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { search, busy, error };
}

function FoundPeople({ people }: { people: Found }) {
  const words = useWords(PERSON_WORDS);
  const { keys } = useWords(PEOPLE_WORDS);
  const format = useFormat();
  if (people.length === 0) {
    return (
      <div role="status">
        <Empty>{words.foundNone}</Empty>
      </div>
    );
  }
  return (
    <Section title={words.found(format.number(people.length))} lead={words.foundMany}>
      <DataTable
        caption={words.found(format.number(people.length))}
        captionHidden
        rows={people}
        rowKey={refOf}
        columns={[
          { head: words.person, heads: true, cell: (person) => <PersonLink of={person} /> },
          { head: words.key, cell: ({ keyKind }) => keys[keyKind] ?? keyKind },
          { head: words.exposure, cell: ({ exposure }) => <ExposureLine of={exposure} /> },
          { head: words.files, cell: ({ files }) => files.join(', ') },
        ]}
      />
    </Section>
  );
}
