/** The steps of a set or a bundle: submit, approve or refuse with its numbers, close, try failed ones again. */
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { Why } from '../../ui/why.tsx';
import { useWords } from '../../words/words.tsx';
import { figuresQuery, type SetRow, useAfter } from './queries.ts';
import { type Simulation, SimulationResult } from './simulation.tsx';
import { SET_WORDS } from './set-words.ts';

interface What {
  readonly kind: 'set' | 'bundle';
  readonly id: string;
  readonly name: string;
}

interface Cans {
  readonly submit: Can;
  readonly decide: Can;
  readonly close: Can;
  readonly retryFailed: Can;
}

export function SetSteps({ what, sets, can }: { what: What; sets: readonly SetRow[]; can: Cans }) {
  const words = useWords(SET_WORDS);
  const { slug } = useIncident();
  const status = sets[0]?.status ?? 'draft';
  const isOpen = status === 'draft' || status === 'submitted';
  const ids = sets.map(({ id }) => id);
  const simulation = useQuery({
    queryKey: ['incident', slug, 'compensation', 'simulation', ...ids],
    queryFn: () => ask(api.POST('/api/v1/offer-simulations', { body: { offerSetIds: ids } })),
    enabled: isOpen,
    staleTime: 60_000,
  });
  const own = sets[0]?.bundleId != null && what.kind === 'set';
  return (
    <>
      {isOpen ? (
        <Section title={words.approval} lead={status === 'draft' ? words.draftLead : words.submittedLead}>
          {own ? (
            <Text size="sm">
              <Why of={can.submit} />
            </Text>
          ) : (
            <Deciding what={what} can={can} simulated={simulation.data} isDraft={status === 'draft'} />
          )}
        </Section>
      ) : null}
      {what.kind === 'set' ? <Later id={what.id} name={what.name} can={can} sets={sets} /> : null}
      {isOpen ? (
        <Section title={words.cost}>
          <Asked query={simulation}>{(result) => <SimulationResult result={result} />}</Asked>
        </Section>
      ) : null}
    </>
  );
}

function Deciding(props: { what: What; can: Cans; simulated: Simulation | undefined; isDraft: boolean }) {
  const { what, can, simulated, isDraft } = props;
  const words = useWords(SET_WORDS);
  const numbers = useNumbers(simulated);
  const after = useAfter();
  const say = useSay();
  const reason = useReason();
  const step = async (verb: 'submit' | 'approve' | 'refuse', body: { reason?: string }, said: string) => {
    await post(what, verb, body);
    await after();
    say(said);
  };
  if (isDraft) {
    const unfair = simulated?.sets.some(({ findings }) => findings.length > 0) ?? false;
    const blocked = can.submit.allowed && unfair ? { allowed: false, reason: words.unfairFirst } : can.submit;
    return (
      <Act
        can={blocked}
        act={() => step('submit', {}, words.submitted(what.name))}
        confirm={{ title: words.submitTitle(what.name), body: words.submitBody(numbers), yes: words.submit }}
      >
        {words.submit}
      </Act>
    );
  }
  return (
    <Group align="start">
      <Act
        can={can.decide.allowed && !simulated ? { allowed: false, reason: words.reckoning } : can.decide}
        act={() => step('approve', {}, words.approved(what.name))}
        confirm={{
          title: words.approveTitle(what.name),
          body: words.approveBody(numbers),
          yes: words.approve,
        }}
      >
        {words.approve}
      </Act>
      <AskingAct
        can={can.decide}
        color="red"
        variant="outline"
        fields={[{ ...reason, label: words.refuseWhy }]}
        act={(typed) => step('refuse', { reason: typed['reason'] ?? '' }, words.refused(what.name))}
        confirm={{ title: words.refuseTitle(what.name), body: words.refuseBody, yes: words.refuse }}
      >
        {words.refuse}
      </AskingAct>
    </Group>
  );
}

function useNumbers(simulated: Simulation | undefined) {
  const format = useFormat();
  const people = simulated?.sets.reduce((sum, set) => sum + BigInt(set.persons), 0n) ?? 0n;
  const money = (minor: string | undefined) =>
    simulated && minor !== undefined ? format.money(minor, simulated.currency) : '–';
  return {
    people: format.number(String(people)),
    expected: money(simulated?.expectedCostMinor),
    worst: money(simulated?.worstCostMinor),
  };
}

async function post(
  what: What,
  verb: 'submit' | 'approve' | 'refuse',
  body: { reason?: string },
): Promise<void> {
  const reason = body.reason ?? '';
  if (what.kind === 'set') {
    const params = { path: { set: what.id } };
    if (verb === 'submit') await ask(api.POST('/api/v1/offer-sets/{set}/submit', { params }));
    else if (verb === 'approve')
      await ask(api.POST('/api/v1/offer-sets/{set}/approve', { params, body: {} }));
    else await ask(api.POST('/api/v1/offer-sets/{set}/refuse', { params, body: { reason } }));
    return;
  }
  const params = { path: { bundle: what.id } };
  if (verb === 'submit') await ask(api.POST('/api/v1/offer-bundles/{bundle}/submit', { params }));
  else if (verb === 'approve')
    await ask(api.POST('/api/v1/offer-bundles/{bundle}/approve', { params, body: {} }));
  else await ask(api.POST('/api/v1/offer-bundles/{bundle}/refuse', { params, body: { reason } }));
}

/** What is done with an approved set. */
function Later({ id, name, can, sets }: { id: string; name: string; can: Cans; sets: readonly SetRow[] }) {
  const words = useWords(SET_WORDS);
  const format = useFormat();
  const after = useAfter();
  const say = useSay();
  const reason = useReason();
  const set = sets[0];
  const isClosed = set?.status === 'closed';
  if (!set || (set.status !== 'approved' && !isClosed)) return null;
  const params = { path: { set: id } };
  return (
    <Section title={words.later}>
      <Group align="start">
        {set.mode === 'auto_apply' ? (
          <Act
            variant="default"
            can={can.retryFailed}
            act={async () => {
              const { redeemed } = await ask(api.POST('/api/v1/offer-sets/{set}/retry-failed', { params }));
              await after();
              say(words.retried(format.number(redeemed)));
            }}
            confirm={{ title: words.retryTitle, body: words.retryBody, yes: words.retry }}
          >
            {words.retry}
          </Act>
        ) : null}
        <AskingAct
          can={can.close}
          color="red"
          variant="outline"
          fields={[reason]}
          act={async (typed) => {
            await ask(
              api.POST('/api/v1/offer-sets/{set}/close', { params, body: { reason: typed['reason'] ?? '' } }),
            );
            await after();
            say(words.closed(name));
          }}
          confirm={{ title: words.closeTitle(name), body: <Closed set={id} />, yes: words.close }}
        >
          {words.close}
        </AskingAct>
      </Group>
    </Section>
  );
}

/** Who keeps what, by the figures a worker keeps, and what cannot be undone. */
function Closed({ set }: { set: string }) {
  const words = useWords(SET_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const figures = useQuery(figuresQuery(slug)).data?.figures;
  const held = figures?.sets.find(({ offerSetId }) => offerSetId === set);
  const budget = figures?.budgets.find(({ offerSetId }) => offerSetId === set);
  const counts = held && {
    granted: format.number(held.granted),
    redeemed: format.number(held.redeemed),
    waiting: format.number(budget?.waiting ?? 0),
  };
  return (
    <>
      <Text size="sm">
        {words.closeBody} {counts ? words.closeCounted(counts) : figures ? words.closeNobody : null}
      </Text>
      <Text size="sm" mt="xs">
        {words.closeForGood}
      </Text>
    </>
  );
}
