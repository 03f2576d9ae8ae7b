/** What can be done with one file: fetched, confirmed, answered, or taken back while it has not left the house. */
import { FileInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, ask, askBytes } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Batches } from './handover.tsx';
import { Reasoned, refusal } from '../../ui/reasoned.tsx';
import { saveFile } from '../../api/save.ts';
import { leftOutOf } from './left-out.tsx';
import { useAfter } from './use-after.ts';

type Batch = Batches['batches'][number];

export function BatchActs({ batch }: { batch: Batch }) {
  const { status } = batch;
  if (status === 'cancelled') return <>–</>;
  const isGone = status === 'out' || status === 'confirmed';
  return (
    <Stack gap="xs">
      <Fetch batch={batch} isGone={isGone} />
      {status === 'out' ? <Confirm batch={batch} /> : null}
      {isGone ? <Bring batch={batch} /> : <Cancel batch={batch} />}
    </Stack>
  );
}

function Fetch({ batch, isGone }: { batch: Batch; isGone: boolean }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  const no = format.number(batch.no);
  const confirm = {
    title: words.fetchTitle(no),
    body: words.fetchBody(format.number(batch.people)),
    yes: words.fetch,
  };
  return (
    <Act
      size="xs"
      can={batch.can.fetch}
      confirm={isGone ? undefined : confirm}
      act={async () => {
        await saveFile(`/api/v1/batches/${batch.id}/file`, `batch-${no}`, { method: 'POST', asGiven: true });
        await after(words.fetched);
      }}
    >
      {words.fetch}
    </Act>
  );
}

function Confirm({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  return (
    <Reasoned
      size="xs"
      variant="default"
      can={batch.can.confirm}
      label={words.confirmation}
      hint={words.confirmationHint}
      confirm={{
        title: words.confirmTitle(format.number(batch.no)),
        body: words.confirmBody(format.number(inFile(batch))),
        yes: words.confirm,
      }}
      act={async (confirmation) => {
        const params = { path: { batch: batch.id } };
        await ask(api.POST('/api/v1/batches/{batch}/confirm', { params, body: { confirmation } }));
        await after(words.confirmed);
      }}
    >
      {words.confirm}
    </Reasoned>
  );
}

function Bring({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  const [file, setFile] = useState<File | null>(null);
  return (
    <Act
      size="xs"
      variant="default"
      can={batch.can.bring}
      confirm={{
        title: words.bringTitle(format.number(batch.no)),
        yes: words.bring,
        body: (
          <Stack gap="sm">
            <div>{words.bringBody}</div>
            <FileInput label={words.bringFile} accept=".csv,text/csv" value={file} onChange={setFile} />
          </Stack>
        ),
      }}
      act={async () => {
        if (!file) throw refusal(words.bringMissing);
        const answer = await askBytes(`/api/v1/batches/${batch.id}/result`, {
          method: 'PUT',
          headers: { 'content-type': 'text/csv' },
          body: file,
        });
        const { taken, rejected } = (await answer.json()) as components['schemas']['ResultFile'];
        setFile(null);
        await after(words.brought(format.number(taken), format.number(rejected)));
      }}
    >
      {words.bring}
    </Act>
  );
}

function Cancel({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  return (
    <Act
      size="xs"
      variant="default"
      can={batch.can.cancel}
      confirm={{
        title: words.cancelTitle(format.number(batch.no)),
        body: words.cancelBody(format.number(inFile(batch))),
        yes: words.cancel,
      }}
      act={async () => {
        await ask(api.POST('/api/v1/batches/{batch}/cancel', { params: { path: { batch: batch.id } } }));
        await after(words.cancelled);
      }}
    >
      {words.cancel}
    </Act>
  );
}

/** Those left out are in no file. */
function inFile(batch: Batch): number {
  return batch.people - leftOutOf(batch);
}
