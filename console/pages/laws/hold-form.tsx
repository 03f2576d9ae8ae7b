/** Records a hold from the written request; only the request's fingerprint leaves this machine. */
import { FileInput, SimpleGrid, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { HOLDS_WORDS } from './holds-words.ts';

const EMPTY = { authority: '', reference: '', reason: '', untilAt: '', laws: '', requestSha256: '' };

export function HoldForm({ can }: { can: Can }) {
  const words = useWords(HOLDS_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const needed = (value: string) => (value.trim() === '' ? words.required : null);
  const form = useForm({
    mode: 'controlled',
    initialValues: EMPTY,
    validate: {
      authority: needed,
      reference: needed,
      reason: needed,
      untilAt: needed,
      requestSha256: needed,
    },
  });
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    form.setFieldValue('requestSha256', chosen === null ? '' : await sha256Of(chosen));
  };
  const record = async () => {
    const { errors, hasErrors } = form.validate();
    if (hasErrors) return form.getInputNode(Object.keys(EMPTY).find((name) => errors[name])!)?.focus();
    const { laws, untilAt, ...given } = form.getValues();
    const lawCodes = laws.split(/[\s,]+/).filter((code) => code !== '');
    const body = { ...given, untilAt: new Date(untilAt).toISOString(), lawCodes };
    await ask(api.POST('/api/v1/incidents/{incident}/holds', { params: { path: { incident: slug } }, body }));
    await cache.invalidateQueries({ queryKey: ['incident', slug, 'holds'] });
    form.reset();
    setFile(null);
    say(words.recorded);
  };
  return (
    <Section title={words.record} lead={words.recordLead}>
      <Fields form={form} file={file} choose={(chosen) => void choose(chosen)} />
      <Act act={record} can={can}>
        {words.record}
      </Act>
    </Section>
  );
}

interface Given {
  readonly form: UseFormReturnType<typeof EMPTY>;
  readonly file: File | null;
  readonly choose: (file: File | null) => void;
}

function Fields({ form, file, choose }: Given) {
  const words = useWords(HOLDS_WORDS);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} mb="sm">
      <TextInput label={words.authority} maxLength={200} {...form.getInputProps('authority')} />
      <TextInput label={words.reference} maxLength={200} {...form.getInputProps('reference')} />
      <TextInput label={words.reason} maxLength={1_000} {...form.getInputProps('reason')} />
      <TextInput label={words.untilField} type="datetime-local" {...form.getInputProps('untilAt')} />
      <TextInput label={words.lawsField} description={words.lawsHint} {...form.getInputProps('laws')} />
      {window.isSecureContext ? (
        <FileInput label={words.request} description={words.requestHint} value={file} onChange={choose} />
      ) : null}
      <TextInput label={words.requestHash} maxLength={64} {...form.getInputProps('requestSha256')} />
    </SimpleGrid>
  );
}

/** Browsers reckon it only where the page came by https or from this machine. */
async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
