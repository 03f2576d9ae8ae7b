/** Do the books agree? Asked of a worker, with how far it is; the result in plain words, and when it was last proven. */
import { Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FinancePage } from './area.tsx';
import { CHECK_WORDS } from './check-words.ts';
import { PROVER_WORDS } from './prover-words.ts';

const RUNS = new Set(['waiting', 'proving']);

const proofsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'finance', 'proofs'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/proofs', { params: { path: { incident } } })),
  ...hears('finance'),
});
type Found = Awaited<ReturnType<ReturnType<typeof proofsQuery>['queryFn']>>;

export function Component() {
  const words = useWords(PROVER_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const query = useQuery(proofsQuery(slug));
  return (
    <FinancePage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(found) => (
          <>
            <Act
              can={found.can.prove}
              act={async () => {
                await ask(
                  api.POST('/api/v1/incidents/{incident}/proofs', { params: { path: { incident: slug } } }),
                );
                await cache.invalidateQueries({ queryKey: ['incident', slug, 'finance', 'proofs'] });
              }}
            >
              {words.prove}
            </Act>
            <Running found={found} />
            <Last found={found} />
            <Before found={found} />
          </>
        )}
      </Asked>
    </FinancePage>
  );
}

function Running({ found: { order, steps, names } }: { found: Found }) {
  const words = useWords(PROVER_WORDS);
  const format = useFormat();
  if (!order) return null;
  if (order.status === 'failed') {
    return (
      <Text mt="md" role="status">
        {words.failed}
      </Text>
    );
  }
  if (!RUNS.has(order.status)) return null;
  const part = steps[order.step];
  const said =
    order.status === 'waiting' || !part
      ? words.waits
      : words.part(format.number(order.step + 1), format.number(order.steps), words[part]);
  return (
    <Section title={words.running}>
      <Progress
        value={(100 * order.step) / order.steps}
        aria-label={words.running}
        size="lg"
        maw={640}
        mb="xs"
      />
      <Text size="sm" role="status">
        {said} {words.askedBy(names[order.askedBy] ?? '–')}
      </Text>
    </Section>
  );
}

function Last({ found: { proofs, names } }: { found: Found }) {
  const words = useWords(PROVER_WORDS);
  const format = useFormat();
  const [proof] = proofs;
  if (!proof) return <Text mt="md">{words.never}</Text>;
  const wrong = proof.checks.filter(({ ok }) => !ok);
  return (
    <Section title={words.last}>
      <Text component="div" mb="sm">
        <Status tone={proof.ok ? 'good' : 'bad'}>{proof.ok ? words.agree : words.disagree}</Status>{' '}
        <When at={proof.provedAt} /> {words.by(names[proof.provedBy] ?? words.system)}
      </Text>
      <Text mb="sm">
        {proof.ok
          ? words.agreeWhat(format.number(proof.journals), format.number(proof.checks.length))
          : words.disagreeWhat(format.number(wrong.length))}
      </Text>
      {wrong.length > 0 ? <Checks caption={words.wrongOnes} checks={wrong} /> : null}
      <details className="plain-details">
        <summary>{words.holding(format.number(proof.checks.length - wrong.length))}</summary>
        <Checks caption={words.checks} checks={proof.checks.filter(({ ok }) => ok)} />
      </details>
    </Section>
  );
}

function Checks({ caption, checks }: { caption: string; checks: Found['proofs'][number]['checks'] }) {
  const words = useWords(PROVER_WORDS);
  const names = useWords(CHECK_WORDS);
  const shown = useShown();
  return (
    <DataTable
      caption={caption}
      rows={checks}
      rowKey={(check) => check.name}
      columns={[
        { head: words.check, heads: true, cell: (check) => nameIn(check.name, names) },
        {
          head: words.result,
          cell: (check) => (
            <Status tone={check.ok ? 'good' : 'bad'}>{check.ok ? words.ok : words.wrong}</Status>
          ),
        },
        { head: words.expected, numeric: true, cell: (check) => shown(check.name, check.expected) },
        { head: words.actual, numeric: true, cell: (check) => shown(check.name, check.actual) },
      ]}
    />
  );
}

/** An identity is called by what it compares, and of money by its currency: `5100 = …, IDR`. */
function nameIn(name: string, names: Readonly<Record<string, string>>): string {
  const currency = /, [A-Z]{3}$/.exec(name)?.[0] ?? '';
  const bare = name.slice(0, name.length - currency.length);
  return `${names[bare] ?? bare}${currency}`;
}

function Before({ found: { proofs, names } }: { found: Found }) {
  const words = useWords(PROVER_WORDS);
  const format = useFormat();
  if (proofs.length < 2) return null;
  return (
    <Section title={words.before}>
      <DataTable
        caption={words.before}
        captionHidden
        rows={proofs.slice(1)}
        rowKey={(proof) => proof.id}
        columns={[
          { head: words.when, heads: true, cell: (proof) => <When at={proof.provedAt} /> },
          {
            head: words.result,
            cell: (proof) => (
              <Status tone={proof.ok ? 'good' : 'bad'}>{proof.ok ? words.agree : words.disagree}</Status>
            ),
          },
          {
            head: words.what,
            cell: (proof) => (proof.incidentId === null ? words.everything : words.thisOne),
          },
          { head: words.journals, numeric: true, cell: (proof) => format.number(proof.journals) },
          { head: words.who, cell: (proof) => names[proof.provedBy] ?? words.system },
        ]}
      />
    </Section>
  );
}

/** An amount where the identity names a currency, in its minor units; else as many of whatever it counts. */
function useShown(): (name: string, value: string) => string {
  const format = useFormat();
  return (name, value) => {
    if (!/^-?\d+$/.test(value)) return value;
    const currency = /, ([A-Z]{3})$/.exec(name)?.[1];
    return currency === undefined ? format.number(value) : format.money(value, currency);
  };
}
