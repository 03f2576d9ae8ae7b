/** All texts of an incident: by kind, channel and language, with their versions and who uses them. */
import './messages.css';
import { Anchor, Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { saveFile } from '../../api/save.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { type Kept, newestOf, type Templates, templatesQuery } from './asking.ts';
import { CHANNELS, type Kind, KINDS, LOCALES, keyOf, type Place, writeAddress } from './drafts.ts';
import { NewText } from './new-text.tsx';
import { KeepStarters } from './starters.tsx';
import { CHANNEL_WORDS, KIND_WORDS, LOCALE_WORDS, MESSAGES_WORDS, NOTICE_STATUS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(MESSAGES_WORDS);
  const { slug } = useIncident();
  const query = useQuery(templatesQuery(slug));
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(all) => (
          <>
            {all.templates.length === 0 ? (
              <>
                <Empty>{words.empty}</Empty>
                <KeepStarters can={all.can.write} />
              </>
            ) : null}
            {KINDS.filter(
              (kind) => kind === 'individual' || all.templates.some((one) => one.kind === kind),
            ).map((kind) => (
              <OfKind key={kind} kind={kind} all={all} />
            ))}
            <NewText can={all.can.write} />
            <Pack all={all} />
            <Section title={words.more}>
              <List>
                <List.Item>
                  <Anchor component={Link} to={`/incidents/${slug}/messages/prices`}>
                    {words.prices}
                  </Anchor>
                </List.Item>
                <List.Item>
                  <Anchor component={Link} to={`/incidents/${slug}/holds`}>
                    {words.holds}
                  </Anchor>
                </List.Item>
              </List>
            </Section>
          </>
        )}
      </Asked>
    </Page>
  );
}

interface Row {
  readonly place: Place;
  readonly newest: Kept | null;
}

/** What is kept, and what of the general texts is not written yet. */
function rowsOf(kind: Kind, templates: readonly Kept[]): Row[] {
  const kept = newestOf(templates).filter((one) => one.kind === kind);
  const missing = CHANNELS.flatMap((channel) =>
    LOCALES.map((locale): Place => ({ kind, channel, locale, jurisdictions: [] })),
  ).filter((place) => !kept.some((one) => keyOf(one) === keyOf(place)));
  return [
    ...kept.map((newest) => ({ place: newest, newest })),
    ...missing.map((place) => ({ place, newest: null })),
  ].toSorted((a, b) => orderOf(a.place) - orderOf(b.place));
}

function orderOf({ channel, locale, jurisdictions }: Place): number {
  return CHANNELS.indexOf(channel) * 100 + jurisdictions.length * 10 + LOCALES.indexOf(locale);
}

function OfKind({ kind, all }: { kind: Kind; all: Templates }) {
  const words = useWords(MESSAGES_WORDS);
  const kinds = useWords(KIND_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const locales = useWords(LOCALE_WORDS);
  const format = useFormat();
  const named = ({ place }: Row) =>
    `${kinds[kind]}, ${channels[place.channel]}, ${locales[place.locale]}${place.jurisdictions.map((law) => `, ${law}`).join('')}`;
  return (
    <Section title={kinds[kind]}>
      <DataTable
        caption={kinds[kind]}
        captionHidden
        rows={rowsOf(kind, all.templates)}
        rowKey={({ place }) => keyOf(place)}
        columns={[
          { head: words.channel, heads: true, cell: ({ place }) => channels[place.channel] },
          { head: words.language, cell: ({ place }) => locales[place.locale] },
          {
            head: words.forWhom,
            cell: ({ place: { jurisdictions } }) =>
              jurisdictions.length === 0 ? words.everybody : words.protectedBy(jurisdictions.join(', ')),
          },
          {
            head: words.version,
            numeric: true,
            cell: ({ newest }) => (newest ? format.number(newest.version) : words.notWritten),
          },
          {
            head: words.written,
            cell: ({ newest }) =>
              newest ? words.by(all.names[newest.createdBy] ?? '–', format.instant(newest.createdAt)) : '–',
          },
          { head: words.used, cell: ({ newest }) => (newest ? <UsedBy kept={newest} /> : '–') },
          { head: words.do, cell: (row) => <Open row={row} name={named(row)} all={all} /> },
        ]}
      />
    </Section>
  );
}

function UsedBy({ kept }: { kept: Kept }) {
  const words = useWords(MESSAGES_WORDS);
  const statuses = useWords(NOTICE_STATUS_WORDS);
  const { slug } = useIncident();
  if (kept.usedBy.length === 0) return words.usedNot;
  return kept.usedBy.map(({ id, name, status }) => (
    <Text key={id} size="sm">
      <Anchor component={Link} to={`/incidents/${slug}/notices/${id}`}>
        {name}
      </Anchor>{' '}
      ({statuses[status]})
    </Text>
  ));
}

/** Opening a text is reading it; older versions are there to begin from. */
function Open({ row, name, all }: { row: Row; name: string; all: Templates }) {
  const words = useWords(MESSAGES_WORDS);
  const { slug } = useIncident();
  const older = all.templates.filter(
    (one) => keyOf(one) === keyOf(row.place) && one.version !== row.newest?.version,
  );
  return (
    <>
      <Anchor
        component={Link}
        to={writeAddress(slug, row.place)}
        aria-label={row.newest ? words.editOf(name) : words.writeOf(name)}
      >
        {row.newest ? words.edit : words.write}
      </Anchor>
      {older.length === 0 ? null : (
        <details>
          <summary>{words.versions}</summary>
          {older.toReversed().map((one) => (
            <Text key={one.id} size="sm">
              {words.versionOf(one.version)}:{' '}
              <Anchor component={Link} to={writeAddress(slug, row.place, one.id)}>
                {words.from}
              </Anchor>
            </Text>
          ))}
        </details>
      )}
    </>
  );
}

function Pack({ all }: { all: Templates }) {
  const words = useWords(MESSAGES_WORDS);
  const say = useSay();
  const { slug } = useIncident();
  const count = newestOf(all.templates).length;
  const download = async () => {
    const name = await saveFile(`/api/v1/incidents/${slug}/approval-pack`, 'approval-pack.html', {
      asGiven: true,
    });
    say(words.packSaved(name));
  };
  return (
    <Section title={words.pack} lead={words.packLead}>
      <List size="sm" mb="sm">
        {words.packHolds.map((holds) => (
          <List.Item key={holds}>{holds}</List.Item>
        ))}
      </List>
      {count === 0 ? (
        <Button disabled aria-describedby="pack-none">
          {words.packGet}
        </Button>
      ) : (
        <Act act={download} variant="default">
          {words.packGet}
        </Act>
      )}
      <Text id="pack-none" size="sm" c="dimmed" mt={4}>
        {count === 0 ? words.packNone : words.packTexts(count)}
      </Text>
    </Section>
  );
}
