/** "I think I am affected": asks for an address, and answers everybody with the same page. */
import type { ReactElement } from 'react';
import { PUBLIC_WORDS } from '../public-text.ts';
import { WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';

export interface AffectedModel {
  readonly frame: Frame;
  readonly action: string;
  readonly stage: 'ask' | 'sent';
  readonly trouble: 'unreadable' | 'tooMany' | null;
}

export function AffectedPage({ model }: { model: AffectedModel }): ReactElement {
  const { frame } = model;
  const words = PUBLIC_WORDS[frame.locale];
  return (
    <Page frame={frame}>
      {model.stage === 'sent' ? <Sent frame={frame} /> : <Ask model={model} />}
      <p>
        <a href={`${frame.contact?.home}?lang=${frame.locale}`}>{words.back}</a>
      </p>
    </Page>
  );
}

function Ask({ model }: { model: AffectedModel }): ReactElement {
  const { frame, trouble } = model;
  const words = PUBLIC_WORDS[frame.locale];
  return (
    <>
      <h1>{words.affectedTitle}</h1>
      <p className="lead">{words.affectedLead}</p>
      <form className="card" method="post" action={model.action}>
        {trouble === null ? null : (
          <p className="note bad" role="alert" id="trouble">
            {trouble === 'tooMany' ? WORDS[frame.locale].tooManyAsked : words.unreadable}
          </p>
        )}
        <label className="field" htmlFor="contact">
          {words.contact}
        </label>
        <input
          className="typed plain-text"
          id="contact"
          name="contact"
          required
          maxLength={254}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={trouble === null ? 'hint' : 'trouble hint'}
          aria-invalid={trouble === 'unreadable' ? true : undefined}
        />
        <p className="quiet" id="hint">
          {words.contactHint}
        </p>
        <button className="button">{words.ask}</button>
      </form>
      <p className="quiet">{words.affectedWhy}</p>
    </>
  );
}

function Sent({ frame }: { frame: Frame }): ReactElement {
  const words = PUBLIC_WORDS[frame.locale];
  return (
    <>
      <h1>{words.sentTitle}</h1>
      <p className="lead">{words.sentText}</p>
      <ul className="said card">
        {words.sentRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  );
}
