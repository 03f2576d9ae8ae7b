/** Changes what a draft says and to whom; or throws it away. */
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { TextFields, WhatFields } from './draft-fields.tsx';
import { contentOf, draftRules, type DraftValues, editBody } from './draft-values.ts';
import { DRAFT_WORDS } from './draft-words.ts';
import { areaKey, type OneNotice, type Template, templatesQuery } from './queries.ts';

export function EditForm({ notice }: { notice: OneNotice }) {
  const words = useWords(DRAFT_WORDS);
  const { slug } = useIncident();
  const [isOpen, setOpen] = useState(false);
  const templates = useQuery({ ...templatesQuery(slug), enabled: isOpen });
  const { can } = notice;
  return (
    <Section title={words.edit} lead={words.editLead}>
      {isOpen ? (
        <Asked query={templates}>
          {({ templates: all }) => <Fields notice={notice} templates={all} done={() => setOpen(false)} />}
        </Asked>
      ) : (
        <Group align="start">
          <Act variant="default" can={can.edit} act={async () => setOpen(true)}>
            {words.edit}
          </Act>
          <Discard notice={notice} />
        </Group>
      )}
    </Section>
  );
}

function Discard({ notice }: { notice: OneNotice }) {
  const words = useWords(DRAFT_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { id, name, can } = notice;
  return (
    <Act
      variant="default"
      color="red"
      can={can.discard}
      confirm={{ title: words.discardTitle(name), body: words.discardBody, yes: words.discard }}
      act={async () => {
        await ask(api.POST('/api/v1/notices/{notice}/discard', { params: { path: { notice: id } } }));
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.discardedSay);
      }}
    >
      {words.discard}
    </Act>
  );
}

function Fields(props: { notice: OneNotice; templates: readonly Template[]; done: () => void }) {
  const words = useWords(DRAFT_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [isReckoned, setReckoned] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { notice, done } = props;
  const { id, costCurrency, costCeilingMinor } = notice;
  const form = useForm<DraftValues>({
    initialValues: contentOf(notice),
    validate: draftRules(words, costCurrency),
  });
  const save = (values: DraftValues) => {
    setBusy(true);
    setError(null);
    const params = { path: { notice: id } };
    ask(api.POST('/api/v1/notices/{notice}/edit', { params, body: editBody(values, isReckoned) }))
      .then(async () => {
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.edited);
        done();
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      aria-label={words.edit}
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
    >
      <Stack maw={720} gap="lg">
        <WhatFields form={form} isKindFixed />
        <TextFields form={form} templates={props.templates} kept={notice.templateIds} />
        <Checkbox
          label={words.reckon}
          description={words.reckonHint(format.money(costCeilingMinor, costCurrency))}
          checked={isReckoned}
          onChange={(event) => setReckoned(event.currentTarget.checked)}
        />
        {error === null ? null : <Trouble error={error} />}
        <Group>
          <BusyButton type="submit" busy={isBusy}>
            {words.editSave}
          </BusyButton>
          <Button variant="default" onClick={done}>
            {words.editKeep}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
