/** One notice, from draft to its end: what comes next stands first. */
import { Alert, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { When } from '../../ui/facts.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Approval } from './approval.tsx';
import { AreaPage } from './area.tsx';
import { Ceiling } from './ceiling.tsx';
import { EditForm } from './edit-form.tsx';
import { Emergency } from './emergency.tsx';
import { Failures } from './failures.tsx';
import { Live } from './live.tsx';
import { NOTICE_WORDS } from './notice-words.ts';
import { UNDOING_WORDS } from './undoing-words.ts';
import { PlanFacts } from './plan-facts.tsx';
import { PlanForm } from './plan-form.tsx';
import { Check } from './check.tsx';
import { counted } from './counted.ts';
import { areaKey, noticeQuery, type OneNotice, type Preflight, preflightQuery } from './queries.ts';
import { isDone, StatusOf } from './status-of.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Component() {
  const { notice: id = '' } = useParams();
  const { slug } = useIncident();
  const words = useWords(NOTICES_WORDS);
  const query = useQuery(noticeQuery(slug, id));
  return (
    <AskedPage query={query} crumbs={[{ to: `/incidents/${slug}/notices`, label: words.title }]}>
      {(notice) => <OfNotice notice={notice} />}
    </AskedPage>
  );
}

function OfNotice({ notice }: { notice: OneNotice }) {
  const words = useWords(NOTICE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const waits = notice.launchedAt === null;
  const isOver = notice.status === 'discarded';
  const checked = useQuery({ ...preflightQuery(slug, notice.id), enabled: waits && !isOver });
  const preflight = checked.data?.preflight ?? undefined;
  return (
    <AreaPage
      title={notice.name}
      lead={
        <>
          <StatusOf notice={notice} /> {words.next[isDone(notice) ? 'done' : notice.status]}
        </>
      }
      crumbs={[{ to: `/incidents/${slug}/notices`, label: shared.title }]}
    >
      {notice.pausedBecause ? (
        <Alert color="yellow" title={words.pausedBecause} mb="md">
          {notice.pausedBecause}
        </Alert>
      ) : null}
      <Emergency notice={notice} />
      {notice.refusal ? <Refused notice={notice} refusal={notice.refusal} /> : null}
      {isOver ? null : waits ? (
        <Steps notice={notice} preflight={preflight} countedAt={checked.data?.countedAt ?? null} />
      ) : (
        <Live notice={notice} />
      )}
      {notice.status === 'requested' || notice.status === 'approved' ? (
        <Approval notice={notice} preflight={preflight} />
      ) : null}
      {waits && !isOver ? <Check notice={notice} query={checked} /> : null}
      {waits ? null : <Failures notice={notice} />}
      {waits ? null : <Ceiling notice={notice} />}
      <PlanFacts notice={notice} />
      {notice.status === 'draft' ? <EditForm notice={notice} /> : null}
      {notice.status === 'draft' ? <PlanForm notice={notice} /> : null}
    </AreaPage>
  );
}

/** The second person's no, where whoever mends it looks first. */
function Refused(props: { notice: OneNotice; refusal: NonNullable<OneNotice['refusal']> }) {
  const words = useWords(NOTICE_WORDS);
  const { by, at, reason } = props.refusal;
  return (
    <Alert color="yellow" mb="md" title={words.refusedBy(props.notice.names[by] ?? '–')}>
      <Text size="sm">{reason}</Text>
      <Text size="sm" mt="xs">
        <When at={at} />
      </Text>
    </Alert>
  );
}

interface StepsOf {
  notice: OneNotice;
  preflight: Preflight | undefined;
  /** When the people of the preflight were counted. */
  countedAt: string | null;
}

function Steps({ notice, preflight, countedAt }: StepsOf) {
  const words = useWords(NOTICE_WORDS);
  const undoing = useWords(UNDOING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { id, status, can } = notice;
  const path = { params: { path: { notice: id } } };
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
  const people = preflight ? format.number(preflight.reached) : '';
  const worst = preflight
    ? format.money(preflight.cost.worst.amountMinor, preflight.cost.worst.currency)
    : '';
  return (
    <Group align="start" gap="md">
      {status === 'draft' ? (
        <Act
          can={counted(can.submit, preflight, words.countingFirst)}
          confirm={{
            title: words.submitTitle,
            body: preflight ? words.submitBody(people, worst) : words.submitBodyPlain,
            yes: words.submitYes,
          }}
          act={async () => {
            await ask(api.POST('/api/v1/notices/{notice}/submit', path));
            await after(words.submitted);
          }}
        >
          {words.submit}
        </Act>
      ) : null}
      {status === 'requested' || status === 'approved' ? (
        <LaunchAct notice={notice} preflight={preflight} countedAt={countedAt} after={after} />
      ) : null}
      {status === 'draft' ? null : (
        <Act
          variant="default"
          can={can.withdraw}
          confirm={{
            title: undoing.withdrawTitle,
            body: <Withdrawn notice={notice} people={people} />,
            yes: words.withdraw,
          }}
          act={async () => {
            await ask(api.POST('/api/v1/notices/{notice}/withdraw', path));
            await after(words.withdrawn);
          }}
        >
          {words.withdraw}
        </Act>
      )}
    </Group>
  );
}

/** What becomes of it, and what cannot be brought back. */
function Withdrawn({ notice, people }: { notice: OneNotice; people: string }) {
  const words = useWords(UNDOING_WORDS);
  const { approvedBy, names } = notice;
  return (
    <>
      <Text size="sm">
        {words.withdrawSafe}
        {people === '' ? null : ` ${words.withdrawPeople(people)}`}
      </Text>
      <Text size="sm" mt="xs">
        {approvedBy ? words.approvalGone(names[approvedBy] ?? '–') : words.requestGone}
      </Text>
    </>
  );
}

function LaunchAct(props: {
  notice: OneNotice;
  preflight: Preflight | undefined;
  countedAt: string | null;
  after: (sentence: string) => Promise<void>;
}) {
  const words = useWords(NOTICE_WORDS);
  const { notice, preflight, countedAt, after } = props;
  return (
    <Act
      can={counted(notice.can.launch, preflight, words.countingFirst)}
      confirm={{
        title: words.launchTitle,
        body: <LaunchBody preflight={preflight} countedAt={countedAt} />,
        yes: words.launchYes,
      }}
      act={async () => {
        const params = { path: { notice: notice.id } };
        await ask(api.POST('/api/v1/notices/{notice}/launch', { params, body: {} }));
        await after(words.launched);
      }}
    >
      {words.launch}
    </Act>
  );
}

function LaunchBody({ preflight, countedAt }: Omit<StepsOf, 'notice'>) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  if (!preflight) return <Text size="sm">{words.launchBodyPlain}</Text>;
  const { reached, channels, cost, forecast } = preflight;
  const waves = forecast?.waves.length ?? 1;
  return (
    <>
      <Text size="sm">
        {words.launchBody(
          format.number(reached),
          format.number(channels.email),
          format.number(channels.sms),
          format.money(cost.worst.amountMinor, cost.worst.currency),
        )}
      </Text>
      {waves > 1 ? (
        <Text size="sm" mt="xs">
          {words.launchWaves(format.number(waves))}
        </Text>
      ) : null}
      {countedAt ? (
        <Text size="sm" c="dimmed" mt="xs">
          {words.launchCounted(format.instant(countedAt))}
        </Text>
      ) : null}
    </>
  );
}
