/** Sets a price: a new line with its source, its day, its rate and the reason. */
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { pricesQuery } from './asking.ts';
import { type Channel, CHANNELS } from './drafts.ts';
import { CHANNEL_WORDS, PRICES_WORDS } from './words.ts';

const EMPTY = {
  channel: 'sms' as Channel,
  country: '',
  price: '',
  currency: 'USD',
  rate: '',
  source: '',
  pricedOn: '',
  reason: '',
};

export function PriceForm({ can }: { can: Can }) {
  const words = useWords(PRICES_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const [round, setRound] = useState(0);
  const needed = (value: string) => (value.trim() === '' ? words.required : null);
  const form = useForm({
    mode: 'controlled',
    initialValues: EMPTY,
    validate: {
      price: (value) => (/^\d{1,6}(\.\d{1,6})?$/.test(value.trim()) ? null : words.notAPrice),
      rate: (value, { currency }) => (currency.trim().toUpperCase() === 'USD' ? null : needed(value)),
      source: needed,
      reason: needed,
    },
  });
  const set = async () => {
    if (form.validate().hasErrors) return form.getInputNode(firstWrong(form.validate().errors))?.focus();
    await ask(api.POST('/api/v1/messages/prices', { body: bodyOf(form.getValues()) }));
    await cache.invalidateQueries({ queryKey: pricesQuery.queryKey });
    form.reset();
    setRound(round + 1);
    say(words.saved);
  };
  return (
    <Section title={words.set} lead={words.setLead}>
      <Fields key={round} form={form} />
      <Act act={set} can={can}>
        {words.save}
      </Act>
    </Section>
  );
}

function Fields({ form }: { form: UseFormReturnType<typeof EMPTY> }) {
  const words = useWords(PRICES_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="sm">
      <NativeSelect
        label={words.channel}
        data={CHANNELS.map((value) => ({ value, label: channels[value] }))}
        {...form.getInputProps('channel')}
      />
      <TextInput
        label={words.countryField}
        description={words.countryHint}
        maxLength={2}
        {...form.getInputProps('country')}
      />
      <TextInput
        label={words.priceField}
        description={words.priceHint}
        inputMode="decimal"
        {...form.getInputProps('price')}
      />
      <TextInput label={words.currency} maxLength={3} {...form.getInputProps('currency')} />
      <TextInput
        label={words.rateField}
        description={words.rateHint}
        inputMode="decimal"
        {...form.getInputProps('rate')}
      />
      <TextInput label={words.sourceField} maxLength={300} {...form.getInputProps('source')} />
      <TextInput label={words.dateField} type="date" {...form.getInputProps('pricedOn')} />
      <TextInput label={words.reason} maxLength={1_000} {...form.getInputProps('reason')} />
    </SimpleGrid>
  );
}

function bodyOf({ channel, country, price, currency, rate, source, pricedOn, reason }: typeof EMPTY) {
  return {
    channel,
    price: price.trim(),
    currency: currency.trim().toUpperCase(),
    source: source.trim(),
    reason: reason.trim(),
    ...(country.trim() === '' ? {} : { country: country.trim().toUpperCase() }),
    ...(rate.trim() === '' ? {} : { rate: rate.trim() }),
    ...(pricedOn === '' ? {} : { pricedOn }),
  };
}

/** In the order of the fields. */
function firstWrong(errors: Readonly<Record<string, unknown>>): string {
  return Object.keys(EMPTY).find((name) => errors[name]) ?? 'price';
}
