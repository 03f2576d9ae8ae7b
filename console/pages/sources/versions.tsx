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
import { bodyOf, type ColumnBody, keepDraft, type MappingBody } from './draft.ts';
import { filesQuery, versionsQuery } from './files.ts';
import { READING_WORDS } from './reading-words.ts';
import { MAPPING_WORDS } from './mapping-words.ts';
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
  const fields = useWords(MAPPING_WORDS);
  if (before === null) return <Text mt="sm">{words.first}</Text>;
  const found = differences(before, after);
  if (found.length === 0) return <Text mt="sm">{words.same}</Text>;
  const { nameOf, told } = spoken(fields, say, words.carriesNothing);
  return (
    <div style={{ marginBlockStart: 12 }}>
      <DataTable
        caption={words.changed}
        rows={found}
        rowKey={(row) => row.name}
        columns={[
          { head: words.where, heads: true, cell: (row) => nameOf(row) },
          { head: words.before, cell: (row) => told(row.before) },
          { head: words.after, cell: (row) => told(row.after) },
        ]}
      />
    </div>
  );
}

type Fields = (typeof MAPPING_WORDS)['en'];

/** A difference in words: properties under the names their fields have. */
function spoken(fields: Fields, say: ReturnType<typeof useReadings>['say'], nothing: string) {
  const names: Readonly<Record<string, string>> = {
    id_space: fields.idSpace,
    part: fields.part,
    subject: fields.subject,
    absent: fields.absent,
    present_when: fields.presentWhen,
    former: fields.former,
    date_order: fields.dateOrder,
    note: fields.note,
    role: fields.role,
    default_country: fields.country,
    contact_rank: fields.rank,
    authoritative_name: fields.authoritative,
    header: fields.header,
    delimiter: fields.delimiter,
    skip_lines: fields.skipLines,
    encoding: fields.encoding,
    only_when: fields.onlyWhen,
    constants: fields.constants,
    subjects: fields.subjects,
  };
  const rest = (column: ColumnBody): string[] =>
    Object.entries(column)
      .filter(([name]) => name in names)
      .map(([name, value]) => `${names[name]}: ${written(value)}`);
  return {
    nameOf: ({ name, isColumn }: Difference) => (isColumn ? name : (names[name] ?? name)),
    told: (side: Difference['before']): string => {
      if (side === undefined) return '–';
      if (typeof side === 'string') return side;
      return [say(side) ?? nothing, ...rest(side)].join('; ');
    },
  };
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
