/** The form of an incident's facts, for declaring one and for correcting it. What is refused stays as it was typed. */
import { Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { Problem } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Section } from '../../ui/page.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useServerWords } from '../../words/server.ts';
import { type Language, useLanguage, useWords } from '../../words/words.tsx';
import { DATE_FIELDS, type FactsTyped, wrongField } from './facts-typed.ts';
import { FACTS_WORDS } from './facts-words.ts';

type Schemas = components['schemas'];
export type FactsBody = Schemas['FactsBody'];

export function FactsForm(props: {
  typed: FactsTyped;
  /** Only when it is declared: what cannot be changed later. */
  declaring?: boolean;
  submit: string;
  onSubmit: (typed: FactsTyped) => Promise<void>;
}) {
  const words = useWords(FACTS_WORDS);
  const say = useServerWords();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<FactsTyped>({
    initialValues: props.typed,
    validate: {
      name: (value) => (value.trim() === '' ? words.required : null),
      brand: { name: (value) => (value.trim() === '' ? words.required : null) },
    },
  });
  const refused = (why: unknown) => {
    setError(why);
    const wrong = wrongField(why);
    if (wrong === null || !(why instanceof Problem)) return;
    form.setFieldError(wrong, say({ code: why.code, message: why.detail, facts: why.facts })?.text);
    form.getInputNode(wrong)?.focus();
  };
  const send = form.onSubmit(
    (typed) => {
      setBusy(true);
      setError(null);
      props
        .onSubmit(typed)
        .catch(refused)
        .finally(() => setBusy(false));
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  const field = form.getInputProps;
  return (
    <form onSubmit={send} noValidate>
      <Unsaved when={form.isDirty() && !busy} />
      <Basics field={field} declaring={props.declaring ?? false} />
      <Brand field={field} />
      <Dates field={field} />
      <Section title={words.statements} lead={words.statementsLead}>
        <Statements field={field} />
      </Section>
      {error === null ? null : <Trouble error={error} />}
      <Group mt="lg">
        <BusyButton type="submit" busy={busy}>
          {props.submit}
        </BusyButton>
      </Group>
    </form>
  );
}

type Field = ReturnType<typeof useForm<FactsTyped>>['getInputProps'];

function Statements({ field }: { field: Field }) {
  const words = useWords(FACTS_WORDS);
  const parts = ['whatHappened', 'howClosed', 'measures', 'notYetKnown'] as const;
  return (
    <Stack>
      {parts.map((part) => (
        <SimpleGrid key={part} cols={{ base: 1, sm: 2 }}>
          {(['id', 'en'] as const).map((language) => (
            <Textarea
              key={language}
              autosize
              minRows={2}
              lang={language}
              label={`${words[part]} (${words.inLanguage[language]})`}
              {...field(`statements.${language}.${part}`)}
            />
          ))}
        </SimpleGrid>
      ))}
    </Stack>
  );
}

function Basics({ field, declaring }: { field: Field; declaring: boolean }) {
  const words = useWords(FACTS_WORDS);
  const { language } = useLanguage();
  return (
    <Section title={words.basics}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={words.name} description={words.nameHint} required {...field('name')} />
        {declaring ? <TextInput label={words.slug} description={words.slugHint} {...field('slug')} /> : null}
        {declaring ? (
          <TextInput label={words.entity} description={words.entityHint} {...field('entityName')} />
        ) : null}
        <TextInput
          label={words.country}
          description={countryNamed(String(field('country').value), language) ?? words.countryHint}
          maxLength={2}
          {...field('country')}
        />
        <TextInput label={words.timeZone} {...field('timeZone')} />
        {declaring ? <TextInput label={words.currency} maxLength={3} {...field('currency')} /> : null}
        <NativeSelect
          label={words.locale}
          data={[
            { value: 'id', label: words.inLanguage.id },
            { value: 'en', label: words.inLanguage.en },
          ]}
          {...field('locale')}
        />
      </SimpleGrid>
    </Section>
  );
}

function Brand({ field }: { field: Field }) {
  const words = useWords(FACTS_WORDS);
  return (
    <Section title={words.brand}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={words.brandName} required {...field('brand.name')} />
        <TextInput label={words.smsName} maxLength={20} {...field('brand.smsName')} />
        <TextInput label={words.contactEmail} type="email" {...field('brand.contactEmail')} />
        <TextInput label={words.contactPhone} type="tel" {...field('brand.contactPhone')} />
        <TextInput label={words.contactAddress} {...field('brand.contactAddress')} />
        <TextInput label={words.website} type="url" {...field('brand.website')} />
      </SimpleGrid>
    </Section>
  );
}

function Dates({ field }: { field: Field }) {
  const words = useWords(FACTS_WORDS);
  return (
    <Section title={words.dates} lead={words.datesLead(Intl.DateTimeFormat().resolvedOptions().timeZone)}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {DATE_FIELDS.map((name) => (
          <TextInput key={name} type="datetime-local" label={words.facts[name]} {...field(`dates.${name}`)} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

/** Two letters are soon somebody else’s: “In” of Indonesia is India. */
function countryNamed(code: string, language: Language): string | null {
  if (!/^[a-z]{2}$/i.test(code)) return null;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return names.of(code.toUpperCase()) ?? null;
}
