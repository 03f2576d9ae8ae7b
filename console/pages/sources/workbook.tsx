/** Mappings out to counsel as a spreadsheet, and back: what changed is read again, who signed is recorded. */
import { Button, FileButton, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { askBytes } from '../../api/client.ts';
import { Act, type Can } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { UI_WORDS } from '../../ui/words.ts';
import { useWords } from '../../words/words.tsx';
import { saveFile } from '../../api/save.ts';
import { filesKey } from './files.ts';
import { heldBack } from './held-back.ts';
import { SOURCES_WORDS } from './words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Of all files, or of the one that `source` names. */
export function Workbook({ incident, source, can }: { incident: string; source?: string; can: Can }) {
  const words = useWords(SOURCES_WORDS);
  const [chosen, setChosen] = useState<File | null>(null);
  const reset = useRef<() => void>(null);
  const close = () => {
    setChosen(null);
    reset.current?.();
  };
  const of = source === undefined ? '' : `/sources/${encodeURIComponent(source)}`;
  const path = `/api/v1/incidents/${incident}${of}/mapping.xlsx`;

  return (
    <Group gap="sm" mt="md" align="start">
      <Act variant="default" size="xs" act={() => saveFile(path, 'mapping.xlsx')}>
        {source === undefined ? words.workbook : words.workbookOne}
      </Act>
      <FileButton accept={XLSX} onChange={setChosen} inputProps={{ 'aria-label': words.chooseWorkbook }}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="xs"
            {...heldBack(can)}
            onClick={() => {
              if (can.allowed) props.onClick();
            }}
          >
            {words.importWorkbook}
          </Button>
        )}
      </FileButton>
      {can.allowed ? null : (
        <Text size="xs" c="dimmed">
          <Why of={can} />
        </Text>
      )}
      <Taking key={String(chosen !== null)} path={path} incident={incident} file={chosen} onClose={close} />
    </Group>
  );
}

function Taking(props: { path: string; incident: string; file: File | null; onClose: () => void }) {
  const { path, incident, file } = props;
  const words = useWords(SOURCES_WORDS);
  const shared = useWords(UI_WORDS);
  const say = useSay();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const take = async (workbook: File): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const body = await workbook.arrayBuffer();
      const answer = await askBytes(path, { method: 'PUT', headers: { 'content-type': XLSX }, body });
      const { files } = (await answer.json()) as { files: readonly { changed: boolean }[] };
      await cache.invalidateQueries({ queryKey: filesKey(incident) });
      props.onClose();
      say(words.imported(files.filter(({ changed }) => changed).length));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={file !== null}
      onClose={props.onClose}
      title={words.importTitle}
      centered
      closeButtonProps={{ 'aria-label': shared.close }}
    >
      <Text size="sm">{words.importBody(file?.name ?? '')}</Text>
      {error === null ? null : <Trouble error={error} />}
      <Group justify="end" mt="lg">
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {shared.cancel}
        </Button>
        <BusyButton busy={busy} onClick={() => file && void take(file)}>
          {words.importYes}
        </BusyButton>
      </Group>
    </Modal>
  );
}
