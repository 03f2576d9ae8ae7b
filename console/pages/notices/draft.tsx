/** A notice begins: four short steps, nothing typed is lost by going back or by a refusal. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { TextFields, WhatFields } from './draft-fields.tsx';
import { type DraftValues, draftBody, draftRules, EMPTY_DRAFT, FIELDS_OF_STEP } from './draft-values.ts';
import { DRAFT_WORDS } from './draft-words.ts';
import { CostFields, WhenFields } from './plan-fields.tsx';
import { areaKey, pricesQuery, type Template, templatesQuery } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

export function Component() {
  const words = useWords(DRAFT_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const templates = useQuery(templatesQuery(slug));
  const prices = useQuery(pricesQuery());
  return (
    <AreaPage
      title={words.title}
      lead={words.lead}
      crumbs={[{ to: `/incidents/${slug}/notices`, label: shared.title }]}
    >
      <Asked query={templates}>
        {({ templates: all }) => (
          <Asked query={prices}>
            {(listed) => <DraftForm templates={all} currency={listed.prices[0]?.currency ?? 'USD'} />}
          </Asked>
        )}
      </Asked>
    </AreaPage>
  );
}

function DraftForm({ templates, currency }: { templates: readonly Template[]; currency: string }) {
  const words = useWords(DRAFT_WORDS);
  const make = useMaking();
  const [step, setStep] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm<DraftValues>({ initialValues: EMPTY_DRAFT, validate: draftRules(words, currency) });
  const titles = [words.what, words.texts, words.when, words.cost];

  /** The first wrong field of the step gets the focus. */
  const isStepWell = () => {
    const wrong = FIELDS_OF_STEP[step]!.find((field) => form.validateField(field).hasError);
    if (wrong) form.getInputNode(wrong)?.focus();
    return wrong === undefined;
  };
  const save = () => {
    setBusy(true);
    setError(null);
    make(form.values, currency)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStepWell()) return;
        if (step < titles.length - 1) setStep(step + 1);
        else save();
      }}
    >
      <Unsaved when={form.isDirty() && !isBusy} />
      <StepList titles={titles} step={step} />
      <Section
        key={step}
        title={titles[step]!}
        actions={<Text size="sm">{words.step(step + 1, titles.length)}</Text>}
      >
        <Stack maw={720} gap="lg">
          {step === 0 ? <WhatFields form={form} /> : null}
          {step === 1 ? <TextFields form={form} templates={templates} /> : null}
          {step === 2 ? <WhenFields form={form} law /> : null}
          {step === 3 ? <CostFields form={form} currency={currency} worst /> : null}
        </Stack>
      </Section>
      {error === null ? null : <Trouble error={error} />}
      <Group>
        {step === 0 ? null : (
          <Button variant="default" onClick={() => setStep(step - 1)}>
            {words.back}
          </Button>
        )}
        <BusyButton type="submit" busy={isBusy}>
          {step < titles.length - 1 ? words.next : words.save}
        </BusyButton>
      </Group>
    </form>
  );
}

/** Makes the draft, and goes to it. */
function useMaking() {
  const words = useWords(DRAFT_WORDS);
  const { slug } = useIncident();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const say = useSay();
  return async (values: DraftValues, currency: string) => {
    const { id } = await ask(
      api.POST('/api/v1/incidents/{incident}/notices', {
        params: { path: { incident: slug } },
        body: draftBody(values, currency),
      }),
    );
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(words.saving);
    await navigate(`/incidents/${slug}/notices/${id}`);
  };
}

function StepList({ titles, step }: { titles: readonly string[]; step: number }) {
  const words = useWords(DRAFT_WORDS);
  return (
    <ol className="steps" aria-label={words.steps}>
      {titles.map((title, no) => (
        <li key={title} aria-current={no === step ? 'step' : undefined} data-done={no < step}>
          {title}
        </li>
      ))}
    </ol>
  );
}
