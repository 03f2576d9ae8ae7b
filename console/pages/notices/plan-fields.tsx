/** Fields of waves, hours, deadline and cost: the same in a new draft and in a draft's plan. */
import { Checkbox, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../words/words.tsx';
import { DRAFT_WORDS } from './draft-words.ts';
import type { PlanValues } from './plan-values.ts';
import { NOTICES_WORDS } from './words.ts';

type PlanForm = Pick<UseFormReturnType<PlanValues>, 'getInputProps' | 'values'>;

export function WhenFields({ form, law = false }: { form: PlanForm; law?: boolean }) {
  return (
    <Stack gap="lg">
      <Waves form={form} />
      <Quiet form={form} law={law} />
      <Deadline form={form} law={law} />
    </Stack>
  );
}

function Waves({ form }: { form: PlanForm }) {
  const words = useWords(DRAFT_WORDS);
  const { waves } = form.values;
  return (
    <>
      <Radio.Group label={words.waves} {...form.getInputProps('waves')}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={words.all} />
          <Radio value="pilot" label={words.pilotFirst} />
          <Radio value="steps" label={words.stepwise} />
        </Stack>
      </Radio.Group>
      {waves === 'pilot' ? (
        <Group align="start">
          <Number form={form} name="pilot" label={words.pilot} required />
          <Number form={form} name="hold" label={words.hold} hint={words.holdHint} />
        </Group>
      ) : null}
      {waves === 'all' ? null : (
        <Group align="start">
          <Number form={form} name="size" label={words.size} required={waves === 'steps'} />
          <Number form={form} name="every" label={words.every} hint={words.everyHint} />
        </Group>
      )}
      <TextInput
        type="datetime-local"
        label={words.startAt}
        description={words.startHint}
        maw={320}
        {...form.getInputProps('startAt')}
      />
    </>
  );
}

function Number(props: {
  form: PlanForm;
  name: 'pilot' | 'hold' | 'size' | 'every';
  label: string;
  hint?: string;
  required?: boolean;
}) {
  return (
    <NumberInput
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      min={1}
      allowDecimal={false}
      hideControls
      maw={320}
      {...props.form.getInputProps(props.name)}
    />
  );
}

function Quiet({ form, law }: { form: PlanForm; law: boolean }) {
  const words = useWords(DRAFT_WORDS);
  const { channels } = useWords(NOTICES_WORDS);
  return (
    <>
      <Radio.Group label={words.quiet} {...form.getInputProps('quiet')}>
        <Stack gap="xs" mt="xs">
          {law ? <Radio value="default" label={words.quietDefault} /> : null}
          <Radio value="own" label={words.quietOwn} />
          <Radio value="off" label={words.quietOff} />
        </Stack>
      </Radio.Group>
      {form.values.quiet === 'own' ? (
        <Group align="start">
          <TextInput label={words.from} maw={120} {...form.getInputProps('quietFrom')} />
          <TextInput label={words.to} maw={120} {...form.getInputProps('quietTo')} />
          <Checkbox.Group label={words.quietChannels} {...form.getInputProps('quietChannels')}>
            <Group mt="xs">
              <Checkbox value="email" label={channels.email} />
              <Checkbox value="sms" label={channels.sms} />
            </Group>
          </Checkbox.Group>
        </Group>
      ) : null}
    </>
  );
}

function Deadline({ form, law }: { form: PlanForm; law: boolean }) {
  const words = useWords(DRAFT_WORDS);
  return (
    <>
      <Radio.Group
        label={words.deadline}
        description={words.deadlineHint}
        {...form.getInputProps('deadline')}
      >
        <Stack gap="xs" mt="xs">
          {law ? <Radio value="law" label={words.deadlineLaw} /> : null}
          <Radio value="own" label={words.deadlineOwn} />
          <Radio value="none" label={words.deadlineNone} />
        </Stack>
      </Radio.Group>
      {form.values.deadline === 'own' ? (
        <TextInput
          type="datetime-local"
          label={words.deadlineAt}
          required
          maw={320}
          {...form.getInputProps('deadlineAt')}
        />
      ) : null}
    </>
  );
}

export function CostFields({
  form,
  currency,
  worst = false,
}: {
  form: PlanForm;
  currency: string;
  /** Offers the worst case of today, which only a new draft can have reckoned. */
  worst?: boolean;
}) {
  const words = useWords(DRAFT_WORDS);
  const { policies } = useWords(NOTICES_WORDS);
  return (
    <Stack gap="lg">
      {worst ? (
        <Radio.Group label={words.ceiling} {...form.getInputProps('ceiling')}>
          <Stack gap="xs" mt="xs">
            <Radio value="worst" label={words.ceilingWorst} />
            <Radio value="own" label={words.ceilingOwn} />
          </Stack>
        </Radio.Group>
      ) : null}
      {form.values.ceiling === 'own' ? (
        <TextInput
          label={worst ? words.amount(currency) : `${words.ceiling}: ${words.amount(currency)}`}
          inputMode="decimal"
          required
          maw={320}
          {...form.getInputProps('amount')}
        />
      ) : null}
      <Radio.Group label={words.policy} description={words.policyHint} {...form.getInputProps('policy')}>
        <Stack gap="xs" mt="xs">
          {(['resend', 'next_channel', 'hold'] as const).map((policy) => (
            <Radio key={policy} value={policy} label={policies[policy]} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
