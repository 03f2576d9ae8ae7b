/**
 * Server-sent events of one address. A broken stream comes back by itself, later and later while nobody answers; a window
 * that nobody looks at listens to nothing, since a browser holds only few connections for all its windows together.
 */
import { useEffect, useEffectEvent, useState } from 'react';

export type Stream = 'connecting' | 'open' | 'ended';

/** So often the browser tries by itself, from where it was; then we do, at growing distances. */
const OWN_TRIES = 3;
const FIRST_MS = 2_000;
const LAST_MS = 30_000;
const HIDDEN_MS = 30_000;

export interface Ear {
  readonly event: string;
  readonly heard: (data: unknown) => void;
  readonly stands: (stream: Stream) => void;
}

/** Listens until what it returns is called, or until the server says that it has ended. */
export function listen(address: string, { event, heard, stands }: Ear): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;
  let failures = 0;
  const close = () => {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    const own = new EventSource(address);
    source = own;
    own.addEventListener('open', () => {
      failures = 0;
      stands('open');
    });
    own.addEventListener('error', () => {
      failures += 1;
      stands('connecting');
      if (own.readyState !== EventSource.CLOSED && failures <= OWN_TRIES) return;
      close();
      const wait = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(failures, 6));
      timer = window.setTimeout(open, wait * (0.5 + Math.random() / 2));
    });
    own.addEventListener(event, (message: MessageEvent<string>) => heard(JSON.parse(message.data)));
    own.addEventListener('ended', () => {
      leave();
      stands('ended');
    });
  };
  const look = () => {
    if (!document.hidden) {
      if (source === null) open();
      return;
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      close();
      stands('connecting');
    }, HIDDEN_MS);
  };
  const leave = () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
  document.addEventListener('visibilitychange', look);
  open();
  return leave;
}

/**
 * Calls `onEvent` with the parsed data of every event named `event`. `null` as address listens to nothing.
 * Says how the stream stands, so that a page never shows an old figure as a live one.
 */
export function useLive(address: string | null, event: string, onEvent: (data: unknown) => void): Stream {
  const [stream, setStream] = useState<Stream>('connecting');
  const heard = useEffectEvent(onEvent);
  useEffect(() => {
    if (address === null) return undefined;
    setStream('connecting');
    return listen(address, { event, heard: (data) => heard(data), stands: setStream });
  }, [address, event]);
  return stream;
}

/** Long enough for a first answer; after that it is said that what stands here may be old. */
const PATIENCE_MS = 4_000;

export function useLost(stream: Stream): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    setLost(false);
    if (stream !== 'connecting') return undefined;
    const timer = setTimeout(() => setLost(!document.hidden), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [stream]);
  return isLost;
}
