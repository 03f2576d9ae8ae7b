/** "Is this really from you?": a code is ours or it is not; never whose. */
import type { ReactElement } from 'react';
import { PUBLIC_WORDS } from '../public-text.ts';
import { CodeField } from './code-field.tsx';
import { type Frame, Page } from './layout.tsx';

export interface ReallyModel {
  readonly frame: Frame;
  readonly action: string;
  readonly answer: 'yes' | 'no' | null;
  readonly trouble: 'tooMany' | null;
}

export function ReallyPage({ model }: { model: ReallyModel }): ReactElement {
  const { frame, answer } = model;
  const words = PUBLIC_WORDS[frame.locale];
  const said =
    answer === 'yes'
      ? [words.reallyYes, words.reallyYesText, words.reallyYesStill]
      : [words.reallyNo, words.reallyNoText, words.reallyNoStill];
  return (
    <Page frame={frame}>
      <h1>{words.reallyTitle}</h1>
      {answer === null ? (
        <p className="lead">{words.reallyLead}</p>
      ) : (
        <div className={`note answer ${answer === 'yes' ? 'good' : 'bad'}`} role="status">
          <h2 className="first">{said[0]}</h2>
          <p>{said[1]}</p>
          <p>{said[2]}</p>
        </div>
      )}
      <div className="card">
        {answer === null ? null : <h2 className="first">{words.another}</h2>}
        <CodeField
          model={{
            locale: frame.locale,
            action: model.action,
            button: words.reallyCheck,
            trouble: model.trouble,
          }}
        />
      </div>
      <p className="quiet">{words.reallyWho}</p>
      <p>
        <a href={`${frame.contact?.home}?lang=${frame.locale}`}>{words.back}</a>
      </p>
    </Page>
  );
}
