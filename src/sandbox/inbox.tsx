/** The inbox as pages: pure views of what was accepted; React escapes every value. */
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Accepted, Message } from './ledger.ts';

export type Shown = 'all' | Accepted['channel'];

export interface InboxModel {
  readonly to: string;
  readonly shown: Shown;
  /** To this recipient, by channel. */
  readonly counts: Readonly<Record<Shown, number>>;
  readonly messages: readonly (Accepted & { readonly preview: string })[];
  readonly page: number;
  readonly pages: number;
  readonly callbacksWaiting: number;
}

export function inboxPage(model: InboxModel): string {
  return page(
    model.to ? `${model.to} · Sandbox inbox` : 'Sandbox inbox',
    <>
      <form className="search" action="/inbox" role="search">
        <input
          type="search"
          name="to"
          defaultValue={model.to}
          aria-label="Recipient"
          placeholder="E-mail address or +62… number"
        />
        {model.shown === 'all' ? null : <input type="hidden" name="channel" value={model.shown} />}
        <button>Find</button>
      </form>
      <Channels model={model} />
      {model.callbacksWaiting > 0 ? (
        <p className="facts">{model.callbacksWaiting} callbacks still to be answered</p>
      ) : null}
      {model.messages.length === 0 ? <Nothing to={model.to} /> : <Rows messages={model.messages} />}
      <Pager model={model} />
    </>,
  );
}

const CHANNELS: readonly (readonly [Shown, string])[] = [
  ['all', 'All'],
  ['email', 'E-mail'],
  ['sms', 'SMS'],
];

function Channels({ model }: { model: InboxModel }): ReactElement {
  return (
    <nav className="channels" aria-label="Channel">
      {CHANNELS.map(([shown, name]) => (
        <a
          key={shown}
          href={inboxAddress({ ...model, shown, page: 0 })}
          aria-current={shown === model.shown ? 'page' : undefined}
        >
          {name} {model.counts[shown].toLocaleString('en')}
        </a>
      ))}
    </nav>
  );
}

function inboxAddress(at: Pick<InboxModel, 'to' | 'shown' | 'page'>): string {
  const query = new URLSearchParams({
    ...(at.to ? { to: at.to } : {}),
    ...(at.shown === 'all' ? {} : { channel: at.shown }),
    ...(at.page === 0 ? {} : { page: String(at.page) }),
  });
  return query.size === 0 ? '/inbox' : `/inbox?${query}`;
}

function Rows({ messages }: { messages: InboxModel['messages'] }): ReactElement {
  return (
    <ul className="rows">
      {messages.map((m) => (
        <li key={m.id}>
          <a href={`/inbox/${m.id}`}>
            <span className={`kind ${m.channel}`}>{m.channel === 'email' ? 'Mail' : 'SMS'}</span>
            <span className="who">{m.to.join(', ')}</span>
            <span className="what">
              {m.channel === 'email' ? <b>{m.subject} </b> : null}
              {m.preview}
            </span>
            <Fate message={m} />
            <time dateTime={m.at}>{m.at.slice(0, 19).replace('T', ' ')} UTC</time>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ to }: { to: string }): ReactElement {
  return (
    <p className="nothing">
      {to
        ? 'Nothing was sent to this recipient.'
        : 'Nothing has been sent yet. Messages appear here as they arrive.'}
    </p>
  );
}

function Pager({ model }: { model: InboxModel }): ReactElement | null {
  if (model.pages < 2) return null;
  const address = (n: number): string => inboxAddress({ ...model, page: n });
  return (
    <nav className="pager" aria-label="Pages">
      {model.page > 0 ? <a href={address(model.page - 1)}>Newer</a> : <span />}
      <span>
        {model.page + 1} of {model.pages}
      </span>
      {model.page + 1 < model.pages ? <a href={address(model.page + 1)}>Older</a> : <span />}
    </nav>
  );
}

export function messagePage(message: Message): string {
  const who = message.to[0] ?? '';
  return page(
    `${who} · Sandbox inbox`,
    <>
      <p className="back">
        <a href="/inbox">Inbox</a> ·{' '}
        <a href={`/inbox?${new URLSearchParams({ to: who })}`}>everything to {who}</a>
      </p>
      {message.channel === 'email' ? <Email message={message} /> : <Sms message={message} />}
      <Facts message={message} />
    </>,
  );
}

function Email({ message }: { message: Message & { channel: 'email' } }): ReactElement {
  return (
    <article className="mail">
      <header>
        <h2>{message.subject || '(no subject)'}</h2>
        <p>
          from {message.from} to {message.to.join(', ')}
        </p>
      </header>
      {message.html === null ? null : (
        <iframe
          title="The e-mail as its reader sees it"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={`/inbox/${message.id}/html`}
        />
      )}
      {message.text === null ? null : (
        <details open={message.html === null}>
          <summary>Plain text</summary>
          <pre>{message.text}</pre>
        </details>
      )}
    </article>
  );
}

function Sms({ message }: { message: Message & { channel: 'sms' } }): ReactElement {
  return (
    <article className="phone">
      <header>{message.from}</header>
      <p className="bubble">{message.text}</p>
      <footer>
        {message.segments} {message.segments === 1 ? 'segment' : 'segments'}
      </footer>
    </article>
  );
}

function Facts({ message }: { message: Message }): ReactElement {
  const rows: [string, ReactNode][] = [
    ['Accepted', message.at],
    ['Provider id', <code key="id">{message.id}</code>],
    ['Delivery', message.d === null ? 'not tagged' : `${message.d}, attempt ${message.a ?? '–'}`],
    ['Then', message.events.map((e) => (e.why ? `${e.type} (${e.why})` : e.type)).join(', then ')],
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Fate({ message }: { message: Accepted }): ReactElement {
  const last = message.events.at(-1)?.type ?? 'accepted';
  const good = /^(Delivery|delivered|sent)$/.test(last);
  return <span className={good ? 'fate' : 'fate bad'}>{last}</span>;
}

function page(title: string, content: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <link rel="stylesheet" href="/inbox.css" />
      </head>
      <body>
        <header className="top">
          <h1>
            <a href="/inbox">Sandbox inbox</a>
          </h1>
          <p>What SES and Twilio would have carried. Nothing here leaves this machine.</p>
        </header>
        <main>{content}</main>
      </body>
    </html>,
  )}`;
}
