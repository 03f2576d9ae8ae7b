/** What compensation costs: by kind, currency and offer, against its budget; from kept figures, with their moment. */
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { KIND_WORDS } from '../compensation/area-words.ts';
import { Counted } from '../compensation/counted.tsx';
import { FORM_WORDS } from '../compensation/form-words.ts';
import { saveFile } from '../../api/save.ts';
import { figuresQuery } from '../compensation/queries.ts';
import { FinancePage } from './area.tsx';
import { byKind, type CostRow } from './by-kind.ts';
import { FINANCE_WORDS } from './words.ts';

type Figures = components['schemas']['FigureSet'];

export function Component() {
  const words = useWords(FINANCE_WORDS);
  const { slug } = useIncident();
  const query = useQuery(figuresQuery(slug));
  const { language } = useLanguage();
  const download = (file: string, name = file) =>
    saveFile(`/api/v1/incidents/${slug}/${file}`, `${slug}-${name}`);
  return (
    <FinancePage title={words.cost} lead={words.costLead}>
      <Asked query={query}>
        {(kept) => (
          <>
            <Counted kept={kept} />
            {kept.figures.sets.length === 0 ? (
              <Empty>{words.empty}</Empty>
            ) : (
              <Report figures={kept.figures} />
            )}
          </>
        )}
      </Asked>
      <Section title={words.files} lead={words.filesLead}>
        <Group align="start">
          <Act act={() => download(`cost-report.xlsx?language=${language}`, 'cost-report.xlsx')}>
            {words.costBook}
          </Act>
          <Act variant="default" act={() => download('cost-report.csv')}>
            {words.costFile}
          </Act>
          <Act variant="default" act={() => download('journals.csv')}>
            {words.journalFile}
          </Act>
        </Group>
      </Section>
    </FinancePage>
  );
}

function Report({ figures }: { figures: Figures }) {
  const words = useWords(FINANCE_WORDS);
  const format = useFormat();
  return (
    <>
      {figures.totals.map((total) => {
        const money = (minor: string) => format.money(minor, total.currency);
        return (
          <Section key={total.currency} title={words.inCurrency(total.currency)}>
            <div className="figures">
              <Figure
                name={words.spent}
                value={money(total.costMinor)}
                note={words.people(format.number(total.redeemed))}
              />
              <Figure name={words.payable} value={money(total.payableMinor)} note={words.payableNote} />
              <Figure name={words.provided} value={money(total.providedMinor)} note={words.providedNote} />
              <Figure name={words.open} value={money(total.openFaceMinor)} note={words.openNote} />
            </div>
          </Section>
        );
      })}
      <ByKind figures={figures} />
      <Sets figures={figures} />
      <Offers figures={figures} />
    </>
  );
}

function ByKind({ figures }: { figures: Figures }) {
  const words = useWords(FINANCE_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const nameOf = (row: CostRow) => (row.kind in kinds ? kinds[row.kind as keyof typeof kinds] : row.kind);
  return (
    <Section title={words.byKind}>
      <DataTable
        caption={words.byKind}
        captionHidden
        rows={byKind(figures.offers)}
        rowKey={(row) => `${row.kind}${row.currency}`}
        columns={[
          { head: words.kind, heads: true, cell: nameOf },
          { head: words.currency, cell: (row) => row.currency },
          { head: words.redeemed, numeric: true, cell: (row) => format.number(row.redeemed) },
          { head: words.delivered, numeric: true, cell: (row) => format.number(row.fulfilled) },
          {
            head: words.worth,
            numeric: true,
            cell: (row) => format.money(String(row.faceMinor), row.currency),
          },
          {
            head: words.spent,
            numeric: true,
            cell: (row) => format.money(String(row.costMinor), row.currency),
          },
          {
            head: words.payable,
            numeric: true,
            cell: (row) => format.money(String(row.payableMinor), row.currency),
          },
        ]}
      />
    </Section>
  );
}

function Sets({ figures }: { figures: Figures }) {
  const words = useWords(FINANCE_WORDS);
  const format = useFormat();
  const budgetOf = (id: string) => figures.budgets.find(({ offerSetId }) => offerSetId === id);
  return (
    <Section title={words.budgets} lead={words.budgetsLead}>
      <DataTable
        caption={words.budgets}
        captionHidden
        rows={figures.sets}
        rowKey={(row) => row.offerSetId}
        columns={[
          { head: words.set, heads: true, cell: (row) => row.offerSet },
          { head: words.granted, numeric: true, cell: (row) => format.number(row.granted) },
          { head: words.reserved, numeric: true, cell: (row) => format.number(row.reserved) },
          { head: words.redeemed, numeric: true, cell: (row) => format.number(row.redeemed) },
          {
            head: words.budget,
            numeric: true,
            cell: (row) => {
              const budget = budgetOf(row.offerSetId);
              return budget ? format.number(budget.total) : words.noLimit;
            },
          },
          {
            head: words.left,
            numeric: true,
            cell: (row) => {
              const budget = budgetOf(row.offerSetId);
              return budget ? format.number(String(BigInt(budget.total) - BigInt(budget.taken))) : '–';
            },
          },
          {
            head: words.waiting,
            numeric: true,
            cell: (row) => format.number(budgetOf(row.offerSetId)?.waiting ?? 0),
          },
          {
            head: words.provided,
            numeric: true,
            cell: (row) => format.money(row.providedMinor, row.currency),
          },
        ]}
      />
    </Section>
  );
}

function Offers({ figures }: { figures: Figures }) {
  const words = useWords(FINANCE_WORDS);
  const treatments = useWords(FORM_WORDS);
  const format = useFormat();
  return (
    <Section title={words.byOffer}>
      <DataTable
        caption={words.byOffer}
        captionHidden
        rows={figures.offers}
        rowKey={(row) => `${row.offerSetId}${row.offerId}`}
        columns={[
          { head: words.offer, heads: true, cell: (row) => row.offer },
          { head: words.set, cell: (row) => row.offerSet },
          {
            head: words.treatment,
            cell: (row) => (row.treatment in treatments ? treatments[row.treatment as 'T1'] : row.treatment),
          },
          { head: words.redeemed, numeric: true, cell: (row) => format.number(row.redeemed) },
          { head: words.worth, numeric: true, cell: (row) => format.money(row.faceMinor, row.currency) },
          { head: words.spent, numeric: true, cell: (row) => format.money(row.costMinor, row.currency) },
          { head: words.payable, numeric: true, cell: (row) => format.money(row.payableMinor, row.currency) },
        ]}
      />
    </Section>
  );
}
