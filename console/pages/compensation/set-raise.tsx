/** A higher budget of an approved set: asked with a reason, agreed to by another person. */
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { type SetView, useAfter } from './queries.ts';
import { RAISE_WORDS } from './raise-words.ts';

export function Raises({ set }: { set: SetView }) {
  const words = useWords(RAISE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const isShown = set.status === 'approved' && set.budgetGrants !== null;
  const query = useQuery({
    queryKey: ['incident', slug, 'compensation', 'raises', set.id],
    queryFn: () =>
      ask(api.GET('/api/v1/offer-sets/{set}/budget-raises', { params: { path: { set: set.id } } })),
    enabled: isShown,
    ...hears('compensation', 'decisions'),
  });
  if (!isShown) return null;
  return (
    <Section title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(raises) => (
          <>
            <DataTable
              caption={words.title}
              captionHidden
              rows={raises}
              rowKey={(raise) => String(raise.no)}
              empty={words.none}
              columns={[
                {
                  head: words.to,
                  heads: true,
                  numeric: true,
                  cell: (raise) => format.number(raise.toGrants),
                },
                { head: words.from, numeric: true, cell: (raise) => format.number(raise.fromGrants) },
                { head: words.status, cell: (raise) => words[raise.status] },
                { head: words.reason, cell: (raise) => raise.reason },
                { head: words.askedAt, cell: (raise) => <When at={raise.askedAt} /> },
              ]}
            />
            <Steps set={set} to={raises.find(({ status }) => status === 'asked')?.toGrants ?? null} />
          </>
        )}
      </Asked>
    </Section>
  );
}

function Steps({ set, to }: { set: SetView; to: string | null }) {
  const words = useWords(RAISE_WORDS);
  const format = useFormat();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const params = { path: { set: set.id } };
  const now = format.number(set.budgetGrants ?? '0');
  if (to === null) return <Ask set={set} />;
  return (
    <Group align="start" mt="sm">
      <Act
        can={set.can.decideRaise}
        act={async () => {
          await ask(api.POST('/api/v1/offer-sets/{set}/budget-raises/approve', { params, body: {} }));
          await after();
          say(words.done);
        }}
        confirm={{ title: words.agree, body: words.agreeBody(now, format.number(to)), yes: words.agree }}
      >
        {words.agree}
      </Act>
      {set.can.decideRaise.allowed ? (
        <AskingAct
          color="red"
          variant="outline"
          fields={[reason]}
          act={async (typed) => {
            const body = { reason: typed['reason'] ?? '' };
            await ask(api.POST('/api/v1/offer-sets/{set}/budget-raises/refuse', { params, body }));
            await after();
            say(words.kept);
          }}
          confirm={{ title: words.refuse, body: words.refuseBody(now), yes: words.refuse }}
        >
          {words.refuse}
        </AskingAct>
      ) : null}
    </Group>
  );
}

function Ask({ set }: { set: SetView }) {
  const words = useWords(RAISE_WORDS);
  const format = useFormat();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const params = { path: { set: set.id } };
  const now = format.number(set.budgetGrants ?? '0');
  return (
    <AskingAct
      variant="default"
      can={set.can.raise}
      fields={[{ name: 'to', label: words.toField, hint: words.toHint(now) }, reason]}
      act={async (typed) => {
        const body = {
          toGrants: (typed['to'] ?? '').replaceAll(/[.,\s]/g, ''),
          reason: typed['reason'] ?? '',
        };
        await ask(api.POST('/api/v1/offer-sets/{set}/budget-raises', { params, body }));
        await after();
        say(words.waits);
      }}
      confirm={{ title: words.ask, body: words.askBody(now), yes: words.ask }}
    >
      {words.ask}
    </AskingAct>
  );
}
