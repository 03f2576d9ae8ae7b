/** One fulfilment that needs a person: every try, and what its owner may do. */
import { Why } from '../../ui/why.tsx';
import { Checkbox, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { FULFIL_WORDS, OUTCOME_WORDS } from './fulfil-words.ts';
import { useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

const TRIED = new Set(['sending', 'waiting']);

const letterQuery = (incident: string, reference: string) => ({
  queryKey: ['incident', incident, 'compensation', 'dead-letter', reference],
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/dead-letters/{reference}', {
        params: { path: { incident, reference } },
      }),
    ),
  ...hears('fulfilment'),
  // What is tried again ends by itself, within moments as a rule.
  refetchInterval: ({ state }: { state: { data?: { state: string } | undefined } }) =>
    TRIED.has(state.data?.state ?? '') ? 2_000 : (false as const),
});
type Letter = Awaited<ReturnType<ReturnType<typeof letterQuery>['queryFn']>>;

export function Component() {
  const words = useWords(FULFIL_WORDS);
  const { reference = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery(letterQuery(slug, reference));
  return (
    <Asked query={query}>
      {(letter) => (
        <AreaPage
          title={words.letter(letter.reference)}
          crumbs={[{ to: `${base}/fulfilment`, label: words.title }]}
        >
          <Facts
            of={[
              // Done is delivered here, not paid.
              [
                words.status,
                <StateOf key="state" state={letter.state === 'done' ? 'fulfilled' : letter.state} />,
              ],
              [words.why, letter.why ? words[letter.why] : '–'],
              [words.detail, <Detail key="detail" of={letter} />],
              // Once it is settled nothing is said of doubts it had.
              ...(letter.state === 'dead'
                ? [[words.inDoubt, letter.inDoubt ? words.inDoubtYes : words.inDoubtNo] as const]
                : []),
              [words.owner, letter.ownerId ? (letter.names[letter.ownerId] ?? '–') : words.nobody],
              [words.since, <When key="since" at={letter.since} />],
            ]}
          />
          {letter.state === 'dead' ? <Steps letter={letter} /> : null}
          <Tries letter={letter} />
        </AreaPage>
      )}
    </Asked>
  );
}

function Steps({ letter }: { letter: Letter }) {
  const words = useWords(FULFIL_WORDS);
  const { slug } = useIncident();
  const done = useDone();
  const [checked, setChecked] = useState(false);
  const params = { path: { incident: slug, reference: letter.reference } };
  return (
    <Section title={words.steps} lead={words.stepsLead}>
      <Stack gap="sm">
        {letter.inDoubt ? (
          <Checkbox
            label={words.checked}
            checked={checked}
            onChange={(event) => setChecked(event.currentTarget.checked)}
          />
        ) : null}
        <Group align="start">
          <Act
            can={letter.can.take}
            act={async () => {
              await ask(api.POST('/api/v1/incidents/{incident}/dead-letters/{reference}/take', { params }));
              await done(words.taken(letter.reference));
            }}
          >
            {words.take}
          </Act>
          <Again letter={letter} checked={checked} />
          <Settle letter={letter} />
        </Group>
      </Stack>
    </Section>
  );
}

function useDone(): (sentence: string) => Promise<void> {
  const after = useAfter();
  const say = useSay();
  return async (sentence) => {
    await after();
    say(sentence);
  };
}

/** Once more, or not at all: what is in doubt needs the word that somebody asked. */
function Again({ letter, checked }: { letter: Letter; checked: boolean }) {
  const words = useWords(FULFIL_WORDS);
  const { slug } = useIncident();
  const reason = useReason();
  const done = useDone();
  const params = { path: { incident: slug, reference: letter.reference } };
  const word = (typed: Readonly<Record<string, string>>) => ({ reason: typed['reason'] ?? '', checked });
  return (
    <>
      <AskingAct
        variant="default"
        can={letter.can.act}
        fields={[reason]}
        act={async (typed) => {
          await ask(
            api.POST('/api/v1/incidents/{incident}/dead-letters/{reference}/retry', {
              params,
              body: word(typed),
            }),
          );
          await done(words.retried);
        }}
        confirm={{ title: words.retryTitle, body: words.retryBody, yes: words.retry }}
      >
        {words.retry}
      </AskingAct>
      <AskingAct
        color="red"
        variant="outline"
        can={letter.can.act}
        fields={[reason]}
        act={async (typed) => {
          await ask(
            api.POST('/api/v1/incidents/{incident}/dead-letters/{reference}/fail', {
              params,
              body: word(typed),
            }),
          );
          await done(words.failed);
        }}
        confirm={{ title: words.failTitle, body: words.failBody, yes: words.fail }}
      >
        {words.fail}
      </AskingAct>
    </>
  );
}

function Settle({ letter }: { letter: Letter }) {
  const words = useWords(FULFIL_WORDS);
  const { slug } = useIncident();
  const reason = useReason();
  const done = useDone();
  const params = { path: { incident: slug, reference: letter.reference } };
  return (
    <AskingAct
      variant="default"
      can={letter.can.act}
      fields={[{ name: 'evidence', label: words.evidence, hint: words.evidenceHint }, reason]}
      act={async (typed) => {
        const body = { evidence: typed['evidence'] ?? '', reason: typed['reason'] ?? '' };
        await ask(api.POST('/api/v1/incidents/{incident}/dead-letters/{reference}/settle', { params, body }));
        await done(words.settled);
      }}
      confirm={{ title: words.settleTitle, body: words.settleBody, yes: words.settle }}
    >
      {words.settle}
    </AskingAct>
  );
}

function outcomeIn(outcome: string, words: (typeof OUTCOME_WORDS)['en']): string {
  return outcome in words ? words[outcome as keyof typeof words] : outcome;
}

function Tries({ letter }: { letter: Letter }) {
  const words = useWords(FULFIL_WORDS);
  const outcomes = useWords(OUTCOME_WORDS);
  const format = useFormat();
  return (
    <Section title={words.tries}>
      <DataTable
        caption={words.tries}
        captionHidden
        rows={letter.tries}
        rowKey={(attempt) => String(attempt.no)}
        columns={[
          { head: words.no, heads: true, numeric: true, cell: (attempt) => format.number(attempt.no) },
          { head: words.what, cell: (attempt) => words[attempt.what] },
          { head: words.began, cell: (attempt) => <When at={attempt.beganAt} /> },
          {
            head: words.outcome,
            cell: (attempt) => (attempt.outcome ? outcomeIn(attempt.outcome, outcomes) : words.notRecorded),
          },
          { head: words.detail, cell: (attempt) => <Detail of={attempt} /> },
          {
            head: words.by,
            cell: (attempt) => (attempt.actorId ? (letter.names[attempt.actorId] ?? '–') : words.worker),
          },
        ]}
      />
    </Section>
  );
}

/** Ours in the reader's language; a person's or the other system's words as they came. */
function Detail({ of: { detail, detailWords } }: { of: Pick<Letter, 'detail' | 'detailWords'> }) {
  return detailWords ? <Why of={detailWords} /> : (detail ?? '–');
}
