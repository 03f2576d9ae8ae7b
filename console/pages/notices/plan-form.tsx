/** Changes a draft's waves, hours, deadline and ceiling. */
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useWords } from '../../words/words.tsx';
import { fromMinor } from './amounts.ts';
import { DRAFT_WORDS } from './draft-words.ts';
import { CostFields, WhenFields } from './plan-fields.tsx';
import { planBody, planOf, planRules, type PlanValues } from './plan-values.ts';
import { areaKey, type OneNotice } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

export function PlanForm({ notice }: { notice: OneNotice }) {
  const words = useWords(DRAFT_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={words.plan} lead={words.planLead}>
      {isOpen ? (
        <Fields notice={notice} done={() => setOpen(false)} />
      ) : (
        <Act variant="default" can={notice.can.plan} act={async () => setOpen(true)}>
          {words.plan}
        </Act>
      )}
    </Section>
  );
}

function Fields({ notice, done }: { notice: OneNotice; done: () => void }) {
  const words = useWords(DRAFT_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { id, costCurrency: currency, costCeilingMinor } = notice;
  const form = useForm<PlanValues>({
    initialValues: planOf(notice, fromMinor(costCeilingMinor, currency)),
    validate: planRules(words, currency),
  });
  const save = (values: PlanValues) => {
    setBusy(true);
    setError(null);
    ask(
      api.POST('/api/v1/notices/{notice}/plan', {
        params: { path: { notice: id } },
        body: planBody(values, currency),
      }),
    )
      .then(async () => {
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(shared.saved);
        done();
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
    >
      <Unsaved when={form.isDirty() && !isBusy} />
      <Stack maw={720} gap="lg">
        <WhenFields form={form} />
        <CostFields form={form} currency={currency} />
        {error === null ? null : <Trouble error={error} />}
        <Group>
          <BusyButton type="submit" busy={isBusy}>
            {words.planSave}
          </BusyButton>
          <Button variant="default" onClick={done}>
            {words.editKeep}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
