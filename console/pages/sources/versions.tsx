/** Every mapping a file was read with, and what each changed. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import type { components } from '../../api/schema.d.ts';
import { differences, type Difference } from './differences.ts';
import { bodyOf, keepDraft, type MappingBody } from './draft.ts';
import { filesQuery, versionsQuery } from './files.ts';
import { READING_WORDS } from './reading-words.ts';
import { useReadings } from './readings.ts';

type Version = components['schemas']['MappingVersion'];

export function Component() {
  const words = useWords(READING_WORDS);
  const { slug } = useIncident();
  const { source: id = '' } = useParams();
  const files = useQuery(filesQuery(slug));
  const query = useQuery(versionsQuery(slug, id));
  const name = files.data?.sources.find(({ sourceId }) => sourceId === id)?.baseName ?? '';
  return (
    <Page
      title={words.versionsTitle(name)}
      lead={words.versionsLead}
      crumbs={[
        { to: `/incidents/${slug}/sources`, label: words.crumb },
        { to: `/incidents/${slug}/sources/${id}`, label: name || id },
      ]}
    >
      <Asked query={query}>
        {({ versions }) =>
          versions.length === 0 ? (
            <Empty>{words.versionsNone}</Empty>
          ) : (
            versions.map((version, at) => (
              <OneVersion
                key={version.version}
                of={version}
                before={versions[at + 1] ?? null}
                latest={versions[0]?.version ?? 0}
                at={{ incident: slug, source: id }}
              />
            ))
          )
        }
      </Asked>
    </Page>
  );
}

function OneVersion(props: {
  of: Version;
  before: Version | null;
  latest: number;
  at: { incident: string; source: string };
}) {
  const words = useWords(READING_WORDS);
  const navigate = useNavigate();
  const say = useSay();
  const { of, before, at } = props;
  const body = bodyOf(of.mapping);
  return (
    <Section
      title={words.versionNo(of.version)}
      actions={of.current ? <Status tone="good">{words.versionNow}</Status> : null}
    >
      <Facts
        of={[
          [words.made, <When key="made" at={of.madeAt} />],
          [words.digest, <code key="digest">{of.digest.slice(0, 16)}</code>],
        ]}
      />
      {of.signatures.map((signature) => (
        <Text key={signature.workbookHash} size="sm" mt="xs">
          {words.signed(signature.signedBy, signature.signedOn)}: “{signature.statement}”
        </Text>
      ))}
      <Changes before={before && bodyOf(before.mapping)} after={body} />
      {of.current ? null : (
        <Group mt="sm">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              keepDraft(at.source, { version: props.latest, body });
              say(words.begun(of.version));
              void navigate(`/incidents/${at.incident}/sources/${at.source}/mapping`);
            }}
          >
            {words.useVersion}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Changes({ before, after }: { before: MappingBody | null; after: MappingBody }) {
  const words = useWords(READING_WORDS);
  const { say } = useReadings();
  if (before === null) return <Text mt="sm">{words.first}</Text>;
  const found = differences(before, after);
  if (found.length === 0) return <Text mt="sm">{words.same}</Text>;
  const told = (side: Difference['before']) =>
    side === undefined
      ? '–'
      : typeof side === 'string'
        ? side
        : (say(side) ?? words.carriesNothing) + rest(side);
  return (
    <div style={{ marginBlockStart: 12 }}>
      <DataTable
        caption={words.changed}
        rows={found}
        rowKey={(row) => row.name}
        columns={[
          { head: words.changed, heads: true, cell: (row) => row.name },
          { head: words.before, cell: (row) => told(row.before) },
          { head: words.after, cell: (row) => told(row.after) },
        ]}
      />
    </div>
  );
}

/** What the words leave out, as the mapping writes it. */
function rest(column: object): string {
  const { use: _, category: __, form: ___, ...others } = column as Record<string, unknown>;
  return Object.keys(others).length === 0 ? '' : ` ${JSON.stringify(others)}`;
}
