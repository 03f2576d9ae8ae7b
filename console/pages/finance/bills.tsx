/** What vendors billed for sending: every invoice, what they come to by channel and currency, and withdrawing one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { BillForm } from './bill-form.tsx';
import { SENDING_WORDS } from './sending-words.ts';

type Bill = components['schemas']['Bill'];
type Billed = components['schemas']['Billed'];

export function SentBills({ billed }: { billed: readonly Billed[] }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: ['incident', slug, 'finance', 'bills'],
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/sending-bills', { params: { path: { incident: slug } } })),
  });
  return (
    <>
      <Section title={words.bills} lead={words.billsLead}>
        {billed.length === 0 ? null : (
          <div className="figures">
            {billed.map((row) => (
              <Figure
                key={`${row.channel}${row.currency}`}
                name={words.billedBy(words.sentBy[row.channel], row.currency)}
                value={format.money(row.amountMinor, row.currency)}
                note={words.invoices(format.number(row.bills))}
              />
            ))}
          </div>
        )}
        <Asked query={query}>
          {({ bills, names, can }) => <Invoices bills={bills} names={names} can={can.write} />}
        </Asked>
      </Section>
      {query.data ? <BillForm can={query.data.can.write} /> : null}
    </>
  );
}

/** The list and what it comes to are asked again after a change. */
export function useAfterBill(): () => Promise<void> {
  const cache = useQueryClient();
  const { slug } = useIncident();
  return async () => {
    await cache.invalidateQueries({ queryKey: ['incident', slug, 'finance'] });
    await cache.invalidateQueries({ queryKey: ['incident', slug, 'compensation', 'figures'] });
  };
}

function Invoices(props: { bills: readonly Bill[]; names: Readonly<Record<string, string>>; can: Can }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const date = (day: string) => format.date(`${day}T00:00:00`);
  return (
    <DataTable
      caption={words.bills}
      captionHidden
      rows={props.bills}
      rowKey={(bill) => bill.id}
      empty={words.noBills}
      columns={[
        { head: words.reference, heads: true, cell: (bill) => bill.reference },
        { head: words.biller, cell: (bill) => bill.biller },
        { head: words.channel, cell: (bill) => words.sentBy[bill.channel] },
        { head: words.period, cell: (bill) => words.to(date(bill.fromDay), date(bill.toDay)) },
        {
          head: words.billedUnits,
          numeric: true,
          cell: (bill) => (bill.units === null ? '–' : format.number(bill.units)),
        },
        { head: words.amount, numeric: true, cell: (bill) => format.money(bill.amountMinor, bill.currency) },
        {
          head: words.standing,
          cell: (bill) =>
            bill.withdrawnBy === null ? (
              <Withdrawing bill={bill} can={props.can} />
            ) : (
              <div className="wide-cell">
                {words.withdrawn(props.names[bill.withdrawnBy] ?? '–', bill.withdrawnReason ?? '')}
              </div>
            ),
        },
      ]}
    />
  );
}

function Withdrawing({ bill, can }: { bill: Bill; can: Can }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const reason = useReason();
  const after = useAfterBill();
  const say = useSay();
  if (!can.allowed) return words.stands;
  const amount = format.money(bill.amountMinor, bill.currency);
  return (
    <AskingAct
      size="xs"
      color="red"
      variant="outline"
      can={can}
      fields={[reason]}
      act={async (typed) => {
        await ask(
          api.POST('/api/v1/incidents/{incident}/sending-bills/{bill}/withdraw', {
            params: { path: { incident: slug, bill: bill.id } },
            body: { reason: typed['reason'] ?? '' },
          }),
        );
        await after();
        say(words.withdrawnSaid);
      }}
      confirm={{
        title: words.withdrawWhat(bill.reference),
        body: words.withdrawBody(amount, bill.biller),
        yes: words.withdraw,
      }}
    >
      {words.withdrawWhat(bill.reference)}
    </AskingAct>
  );
}
