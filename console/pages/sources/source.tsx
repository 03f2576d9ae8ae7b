/** One file: how it stands, what was read and rejected, what it looks like, and what is to be done next. */
import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Facts, Figure, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import {
  filesKey,
  inspectionQuery,
  isReading,
  isWaiting,
  rejectedOf,
  type Source,
  useFiles,
} from './files.ts';
import { Inspection } from './inspection.tsx';
import { Stale, State } from './list.tsx';
import { Rejects } from './rejects.tsx';
import { SOURCE_WORDS } from './source-words.ts';

export function Component() {
  const words = useWords(SOURCE_WORDS);
  const { slug } = useIncident();
  const { source: id } = useParams();
  const { query, stream } = useFiles(slug);
  const found = query.data?.sources.find(({ sourceId }) => sourceId === id);
  return (
    <Page
      title={found?.baseName ?? words.sources}
      crumbs={[{ to: `/incidents/${slug}/sources`, label: words.sources }]}
    >
      {stream !== 'open' && query.data ? <Stale /> : null}
      <Asked query={query}>
        {() => (found ? <OneSource incident={slug} source={found} /> : <Empty>{words.unknown}</Empty>)}
      </Asked>
    </Page>
  );
}

function OneSource({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const here = `/incidents/${incident}/sources/${source.sourceId}`;
  const isRead = source.status === 'finished' || source.status === 'accepted';
  return (
    <>
      <Standing source={source} />
      {source.failure === null ? null : (
        <Alert color="red" title={words.failure} my="md">
          <Text size="sm">
            <Why of={source.failedWith} kept={source.failure} />
          </Text>
          <Text size="sm">{words.failureDo}</Text>
        </Alert>
      )}
      <Group align="start" gap="sm" mb="lg">
        {source.can.inspect.allowed ? (
          <Button component={Link} to={`${here}/mapping`} variant={isWaiting(source) ? 'filled' : 'default'}>
            {isWaiting(source) ? words.makeMapping : words.editMapping}
          </Button>
        ) : null}
        {source.mappingVersion === null ? null : (
          <Button component={Link} to={`${here}/versions`} variant="default">
            {words.versions}
          </Button>
        )}
        {isReading(source) ? <Cancel incident={incident} source={source} /> : null}
        {isWaiting(source) ? <Remove incident={incident} source={source} /> : null}
        {isRead ? (
          <Button component={Link} to={`/incidents/${incident}/people`} variant="default">
            {words.peopleNext}
          </Button>
        ) : null}
      </Group>
      {isWaiting(source) ? null : <Account source={source} />}
      {isRead ? <Rejects incident={incident} source={source} /> : null}
      {source.spool.deletedAt === null ? (
        <Look incident={incident} source={source} />
      ) : (
        <Section title={words.proof} lead={words.proofBody}>
          <Facts
            of={[
              [words.deletedAt, <When key="at" at={source.spool.deletedAt} />],
              [words.acceptedAt, <When key="accepted" at={source.acceptedAt} />],
              [words.hash, <code key="hash">{source.spool.contentHash}</code>],
            ]}
          />
        </Section>
      )}
    </>
  );
}

function Standing({ source }: { source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  return (
    <Section title={words.now} lead={isReading(source) ? words.readingLead : undefined}>
      <Stack gap="md">
        <div style={{ maxInlineSize: 480 }}>
          <State source={source} />
        </div>
        <Facts
          of={[
            [words.uploaded, <When key="up" at={source.uploadedAt} />],
            [words.format, `${words.formats[source.format]}, ${format.bytes(source.spool.contentBytes)}`],
            [words.role, words.roles[source.role as keyof typeof words.roles]],
            [
              words.version,
              source.mappingVersion === null ? words.none : format.number(source.mappingVersion),
            ],
            [words.mapped, <When key="mapped" at={source.mappedAt} />],
          ]}
        />
      </Stack>
    </Section>
  );
}

function Account({ source }: { source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const rejected = rejectedOf(source);
  const { invalid_email: emails, invalid_phone: phones } = source.warnings;
  const [records, staged] = [format.number(source.records), format.number(source.staged)];
  return (
    <Section title={words.accounting} lead={words.identity(records, staged, format.number(rejected))}>
      <div className="figures">
        <Figure name={words.outOfScope} value={format.number(source.outOfScope)} />
        {source.skippedLines === 0 ? null : (
          <Figure name={words.skippedLines} value={format.number(source.skippedLines)} />
        )}
        <Figure name={words.keyless} value={format.number(source.keylessSubjects)} />
        <Figure name={words.invalidEmail} value={format.number(emails)} note={words.warnings} />
        <Figure name={words.invalidPhone} value={format.number(phones)} note={words.warnings} />
      </div>
      {source.hints.length === 0 ? null : (
        <Alert color="yellow" mt="sm">
          <List size="sm">
            {source.hints.map((hint) => (
              <List.Item key={hint.en}>
                <Why of={hint} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Section>
  );
}

function Look({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const query = useQuery(inspectionQuery(incident, source.sourceId));
  return (
    <Section title={words.inspection} lead={words.inspectionLead}>
      <Asked query={query}>{(look) => <Inspection look={look} />}</Asked>
    </Section>
  );
}

function Cancel({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const path = { incident, source: source.sourceId };
  return (
    <Act
      variant="outline"
      color="red"
      can={source.can.cancel}
      act={async () => {
        await ask(api.POST('/api/v1/incidents/{incident}/sources/{source}/cancel', { params: { path } }));
        await cache.invalidateQueries({ queryKey: filesKey(incident) });
        say(words.cancelled);
      }}
      confirm={{
        title: words.cancelTitle,
        body: words.cancelBody(format.number(source.staged), format.number(rejectedOf(source))),
        yes: words.cancelYes,
      }}
    >
      {words.cancel}
    </Act>
  );
}

function Remove({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const navigate = useNavigate();
  const path = { incident, source: source.sourceId };
  return (
    <Act
      variant="outline"
      color="red"
      can={source.can.remove}
      act={async () => {
        await ask(api.DELETE('/api/v1/incidents/{incident}/sources/{source}', { params: { path } }));
        say(words.removed(source.baseName));
        await navigate(`/incidents/${incident}/sources`);
        await cache.invalidateQueries({ queryKey: filesKey(incident) });
      }}
      confirm={{
        title: words.removeTitle,
        body: words.removeBody(source.baseName, format.bytes(source.spool.contentBytes)),
        yes: words.removeYes,
      }}
    >
      {words.remove}
    </Act>
  );
}
