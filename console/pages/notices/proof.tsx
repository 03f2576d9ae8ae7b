/** What proves that people were told, and what a regulator gets. */
import { Why } from '../../ui/why.tsx';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { FILES_WORDS } from './files-words.ts';
import { areaKey } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

const reportsQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'reports'],
  queryFn: () =>
    ask(api.GET('/api/v1/incidents/{incident}/regulator-reports', { params: { path: { incident } } })),
  ...hears('reports'),
});

type Report = Awaited<ReturnType<ReturnType<typeof reportsQuery>['queryFn']>>['reports'][number];

const TONES = { waiting: 'quiet', making: 'calm', ready: 'good', failed: 'bad' } as const;

export function Component() {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  return (
    <AreaPage title={shared.proof} lead={words.proofLead}>
      <Roots />
      <Reports />
    </AreaPage>
  );
}

function RootTable({ days }: { days: readonly components['schemas']['DailyRoot'][] }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.roots}
      captionHidden
      rows={days.toReversed()}
      rowKey={(day) => day.day}
      empty={words.noRoots}
      columns={[
        { head: words.day, heads: true, cell: (day) => day.day },
        { head: words.records, numeric: true, cell: (day) => format.number(day.records) },
        { head: words.root, cell: (day) => <code className="fingerprint">{day.root}</code> },
        { head: words.head, cell: (day) => <code className="fingerprint">{day.head}</code> },
        { head: words.sealedAt, cell: (day) => <When at={day.sealedAt} /> },
      ]}
    />
  );
}

function Roots() {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: [...areaKey(slug), 'roots'],
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/proof/roots', { params: { path: { incident: slug } } })),
  });
  return (
    <Asked query={query}>
      {({ days, publicKey, publishedAt, can }) => (
        <>
          <Section title={words.package} lead={words.packageLead}>
            {can.fetch.allowed ? (
              <Button component="a" href={`/api/v1/incidents/${slug}/proof.zip`} download="proof.zip">
                {words.download}
              </Button>
            ) : (
              <Act can={can.fetch} act={async () => {}}>
                {words.download}
              </Act>
            )}
          </Section>
          <Section title={words.roots}>
            <RootTable days={days} />
            <Facts
              of={[
                [
                  words.publishedAt,
                  publishedAt ? (
                    <Anchor key="at" href={publishedAt}>
                      {publishedAt}
                    </Anchor>
                  ) : (
                    '–'
                  ),
                ],
                [
                  words.publicKey,
                  <pre key="key" className="fingerprint">
                    {publicKey}
                  </pre>,
                ],
              ]}
            />
          </Section>
        </>
      )}
    </Asked>
  );
}

function Reports() {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const query = useQuery(reportsQuery(slug));
  return (
    <Section title={words.report} lead={words.reportLead}>
      <Asked query={query}>
        {({ reports, can }) => (
          <>
            <Act
              can={can.ask}
              act={async () => {
                await ask(
                  api.POST('/api/v1/incidents/{incident}/regulator-reports', {
                    params: { path: { incident: slug } },
                  }),
                );
                await cache.invalidateQueries({ queryKey: reportsQuery(slug).queryKey });
                say(words.making);
              }}
            >
              {words.make}
            </Act>
            <ReportTable reports={reports} />
          </>
        )}
      </Asked>
      <Text fw={600} mt="lg" mb="xs">
        {words.definitions}
      </Text>
      <Facts
        of={[
          [words.affected, words.defAffected],
          [words.told, words.defTold],
          [words.delivered, words.defDelivered],
        ]}
      />
    </Section>
  );
}

function ReportTable({ reports }: { reports: readonly Report[] }) {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const count = (n: number | null) => (n === null ? '–' : format.number(n));
  return (
    <DataTable
      caption={words.report}
      captionHidden
      rows={reports}
      rowKey={(report) => report.id}
      empty={words.noReports}
      columns={[
        { head: words.reportAt, heads: true, cell: (report) => <When at={report.askedAt} /> },
        { head: shared.status, cell: (report) => <Progress report={report} /> },
        { head: words.affected, numeric: true, cell: (report) => count(report.persons) },
        { head: words.told, numeric: true, cell: (report) => count(report.told) },
        { head: words.delivered, numeric: true, cell: (report) => count(report.delivered) },
        { head: words.files, cell: (report) => <Files report={report} /> },
      ]}
    />
  );
}

function Progress({ report }: { report: Report }) {
  const words = useWords(FILES_WORDS);
  const { status, step, failedWith } = report;
  return (
    <>
      <Status tone={TONES[status]}>{words.reportStatuses[status]}</Status>
      {status === 'making' && step ? <Text size="sm">{words.steps[step] ?? step}</Text> : null}
      {failedWith ? (
        <Text size="sm">
          <Why of={failedWith} />
        </Text>
      ) : null}
    </>
  );
}

function Files({ report }: { report: Report }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  if (report.files.length === 0) return <>–</>;
  return (
    <Group gap="xs">
      {report.files.map(({ name, bytes }) => (
        <Anchor key={name} href={`/api/v1/regulator-reports/${report.id}/${name}`} download={name} size="sm">
          {words.fileNames[name]} ({format.bytes(bytes)})
        </Anchor>
      ))}
    </Group>
  );
}
