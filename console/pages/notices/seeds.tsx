/** Our own people, who get every wave's message. */
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { FILES_WORDS } from './files-words.ts';
import { areaKey } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

const seedsQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'seeds'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/seeds', { params: { path: { incident } } })),
});

type Answer = Awaited<ReturnType<ReturnType<typeof seedsQuery>['queryFn']>>;

export function Component() {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const query = useQuery(seedsQuery(slug));
  const by = (email: boolean, phone: boolean) =>
    [...(email ? [shared.channels.email] : []), ...(phone ? [shared.channels.sms] : [])].join(', ');
  return (
    <AreaPage title={shared.seeds} lead={words.seedsLead}>
      <Asked query={query}>
        {({ seeds, can }) => (
          <>
            <DataTable
              caption={shared.seeds}
              captionHidden
              rows={seeds}
              rowKey={(seed) => seed.id}
              empty={words.noSeeds}
              columns={[
                { head: words.seed, heads: true, cell: (seed) => seed.label },
                { head: words.reach, cell: (seed) => by(seed.hasEmail, seed.hasPhone) },
                {
                  head: words.locale,
                  cell: (seed) => shared.locales[seed.locale as keyof typeof shared.locales] ?? '–',
                },
                { head: shared.at, cell: (seed) => <When at={seed.madeAt} /> },
                {
                  head: shared.actions,
                  cell: (seed) => <Remove seed={seed} can={can.change} />,
                },
              ]}
            />
            {can.change.allowed ? (
              <AddForm />
            ) : (
              <Act can={can.change} act={async () => {}}>
                {words.addSeed}
              </Act>
            )}
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

function Remove({ seed, can }: { seed: Answer['seeds'][number]; can: Answer['can']['change'] }) {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Act
      size="xs"
      variant="default"
      can={can}
      confirm={{ title: words.removeTitle(seed.label), body: words.removeBody, yes: words.remove }}
      act={async () => {
        await ask(
          api.DELETE('/api/v1/incidents/{incident}/seeds/{seed}', {
            params: { path: { incident: slug, seed: seed.id } },
          }),
        );
        await cache.invalidateQueries({ queryKey: seedsQuery(slug).queryKey });
        say(words.removed);
      }}
    >
      {words.remove}
    </Act>
  );
}

interface SeedValues {
  label: string;
  email: string;
  phone: string;
  name: string;
  locale: string;
}

const EMPTY: SeedValues = { label: '', email: '', phone: '', name: '', locale: 'id' };

function AddForm() {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm<SeedValues>({
    initialValues: EMPTY,
    validate: {
      label: (value) => (value.trim() === '' ? words.labelMissing : null),
      email: (value, { phone }) => (value.trim() === '' && phone.trim() === '' ? words.addressMissing : null),
    },
  });
  const save = ({ label, locale, ...rest }: SeedValues) => {
    setBusy(true);
    setError(null);
    const known = Object.entries(rest).filter(([, value]) => value.trim() !== '');
    const body = { label: label.trim(), locale: locale as 'id' | 'en', ...Object.fromEntries(known) };
    ask(api.POST('/api/v1/incidents/{incident}/seeds', { params: { path: { incident: slug } }, body }))
      .then(async () => {
        await cache.invalidateQueries({ queryKey: seedsQuery(slug).queryKey });
        form.reset();
        say(words.added);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <Section title={words.addSeed}>
      <form
        noValidate
        onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
      >
        <Stack maw={480}>
          <SeedFields form={form} />
          {error === null ? null : <Trouble error={error} />}
          <div>
            <BusyButton type="submit" busy={isBusy}>
              {words.add}
            </BusyButton>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

function SeedFields({ form }: { form: Pick<UseFormReturnType<SeedValues>, 'getInputProps'> }) {
  const words = useWords(FILES_WORDS);
  const { locales } = useWords(NOTICES_WORDS);
  return (
    <>
      <TextInput
        label={words.label}
        description={words.labelHint}
        required
        maxLength={100}
        {...form.getInputProps('label')}
      />
      <TextInput label={words.email} inputMode="email" {...form.getInputProps('email')} />
      <TextInput label={words.phone} inputMode="tel" {...form.getInputProps('phone')} />
      <TextInput label={words.person} {...form.getInputProps('name')} />
      <NativeSelect
        label={words.locale}
        data={[
          { value: 'id', label: locales.id },
          { value: 'en', label: locales.en },
        ]}
        {...form.getInputProps('locale')}
      />
    </>
  );
}
