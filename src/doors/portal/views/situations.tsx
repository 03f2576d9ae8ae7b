/** "This is not me", for guardians, for customers of before: one task a page, one button where there is something to do. */
import type { ReactElement } from 'react';
import { MY, type NOT_ME_CHANNELS } from '../my-words.ts';
import { type Frame, Page } from './layout.tsx';
import { Reach } from './prove.tsx';

type NotMeChannel = (typeof NOT_ME_CHANNELS)[number];

export interface NotMeModel {
  readonly frame: Frame;
  /** By which this person was told. */
  readonly channels: readonly NotMeChannel[];
  readonly nonce: string;
}

export function NotMePage({ model }: { model: NotMeModel }): ReactElement {
  const words = MY[model.frame.locale];
  const { channels } = model;
  return (
    <Page frame={model.frame}>
      <h1>{words.notMeTitle}</h1>
      {channels.length === 0 ? (
        <p className="lead">{words.notMeNone}</p>
      ) : (
        <>
          <p className="lead">{words.notMeLead}</p>
          <p>{words.notMeWhat}</p>
          <List items={words.notMeList} />
          <p>{words.notMeNothing}</p>
          {channels.length === 1 ? null : <h2>{words.notMeWhich}</h2>}
          <form className="actions" method="post" action="/my/not-me">
            <input type="hidden" name="nonce" value={model.nonce} />
            {channels.map((channel) => (
              <button className="button" key={channel} name="channel" value={channel}>
                {words.notMeButton[channel]}
              </button>
            ))}
          </form>
        </>
      )}
      <p>
        <a className="plain" href="/my/notice">
          {channels.length === 0 ? words.backToNotice : words.notMeBack}
        </a>
      </p>
    </Page>
  );
}

/** The last page of a visit that was somebody else's. */
export function StoppedPage({ model }: { model: { readonly frame: Frame } }): ReactElement {
  const words = MY[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.stoppedTitle}</h1>
      <p className="lead" role="status">
        {words.stoppedLead}
      </p>
      <p>{words.stoppedRest}</p>
    </Page>
  );
}

export interface GuardianModel {
  readonly frame: Frame;
  readonly said: boolean;
  readonly nonce: string;
}

export function GuardianPage({ model }: { model: GuardianModel }): ReactElement {
  const words = MY[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.guardianTitle}</h1>
      <p className="lead">{words.guardianLead}</p>
      <List items={words.guardianHow} />
      {model.said ? (
        <p className="note">{words.guardianSaid}</p>
      ) : (
        <form method="post" action="/my/guardian">
          <input type="hidden" name="nonce" value={model.nonce} />
          <button className="button">{words.guardianButton}</button>
        </form>
      )}
      <p>
        <a className="plain" href="/my/notice">
          {words.backToNotice}
        </a>
      </p>
    </Page>
  );
}

export function FormerPage({ model }: { model: { readonly frame: Frame } }): ReactElement {
  const words = MY[model.frame.locale];
  return (
    <Page frame={model.frame}>
      <h1>{words.formerTitle}</h1>
      <p className="lead">{words.formerNote}</p>
      <List items={words.formerHow} />
      <Reach frame={model.frame} />
      <p>
        <a className="plain" href="/my/notice">
          {words.backToNotice}
        </a>
      </p>
    </Page>
  );
}

function List({ items }: { items: readonly string[] }): ReactElement {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
