/** What may be done with one posting: look at it now, add what somebody saw, record that it was taken down. */
import { FileInput, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { POSTINGS_WORDS } from './postings-words.ts';
import { lookAgain, type Posting } from './queries.ts';

const FILE_BYTES_MAX = 700_000;

export function PostingSteps({ of }: { of: Posting }) {
  const words = useWords(POSTINGS_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  const params = { path: { posting: of.id } };
  return (
    <Group mt="sm" align="start">
      <Act
        size="xs"
        variant="default"
        can={of.can.see}
        confirm={{ title: words.seeTitle, body: words.seeBody, yes: words.see }}
        act={async () => {
          await ask(api.POST('/api/v1/postings/{posting}/see', { params }));
          await lookAgain(slug);
          say(words.seen);
        }}
      >
        {words.see}
      </Act>
      <Prove of={of} />
      <End of={of} />
    </Group>
  );
}

function Prove({ of }: { of: Posting }) {
  const words = useWords(POSTINGS_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [at, setAt] = useState('');
  return (
    <Act
      size="xs"
      variant="default"
      can={of.can.prove}
      confirm={{
        title: words.proveTitle,
        yes: words.prove,
        body: (
          <Stack gap="sm">
            <div>{words.proveBody}</div>
            <FileInput
              label={words.file}
              value={file}
              onChange={setFile}
              accept="image/png,image/jpeg,application/pdf,text/html"
            />{' '}
            {/* prettier-ignore */}
            <TextInput
              type="datetime-local"
              label={words.seenAt}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          </Stack>
        ),
      }}
      act={async () => {
        if (!file) throw refusal(words.fileMissing);
        if (file.size > FILE_BYTES_MAX) throw refusal(words.fileTooLarge);
        if (at === '') throw refusal(words.timeMissing);
        const bytes = new Uint8Array(await file.arrayBuffer());
        const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        const body = { seenAt: new Date(at).toISOString(), content, mediaType: file.type };
        await ask(
          api.POST('/api/v1/postings/{posting}/proofs', { params: { path: { posting: of.id } }, body }),
        );
        await lookAgain(slug);
        setFile(null);
        say(words.proved);
      }}
    >
      {words.prove}
    </Act>
  );
}

function End({ of }: { of: Posting }) {
  const words = useWords(POSTINGS_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const say = useSay();
  const reason = useReason();
  const people = of.standsFor.reduce((sum, { persons }) => sum + persons, 0);
  return (
    <AskingAct
      size="xs"
      variant="default"
      can={of.can.end}
      confirm={{ title: words.endTitle, yes: words.end, body: words.endBody(format.number(people)) }}
      fields={[
        { name: 'at', type: 'datetime-local', label: words.endedAt, hint: words.endedNow, optional: true },
        { ...reason, label: words.reason, missing: words.reasonMissing },
      ]}
      act={async ({ at = '', reason: why = '' }) => {
        const body = { endedAt: (at === '' ? new Date() : new Date(at)).toISOString(), reason: why };
        await ask(api.POST('/api/v1/postings/{posting}/end', { params: { path: { posting: of.id } }, body }));
        await lookAgain(slug);
        say(words.endDone);
      }}
    >
      {words.end}
    </AskingAct>
  );
}
