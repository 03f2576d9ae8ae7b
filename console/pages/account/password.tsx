/** Changes one's own password; the old one is asked. */
import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { cache } from '../../api/cache.ts';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from './words.ts';

export function Password() {
  const words = useWords(ACCOUNT_WORDS);
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const form = useForm({
    initialValues: { present: '', password: '', again: '' },
    validate: { again: (value, { password }) => (value === password ? null : words.differ) },
  });
  const send = form.onSubmit(({ present, password }) => {
    setError(null);
    ask(api.PUT('/api/v1/me/password', { body: { present, password } }))
      .then(async () => {
        form.reset();
        say(words.changed);
        await cache.invalidateQueries({ queryKey: ['me'] });
      })
      .catch(setError);
  });
  return (
    <Section title={words.password} lead={words.passwordLead}>
      <form onSubmit={send}>
        <Stack maw={420}>
          <PasswordInput
            label={words.present}
            autoComplete="current-password"
            {...form.getInputProps('present')}
          />
          <PasswordInput
            label={words.fresh}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput label={words.again} autoComplete="new-password" {...form.getInputProps('again')} />
          {error === null ? null : <Trouble error={error} />}
          <Button type="submit" w="fit-content">
            {words.change}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
