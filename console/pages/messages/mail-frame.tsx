/**
 * A mail as it is sent, in a frame of our own address with a policy of its own: nothing in it runs, nothing is fetched,
 * and it leads nowhere.
 */
import { useEffect, useRef } from 'react';

const FRAME = '/api/v1/messages/preview-frame';
const [HEIGHT_MIN, HEIGHT_MAX] = [320, 720];

export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (frame.current) draw(frame.current, html);
  }, [html]);
  return (
    <iframe
      ref={frame}
      className="mail-frame"
      title={title}
      src={FRAME}
      // Without allow-scripts: the same origin is only for us to write into it.
      sandbox="allow-same-origin"
      onLoad={(event) => draw(event.currentTarget, html)}
    />
  );
}

/** A link that was followed inside the frame brings the mail back. */
function draw(frame: HTMLIFrameElement, html: string): void {
  const page = frame.contentDocument;
  if (page?.readyState !== 'complete') return;
  if (page.location.pathname !== FRAME) {
    frame.src = FRAME;
    return;
  }
  const [, attributes = '', inside = html] = /<html([^>]*)>([\s\S]*)<\/html>/i.exec(html) ?? [];
  const language = /lang="([^"]*)"/.exec(attributes)?.[1];
  page.documentElement.innerHTML = inside;
  if (language) page.documentElement.lang = language;
  const height = Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, page.documentElement.scrollHeight));
  frame.style.height = `${height}px`;
}
