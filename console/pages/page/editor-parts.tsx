/** The parts of a page as fields: every text side by side in both languages. */
import { Button, Checkbox, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { localOf, newEntry, type TypedPage } from './editor-values.ts';
import { EDITOR_WORDS } from './editor-words.ts';

export type PageForm = UseFormReturnType<TypedPage>;

const LANGUAGES = ['id', 'en'] as const;

/** One text in both languages. */
function Both(props: { form: PageForm; path: string; label: string; rows?: number; fixed?: boolean }) {
  const words = useWords(EDITOR_WORDS);
  const { form, path, label, rows = 2, fixed = false } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
      {LANGUAGES.map((language) => (
        <Textarea
          key={language}
          label={`${label} (${words.in[language]})`}
          lang={language}
          autosize
          minRows={rows}
          maxLength={4_000}
          readOnly={fixed}
          {...form.getInputProps(`${path}.${language}`)}
        />
      ))}
    </SimpleGrid>
  );
}

function Entry(props: { legend: string; remove?: (() => void) | undefined; children: ReactNode }) {
  const words = useWords(EDITOR_WORDS);
  return (
    <fieldset className="page-entry">
      <legend>{props.legend}</legend>
      {props.children}
      {props.remove ? (
        <Button size="xs" variant="default" mt="sm" onClick={props.remove}>
          {words.remove(props.legend)}
        </Button>
      ) : null}
    </fieldset>
  );
}

export function Statement({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  return (
    <Section title={words.statement} lead={words.statementHint}>
      <Both form={form} path="statement" label={words.statement} rows={4} />
    </Section>
  );
}

export function Known({ form, name }: { form: PageForm; name: 'known' | 'notYetKnown' }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  const one = words[`${name}One`];
  return (
    <Section title={words[name]}>
      {form.values[name].map(({ key }, at) => (
        <Entry
          key={key}
          legend={`${one} ${format.number(at + 1)}`}
          remove={() => form.removeListItem(name, at)}
        >
          <Both form={form} path={`${name}.${at}`} label={one} />
        </Entry>
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => form.insertListItem(name, { id: '', en: '', key: newEntry() })}
      >
        {words.add[name]}
      </Button>
    </Section>
  );
}

export function Closed({ form, at }: { form: PageForm; at: string | null }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  return (
    <Section title={words.closed} lead={at === null ? words.closedNot : words.closedAt(format.instant(at))}>
      {at === null ? null : (
        <>
          <Checkbox label={words.closedSay} {...form.getInputProps('closed', { type: 'checkbox' })} />
          {form.values.closed ? <Both form={form} path="how" label={words.how} /> : null}
        </>
      )}
    </Section>
  );
}

export function Updates({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  const add = () =>
    form.insertListItem(
      'updates',
      {
        key: newEntry(),
        known: null,
        at: localOf(new Date().toISOString()),
        text: { id: '', en: '' },
        published: false,
      },
      0,
    );
  return (
    <Section title={words.updates} lead={words.updatesHint}>
      <Button size="xs" variant="default" onClick={add} mb="sm">
        {words.add.updates}
      </Button>
      {form.values.updates.map(({ key, published }, at) => (
        <Entry
          key={key}
          legend={`${words.updateOne} ${format.number(form.values.updates.length - at)}`}
          remove={published ? undefined : () => form.removeListItem('updates', at)}
        >
          {published ? (
            <Text size="sm" c="dimmed">
              {words.fixed}
            </Text>
          ) : null}
          <TextInput
            type="datetime-local"
            label={words.at}
            maw={260}
            readOnly={published}
            {...form.getInputProps(`updates.${at}.at`)}
          />
          <Both form={form} path={`updates.${at}.text`} label={words.text} fixed={published} />
        </Entry>
      ))}
    </Section>
  );
}

function empty() {
  return { id: '', en: '' };
}

export function Questions({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  return (
    <Section title={words.questions}>
      {form.values.questions.map(({ key }, at) => (
        <Entry
          key={key}
          legend={`${words.questionOne} ${format.number(at + 1)}`}
          remove={() => form.removeListItem('questions', at)}
        >
          <Both form={form} path={`questions.${at}.question`} label={words.question} rows={1} />
          <Both form={form} path={`questions.${at}.answer`} label={words.answer} />
        </Entry>
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          form.insertListItem('questions', { key: newEntry(), question: empty(), answer: empty() })
        }
      >
        {words.add.questions}
      </Button>
    </Section>
  );
}

export function Contacts({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  return (
    <Section title={words.contacts} lead={words.contactsHint}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput type="email" label={words.email} {...form.getInputProps('contacts.email')} />
        <TextInput type="tel" label={words.phone} {...form.getInputProps('contacts.phone')} />
      </SimpleGrid>
      <Both form={form} path="contacts.hours" label={words.hours} rows={1} />
      <TextInput mt="xs" label={words.address} {...form.getInputProps('contacts.address')} />
    </Section>
  );
}
