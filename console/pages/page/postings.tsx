/** Substitute notices: what is posted, whom it stands for, what shows it, and its end. */
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { PostElsewhere, PostPage } from './posting-new.tsx';
import { PostingSteps } from './posting-steps.tsx';
import { type Posting, postingsQuery, standingQuery } from './queries.ts';
import { POSTINGS_WORDS } from './postings-words.ts';
import { PAGE_WORDS } from './words.ts';
import './page.css';

const TONES = { planned: 'calm', up: 'good', over: 'quiet' } as const;

export function Component() {
  const words = useWords(POSTINGS_WORDS);
  const { crumbs } = useWords(PAGE_WORDS);
  const { slug } = useIncident();
  const query = useQuery(postingsQuery(slug));
  const standing = useQuery(standingQuery(slug));
  return (
    <Page title={words.title} lead={words.lead} crumbs={[{ to: `/incidents/${slug}/page`, label: crumbs }]}>
      <Asked query={query}>
        {({ postings }) =>
          postings.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <Stack gap="md">
              {postings.map((posting) => (
                <One key={posting.id} of={posting} />
              ))}
            </Stack>
          )
        }
      </Asked>
      <Asked query={standing}>
        {({ can }) => (
          <>
            <PostPage can={can.post} />
            <PostElsewhere />
          </>
        )}
      </Asked>
    </Page>
  );
}

function One({ of }: { of: Posting }) {
  const words = useWords(POSTINGS_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const { standing, standsFor } = of;
  return (
    <Section title={`${words.mediums[of.medium]}: ${of.place}`}>
      <Status tone={TONES[standing.state]}>{words.states[standing.state]}</Status>
      {of.endReason === null ? null : <Text size="sm">{words.ended(of.endReason)}</Text>}
      {standing.warnings.map((warning) => (
        <Text key={warning.words.en} size="sm" mt={4}>
          <Status tone="warn">!</Status> {warning.words[language]}
        </Text>
      ))}
      <Facts
        of={[
          [words.from, <When key="from" at={of.startsAt} />],
          [words.until, <When key="until" at={standing.lastsUntil} />],
          [
            words.standsFor,
            standsFor.map(({ law, persons }) => words.people(format.number(persons), law)).join(', ') || '–',
          ],
          [words.laws, of.lawCodes.join(', ')],
          [words.proofs, of.proofs.length === 0 ? words.noProof : <Proofs key="proofs" of={of} />],
        ]}
      />
      <PostingSteps of={of} />
    </Section>
  );
}

function Proofs({ of: { id, proofs } }: { of: Posting }) {
  const words = useWords(POSTINGS_WORDS);
  const format = useFormat();
  return (
    <>
      {proofs.map(({ no, seenAt, mediaType }) => (
        <div key={no}>
          {mediaType === null ? (
            <>
              {words.proof(format.number(no))} ({words.hashOnly})
            </>
          ) : (
            <Anchor href={`/api/v1/postings/${id}/proofs/${no}`} download underline="always">
              {words.proof(format.number(no))}
            </Anchor>
          )}
          , <When at={seenAt} />
        </div>
      ))}
    </>
  );
}
