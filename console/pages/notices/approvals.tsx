/** Who approves when the second person is away: the emergency rule, and deputies. */
import { Anchor, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useNow } from '../../ui/now.ts';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { APPROVALS_WORDS } from './approvals-words.ts';
import { AreaPage } from './area.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Component() {
  const words = useWords(APPROVALS_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const maySee = useMay('operator.read');
  return (
    <AreaPage title={shared.approvals} lead={words.lead}>
      <Emergencies />
      <Section title={words.deputies} lead={words.deputiesLead}>
        {maySee ? <DeputyList /> : null}
        <NameForm />
      </Section>
    </AreaPage>
  );
}

const emergencyQuery = () => ({
  queryKey: ['emergency'],
  queryFn: () => ask(api.GET('/api/v1/emergency-approval')),
});

type Standing = Awaited<ReturnType<ReturnType<typeof emergencyQuery>['queryFn']>>;

function Emergencies() {
  const words = useWords(APPROVALS_WORDS);
  const query = useQuery(emergencyQuery());
  return (
    <Section title={words.emergency} lead={words.emergencyLead}>
      <Asked query={query}>
        {({ enabled, approvals, names, can }) => (
          <>
            <p>{enabled ? words.on : words.off}</p>
            <Switch isOn={enabled !== null} can={can} />
            <AloneTable approvals={approvals} names={names} />
          </>
        )}
      </Asked>
    </Section>
  );
}

function Switch({ isOn, can }: { isOn: boolean; can: Standing['can'] }) {
  const words = useWords(APPROVALS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: emergencyQuery().queryKey });
    say(sentence);
  };
  return isOn ? (
    <Act
      variant="default"
      can={can.disable}
      confirm={{ title: words.disableTitle, body: words.disableBody, yes: words.disable }}
      act={async () => {
        await ask(api.POST('/api/v1/emergency-approval/disable'));
        await after(words.disabled);
      }}
    >
      {words.disable}
    </Act>
  ) : (
    <Act
      variant="default"
      can={can.enable}
      confirm={{ title: words.enableTitle, body: words.enableBody, yes: words.enable }}
      act={async () => {
        await ask(api.POST('/api/v1/emergency-approval/enable'));
        await after(words.enabled);
      }}
    >
      {words.enable}
    </Act>
  );
}

function AloneTable({ approvals, names }: Pick<Standing, 'approvals' | 'names'>) {
  const words = useWords(APPROVALS_WORDS);
  const { id: incidentId, slug } = useIncident();
  return (
    <DataTable
      caption={words.approvedAlone}
      rows={approvals.filter((one) => one.incidentId === incidentId)}
      rowKey={(row) => row.noticeId}
      empty={words.none}
      columns={[
        {
          head: words.notice,
          heads: true,
          cell: (row) => (
            <Anchor component={Link} to={`/incidents/${slug}/notices/${row.noticeId}`}>
              {words.look}
            </Anchor>
          ),
        },
        { head: words.by, cell: (row) => names[row.approvedBy] ?? '–' },
        { head: words.why, cell: (row) => row.reason },
        { head: words.due, cell: (row) => <When at={row.reviewDueAt} /> },
        {
          head: words.review,
          cell: (row) =>
            row.review ? (
              <Status tone={row.review === 'upheld' ? 'good' : 'bad'}>{words.reviews[row.review]}</Status>
            ) : (
              <Status tone={row.overdue ? 'bad' : 'warn'}>
                {row.overdue ? words.overdue : words.waiting}
              </Status>
            ),
        },
      ]}
    />
  );
}

const deputiesQuery = () => ({
  queryKey: ['deputies'],
  queryFn: () => ask(api.GET('/api/v1/deputies')),
});

function DeputyList() {
  const words = useWords(APPROVALS_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const now = useNow(30_000);
  const query = useQuery(deputiesQuery());
  return (
    <Asked query={query}>
      {({ deputies, names }) => (
        <DataTable
          caption={words.deputies}
          captionHidden
          rows={deputies}
          rowKey={(row) => row.id}
          empty={words.noDeputies}
          columns={[
            { head: words.away, heads: true, cell: (row) => names[row.principalId] ?? '–' },
            { head: words.deputy, cell: (row) => names[row.deputyId] ?? '–' },
            { head: words.from, cell: (row) => <When at={row.from} /> },
            { head: words.until, cell: (row) => <When at={row.until} /> },
            { head: words.why, cell: (row) => row.reason },
            {
              head: shared.status,
              cell: (row) =>
                row.endedAt || Date.parse(row.until) < now ? (
                  <Status tone="quiet">{words.ended}</Status>
                ) : (
                  <Status tone="calm">{words.holds}</Status>
                ),
            },
            {
              head: shared.actions,
              cell: (row) => (row.endedAt ? '–' : <EndAct row={row} name={names[row.deputyId] ?? '–'} />),
            },
          ]}
        />
      )}
    </Asked>
  );
}

type Deputy = Awaited<ReturnType<ReturnType<typeof deputiesQuery>['queryFn']>>['deputies'][number];

function EndAct({ row, name }: { row: Deputy; name: string }) {
  const words = useWords(APPROVALS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Act
      size="xs"
      variant="default"
      can={row.can.end}
      confirm={{ title: words.endTitle(name), body: words.endBody, yes: words.end }}
      act={async () => {
        await ask(api.POST('/api/v1/deputies/{deputy}/end', { params: { path: { deputy: row.id } } }));
        await cache.invalidateQueries({ queryKey: deputiesQuery().queryKey });
        say(words.endedSay);
      }}
    >
      {words.end}
    </Act>
  );
}

function NameForm() {
  const words = useWords(APPROVALS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm({
    initialValues: { deputy: '', until: '', reason: '' },
    validate: {
      deputy: (value) => (value.trim() === '' ? words.whoMissing : null),
      until: (value) => (value === '' ? words.untilMissing : null),
      reason: (value) => (value.trim() === '' ? words.whyMissing : null),
    },
  });
  const save = ({ deputy, until, reason }: typeof form.values) => {
    setBusy(true);
    setError(null);
    const body = { deputy: deputy.trim(), until: new Date(until).toISOString(), reason: reason.trim() };
    ask(api.POST('/api/v1/deputies', { body }))
      .then(async () => {
        await cache.invalidateQueries({ queryKey: deputiesQuery().queryKey });
        form.reset();
        say(words.named);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      aria-label={words.name}
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
    >
      <Stack maw={480} mt="lg">
        <TextInput label={words.who} required {...form.getInputProps('deputy')} />
        <TextInput type="datetime-local" label={words.until} required {...form.getInputProps('until')} />
        <TextInput label={words.why} required maxLength={500} {...form.getInputProps('reason')} />
        {error === null ? null : <Trouble error={error} />}
        <div>
          <BusyButton type="submit" variant="default" busy={isBusy}>
            {words.name}
          </BusyButton>
        </div>
      </Stack>
    </form>
  );
}
