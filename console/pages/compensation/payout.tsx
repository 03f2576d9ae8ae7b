/** One payout file: its totals, the second person's release, the same bytes each time, and what became of its lines. */
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { saveFile } from '../../api/save.ts';
import { PAYOUT_WORDS } from './payout-words.ts';
import { useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

const payoutQuery = (incident: string, payout: string) => ({
  queryKey: ['incident', incident, 'compensation', 'payout', payout],
  queryFn: () => ask(api.GET('/api/v1/payouts/{payout}', { params: { path: { payout } } })),
  ...hears('fulfilment', 'decisions'),
});
type Payout = Awaited<ReturnType<ReturnType<typeof payoutQuery>['queryFn']>>;

export function Component() {
  const words = useWords(PAYOUT_WORDS);
  const format = useFormat();
  const { payout: id = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery(payoutQuery(slug, id));
  return (
    <AskedPage query={query} crumbs={[{ to: `${base}/payouts`, label: words.title }]}>
      {(payout) => (
        <AreaPage
          title={`${words[payout.kind]}, ${format.date(payout.madeAt)}`}
          crumbs={[{ to: `${base}/payouts`, label: words.title }]}
        >
          <Facts
            of={[
              [
                words.status,
                <StateOf key="state" state={payout.status === 'open' ? 'submitted' : payout.status} />,
              ],
              [words.lines, format.number(payout.rows)],
              [words.madeBy, payout.names[payout.madeBy] ?? '–'],
              [words.madeAt, <When key="made" at={payout.madeAt} />],
              [words.releasedBy, payout.releasedBy ? (payout.names[payout.releasedBy] ?? '–') : '–'],
              [
                words.downloadedBy,
                payout.revealedBy.map((who) => payout.names[who] ?? '–').join(', ') || words.nobody,
              ],
            ]}
          />
          <Section title={words.totals}>
            <DataTable
              caption={words.totals}
              captionHidden
              rows={payout.totals}
              rowKey={(total) => total.currency}
              columns={[
                { head: words.currency, heads: true, cell: (total) => total.currency },
                { head: words.lines, numeric: true, cell: (total) => format.number(total.lines) },
                {
                  head: words.amount,
                  numeric: true,
                  cell: (total) => format.money(total.amountMinor, total.currency),
                },
                { head: words.failedLines, numeric: true, cell: (total) => format.number(total.failed) },
              ]}
            />
          </Section>
          <Steps payout={payout} />
        </AreaPage>
      )}
    </AskedPage>
  );
}

function Steps({ payout }: { payout: Payout }) {
  const words = useWords(PAYOUT_WORDS);
  return (
    <Section title={words.steps} lead={words.stepsLead}>
      <Group align="start">
        <Release payout={payout} />
        <Ending payout={payout} />
      </Group>
    </Section>
  );
}

function useStep(payout: Payout) {
  const format = useFormat();
  const after = useAfter();
  const say = useSay();
  return {
    params: { path: { payout: payout.id } },
    lines: format.number(payout.rows),
    amounts: payout.totals.map((total) => format.money(total.amountMinor, total.currency)).join(', '),
    done: async (sentence: string) => {
      await after();
      say(sentence);
    },
  };
}

/** A second person's yes, and the bytes. */
function Release({ payout }: { payout: Payout }) {
  const words = useWords(PAYOUT_WORDS);
  const { params, lines, amounts, done } = useStep(payout);
  return (
    <>
      <Act
        can={payout.can.release}
        act={async () => {
          await ask(api.POST('/api/v1/payouts/{payout}/release', { params }));
          await done(words.released);
        }}
        confirm={{ title: words.releaseTitle, body: words.releaseBody(lines, amounts), yes: words.release }}
      >
        {words.release}
      </Act>
      <Act
        variant="default"
        can={payout.can.download}
        act={async () => {
          await saveFile(`/api/v1/payouts/${payout.id}/file`, `payout-${payout.id}.csv`, { method: 'POST' });
          await done(words.downloaded);
        }}
        confirm={{ title: words.downloadTitle, body: words.downloadBody(lines), yes: words.download }}
      >
        {words.download}
      </Act>
    </>
  );
}

/** What became of it. */
function Ending({ payout }: { payout: Payout }) {
  const words = useWords(PAYOUT_WORDS);
  const format = useFormat();
  const reason = useReason();
  const { params, lines, amounts, done } = useStep(payout);
  return (
    <>
      <AskingAct
        variant="default"
        can={payout.can.confirm}
        fields={[
          { name: 'failed', label: words.failedLines, hint: words.failedHint, long: true, optional: true },
        ]}
        act={async ({ failed = '' }) => {
          const body = { failed: failedLines(failed, words.noReason) };
          const { fulfilled } = await ask(api.POST('/api/v1/payouts/{payout}/confirm', { params, body }));
          await done(words.confirmed(format.number(fulfilled), format.number(body.failed.length)));
        }}
        confirm={{ title: words.confirmTitle, body: words.confirmBody(lines, amounts), yes: words.confirm }}
      >
        {words.confirm}
      </AskingAct>
      <AskingAct
        color="red"
        variant="outline"
        can={payout.can.recall}
        fields={[reason]}
        act={async (typed) => {
          await ask(
            api.POST('/api/v1/payouts/{payout}/recall', {
              params,
              body: { reason: typed['reason'] ?? '' },
            }),
          );
          await done(words.recalled);
        }}
        confirm={{ title: words.recallTitle, body: words.recallBody(lines), yes: words.recall }}
      >
        {words.recall}
      </AskingAct>
    </>
  );
}

/** One a line: the reference, then what the bank said. */
function failedLines(typed: string, noReason: string): { reference: string; reason: string }[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [reference = '', ...rest] = line.split(/[\s;,]+/);
      return { reference, reason: rest.join(' ') || noReason };
    });
}
