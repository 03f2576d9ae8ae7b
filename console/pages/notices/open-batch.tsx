/** Opens a file: what it would hold can be looked at before. */
import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Vendors } from './handover.tsx';
import { noticesQuery } from './queries.ts';
import { useAfter } from './use-after.ts';

export function OpenBatch({ can, vendors }: { can: Can; vendors: Vendors['vendors'] }) {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const notices = useQuery(noticesQuery(slug));
  const [vendorId, setVendor] = useState('');
  const [noticeId, setNotice] = useState('');
  const vendor = vendors.find(({ id }) => id === vendorId);
  const fitting = (notices.data?.notices ?? []).filter(
    ({ status, channels }) => status === 'launched' && vendor && channels.includes(vendor.channel),
  );
  const isChosen = vendor !== undefined && fitting.some(({ id }) => id === noticeId);
  if (vendors.length === 0) return null;
  return (
    <Stack gap="sm" mt="lg" role="group" aria-label={words.openBatch} maw={720}>
      <Text fw={600}>{words.openBatch}</Text>
      <Group align="start">
        <Choice label={words.vendor} of={vendors} value={vendorId} choose={setVendor} />
        <Choice label={words.notice} of={fitting} value={noticeId} choose={setNotice} />
      </Group>
      {vendor && fitting.length === 0 ? <Text size="sm">{words.noFit}</Text> : null}
      {isChosen ? (
        <LookAndOpen key={`${noticeId} ${vendorId}`} can={can} order={{ noticeId, vendorId }} />
      ) : null}
    </Stack>
  );
}

function Choice(props: {
  label: string;
  of: readonly { readonly id: string; readonly name: string }[];
  value: string;
  choose: (id: string) => void;
}) {
  const words = useWords(FILES_WORDS);
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      onChange={(event) => props.choose(event.currentTarget.value)}
      data={[
        { value: '', label: words.choose },
        ...props.of.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function LookAndOpen({ can, order }: { can: Can; order: { noticeId: string; vendorId: string } }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  const [outlook, setOutlook] = useState<{ people: number; written: number } | null>(null);
  return (
    <>
      <Group align="start">
        <Act
          variant="default"
          can={can}
          act={async () => {
            const params = { path: { notice: order.noticeId }, query: { vendor: order.vendorId } };
            setOutlook(await ask(api.GET('/api/v1/notices/{notice}/outlook', { params })));
          }}
        >
          {words.look}
        </Act>
        <Act
          can={outlook || !can.allowed ? can : { allowed: false, reason: words.lookFirst }}
          confirm={{
            title: words.openTitle,
            body: words.openBody(format.number(outlook?.people ?? 0)),
            yes: words.open,
          }}
          act={async () => {
            await ask(api.POST('/api/v1/batches', { body: order }));
            setOutlook(null);
            await after(words.opened);
          }}
        >
          {words.open}
        </Act>
      </Group>
      {outlook ? (
        <Text role="status">
          {words.lookAnswer(format.number(outlook.people), format.number(outlook.written))}
        </Text>
      ) : null}
    </>
  );
}
