/** Keeps what an invoice says; what was understood of the amount is said back while it is typed. */
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { isCurrency } from '../../../src/kernel/money.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { isPositive, toMinor } from '../compensation/amounts.ts';
import { MoneyInput } from '../compensation/money-input.tsx';
import { useAfterBill } from './bills.tsx';
import { SENDING_WORDS } from './sending-words.ts';

const CHANNELS = ['email', 'sms', 'letter', 'handover'] as const;

const EMPTY = {
  channel: 'email' as (typeof CHANNELS)[number],
  biller: '',
  reference: '',
  fromDay: '',
  toDay: '',
  currency: 'USD',
  amount: '',
  units: '',
};

export function BillForm({ can }: { can: Can }) {
  const words = useWords(SENDING_WORDS);
  const { slug } = useIncident();
  const after = useAfterBill();
  const say = useSay();
  const [round, setRound] = useState(0);
  const form = useBillForm();
  const keep = async () => {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return form.getInputNode(firstWrong(errors))?.focus();
    const values = form.getValues();
    await ask(
      api.POST('/api/v1/incidents/{incident}/sending-bills', {
        params: { path: { incident: slug } },
        body: bodyOf(values),
      }),
    );
    await after();
    form.reset();
    setRound(round + 1);
    say(words.kept(values.reference.trim()));
  };
  return (
    <Section title={words.add} lead={words.addLead}>
      <Fields key={round} form={form} />
      <Act act={keep} can={can}>
        {words.keep}
      </Act>
    </Section>
  );
}

function useBillForm() {
  const words = useWords(SENDING_WORDS);
  const needed = (value: string) => (value.trim() === '' ? words.required : null);
  return useForm({
    mode: 'controlled',
    initialValues: EMPTY,
    validate: {
      biller: needed,
      reference: needed,
      fromDay: needed,
      toDay: (value, { fromDay }) =>
        needed(value) ?? (fromDay !== '' && value < fromDay ? words.badDays : null),
      currency: (value) => (isCurrency(codeOf(value)) ? null : words.badCurrency),
      amount: (value, { currency }) =>
        isPositive(toMinor(value, codeOf(currency))) ? null : words.badAmount,
      units: (value) => (/^\d{0,18}$/.test(digitsOf(value)) ? null : words.badUnits),
    },
  });
}

function Fields({ form }: { form: UseFormReturnType<typeof EMPTY> }) {
  const words = useWords(SENDING_WORDS);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="sm">
      <NativeSelect
        label={words.channel}
        data={CHANNELS.map((value) => ({ value, label: words.sentBy[value] }))}
        {...form.getInputProps('channel')}
      />
      <TextInput label={words.billerField} maxLength={120} {...form.getInputProps('biller')} />
      <TextInput label={words.referenceField} maxLength={120} {...form.getInputProps('reference')} />
      <TextInput
        label={words.currencyField}
        description={words.currencyHint}
        maxLength={3}
        {...form.getInputProps('currency')}
      />
      <MoneyInput
        label={words.amount}
        currency={codeOf(form.values.currency)}
        {...form.getInputProps('amount')}
      />
      <TextInput label={words.fromField} type="date" {...form.getInputProps('fromDay')} />
      <TextInput label={words.toField} type="date" {...form.getInputProps('toDay')} />
      <TextInput
        label={words.unitsField}
        description={words.unitsHint}
        inputMode="numeric"
        maxLength={24}
        {...form.getInputProps('units')}
      />
    </SimpleGrid>
  );
}

function bodyOf(values: typeof EMPTY) {
  const currency = codeOf(values.currency);
  const units = digitsOf(values.units);
  return {
    channel: values.channel,
    biller: values.biller.trim(),
    reference: values.reference.trim(),
    fromDay: values.fromDay,
    toDay: values.toDay,
    currency,
    amountMinor: toMinor(values.amount, currency) ?? '0',
    ...(units === '' ? {} : { units }),
  };
}

function codeOf(currency: string): string {
  return currency.trim().toUpperCase();
}

function digitsOf(units: string): string {
  return units.replaceAll(/[.,\s]/g, '');
}

/** In the order of the fields. */
function firstWrong(errors: Readonly<Record<string, unknown>>): string {
  return Object.keys(EMPTY).find((name) => errors[name]) ?? 'biller';
}
