/** The incident page as it stands: what is published, what waits, what is kept, every version, and who asked. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Inquiries } from './inquiries.tsx';
import { type Standing, standingQuery } from './queries.ts';
import { PAGE_WORDS } from './words.ts';

export function Component() {
  const words = useWords(PAGE_WORDS);
  const { slug } = useIncident();
  const query = useQuery(standingQuery(slug));
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(standing) => (
          <>
            <Published of={standing} />
            <Waiting of={standing} />
            <Versions of={standing} />
          </>
        )}
      </Asked>
      <Inquiries />
      <Section title={words.postings} lead={words.postingsLead}>
        <Anchor component={Link} to="postings" underline="always">
          {words.toPostings}
        </Anchor>
      </Section>
    </Page>
  );
}

function Published({ of: { current, address, names, can, kept } }: { of: Standing }) {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  const label = kept ? words.goOn : current ? words.write : words.writeFirst;
  return (
    <Section title={words.published}>
      {current ? (
        <Facts
          of={[
            [words.version, format.number(current.version)],
            [words.since, <When key="since" at={current.publishedAt} />],
            [words.by, names[current.publishedBy] ?? '–'],
            [words.madeBy, names[current.madeBy] ?? '–'],
            [
              words.address,
              <Anchor key="address" href={address} target="_blank" rel="noreferrer" underline="always">
                {address}
              </Anchor>,
            ],
          ]}
        />
      ) : (
        <Text>{words.nothing}</Text>
      )}
      <Group mt="md" align="center">
        {can.write.allowed ? (
          <Button component={Link} to="edit">
            {label}
          </Button>
        ) : (
          <>
            <Button data-disabled aria-disabled aria-describedby="why-not-write">
              {label}
            </Button>
            <Text id="why-not-write" size="xs" c="dimmed">
              <Why of={can.write} />
            </Text>
          </>
        )}
      </Group>
    </Section>
  );
}

function Waiting({ of: { waiting, kept, names } }: { of: Standing }) {
  const words = useWords(PAGE_WORDS);
  return (
    <>
      {waiting ? (
        <Section title={words.waiting} lead={words.waitingLead(names[waiting.askedBy] ?? '–')}>
          <Button component={Link} variant="default" to={`drafts/${waiting.id}`}>
            {words.look}
          </Button>
        </Section>
      ) : null}
      {kept ? (
        <Section title={words.kept} lead={words.keptLead(names[kept.madeBy] ?? '–')}>
          <Button component={Link} variant="default" to={`drafts/${kept.id}`}>
            {words.look}
          </Button>
        </Section>
      ) : null}
    </>
  );
}

function Versions({ of: { versions, names } }: { of: Standing }) {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  return (
    <Section title={words.versions}>
      <DataTable
        caption={words.versions}
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={words.noVersions}
        columns={[
          { head: words.version, heads: true, cell: ({ version }) => format.number(version) },
          { head: words.since, cell: ({ publishedAt }) => <When at={publishedAt} /> },
          { head: words.madeBy, cell: ({ madeBy }) => names[madeBy] ?? '–' },
          { head: words.by, cell: ({ publishedBy }) => names[publishedBy] ?? '–' },
          {
            head: words.changed,
            cell: ({ version }) => (
              <Anchor component={Link} to={`versions/${version}`} underline="always">
                {words.changed}
                <span className="visually-hidden">: {words.versionNo(format.number(version))}</span>
              </Anchor>
            ),
          },
        ]}
      />
    </Section>
  );
}
