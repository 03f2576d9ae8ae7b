/** One person's message with their name, shown once to whoever may see people in clear; the reason stands in the audit. */
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import type { DraftPreview, TemplateBody } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { PREVIEW_WORDS } from './editor-words.ts';

export interface AskedFor {
  readonly incident: string;
  readonly person: string;
  readonly body: TemplateBody;
  readonly offerSets: readonly string[];
}

export function ByName({ of, show }: { of: AskedFor; show: (named: DraftPreview) => void }) {
  const words = useWords(PREVIEW_WORDS);
  const may = useMay('people.reveal');
  const say = useSay();
  const [reason, setReason] = useState('');
  const refusal = may ? (reason.trim() === '' ? words.namedReasonFirst : null) : words.namedMayNot;
  const reveal = async () => {
    const { incident, person, offerSets } = of;
    const body = { ...of.body, reason: reason.trim(), offerSets: [...offerSets] };
    show(
      await ask(
        api.POST('/api/v1/incidents/{incident}/people/{person}/previews', {
          params: { path: { incident, person } },
          body,
        }),
      ),
    );
    say(words.namedShown);
  };
  return (
    <Group align="end" mb="sm">
      <TextInput
        label={words.namedReason}
        value={reason}
        maxLength={1_000}
        disabled={!may}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Act act={reveal} can={{ allowed: refusal === null, reason: refusal }} variant="default">
        {words.named}
      </Act>
    </Group>
  );
}
