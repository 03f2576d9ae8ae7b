/** How the text reads for somebody: an example, an exposure of the breach, or one person; in each channel and language. */
import { Box, Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, isUnreached } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import type { DraftPreview, TemplateBody } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { type Kept, newestOf, profilesQuery, type Templates } from './asking.ts';
import { ByName } from './by-name.tsx';
import {
  bodyOf,
  type Channel,
  CHANNELS,
  isSamePlace,
  type Locale,
  LOCALES,
  type Place,
  unsaved,
  wordsOf,
} from './drafts.ts';
import { PREVIEW_WORDS } from './editor-words.ts';
import { useLatest } from './latest.ts';
import { type OfferSets, PreviewOffers } from './preview-offers.tsx';
import { useProfileName } from './profile-names.ts';
import { ShownMessage } from './shown-message.tsx';
import { CHANNEL_WORDS, LOCALE_WORDS } from './words.ts';

const EXAMPLE = 'example';
const PERSON = 'person';
const PROFILES_MAX = 50;

interface Question {
  readonly incident: string;
  readonly body: TemplateBody;
  readonly profile?: string;
  readonly person?: string;
  readonly offerSets: OfferSets;
}

function draw({ incident, body: text, profile, person, offerSets }: Question) {
  const body = offerSets.length === 0 ? text : { ...text, offerSets: [...offerSets] };
  if (person !== undefined) {
    const path = { incident, person };
    return ask(api.POST('/api/v1/incidents/{incident}/people/{person}/previews', { params: { path }, body }));
  }
  const given = { ...body, ...(profile === undefined ? {} : { profile }) };
  return ask(
    api.POST('/api/v1/incidents/{incident}/drafts/preview', { params: { path: { incident } }, body: given }),
  );
}

export function Preview({ place, body, all }: { place: Place; body: TemplateBody; all: Templates }) {
  const words = useWords(PREVIEW_WORDS);
  const { slug } = useIncident();
  const [reader, setReader] = useState(EXAMPLE);
  const [reference, setReference] = useState('');
  const [channel, setChannel] = useState<Channel>(place.channel);
  const [locale, setLocale] = useState<Locale>(place.locale);
  const [offerSets, setOfferSets] = useState<OfferSets>([]);
  const shown = shownText({ slug, place, body, all }, { ...place, channel, locale });
  const isPerson = reader === PERSON;
  const isAsked = !isPerson || /^\d+:\d+$/.test(reference.trim());
  const question: Question | null =
    shown === null || !isAsked
      ? null
      : {
          incident: slug,
          offerSets,
          body: shown.body,
          ...(isPerson ? { person: reference.trim() } : reader === EXAMPLE ? {} : { profile: reader }),
        };
  const drawn = useLatest(['incident', slug, 'messages', 'preview'], question, draw);
  return (
    <Box component="section" aria-label={words.title} className="preview-beside">
      <Text component="h2" fw={600} size="lg">
        {words.title}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {words.lead}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mb="sm">
        <Readers value={reader} choose={setReader} />
        {isPerson ? (
          <TextInput
            label={words.reference}
            description={words.referenceHint}
            value={reference}
            autoComplete="off"
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        ) : null}
        <Choices {...{ channel, setChannel, locale, setLocale }} />
      </SimpleGrid>
      <PreviewOffers kind={place.kind} value={offerSets} choose={setOfferSets} />
      <Group gap="xs" mb="sm">
        <Text size="sm" role="status">
          {shown === null ? words.none : isAsked ? shown.says(words) : words.referenceAsk}
        </Text>
        {question !== null && drawn.isOld ? (
          <Status tone="warn">{drawn.error === null ? words.drawing : words.old}</Status>
        ) : null}
      </Group>
      {drawn.error === null || question === null || isUnreached(drawn.error) ? null : (
        <Trouble error={drawn.error} />
      )}
      <Drawn question={question} answer={drawn.answer} isOld={drawn.isOld} />
    </Box>
  );
}

/** What was drawn; of a person, once with their name, for exactly this text. */
function Drawn(props: { question: Question | null; answer: DraftPreview | null; isOld: boolean }) {
  const { question, answer, isOld } = props;
  const words = useWords(PREVIEW_WORDS);
  const [named, setNamed] = useState<{ print: string; answer: DraftPreview } | null>(null);
  const print = JSON.stringify(question);
  const shown = named?.print === print ? named.answer : null;
  const { incident = '', person, body, offerSets = [] } = question ?? {};
  return (
    <>
      {person === undefined || body === undefined ? null : (
        <ByName
          of={{ incident, person, body, offerSets }}
          show={(revealed) => setNamed({ print, answer: revealed })}
        />
      )}
      {shown === null ? null : <Status tone="warn">{words.namedNow}</Status>}
      {shown ? <ShownMessage of={shown} isOld={false} /> : null}
      {shown || answer === null ? null : <ShownMessage of={answer} isOld={isOld} />}
    </>
  );
}

interface ShownText {
  readonly body: TemplateBody;
  readonly says: (words: (typeof PREVIEW_WORDS)['en']) => string;
}

/** The text being written, or the one of another channel or language: unsaved in this tab, else the newest kept. */
function shownText(
  { slug, place, body, all }: { slug: string; place: Place; body: TemplateBody; all: Templates },
  wanted: Place,
): ShownText | null {
  if (isSamePlace(place, wanted)) return { body, says: (words) => words.current };
  const waiting = unsaved.read(slug, wanted);
  if (waiting) return { body: bodyOf(wanted, waiting), says: (words) => words.unsavedOther };
  const general: Place = { ...wanted, jurisdictions: [] };
  const newest = newestOf(all.templates);
  const found: Kept | undefined =
    newest.find((one) => isSamePlace(one, wanted)) ?? newest.find((one) => isSamePlace(one, general));
  if (!found) return null;
  return { body: bodyOf(found, wordsOf(found)), says: (words) => words.kept(found.version) };
}

function Choices(props: {
  channel: Channel;
  setChannel: (channel: Channel) => void;
  locale: Locale;
  setLocale: (locale: Locale) => void;
}) {
  const words = useWords(PREVIEW_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const locales = useWords(LOCALE_WORDS);
  return (
    <>
      <NativeSelect
        label={words.channel}
        value={props.channel}
        data={CHANNELS.map((value) => ({ value, label: channels[value] }))}
        onChange={(event) => props.setChannel(event.currentTarget.value as Channel)}
      />
      <NativeSelect
        label={words.language}
        value={props.locale}
        data={LOCALES.map((value) => ({ value, label: locales[value] }))}
        onChange={(event) => props.setLocale(event.currentTarget.value as Locale)}
      />
    </>
  );
}

/** Profiles with most people first; whoever may not read people sees the example only. */
function Readers({ value, choose }: { value: string; choose: (reader: string) => void }) {
  const words = useWords(PREVIEW_WORDS);
  const { slug } = useIncident();
  const mayRead = useMay('people.read');
  const profiles = useQuery({ ...profilesQuery(slug), enabled: mayRead });
  const name = useProfileName();
  return (
    <NativeSelect
      label={words.reader}
      value={value}
      data={[
        { value: EXAMPLE, label: words.example },
        ...(profiles.data?.profiles ?? [])
          .slice(0, PROFILES_MAX)
          .map((profile) => ({ value: profile.id, label: name(profile) })),
        ...(mayRead ? [{ value: PERSON, label: words.person }] : []),
      ]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
