/** Asking for an extract: whose key, which columns of which file, which numbers. */
import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { peopleKey } from './queries.ts';

const EMPTY = {
  bank: '',
  publicKey: '',
  fingerprint: '',
  file: '',
  values: '',
  customerId: '',
  only: '',
  fetchesMax: 3,
};
type Typed = typeof EMPTY;

export function NewExtract({ can }: { can: Can }) {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const needed = (value: string) => (value.trim() === '' ? words.missing : null);
  const form = useForm({
    mode: 'controlled',
    initialValues: EMPTY,
    validate: { bank: needed, publicKey: needed, file: needed, values: needed },
  });
  const request = async () => {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) {
      form.getInputNode(Object.keys(errors)[0] ?? 'bank')?.focus();
      return;
    }
    const params = { path: { incident } };
    await ask(api.POST('/api/v1/incidents/{incident}/extracts', { params, body: bodyOf(form.values) }));
    form.reset();
    say(words.askedExtract);
    await client.invalidateQueries({ queryKey: peopleKey(incident, 'extracts') });
  };
  return (
    <Section title={words.newExtract}>
      <Fields form={form} />
      <div className="people-step">
        <Act can={can} act={request}>
          {words.askExtract}
        </Act>
      </div>
    </Section>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function bodyOf(typed: Typed) {
  const { bank, publicKey, fingerprint, file, values, customerId, only, fetchesMax } = typed;
  const filter = linesOf(only);
  return {
    bank: bank.trim(),
    publicKey: publicKey.trim(),
    fetchesMax,
    ...(fingerprint.trim() === '' ? {} : { fingerprint: fingerprint.trim() }),
    ...(filter.length === 0 ? {} : { only: filter }),
    parts: [
      {
        file,
        values: linesOf(values),
        ...(customerId.trim() === '' ? {} : { customerId: customerId.trim() }),
      },
    ],
  };
}

function Fields({ form }: { form: Pick<UseFormReturnType<Typed>, 'getInputProps'> }) {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const field = (name: keyof Typed) => form.getInputProps(name);
  const { data } = useQuery({
    queryKey: peopleKey(incident, 'sources'),
    enabled: useMay('intake.read'),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/sources', { params: { path: { incident } } })),
  });
  const files = data?.sources.filter(({ role }) => role === 'leaked').map(({ baseName }) => baseName) ?? [];
  return (
    <div className="people-form">
      <TextInput label={words.bank} description={words.bankHint} required {...field('bank')} />
      <TextInput label={words.fingerprint} description={words.fingerprintHint} {...field('fingerprint')} />
      <Textarea
        label={words.publicKey}
        description={words.publicKeyHint}
        required
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        {...field('publicKey')}
      />
      <NativeSelect
        label={words.file}
        description={words.fileHint}
        required
        data={['', ...files]}
        {...field('file')}
      />
      <Textarea
        label={words.values}
        description={words.valuesHint}
        required
        autosize
        minRows={2}
        {...field('values')}
      />
      <TextInput
        label={words.customerColumn}
        description={words.customerColumnHint}
        {...field('customerId')}
      />
      <Textarea label={words.only} description={words.onlyHint} autosize minRows={2} {...field('only')} />
      <NumberInput label={words.fetchesMax} min={1} max={10} {...field('fetchesMax')} />
    </div>
  );
}
