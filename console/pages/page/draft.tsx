/** One draft: as readers would see it, what it changes, and the decision of a second person. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Reasoned } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { Changes } from './changes.tsx';
import { Preview } from './preview.tsx';
import { draftChangesQuery, draftQuery, lookAgain, type Standing, standingQuery } from './queries.ts';
import { PAGE_WORDS } from './words.ts';

export function Component() {
  const words = useWords(PAGE_WORDS);
  const { slug, id } = useIncident();
  const { draft = '' } = useParams();
  const own = useLanguage().language;
  const [language, setLanguage] = useState<'id' | 'en'>(own);
  const standing = useQuery(standingQuery(slug));
  const changes = useQuery(draftChangesQuery(slug, draft));
  return (
    <Page
      title={words.draft}
      lead={words.draftLead}
      crumbs={[{ to: `/incidents/${slug}/page`, label: words.crumbs }]}
    >
      <Asked query={standing}>{(of) => <About of={of} draft={draft} />}</Asked>
      <Preview incidentId={id} draft={draft} language={language} choose={setLanguage} />
      <Section title={words.changes}>
        <Asked query={changes}>{(of) => <Changes of={of} language={language} />}</Asked>
      </Section>
      <Asked query={standing}>{(of) => <Steps of={of} draft={draft} />}</Asked>
    </Page>
  );
}

function About({ of, draft }: { of: Standing; draft: string }) {
  const words = useWords(PAGE_WORDS);
  const { slug } = useIncident();
  const { data } = useQuery(draftQuery(slug, draft));
  const { waiting, kept, names } = of;
  const isWaiting = waiting?.id === draft;
  const standing = isWaiting ? 'waiting' : kept?.id === draft ? 'kept' : 'past';
  return (
    <Facts
      of={[
        [
          words.standing,
          <Status key="standing" tone={isWaiting ? 'warn' : 'quiet'}>
            {words.standings[standing]}
          </Status>,
        ],
        [words.writtenBy, (data && names[data.madeBy]) ?? '–'],
        [words.writtenAt, <When key="at" at={data?.madeAt} />],
        ...(isWaiting ? [[words.askedBy, names[waiting.askedBy] ?? '–'] as const] : []),
      ]}
    />
  );
}

function Steps({ of, draft }: { of: Standing; draft: string }) {
  const { waiting, kept } = of;
  if (waiting?.id === draft) return <Decision of={of} waiting={waiting} />;
  return kept?.id === draft ? <Asking kept={kept} /> : null;
}

function Asking({ kept }: { kept: NonNullable<Standing['kept']> }) {
  const words = useWords(PAGE_WORDS);
  const { slug: incident } = useIncident();
  const say = useSay();
  return (
    <Section title={words.decide}>
      <Group align="start">
        <Act
          can={kept.can.ask}
          confirm={{ title: words.askTitle, body: words.askBody, yes: words.askYes }}
          act={async () => {
            const path = { incident, draft: kept.id };
            await ask(api.POST('/api/v1/incidents/{incident}/page/drafts/{draft}/ask', { params: { path } }));
            await lookAgain(incident);
            say(words.asking);
          }}
        >
          {words.ask}
        </Act>
        {kept.can.ask.allowed ? (
          <Button component={Link} variant="default" to={`/incidents/${incident}/page/edit`}>
            {words.edit}
          </Button>
        ) : null}
      </Group>
    </Section>
  );
}

function Decision({ of, waiting }: { of: Standing; waiting: NonNullable<Standing['waiting']> }) {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const navigate = useNavigate();
  const say = useSay();
  const next = format.number((of.current?.version ?? 0) + 1);
  const params = { path: { incident, draft: waiting.id } };
  const done = async (sentence: string) => {
    await lookAgain(incident);
    say(sentence);
    await navigate(`/incidents/${incident}/page`);
  };
  return (
    <Section title={words.decide}>
      <Group align="start">
        <Act
          can={waiting.can.decide}
          confirm={{
            title: words.publishTitle,
            body: words.publishBody(of.address, next),
            yes: words.publishYes,
          }}
          act={async () => {
            await ask(
              api.POST('/api/v1/incidents/{incident}/page/drafts/{draft}/publish', { params, body: {} }),
            );
            await done(words.publishedNow(next));
          }}
        >
          {words.publish}
        </Act>
        <Refusal waiting={waiting} done={done} />
      </Group>
    </Section>
  );
}

function Refusal(props: {
  waiting: NonNullable<Standing['waiting']>;
  done: (sentence: string) => Promise<void>;
}) {
  const words = useWords(PAGE_WORDS);
  const { slug: incident } = useIncident();
  const { waiting, done } = props;
  const params = { path: { incident, draft: waiting.id } };
  return (
    <Reasoned
      variant="default"
      can={waiting.can.decide}
      label={words.reason}
      hint=""
      missing={words.reasonMissing}
      most={1_000}
      confirm={{ title: words.refuseTitle, yes: words.refuse, body: words.refuseBody }}
      act={async (reason) => {
        const body = { reason };
        await ask(api.POST('/api/v1/incidents/{incident}/page/drafts/{draft}/refuse', { params, body }));
        await done(words.refused);
      }}
    >
      {words.refuse}
    </Reasoned>
  );
}
