/** The fields of a text, and the closed list of values that may be inserted where one writes. */
import { Box, Button, Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { MessagesFinding } from '../../api/schema.d.ts';
import { Asked } from '../../ui/asked.tsx';
import { useWords } from '../../words/words.tsx';
import { variablesQuery } from './asking.ts';
import type { Place, Words } from './drafts.ts';
import { EDITOR_WORDS } from './editor-words.ts';
import { VARIABLE_WORDS } from './variable-words.ts';

export interface Fields {
  subject?: HTMLInputElement | null;
  preheader?: HTMLInputElement | null;
  body?: HTMLTextAreaElement | null;
}

interface Given {
  readonly place: Place;
  readonly words: Words;
  readonly change: (words: Words) => void;
  readonly fields: RefObject<Fields>;
}

export function TextForm({ place, words: text, change, fields }: Given) {
  const words = useWords(EDITOR_WORDS);
  const { channel } = place;
  return (
    <Box component="section" aria-label={words.text}>
      {channel === 'sms' ? null : (
        <TextInput
          label={words.subject[channel]}
          value={text.subject}
          maxLength={300}
          mb="sm"
          ref={(input) => void (fields.current.subject = input)}
          onChange={(event) => change({ ...text, subject: event.currentTarget.value })}
        />
      )}
      {channel === 'email' ? (
        <TextInput
          label={words.preheader}
          description={words.preheaderHint}
          value={text.preheader}
          maxLength={300}
          mb="sm"
          ref={(input) => void (fields.current.preheader = input)}
          onChange={(event) => change({ ...text, preheader: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        label={channel === 'sms' ? words.body.sms : words.body.full}
        value={text.body}
        lang={place.locale}
        autosize
        minRows={channel === 'sms' ? 4 : 16}
        maxRows={28}
        maxLength={50_000}
        mb="xs"

        ref={(input) => void (fields.current.body = input)}
        onChange={(event) => change({ ...text, body: event.currentTarget.value })}
      />
      <Insert channel={channel} insert={(what) => change(inserted(text, what, fields.current.body))} />
      {channel === 'email' ? (
        <Checkbox
          my="md"
          label={words.linkFree}
          description={words.linkFreeHint}
          checked={text.linkFree}
          onChange={(event) => change({ ...text, linkFree: event.currentTarget.checked })}
        />
      ) : null}
    </Box>
  );
}

function Insert({ channel, insert }: { channel: Place['channel']; insert: (what: string) => void }) {
  const words = useWords(EDITOR_WORDS);
  const meanings = useWords(VARIABLE_WORDS);
  const query = useQuery(variablesQuery);
  return (
    <details className="disclosed">
      <summary>{words.variables}</summary>
      <Text size="sm" c="dimmed" my="xs">
        {words.variablesLead}
      </Text>
      <Asked query={query}>
        {({ variables }) => (
          <ul className="values">
            {Object.entries(variables)
              .filter(([, { channels }]) => channels.includes(channel))
              .map(([name, { kind, meaning }]) => (
                <li key={name}>
                  <Group gap="xs" wrap="nowrap" align="start">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={words.insert(name)}
                      onClick={() => insert(kind === 'list' ? OFFERS : `{{ ${name} }}`)}
                    >
                      {name}
                    </Button>
                    <Text size="sm" component="span">
                      {meanings[name] ?? meaning}
                    </Text>
                  </Group>
                </li>
              ))}
          </ul>
        )}
      </Asked>
    </details>
  );
}

const OFFERS = '{% for offer in offers %}\n- **{{ offer.title }}**: {{ offer.text }}\n{% endfor %}';

/** Where the cursor stood, which stays behind what was inserted. */
function inserted(text: Words, what: string, field: HTMLTextAreaElement | null | undefined): Words {
  const [from, to] = [field?.selectionStart ?? text.body.length, field?.selectionEnd ?? text.body.length];
  const body = text.body.slice(0, from) + what + text.body.slice(to);
  requestAnimationFrame(() => {
    field?.focus();
    field?.setSelectionRange(from + what.length, from + what.length);
  });
  return { ...text, body };
}

/** The text a finding is about: its words where they stand in their line as they are, else the whole line. */
export function spanOf(
  body: string,
  { place, where }: Pick<MessagesFinding, 'place' | 'where'>,
): { readonly from: number; readonly to: number } | null {
  if (place.part !== 'body' || place.line === null) return null;
  const lines = body.split('\n');
  const start = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[place.line - 1];
  if (line === undefined) return null;
  const at = where === null ? -1 : line.toLowerCase().indexOf(where.toLowerCase());
  return at < 0 || where === null
    ? { from: start, to: start + line.length }
    : { from: start + at, to: start + at + where.length };
}

export function fieldsOf(fields: RefObject<Fields>) {
  return {
    show(finding: MessagesFinding): void {
      const { subject, preheader, body } = fields.current;
      if (finding.place.part === 'subject') return subject?.focus();
      if (finding.place.part === 'preheader') return preheader?.focus();
      const span = body ? spanOf(body.value, finding) : null;
      body?.focus();
      if (body && span) {
        body.setSelectionRange(span.from, span.to);
        body.scrollTop = (body.scrollHeight * span.from) / Math.max(1, body.value.length) - 80;
      }
    },
  };
}
