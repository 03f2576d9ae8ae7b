/** One rendered message: a mail with its plain-text twin, an SMS with its segments and price, a letter. */
import { Group, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import type { DraftPreview, RenderedLetter } from '../../api/schema.d.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PREVIEW_WORDS } from './editor-words.ts';
import { MailFrame } from './mail-frame.tsx';
import { useCountry, useDollars } from './money.ts';

export function ShownMessage({ of, isOld }: { of: DraftPreview; isOld: boolean }) {
  return (
    <div className="shown" data-old={isOld || undefined} aria-busy={isOld}>
      {of.html === null ? null : <Mail of={of} html={of.html} />}
      {of.sms === null ? null : <Sms of={of} sms={of.sms} />}
      {of.letter === null ? null : <Letter of={of.letter} />}
    </div>
  );
}

function Mail({ of, html }: { of: DraftPreview; html: string }) {
  const words = useWords(PREVIEW_WORDS);
  const [view, setView] = useState('mail');
  return (
    <>
      <Facts
        of={[
          [words.subject, of.subject],
          [words.preheader, of.preheader],
        ]}
      />
      <Radio.Group label={words.view} value={view} onChange={setView} my="sm">
        <Group gap="md" mt={4}>
          <Radio value="mail" label={words.mail} />
          <Radio value="text" label={words.plain} />
        </Group>
      </Radio.Group>
      {view === 'mail' ? (
        <MailFrame html={html} title={words.mailFrame} />
      ) : (
        <pre className="plain-text" lang={of.locale} tabIndex={0} aria-label={words.plain}>
          {of.text}
        </pre>
      )}
    </>
  );
}

function Sms({ of, sms }: { of: DraftPreview; sms: NonNullable<DraftPreview['sms']> }) {
  const words = useWords(PREVIEW_WORDS);
  const format = useFormat();
  const dollars = useDollars();
  const country = useCountry();
  return (
    <>
      <p className="sms" lang={of.locale}>
        {of.text}
      </p>
      <Text size="sm">
        {words.segments(sms.segments)} · {words.size(format.number(sms.units), sms.encoding)}
        {of.cost === null ? '' : ` · ${words.cost(dollars(of.cost.micros), country(of.country))}`}
      </Text>
    </>
  );
}

type Runs = readonly { readonly text: string; readonly bold: boolean }[];

/** The words in order; address block, date and paper are the printer's. */
function Letter({ of }: { of: RenderedLetter }) {
  const words = useWords(PREVIEW_WORDS);
  return (
    <article className="letter" lang={of.locale} aria-label={words.letter}>
      <p>{of.brand}</p>
      <p className="letter-title">{of.title}</p>
      {of.blocks.map((block, i) => {
        if (block.kind === 'list') {
          const List = block.ordered ? 'ol' : 'ul';
          return (
            <List key={i}>
              {block.items.map((item, n) => (
                <li key={n}>
                  <Words of={item} />
                </li>
              ))}
            </List>
          );
        }
        return (
          <p key={i} className={block.kind === 'heading' ? 'letter-heading' : undefined}>
            <Words of={block.runs} />
          </p>
        );
      })}
      <div className="letter-verify">
        <p className="letter-heading">{of.verify.title}</p>
        <p>{of.verify.text}</p>
        {of.verify.rows.map(({ label, value }) => (
          <p key={label}>
            {label}: <strong>{value}</strong>
          </p>
        ))}
        <p>{of.verify.neverAsk}</p>
      </div>
      {of.foot.map((line) => (
        <p key={line} className="letter-foot">
          {line}
        </p>
      ))}
    </article>
  );
}

function Words({ of }: { of: Runs }) {
  return of.map(({ text, bold }, i) =>
    bold ? <strong key={i}>{text}</strong> : <span key={i}>{text}</span>,
  );
}
