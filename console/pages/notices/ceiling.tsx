/** What a notice under way may cost, what waits for more, and the second person who allows it. */
import { Group, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { toMinor } from './amounts.ts';
import { LIVE_WORDS } from './live-words.ts';
import { noticeKey, type OneNotice } from './queries.ts';
import { Reasoned, refusal } from '../../ui/reasoned.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Ceiling({ notice }: { notice: OneNotice }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(ceilingQuery(slug, notice.id));
  return (
    <Section title={words.ceiling} lead={words.ceilingLead}>
      <Asked query={query}>
        {(standing) => {
          const { ceilingMinor, spentMinor, held, currency, raises } = standing;
          return (
            <>
              <div className="figures">
                <Figure name={words.ceilingIs} value={format.money(ceilingMinor, currency)} />
                {spentMinor === null ? null : (
                  <>
                    <Figure name={words.spent} value={format.money(spentMinor, currency)} />
                    <Figure name={words.heldRungs} value={format.number(held)} />
                  </>
                )}
              </div>
              {spentMinor === null ? (
                <p>{words.notMetered}</p>
              ) : (
                <Raise notice={notice} standing={standing} />
              )}
              {raises.length > 0 ? <Raises notice={notice} standing={standing} /> : null}
            </>
          );
        }}
      </Asked>
    </Section>
  );
}

const ceilingQuery = (incident: string, notice: string) => ({
  queryKey: [...noticeKey(incident, notice), 'ceiling'],
  queryFn: () => ask(api.GET('/api/v1/notices/{notice}/ceiling', { params: { path: { notice } } })),
  ...hearsCalmly('told', 'notices'),
});

type Standing = Awaited<ReturnType<ReturnType<typeof ceilingQuery>['queryFn']>>;

function useAfter(notice: OneNotice) {
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: noticeKey(slug, notice.id) });
    say(sentence);
  };
}

function Raise({ notice, standing }: { notice: OneNotice; standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const after = useAfter(notice);
  const [amount, setAmount] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { currency, ceilingMinor, can } = standing;
  return (
    <Group mt="md">
      <Reasoned
        variant="default"
        can={can.raise}
        label={words.raiseReason}
        confirm={{
          title: words.raise,
          body: (
            <TextInput
              label={words.raiseTo(currency)}
              inputMode="decimal"
              required
              value={amount}
              error={isWrong ? words.raiseWrong : null}
              onChange={(event) => {
                setAmount(event.currentTarget.value);
                setWrong(false);
              }}
            />
          ),
          yes: words.raise,
        }}
        act={async (reason) => {
          const amountMinor = toMinor(amount, currency);
          if (amountMinor === null || BigInt(amountMinor) <= BigInt(ceilingMinor)) {
            setWrong(true);
            throw refusal(words.raiseWrong);
          }
          await ask(
            api.POST('/api/v1/notices/{notice}/ceiling', {
              params: { path: { notice: notice.id } },
              body: { amountMinor, reason },
            }),
          );
          await after(words.asked);
        }}
      >
        {words.raise}
      </Reasoned>
    </Group>
  );
}

function Raises({ notice, standing }: { notice: OneNotice; standing: Standing }) {
  const words = useWords(LIVE_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { raises, names, currency } = standing;
  const waiting = raises[0]?.decision === null ? raises[0] : null;
  return (
    <>
      <DataTable
        caption={words.raises}
        rows={raises}
        rowKey={(raise) => raise.id}
        columns={[
          { head: words.amount, heads: true, cell: (raise) => format.money(raise.amountMinor, currency) },
          { head: shared.by, cell: (raise) => names[raise.askedBy] ?? '–' },
          { head: shared.reason, cell: (raise) => raise.reason },
          {
            head: words.decision,
            cell: (raise) =>
              raise.decision === null
                ? words.waiting
                : `${words.decisions[raise.decision]}, ${(raise.decidedBy && names[raise.decidedBy]) || '–'}`,
          },
        ]}
      />
      {waiting ? <DecideRaise notice={notice} standing={standing} raise={waiting} /> : null}
    </>
  );
}

function DecideRaise(props: { notice: OneNotice; standing: Standing; raise: Standing['raises'][number] }) {
  const words = useWords(LIVE_WORDS);
  const format = useFormat();
  const { notice, raise } = props;
  const after = useAfter(notice);
  const { can, currency } = props.standing;
  const path = { params: { path: { notice: notice.id } } };
  return (
    <Group align="start" mt="sm">
      <Act
        can={can.decide}
        confirm={{
          title: words.approve,
          body: words.approveBody(format.money(raise.amountMinor, currency)),
          yes: words.approve,
        }}
        act={async () => {
          const body = { digest: raise.digest };
          await ask(api.POST('/api/v1/notices/{notice}/ceiling/approve', { ...path, body }));
          await after(words.decided);
        }}
      >
        {words.approve}
      </Act>
      <Reasoned
        variant="default"
        can={can.decide}
        confirm={{ title: words.refuse, body: words.refuseBody, yes: words.refuse }}
        act={async (reason) => {
          const body = { digest: raise.digest, reason };
          await ask(api.POST('/api/v1/notices/{notice}/ceiling/refuse', { ...path, body }));
          await after(words.decided);
        }}
      >
        {words.refuse}
      </Reasoned>
    </Group>
  );
}
