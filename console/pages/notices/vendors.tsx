/** Who takes files over, and the form by which one is asked for. */
import { Checkbox, Group, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Batches, Vendors } from './handover.tsx';
import { Reasoned } from '../../ui/reasoned.tsx';
import { useAfter } from './use-after.ts';
import { NOTICES_WORDS } from './words.ts';

type Vendor = Vendors['vendors'][number];
/** Every file of the incident; undefined until they are known. */
type Files = Batches['batches'] | undefined;

const TONES = { requested: 'warn', approved: 'good', refused: 'quiet', ended: 'quiet' } as const;
const FIELDS = ['customer_id', 'email', 'phone', 'name'] as const;

export function VendorList({ answer, batches }: { answer: Vendors; batches: Files }) {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { vendors, names, can } = answer;
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={words.vendors}>
      <DataTable
        caption={words.vendors}
        captionHidden
        rows={vendors}
        rowKey={(vendor) => vendor.id}
        empty={words.noVendors}
        columns={[
          { head: words.vendor, heads: true, cell: (vendor) => vendor.name },
          { head: words.channel, cell: (vendor) => shared.channels[vendor.channel] },
          {
            head: shared.status,
            cell: (vendor) => (
              <Status tone={TONES[vendor.status]}>{words.vendorStatuses[vendor.status]}</Status>
            ),
          },
          {
            head: words.fingerprint,
            cell: (vendor) => <code className="fingerprint">{vendor.fingerprint}</code>,
          },
          {
            head: words.finds,
            cell: (vendor) =>
              vendor.channel === 'letter'
                ? '–'
                : `${vendor.fields.map((field) => words.fields[field]).join(', ')}; ${words.contents[vendor.content]}`,
          },
          {
            head: words.askedBy,
            cell: (vendor) => (
              <>
                {names[vendor.requestedBy] ?? '–'}
                {vendor.decidedBy ? (
                  <Text size="sm">
                    {words.decidedBy}: {names[vendor.decidedBy] ?? '–'}
                  </Text>
                ) : null}
              </>
            ),
          },
          { head: shared.actions, cell: (vendor) => <VendorActs vendor={vendor} batches={batches} /> },
        ]}
      />
      {isAsking ? (
        <AskForm done={() => setAsking(false)} />
      ) : (
        <Act can={can.ask} act={async () => setAsking(true)}>
          {words.ask}
        </Act>
      )}
    </Section>
  );
}

function VendorActs({ vendor, batches }: { vendor: Vendor; batches: Files }) {
  const words = useWords(FILES_WORDS);
  const after = useAfter();
  const { name, digest, fingerprint, can, status } = vendor;
  const path = { params: { path: { vendor: vendor.id } } };
  if (status === 'requested') {
    return (
      <Group align="start" gap="xs">
        <Act
          size="xs"
          can={can.decide}
          confirm={{
            title: words.approveTitle(name),
            body: words.approveBody(fingerprint),
            yes: words.approve,
          }}
          act={async () => {
            await ask(api.POST('/api/v1/vendors/{vendor}/approve', { ...path, body: { digest } }));
            await after(words.approved);
          }}
        >
          {words.approve}
        </Act>
        <Reasoned
          size="xs"
          variant="default"
          can={can.decide}
          confirm={{ title: words.refuseTitle(name), body: words.refuseBody, yes: words.refuse }}
          act={async (reason) => {
            await ask(api.POST('/api/v1/vendors/{vendor}/refuse', { ...path, body: { digest, reason } }));
            await after(words.refused);
          }}
        >
          {words.refuse}
        </Reasoned>
      </Group>
    );
  }
  if (status !== 'approved') return <>–</>;
  return (
    <Act
      size="xs"
      variant="default"
      can={can.end}
      confirm={{
        title: words.endTitle(name),
        body: <Ended vendor={vendor} batches={batches} />,
        yes: words.end,
      }}
      act={async () => {
        await ask(api.POST('/api/v1/vendors/{vendor}/end', path));
        await after(words.ended);
      }}
    >
      {words.end}
    </Act>
  );
}

/** What becomes of its files, and what cannot be undone. */
function Ended({ vendor, batches }: { vendor: Vendor; batches: Files }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const own = batches?.filter(({ vendorId }) => vendorId === vendor.id);
  const count = (states: readonly string[]) => {
    const files = own?.filter(({ status }) => states.includes(status)) ?? [];
    const people = files.reduce((sum, file) => sum + file.people, 0);
    return [format.number(files.length), format.number(people)] as const;
  };
  const [open, openPeople] = count(['making', 'ready']);
  const [out, outPeople] = count(['out', 'confirmed']);
  return (
    <>
      <Text size="sm">
        {words.endBody}
        {own ? ` ${words.endFiles({ open, openPeople, out, outPeople })}` : null}
      </Text>
      <Text size="sm" mt="xs">
        {words.endForGood}
      </Text>
    </>
  );
}

interface AskValues {
  channel: Vendor['channel'];
  name: string;
  publicKey: string;
  fingerprint: string;
  fields: string[];
  content: Vendor['content'];
  duplex: boolean;
}

function AskForm({ done }: { done: () => void }) {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const after = useAfter();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm<AskValues>({
    initialValues: {
      channel: 'letter',
      name: '',
      publicKey: '',
      fingerprint: '',
      fields: ['customer_id'],
      content: 'short',
      duplex: true,
    },
    validate: {
      name: (value) => (value.trim() === '' ? words.nameMissing : null),
      publicKey: (value) => (value.trim() === '' ? words.keyMissing : null),
      fields: (value, { channel }) =>
        channel === 'handover' && !value.some((field) => field !== 'name') ? words.fieldsMissing : null,
    },
  });
  const save = (values: AskValues) => {
    setBusy(true);
    setError(null);
    ask(
      api.POST('/api/v1/incidents/{incident}/vendors', {
        params: { path: { incident: slug } },
        body: bodyOf(values),
      }),
    )
      .then(async () => {
        await after(words.asked);
        done();
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      aria-label={words.ask}
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
    >
      <Stack maw={720} mt="lg">
        <Text size="sm">{words.askLead}</Text>
        <Fields form={form} />
        {error === null ? null : <Trouble error={error} />}
        <div>
          <BusyButton type="submit" busy={isBusy}>
            {words.ask}
          </BusyButton>
        </div>
      </Stack>
    </form>
  );
}

function Fields({ form }: { form: Pick<UseFormReturnType<AskValues>, 'getInputProps' | 'values'> }) {
  const words = useWords(FILES_WORDS);
  const { channels } = useWords(NOTICES_WORDS);
  return (
    <>
      <NativeSelect
        label={words.channel}
        data={[
          { value: 'letter', label: channels.letter },
          { value: 'handover', label: channels.handover },
        ]}
        {...form.getInputProps('channel')}
      />
      <TextInput label={words.name} required maxLength={200} {...form.getInputProps('name')} />
      <Textarea
        label={words.key}
        description={words.keyHint}
        required
        rows={6}
        {...form.getInputProps('publicKey')}
      />
      <TextInput label={words.stated} description={words.statedHint} {...form.getInputProps('fingerprint')} />
      {form.values.channel === 'letter' ? (
        <Checkbox label={words.duplex} {...form.getInputProps('duplex', { type: 'checkbox' })} />
      ) : (
        <>
          <Checkbox.Group label={words.finds} required {...form.getInputProps('fields')}>
            <Group mt="xs">
              {FIELDS.map((field) => (
                <Checkbox key={field} value={field} label={words.fields[field]} />
              ))}
            </Group>
          </Checkbox.Group>
          <Radio.Group label={words.content} {...form.getInputProps('content')}>
            <Group mt="xs">
              <Radio value="short" label={words.contents.short} />
              <Radio value="full" label={words.contents.full} />
            </Group>
          </Radio.Group>
        </>
      )}
    </>
  );
}

function bodyOf(values: AskValues): components['schemas']['VendorBody'] {
  const { channel, name, publicKey, fingerprint, fields, content, duplex } = values;
  return {
    channel,
    name: name.trim(),
    publicKey,
    ...(fingerprint.trim() !== '' && { fingerprint: fingerprint.trim() }),
    ...(channel === 'letter' ? { duplex } : { fields: fields as Vendor['fields'], content }),
  };
}
