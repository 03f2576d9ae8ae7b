/** What no call settles any more: each needs an owner, who tries again, settles it or lets it fail. */
import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { FULFIL_WORDS } from './fulfil-words.ts';
import { deadLettersQuery, useAfter } from './queries.ts';

const WHYS = ['refused', 'wrong_answer', 'unknown_outcome', 'given_up', 'unfinished', 'no_account'] as const;

export function Component() {
  const words = useWords(FULFIL_WORDS);
  const { slug } = useIncident();
  const query = useQuery(deadLettersQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>{(found) => <Letters found={found} />}</Asked>
    </AreaPage>
  );
}

type Found = Awaited<ReturnType<ReturnType<typeof deadLettersQuery>['queryFn']>>;

function Letters({ found }: { found: Found }) {
  const words = useWords(FULFIL_WORDS);
  const format = useFormat();
  const base = useBase();
  const after = useAfter();
  const say = useSay();
  const { slug } = useIncident();
  const { deadLetters, names } = found;
  return (
    <>
      <DataTable
        caption={words.listed(format.number(deadLetters.length))}
        rows={deadLetters}
        rowKey={(letter) => letter.reference}
        empty={words.nothing}
        columns={[
          {
            head: words.reference,
            heads: true,
            cell: (letter) => (
              <Anchor component={Link} to={`${base}/fulfilment/${letter.reference}`}>
                {letter.reference}
              </Anchor>
            ),
          },
          { head: words.why, cell: (letter) => (letter.why ? words[letter.why] : '–') },
          { head: words.tries, numeric: true, cell: (letter) => format.number(letter.attempts) },
          { head: words.since, cell: (letter) => <When at={letter.since} /> },
          {
            head: words.owner,
            cell: (letter) => (letter.ownerId ? (names[letter.ownerId] ?? '–') : words.nobody),
          },
          {
            head: words.step,
            cell: (letter) => (
              <Act
                size="xs"
                variant="default"
                can={letter.can.take}
                act={async () => {
                  const params = { path: { incident: slug, reference: letter.reference } };
                  await ask(
                    api.POST('/api/v1/incidents/{incident}/dead-letters/{reference}/take', { params }),
                  );
                  await after();
                  say(words.taken(letter.reference));
                }}
              >
                {words.take}
              </Act>
            ),
          },
        ]}
      />
      <RetryAll found={found} />
    </>
  );
}

function RetryAll({ found }: { found: Found }) {
  const words = useWords(FULFIL_WORDS);
  const format = useFormat();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const { slug } = useIncident();
  const { id: me } = useMe();
  // As the server does it: whatever is nobody else's.
  const isFree = (ownerId: string | null) => ownerId === null || ownerId === me;
  const counts = WHYS.map((why) => ({
    why,
    count: found.deadLetters.filter((letter) => letter.why === why && isFree(letter.ownerId)).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <Section title={words.afterOutage} lead={words.afterOutageLead}>
      <Group align="start">
        {counts.map(({ why, count }) => (
          <AskingAct
            key={why}
            variant="default"
            can={found.can.retryAll}
            fields={[reason]}
            act={async (typed) => {
              const params = { path: { incident: slug } };
              const body = { why, reason: typed['reason'] ?? '' };
              const { retried } = await ask(
                api.POST('/api/v1/incidents/{incident}/dead-letters/retry', { params, body }),
              );
              await after();
              say(words.retriedAll(format.number(retried)));
            }}
            confirm={{
              title: words.retryAllTitle(format.number(count)),
              body: words.retryAllBody(words[why]),
              yes: words.retry,
            }}
          >
            {words.retryAll(words[why], format.number(count))}
          </AskingAct>
        ))}
      </Group>
    </Section>
  );
}
