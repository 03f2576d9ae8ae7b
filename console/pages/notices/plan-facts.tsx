/** What a notice is, in short: who gets it, when, at what cost, and who did what. */
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { profilesQuery } from '../messages/asking.ts';
import { useProfileName } from '../messages/profile-names.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import type { OneNotice } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

export function PlanFacts({ notice }: { notice: OneNotice }) {
  const words = useWords(NOTICE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const waves = useWavesInWords(notice);
  const audience = useAudienceInWords(notice);
  const { quietHours, names } = notice;
  const nameOf = (id: string | null) => (id === null ? shared.nobody : (names[id] ?? '–'));
  const channels = (of: readonly string[]) =>
    of.map((channel) => shared.channels[channel as keyof typeof shared.channels] ?? channel).join(', ');
  return (
    <Section title={words.what}>
      <Facts
        of={[
          [shared.kind, shared.kinds[notice.kind]],
          [words.audience, audience],
          ...(notice.listed === null ? [] : [[words.listed, format.number(notice.listed)] as const]),
          [shared.channelsHead, channels(notice.channels)],
          [words.waves, waves],
          [
            words.quiet,
            quietHours
              ? words.quietIs(quietHours.from, quietHours.to, channels(quietHours.channels))
              : words.quietOff,
          ],
          [shared.deadline, <When key="deadline" at={notice.deadlineAt} />],
          // Of a notice under way the section of its ceiling says what it is now.
          ...(notice.launchedAt
            ? []
            : [[words.ceiling, format.money(notice.costCeilingMinor, notice.costCurrency)] as const]),
          [words.policy, shared.policies[notice.unknownPolicy]],
          [words.offers, format.number(notice.offerSetIds.length)],
          [words.run, words.runNo(notice.runNo)],
          [words.made, <Done key="made" by={nameOf(notice.madeBy)} at={notice.madeAt} />],
          ...(notice.editors.length > 0
            ? [[words.editors, notice.editors.map((id) => nameOf(id)).join(', ')] as const]
            : []),
          [words.requested, nameOf(notice.requestedBy)],
          [words.approved, <Done key="approved" by={nameOf(notice.approvedBy)} at={notice.approvedAt} />],
          ...(notice.discardedAt
            ? [
                [
                  words.discardedBy,
                  <Done key="discarded" by={nameOf(notice.discardedBy)} at={notice.discardedAt} />,
                ] as const,
              ]
            : []),
          [shared.launchedAt, <Done key="launched" by={nameOf(notice.launchedBy)} at={notice.launchedAt} />],
        ]}
      />
    </Section>
  );
}

function Done({ by, at }: { by: string; at: string | null }) {
  return (
    <>
      {by}
      {at === null ? null : (
        <>
          , <When at={at} />
        </>
      )}
    </>
  );
}

function useWavesInWords({ waveOrder }: OneNotice): string {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const { pilot, holdMinutes, waveSize, everyMinutes, startAt } = waveOrder;
  const parts: string[] = [];
  if (pilot !== undefined) {
    parts.push(words.pilotOf(format.number(pilot)));
    parts.push(holdMinutes === undefined ? words.thenPerson : words.thenAfter(format.number(holdMinutes)));
  }
  if (waveSize !== undefined) parts.push(words.wavesOf(format.number(waveSize)));
  if (everyMinutes !== undefined) parts.push(words.everyMinutes(format.number(everyMinutes)));
  if (parts.length === 0) parts.push(words.atOnce);
  if (startAt !== undefined) parts.push(words.notBefore(format.instant(startAt)));
  return parts.join('; ');
}

function useAudienceInWords({ audience }: OneNotice): string {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const mayRead = useMay('people.read');
  const nameOf = useProfileName();
  const { countries, locales, subjectRoles, profileIds, told, deceased } = audience;
  const profiles = useQuery({ ...profilesQuery(slug), enabled: mayRead && profileIds !== undefined });
  const named = (profiles.data?.profiles ?? []).filter(({ id }) => profileIds?.includes(id)).map(nameOf);
  const parts = [
    countries ? `${words.countries}: ${countries.join(', ')}` : '',
    locales ? `${words.languages}: ${locales.join(', ')}` : '',
    subjectRoles
      ? `${words.roles}: ${subjectRoles.map((role) => shared.roles[role as keyof typeof shared.roles] ?? role).join(', ')}`
      : '',
    ...(named.length > 0 ? named : profileIds ? [words.profiles(format.number(profileIds.length))] : []),
    told === 'before' ? words.toldBefore : told ? words.toldNot : '',
    deceased ? words.kin : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? words.everybody : parts.join('; ');
}
