/** Makes a pool for an offer that is given as a code. */
import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { useWords } from '../../words/words.tsx';
import { AREA_WORDS } from './area-words.ts';
import { useBase } from './area.tsx';
import { CODES_WORDS } from './codes-words.ts';
import { offersQuery, useAfter } from './queries.ts';

const CODED = new Set(['discount_code', 'monitoring', 'insurance']);
const KINDS = ['imported', 'generated', 'shared'] as const;

interface PoolValues {
  name: string;
  offerId: string;
  kind: (typeof KINDS)[number];
  engagement: string;
  daysLeft: string;
  code: string;
  expires: string;
}

export function NewPool({ can }: { can: Can }) {
  const words = useWords(CODES_WORDS);
  const { slug } = useIncident();
  const offers = useQuery(offersQuery(slug)).data?.offers.filter(({ kind }) => CODED.has(kind)) ?? [];
  const first = offers[0]?.id;
  return (
    <Section title={words.newPool} lead={words.newPoolLead}>
      {first === undefined ? <Empty>{words.noOffers}</Empty> : <Form key={first} can={can} offers={offers} />}
    </Section>
  );
}

function Form({ can, offers }: { can: Can; offers: readonly { id: string; name: string }[] }) {
  const words = useWords(CODES_WORDS);
  const area = useWords(AREA_WORDS);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const make = useMake();
  const form = useForm<PoolValues>({
    initialValues: {
      name: '',
      offerId: offers[0]?.id ?? '',
      kind: 'imported',
      engagement: '',
      daysLeft: '30',
      code: '',
      expires: '',
    },
    validate: (values) => ({
      name: values.name.trim() === '' ? area.missing : null,
      code: values.kind === 'shared' && values.code.trim() === '' ? area.missing : null,
    }),
  });
  const submit = form.onSubmit(
    (values) => {
      setBusy(true);
      setError(null);
      void make(values)
        .catch(setError)
        .finally(() => setBusy(false));
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={640}>
        <Fields form={form} offers={offers} />
        {error === null ? null : <Trouble error={error} />}
        <Group>
          <BusyButton
            type="submit"
            busy={busy}
            {...(can.allowed ? {} : { 'aria-disabled': true, 'data-disabled': true })}
          >
            {words.make}
          </BusyButton>
          <small className="figure-note">
            <Why of={can} />
          </small>
        </Group>
      </Stack>
    </form>
  );
}

function Fields({
  form,
  offers,
}: {
  form: UseFormReturnType<PoolValues>;
  offers: readonly { id: string; name: string }[];
}) {
  const words = useWords(CODES_WORDS);
  const isShared = form.values.kind === 'shared';
  return (
    <>
      <TextInput label={words.name} required maxLength={200} {...form.getInputProps('name')} />
      <NativeSelect
        label={words.offer}
        data={offers.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('offerId')}
      />
      <NativeSelect
        label={words.kind}
        data={KINDS.map((value) => ({ value, label: words[value] }))}
        {...form.getInputProps('kind')}
      />
      {isShared ? (
        <Group grow align="start">
          <TextInput label={words.theCode} required maxLength={64} {...form.getInputProps('code')} />
          <TextInput label={words.expires} type="date" {...form.getInputProps('expires')} />
        </Group>
      ) : null}
      <Group grow align="start">
        <TextInput
          label={words.engagement}
          description={words.engagementHint}
          maxLength={100}
          {...form.getInputProps('engagement')}
        />
        <TextInput
          label={words.daysLeft}
          description={words.daysLeftHint}
          inputMode="numeric"
          {...form.getInputProps('daysLeft')}
        />
      </Group>
    </>
  );
}

function useMake(): (values: PoolValues) => Promise<void> {
  const words = useWords(CODES_WORDS);
  const { slug } = useIncident();
  const base = useBase();
  const after = useAfter();
  const say = useSay();
  const go = useNavigate();
  return async (values) => {
    const isShared = values.kind === 'shared';
    const body = {
      name: values.name.trim(),
      offerId: values.offerId,
      kind: values.kind,
      ...(values.engagement.trim() === '' ? {} : { engagement: values.engagement.trim() }),
      ...(values.daysLeft === '' ? {} : { daysLeftMin: Number(values.daysLeft) }),
      ...(isShared ? { code: values.code.trim() } : {}),
      ...(isShared && values.expires !== '' ? { expiresAt: new Date(values.expires).toISOString() } : {}),
    };
    const pool = await ask(
      api.POST('/api/v1/incidents/{incident}/code-pools', { params: { path: { incident: slug } }, body }),
    );
    await after();
    say(words.made(pool.name));
    await go(`${base}/codes/${pool.id}`);
  };
}
