/** Asks for a new person; another administrator decides. */
import { Button, Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useCan } from '../../api/me.ts';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { lookAgain } from './queries.ts';
import { RoleChoice } from './role-choice.tsx';
import { type Link, SetUpLink } from './set-up-link.tsx';
import { SETTINGS_WORDS } from './words.ts';

export function Invite() {
  const words = useWords(SETTINGS_WORDS);
  const can = useCan('operator.write');
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const [link, setLink] = useState<Link | null>(null);
  const form = useForm({ initialValues: { name: '', email: '', roles: [] as string[], all: true } });
  const send = form.onSubmit(({ name, email, roles, all }) => {
    setError(null);
    setLink(null);
    const body = { name, email, roles, ...(all ? {} : { incidents: [] }) };
    ask(api.POST('/api/v1/operators', { body }))
      .then(async ({ setupLink }) => {
        form.reset();
        setLink(setupLink);
        await lookAgain();
        say(words.asked);
      })
      .catch(setError);
  });
  if (!can.allowed) return null;
  return (
    <Section title={words.invite}>
      <form onSubmit={send}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="sm">
          <TextInput label={words.name} required {...form.getInputProps('name')} />
          <TextInput label={words.email} type="email" required {...form.getInputProps('email')} />
        </SimpleGrid>
        <RoleChoice value={form.values.roles} onChange={(roles) => form.setFieldValue('roles', roles)} />
        <Checkbox my="sm" label={words.onAll} {...form.getInputProps('all', { type: 'checkbox' })} />
        <Button type="submit">{words.inviteAsk}</Button>
      </form>
      {error === null ? null : <Trouble error={error} />}
      <SetUpLink link={link} />
    </Section>
  );
}
