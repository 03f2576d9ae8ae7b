/** Writes an offer or a new version of one: what it is, its worth, its words in both languages, who may have it. */
import { Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { isRule } from '../../../src/compensation/rules/eligibility.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { Section } from '../../ui/page.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useWords } from '../../words/words.tsx';
import { isPositive, toMinor } from './amounts.ts';
import { AREA_WORDS, KIND_WORDS } from './area-words.ts';
import { FORM_WORDS, KIND_HINTS } from './form-words.ts';
import { MoneyInput } from './money-input.tsx';
import { isMonthly, KINDS, type Kind, type OfferValues } from './offer-values.ts';
import { RuleForm } from './rule-form.tsx';
import { ruleOf } from './rule-values.ts';

type Form = UseFormReturnType<OfferValues>;

export function OfferForm(props: {
  initial: OfferValues;
  /** A new version keeps its name and kind. */
  isRevision?: boolean;
  save: (values: OfferValues) => Promise<unknown>;
  saveWord: string;
}) {
  const words = useWords(FORM_WORDS);
  const form = useForm<OfferValues>({
    initialValues: props.initial,
    validate: (values) => problemsOf(values, words),
  });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = form.onSubmit(
    (values) => {
      setBusy(true);
      setError(null);
      void props
        .save(values)
        .catch(setError)
        .finally(() => setBusy(false));
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved when={form.isDirty() && !busy} />
      <What form={form} isRevision={props.isRevision ?? false} />
      <Words form={form} />
      <Guardian form={form} />
      <Fairness form={form} />
      <Section title={words.eligibility} lead={words.eligibilityLead}>
        <RuleForm value={form.values.rule} onChange={(rule) => form.setFieldValue('rule', rule)} />
      </Section>
      {error === null ? null : <Trouble error={error} />}
      <Group>
        <BusyButton type="submit" busy={busy}>
          {props.saveWord}
        </BusyButton>
      </Group>
    </form>
  );
}

function problemsOf(values: OfferValues, words: (typeof FORM_WORDS)['en']) {
  const problems: Record<string, string> = {};
  const need = (name: keyof OfferValues, isGood: boolean, what: string) => {
    if (!isGood) problems[name] = what;
  };
  need('name', values.name.trim() !== '', words.needsName);
  need('face', isPositive(toMinor(values.face, values.currency)), words.needsAmount);
  need('cost', toMinor(values.cost, values.currency) !== null, words.needsCost);
  for (const name of ['idTitle', 'idText', 'enTitle', 'enText'] as const) {
    need(name, values[name].trim() !== '', words.needsWords);
  }
  if (isMonthly(values.kind)) need('benefit', /^[1-9]\d{0,2}$/.test(values.benefit), words.needsMonths);
  if (values.kind === 'entitlement') need('benefit', /^[1-9]\d{0,3}$/.test(values.benefit), words.needsDays);
  if (values.kind === 'claim') {
    need('evidenceId', values.evidenceId.trim() !== '', words.needsWords);
    need('evidenceEn', values.evidenceEn.trim() !== '', words.needsWords);
  }
  // Its sentence stands beside the rule itself.
  need('rule', isRule(ruleOf(values.rule)), words.eligibility);
  return problems;
}

function What({ form, isRevision }: { form: Form; isRevision: boolean }) {
  const words = useWords(FORM_WORDS);
  const kinds = useWords(KIND_WORDS);
  const hints = useWords(KIND_HINTS);
  const { kind } = form.values;
  return (
    <Section title={words.what}>
      <Stack gap="sm" maw={640}>
        <TextInput
          label={words.name}
          description={words.nameHint}
          required
          maxLength={200}
          disabled={isRevision}
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={words.kind}
          description={hints[kind]}
          disabled={isRevision}
          data={KINDS.map((value) => ({ value, label: kinds[value] }))}
          value={kind}
          onChange={(event) => form.setFieldValue('kind', event.currentTarget.value as Kind)}
        />
        <Worth form={form} />
        {isMonthly(kind) ? (
          <TextInput
            label={words.months}
            description={words.monthsHint}
            required
            inputMode="numeric"
            {...form.getInputProps('benefit')}
          />
        ) : null}
        {kind === 'entitlement' ? (
          <TextInput label={words.days} required inputMode="numeric" {...form.getInputProps('benefit')} />
        ) : null}
        <NativeSelect
          label={words.treatment}
          description={words.treatmentHint}
          data={[
            { value: '', label: words.treatmentUsual },
            { value: 'T1', label: words.T1 },
            { value: 'T2', label: words.T2 },
            { value: 'T3', label: words.T3 },
          ]}
          {...form.getInputProps('treatment')}
        />
      </Stack>
    </Section>
  );
}

function Worth({ form }: { form: Form }) {
  const words = useWords(FORM_WORDS);
  const { currency } = form.values;
  return (
    <Group grow align="end">
      <NativeSelect
        label={words.currency}
        data={['IDR', 'USD', 'EUR', 'SGD', 'MYR', 'GBP', 'AUD', 'JPY']}
        {...form.getInputProps('currency')}
      />
      <MoneyInput label={words.face} required currency={currency} {...form.getInputProps('face')} />
      <MoneyInput label={words.cost} required currency={currency} {...form.getInputProps('cost')} />
    </Group>
  );
}

function Words({ form }: { form: Form }) {
  const words = useWords(FORM_WORDS);
  const isClaim = form.values.kind === 'claim';
  return (
    <Section title={words.words} lead={words.wordsLead}>
      <Stack gap="sm" maw={640}>
        <TextInput label={words.titleId} required maxLength={200} {...form.getInputProps('idTitle')} />
        <Textarea
          label={words.textId}
          required
          autosize
          minRows={2}
          maxLength={4_000}
          {...form.getInputProps('idText')}
        />
        <TextInput label={words.titleEn} required maxLength={200} {...form.getInputProps('enTitle')} />
        <Textarea
          label={words.textEn}
          required
          autosize
          minRows={2}
          maxLength={4_000}
          {...form.getInputProps('enText')}
        />
        {isClaim ? (
          <>
            <TextInput label={words.evidenceId} required {...form.getInputProps('evidenceId')} />
            <TextInput label={words.evidenceEn} required {...form.getInputProps('evidenceEn')} />
          </>
        ) : null}
      </Stack>
    </Section>
  );
}

function Guardian({ form }: { form: Form }) {
  const words = useWords(FORM_WORDS);
  return (
    <Section title={words.guardian} lead={words.guardianLead}>
      <Stack gap="sm" maw={640}>
        <Checkbox label={words.hasGuardian} {...form.getInputProps('hasGuardian', { type: 'checkbox' })} />
        {form.values.hasGuardian ? (
          <>
            <TextInput
              label={words.guardianTitleId}
              maxLength={200}
              {...form.getInputProps('guardianIdTitle')}
            />
            <Textarea
              label={words.guardianTextId}
              autosize
              minRows={2}
              {...form.getInputProps('guardianIdText')}
            />
            <TextInput
              label={words.guardianTitleEn}
              maxLength={200}
              {...form.getInputProps('guardianEnTitle')}
            />
            <Textarea
              label={words.guardianTextEn}
              autosize
              minRows={2}
              {...form.getInputProps('guardianEnText')}
            />
          </>
        ) : null}
      </Stack>
    </Section>
  );
}

function Fairness({ form }: { form: Form }) {
  const words = useWords(FORM_WORDS);
  const area = useWords(AREA_WORDS);
  return (
    <Section title={words.fair} lead={words.fairLead}>
      <Stack gap="sm" maw={640}>
        <Checkbox label={words.waiver} {...form.getInputProps('waiver', { type: 'checkbox' })} />
        <Checkbox label={words.newAccount} {...form.getInputProps('newAccount', { type: 'checkbox' })} />
        <Checkbox
          label={words.changeForfeited}
          {...form.getInputProps('changeForfeited', { type: 'checkbox' })}
        />
        <MoneyInput
          label={words.minimumSpend}
          hint={words.minimumSpendHint}
          currency={form.values.currency}
          {...form.getInputProps('minimumSpend')}
        />
        <NativeSelect
          label={words.secondFactor}
          description={words.secondFactorHint}
          data={[
            { value: '', label: words.secondFactorUsual },
            { value: 'true', label: area.yes },
            { value: 'false', label: area.no },
          ]}
          {...form.getInputProps('needsSecondFactor')}
        />
        <Text size="sm" c="dimmed">
          {words.checked}
        </Text>
      </Stack>
    </Section>
  );
}
