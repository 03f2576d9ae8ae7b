/** The hotline's pages: plain forms, no script, the sentence to say beside what may be shown. */
import type { ReactElement, ReactNode } from 'react';
import type { Call, Caller, ScriptLine } from '../../hotline/index.ts';
import { categoryOf, type Incident, type Locale } from '../../incidents/index.ts';
import { operatorPage } from '../sign-in/pages.tsx';
import { HOTLINE_WORDS, type HotlineWords } from './words.ts';

export type Said = 'sent' | 'wrong' | 'right';

interface Seen {
  readonly locale: Locale;
  /** The address of this page, for the other language. */
  readonly path: string;
}

export function choosePage(incidents: readonly Incident[], seen: Seen): string {
  const words = HOTLINE_WORDS[seen.locale];
  return page(
    words.title,
    seen,
    <>
      <p>{incidents.length === 0 ? words.none : words.choose}</p>
      <ul className="plain">
        {incidents.map(({ id, slug, name }) => (
          <li key={id}>
            <a href={`/hotline/${slug}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>,
  );
}

export function findPage(
  model: { incident: Incident; script: readonly ScriptLine[]; problem?: string | undefined },
  seen: Seen,
): string {
  const words = HOTLINE_WORDS[seen.locale];
  const fields = ['code', 'reference', 'email', 'phone', 'customerId'] as const;
  return page(
    `${words.title}: ${model.incident.name}`,
    seen,
    <>
      <Script lines={model.script} locale={seen.locale} words={words} />
      <section aria-labelledby="find">
        <h2 id="find">{words.find}</h2>
        <p>{words.findLead}</p>
        <Problem text={model.problem} />
        <form method="post" action={`/hotline/${model.incident.slug}`} autoComplete="off">
          {fields.map((name) => (
            <Field key={name} name={name} label={words[name]} />
          ))}
          <fieldset>
            <legend>{words.language}</legend>
            <label className="inline">
              <input type="radio" name="locale" value="id" defaultChecked={seen.locale === 'id'} /> Indonesia
            </label>
            <label className="inline">
              <input type="radio" name="locale" value="en" defaultChecked={seen.locale === 'en'} /> English
            </label>
          </fieldset>
          <button type="submit">{words.open}</button>
        </form>
      </section>
    </>,
  );
}

export function callPage(
  model: { call: Call; incident: Incident; said: Said | null; problem?: string | undefined },
  seen: Seen,
): string {
  const words = HOTLINE_WORDS[seen.locale];
  const { call, incident, said, problem } = model;
  const next = (
    <p>
      <a href={`/hotline/${incident.slug}`}>{words.next}</a>
    </p>
  );
  return page(
    `${words.title}: ${incident.name}`,
    seen,
    <>
      <p className="state">{call.state === 'closed' ? words.ended : words.state[call.state]}</p>
      {said === null ? null : (
        <p className={said === 'wrong' ? 'problem' : 'done'} role={said === 'wrong' ? 'alert' : 'status'}>
          {words[said]}
        </p>
      )}
      <Problem text={problem} />
      <Script lines={call.script} locale={call.locale} words={words} />
      {call.caller === null ? null : <Known caller={call.caller} locale={seen.locale} words={words} />}
      {call.state === 'open' || call.state === 'identified' ? <Prove call={call} words={words} /> : null}
      {call.outcomes.length === 0 ? null : <End call={call} words={words} />}
      {next}
    </>,
  );
}

export function refusalPage(sentence: string, back: string, seen: Seen): string {
  const words = HOTLINE_WORDS[seen.locale];
  return page(
    words.title,
    seen,
    <>
      <Problem text={sentence} />
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </>,
  );
}

function Script({
  lines,
  locale,
  words,
}: {
  lines: readonly ScriptLine[];
  locale: Locale;
  words: HotlineWords;
}): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="say" className="script">
      <h2 id="say">{words.say}</h2>
      {lines.map((line) => (
        <blockquote key={line.step} lang={locale}>
          {line[locale]}
        </blockquote>
      ))}
    </section>
  );
}

function Prove({ call, words }: { call: Call; words: HotlineWords }): ReactElement {
  const to = `/hotline/calls/${call.id}`;
  return (
    <section aria-labelledby="prove">
      <h2 id="prove">{words.prove}</h2>
      {call.codesLeft === 0 ? null : (
        <form method="post" action={`${to}/code`} className="row">
          <button type="submit" name="channel" value="email" className="second">
            {words.sendEmail}
          </button>
          <button type="submit" name="channel" value="sms" className="second">
            {words.sendSms}
          </button>
        </form>
      )}
      <p className="hint">
        {words.codesLeft(call.codesLeft)} · {words.triesLeft(call.triesLeft)}
      </p>
      {call.triesLeft === 0 ? null : (
        <>
          <form method="post" action={`${to}/answer`} autoComplete="off">
            <Field name="code" id="answer" label={words.typed} numeric required />
            <button type="submit">{words.check}</button>
          </form>
          <details>
            <summary>{words.other}</summary>
            <form method="post" action={`${to}/answer`} autoComplete="off">
              <label htmlFor="means">{words.means}</label>
              <select id="means" name="means">
                {(['email_address', 'phone_number'] as const).map((one) => (
                  <option key={one} value={one}>
                    {words[one]}
                  </option>
                ))}
              </select>
              <Field name="value" label={words.value} required />
              <button type="submit" className="second">
                {words.check}
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}

function Known({
  caller,
  locale,
  words,
}: {
  caller: Caller;
  locale: Locale;
  words: HotlineWords;
}): ReactElement {
  const day = (at: Date) => at.toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' });
  return (
    <>
      {caller.minor ? <p className="problem">{words.minor}</p> : null}
      <section aria-labelledby="leaked">
        <h2 id="leaked">{words.leaked}</h2>
        <ul>
          {caller.leaked.map(({ code }) => (
            <li key={code}>{categoryOf(code).label[locale]}</li>
          ))}
          {caller.leaked.length + caller.hidden === 0 ? <li>{words.nothing}</li> : null}
        </ul>
        {caller.hidden > 0 ? <p className="hint">{words.hidden(caller.hidden)}</p> : null}
      </section>
      <section aria-labelledby="told">
        <h2 id="told">{words.told}</h2>
        <ul>
          {caller.told.map((one) => (
            <li key={`${one.notice} ${one.channel} ${one.at.toISOString()}`}>
              {one.notice}: {words.by[one.channel]}, {words.became[one.state]}, {day(one.at)}
            </li>
          ))}
          {caller.told.length === 0 ? <li>{words.notTold}</li> : null}
        </ul>
      </section>
      <section aria-labelledby="offered">
        <h2 id="offered">{words.offered}</h2>
        <ul>
          {caller.offers.map((set) => (
            <li key={set.offers.map(({ title }) => title).join()}>
              {set.chosen === null
                ? set.offers.map(({ title, face }) => `${title} (${face})`).join(' / ')
                : `${set.chosen}, ${words.chosen}`}
              {set.expiresAt === null ? '' : `, ${words.until} ${day(set.expiresAt)}`}
              {set.reference === null ? '' : `, ${set.reference}`}
            </li>
          ))}
          {caller.offers.length === 0 ? <li>{words.notOffered}</li> : null}
        </ul>
      </section>
    </>
  );
}

function End({ call, words }: { call: Call; words: HotlineWords }): ReactElement {
  return (
    <section aria-labelledby="end">
      <h2 id="end">{words.end}</h2>
      <form method="post" action={`/hotline/calls/${call.id}/end`}>
        <fieldset>
          <legend>{words.outcome}</legend>
          {call.outcomes.map((outcome, i) => (
            <label key={outcome} className="choice">
              <input type="radio" name="outcome" value={outcome} required defaultChecked={i === 0} />{' '}
              {outcome === 'minor' ? words.minor_outcome : words[outcome]}
            </label>
          ))}
        </fieldset>
        {call.outcomes.includes('resent') ? (
          <>
            <label htmlFor="channel">{words.channel}</label>
            <select id="channel" name="channel" aria-describedby="channel-hint">
              <option value="">{words.none_channel}</option>
              <option value="email">{words.email}</option>
              <option value="sms">{words.sms}</option>
            </select>
            <p className="hint" id="channel-hint">
              {words.channelHint}
            </p>
          </>
        ) : null}
        <button type="submit">{words.finish}</button>
      </form>
    </section>
  );
}

function Field(field: {
  name: string;
  label: string;
  id?: string;
  numeric?: boolean;
  required?: boolean;
}): ReactElement {
  const { name, label, id = name, numeric = false, required = false } = field;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        autoComplete="off"
        spellCheck={false}
        required={required}
        inputMode={numeric ? 'numeric' : undefined}
        maxLength={numeric ? 20 : 320}
      />
    </>
  );
}

function Problem({ text }: { text: string | undefined }): ReactElement | null {
  return text === undefined ? null : (
    <p className="problem" role="alert">
      {text}
    </p>
  );
}

function page(title: string, { locale, path }: Seen, content: ReactNode): string {
  const other = locale === 'id' ? 'en' : 'id';
  return operatorPage({ title, lang: locale, wide: true }, [
    <nav key="lang" className="lang">
      <a href={`${path}?lang=${other}`} lang={other}>
        {other === 'id' ? 'Bahasa Indonesia' : 'English'}
      </a>
    </nav>,
    <div key="content">{content}</div>,
  ]);
}
