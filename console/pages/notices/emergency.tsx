/** Approved by one person alone: said where everybody looks, until a second one has looked. */
import { Alert, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { When } from '../../ui/facts.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { NOTICE_WORDS } from './notice-words.ts';
import { areaKey, type OneNotice } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { ofState } from './standing.ts';
import { UNDOING_WORDS } from './undoing-words.ts';

export function Emergency({ notice }: { notice: OneNotice }) {
  const words = useWords(NOTICE_WORDS);
  const undoing = useWords(UNDOING_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { id, can, names, emergencyAt, emergencyReason, reviewDueAt, review, approvedBy } = notice;
  if (!emergencyAt) return null;
  const decide = async (body: { review: 'upheld' | 'objected'; reason?: string }, sentence: string) => {
    await ask(api.POST('/api/v1/notices/{notice}/review', { params: { path: { notice: id } }, body }));
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
  return (
    <Alert color="yellow" mb="md" title={words.aloneBy((approvedBy && names[approvedBy]) || '–')}>
      <Text size="sm">{emergencyReason}</Text>
      <Text size="sm" mt="xs">
        {review ? (
          `${words.reviewed}: ${words.reviews[review]}`
        ) : (
          <>
            {words.reviewDue}: <When at={reviewDueAt} />
          </>
        )}
      </Text>
      {review ? null : (
        <Group align="start" mt="sm">
          <Act
            variant="default"
            can={can.review}
            confirm={{ title: undoing.upholdTitle, body: undoing.upholdBody, yes: words.uphold }}
            act={() => decide({ review: 'upheld' }, words.upheld)}
          >
            {words.uphold}
          </Act>
          <Reasoned
            variant="default"
            color="red"
            can={can.review}
            confirm={{ title: undoing.objectTitle, body: <Objected notice={notice} />, yes: words.object }}
            act={(reason) => decide({ review: 'objected', reason }, words.objected)}
          >
            {words.object}
          </Reasoned>
        </Group>
      )}
    </Alert>
  );
}

/** What an objection stops, by the last count, and what nobody can take back. */
function Objected({ notice: { status, told, deliveries } }: { notice: OneNotice }) {
  const words = useWords(UNDOING_WORDS);
  const format = useFormat();
  const counts = {
    told: format.number(told),
    waiting: format.number(ofState(deliveries, ['pending', 'claimed'])),
  };
  return (
    <>
      <Text size="sm">
        {status === 'launched'
          ? words.objectSending(counts)
          : status === 'approved'
            ? words.objectApproved
            : words.objectOther(counts)}
      </Text>
      <Text size="sm" mt="xs">
        {words.objectStands}
      </Text>
    </>
  );
}
