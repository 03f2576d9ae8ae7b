/** What is wrong with the text as it stands, refusals first; how it reads; what the longest of it costs. */
import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { isUnreached } from '../../api/client.ts';
import type { MessagesFinding } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { CONTENT_WORDS } from '../laws/content-words.ts';
import type { Words } from './drafts.ts';
import type { CheckAnswer } from './editor.tsx';
import { EDITOR_WORDS } from './editor-words.ts';
import { FINDING_WORDS } from './finding-words.ts';
import type { Latest } from './latest.ts';
import { useCountry, useDollars } from './money.ts';
import { spanOf } from './text-form.tsx';

interface Given {
  readonly checked: Latest<CheckAnswer>;
  readonly words: Words;
  readonly show: (finding: MessagesFinding) => void;
}

export function Checks({ checked, words: text, show }: Given) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  const { answer } = checked;
  return (
    <>
      <Section title={words.check} lead={words.checkLead}>
        <Freshness of={checked} />
        {answer === null ? null : (
          <>
            <Text size="sm" mb="xs">
              {answer.persons > 0
                ? words.readers(answer.persons, format.number(answer.persons))
                : words.nobody}
            </Text>
            {answer.findings.length === 0 ? (
              <Status tone="good">{words.fine}</Status>
            ) : (
              <Findings findings={answer.findings} text={text} show={show} />
            )}
          </>
        )}
      </Section>
      {answer === null ? null : <Reads answer={answer} />}
    </>
  );
}

/** Says that an answer is of an earlier text, whoever sees it and whoever hears it. */
export function Freshness({ of }: { of: Latest<unknown> }) {
  const words = useWords(EDITOR_WORDS);
  if (of.error !== null) {
    return (
      <>
        {isUnreached(of.error) ? null : <Trouble error={of.error} />}
        {of.answer !== null && of.isOld ? <Status tone="warn">{words.checkedOld}</Status> : null}
      </>
    );
  }
  if (!of.isOld && !of.isAsking) return null;
  return (
    <Text size="sm" role="status" mb="xs">
      <Status tone="quiet">{words.checking}</Status>
    </Text>
  );
}

function Findings({
  findings,
  text,
  show,
}: {
  findings: readonly MessagesFinding[];
  text: Words;
  show: Given['show'];
}) {
  const words = useWords(EDITOR_WORDS);
  const refusals = findings.filter(({ severity }) => severity === 'blocking').length;
  return (
    <>
      <Text size="sm" fw={600} mb="xs">
        {words.counts(refusals, findings.length - refusals)}
      </Text>
      <ul className="findings">
        {findings.map((finding) => (
          <OneFinding key={`${finding.code}:${finding.message}`} finding={finding} text={text} show={show} />
        ))}
      </ul>
    </>
  );
}

function OneFinding({ finding, text, show }: { finding: MessagesFinding; text: Words; show: Given['show'] }) {
  const words = useWords(EDITOR_WORDS);
  const { what, todo } = useWords(FINDING_WORDS)[finding.code];
  const { slug } = useIncident();
  const { place, severity } = finding;
  const where = place.part === 'body' ? words.place.body(place.line ?? 1) : words.place[place.part];
  const sentence = sentenceOf(text, finding);
  const contents: Readonly<Record<string, string>> = useWords(CONTENT_WORDS);
  const about = aboutOf(finding, contents);
  return (
    <li data-severity={severity}>
      <Status tone={severity === 'blocking' ? 'bad' : 'warn'}>
        {severity === 'blocking' ? words.refusal : words.advice}
      </Status>{' '}
      <strong>{where}</strong>: {what}
      {about === null ? '' : ` (${about})`}
      {sentence === null ? null : (
        <Text size="sm" component="blockquote" className="quoted">
          <span className="visually-hidden">{words.means}: </span>
          {sentence}
        </Text>
      )}
      <Text size="sm">{todo}</Text>
      {finding.code === 'empty_variable' ? (
        <Anchor component={Link} to={`/incidents/${slug}/facts`} size="sm">
          {words.toFacts}
        </Anchor>
      ) : null}
      <Text size="xs" c="dimmed">
        <Why of={finding.says} />
      </Text>
      {place.part === 'message' || place.part === 'statement' ? null : (
        <Anchor component="button" type="button" size="sm" onClick={() => show(finding)}>
          {words.show}
        </Anchor>
      )}
    </li>
  );
}

/** What is missing stands nowhere in the text: the content or the value it is about. */
function aboutOf(
  { code, where }: MessagesFinding,
  contents: Readonly<Record<string, string>>,
): string | null {
  if (where === null) return null;
  if (code === 'overlay_missing') return contents[where] ?? where;
  if (code === 'overlay_format') return `“${where}”`;
  return VALUES.has(code) ? `{{ ${where} }}` : null;
}

const VALUES: ReadonlySet<string> = new Set(['empty_variable', 'kind_missing', 'sms_missing']);

const SENTENCE_MAX = 240;

/** The sentence round the words it is about, as it stands in the text. */
function sentenceOf({ subject, preheader, body }: Words, finding: MessagesFinding): string | null {
  if (finding.place.part === 'subject') return subject || null;
  if (finding.place.part === 'preheader') return preheader || null;
  const span = spanOf(body, finding);
  if (span === null) return null;
  const line = body.slice(body.lastIndexOf('\n', span.from - 1) + 1).split('\n')[0] ?? '';
  const words = body.slice(span.from, span.to);
  const sentences = line.split(/(?<=[.!?])\s+/);
  const found = sentences.find((sentence) => sentence.includes(words)) ?? line;
  return found.trim() === '' ? null : found.slice(0, SENTENCE_MAX);
}

function Reads({ answer: { readability, worstSms, costs } }: { answer: CheckAnswer }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  const dollars = useDollars();
  const country = useCountry();
  const [dearest] = costs;
  return (
    <Section title={words.reads}>
      <div className="figures">
        <Figure name={words.meanWords} value={format.number(readability.meanWords)} note={words.meanNote} />
        <Figure
          name={words.longest}
          value={words.longestNote(format.number(readability.longest?.words ?? 0))}
        />
        {worstSms === null ? null : (
          <Figure
            name={words.worst}
            value={words.segments(worstSms.segments)}
            note={words.worstNote(format.number(worstSms.units), worstSms.encoding)}
          />
        )}
        {dearest === undefined ? null : (
          <Figure
            name={words.cost}
            value={<span className="amount">{dollars(dearest.micros)}</span>}
            note={words.costNote(country(dearest.of), format.date(dearest.pricedOn))}
          />
        )}
      </div>
      {readability.hard.length === 0 ? null : (
        <>
          <Text size="sm" fw={600} mt="sm">
            {words.hard}
          </Text>
          <List size="sm">
            {readability.hard.map(({ word, plain }) => (
              <List.Item key={word}>{words.hardInstead(word, plain)}</List.Item>
            ))}
          </List>
        </>
      )}
      {costs.length < 2 ? null : (
        <details className="disclosed">
          <summary>{words.allCosts}</summary>
          <DataTable
            caption={words.allCosts}
            captionHidden
            rows={costs}
            rowKey={({ of }) => of}
            columns={[
              { head: words.country, heads: true, cell: ({ of }) => country(of) },
              { head: words.cost, numeric: true, cell: ({ micros }) => dollars(micros) },
              { head: words.source, cell: ({ source }) => source },
            ]}
          />
        </details>
      )}
    </Section>
  );
}
