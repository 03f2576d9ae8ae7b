/** One incident at a glance: what needs somebody, how long there is, how far it is. */
import { Anchor } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useCan, useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { Clocks } from './clocks.tsx';
import { FunnelBars, NoticeList } from './funnel.tsx';
import { type Kept, Money, redeemedOf } from './money.tsx';
import { NeedList } from './needs.tsx';
import { ReadinessSection } from './readiness.tsx';
import { Timeline } from './timeline.tsx';
import { INCIDENTS_WORDS } from './words.ts';

/** It gathers from everywhere. */
const EVERYTHING = hearsCalmly(
  ...([
    'incident',
    'sources',
    'people',
    'extracts',
    'messages',
    'notices',
    'told',
    'handover',
    'reports',
  ] as const),
  ...(['compensation', 'codes', 'fulfilment', 'page', 'decisions', 'lanes'] as const),
);

export function Component() {
  const words = useWords(INCIDENTS_WORDS);
  const incident = useIncident();
  const navigate = useNavigate();
  const mayCorrect = useCan('incident.write');
  const path = { incident: incident.slug };
  const overview = useQuery({
    queryKey: ['incident', incident.slug, 'overview'],
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/overview', { params: { path } })),
    ...EVERYTHING,
  });
  const mayMoney = useMay('offer.read');
  const money = useQuery({
    queryKey: ['incident', incident.slug, 'finance'],
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/finance', { params: { path } })),
    enabled: mayMoney,
    ...hearsCalmly('finance'),
  });
  const redeemed = mayMoney ? { redeemed: redeemedOf(money.data) } : {};
  return (
    <Page
      title={incident.name}
      crumbs={[{ to: '/incidents', label: words.title }]}
      lead={<About />}
      actions={
        <Act variant="default" can={mayCorrect} act={async () => navigate('facts')}>
          {words.editFacts}
        </Act>
      }
    >
      <Section title={words.needs} lead={words.needsLead}>
        <Asked query={overview}>{({ needs }) => <NeedList needs={needs} />}</Asked>
      </Section>
      <Section title={words.clocks} lead={words.clocksLead}>
        <Clocks />
      </Section>
      <Section title={words.funnel}>
        <Asked query={overview}>{({ funnel }) => <FunnelBars funnel={funnel} {...redeemed} />}</Asked>
      </Section>
      <Section
        title={words.notices}
        actions={
          <Anchor component={Link} to="notices" size="sm">
            {words.notices}
          </Anchor>
        }
      >
        <Asked query={overview}>{({ notices }) => <NoticeList notices={notices} />}</Asked>
      </Section>
      {mayMoney ? <MoneySection query={money} /> : null}
      <Section title={words.timeline}>
        <Asked query={overview}>{(seen) => <Timeline incident={incident} seen={seen} />}</Asked>
      </Section>
      <Section title={words.readiness} lead={words.readinessLead}>
        <ReadinessSection />
      </Section>
    </Page>
  );
}

function About() {
  const words = useWords(INCIDENTS_WORDS);
  const { legalEntity, code, status } = useIncident();
  return (
    <>
      <bdi>{legalEntity.name}</bdi> · {`${words.code} ${code} · ${words.statuses[status] ?? status}`}
    </>
  );
}

function MoneySection({ query }: { query: UseQueryResult<Kept> }) {
  const words = useWords(INCIDENTS_WORDS);
  return (
    <Section title={words.money}>
      <Asked query={query}>{(kept) => <Money kept={kept} />}</Asked>
    </Section>
  );
}
