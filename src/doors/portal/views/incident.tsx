/** The incident's own page, open to everybody, with the field for a typed code; and pages of one sentence. */
import type { ReactElement } from 'react';
import { spokenDay, WORDS } from '../text.ts';
import { type Frame, Page } from './layout.tsx';
import { type Happened, WhatHappened } from './notice.tsx';

export interface IncidentModel {
  readonly frame: Frame;
  readonly action: string;
  readonly happened: Happened;
  /** After a code that could not be opened, or too many of them. */
  readonly trouble: 'codeWrong' | 'tooMany' | null;
  /** The last sealed day of what was sent; null before the first. */
  readonly proof: { readonly day: Date; readonly head: string; readonly href: string } | null;
}

export function IncidentPage({ model }: { model: IncidentModel }): ReactElement {
  const words = WORDS[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{model.frame.title}</h1>
      <div className="card" id="code-entry">
        <h2 className="first">{words.codeTitle}</h2>
        <p>{words.codeLead}</p>
        {model.trouble === null ? null : (
          <p className="note bad" role="alert" id="trouble">
            {words[model.trouble]}
          </p>
        )}
        <form method="post" action={model.action}>
          <label className="field" htmlFor="code">
            {words.code}
          </label>
          <input
            className="typed"
            id="code"
            name="code"
            required
            maxLength={40}
            placeholder="ABCD-EFGH-JKMNP"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={model.trouble === null ? 'hint' : 'trouble hint'}
            aria-invalid={model.trouble === 'codeWrong' ? true : undefined}
          />
          <p className="quiet" id="hint">
            {words.codeHint}
          </p>
          <button className="button">{words.openMine}</button>
        </form>
      </div>
      <WhatHappened happened={model.happened} locale={model.frame.locale} />
      {model.proof === null ? null : (
        <section>
          <h2>{words.proofTitle}</h2>
          <p>{words.proofLead}</p>
          <p>
            {words.proofCode} {spokenDay(model.proof.day, model.frame.locale, 'UTC')} (UTC):
            <br />
            <code className="hash">{model.proof.head}</code>
          </p>
          <p>
            <a href={model.proof.href}>{words.proofAll}</a>
          </p>
        </section>
      )}
    </Page>
  );
}

export function SentencePage({ frame, sentence }: { frame: Frame; sentence: string }): ReactElement {
  return (
    <Page frame={frame}>
      <h1>{frame.title}</h1>
      <p className="lead">{sentence}</p>
    </Page>
  );
}
