/** Server-sent events of one address; a broken stream comes back by itself, from where it was. */
import { useEffect, useEffectEvent, useState } from 'react';

export type Stream = 'connecting' | 'open' | 'ended';

/**
 * Calls `onEvent` with the parsed data of every event named `event`. `null` as address listens to nothing.
 * Says how the stream stands, so that a page never shows an old figure as a live one.
 */
export function useLive(address: string | null, event: string, onEvent: (data: unknown) => void): Stream {
  const [stream, setStream] = useState<Stream>('connecting');
  const heard = useEffectEvent((message: MessageEvent<string>) => onEvent(JSON.parse(message.data)));
  useEffect(() => {
    if (address === null) return undefined;
    setStream('connecting');
    const source = new EventSource(address);
    const ended = () => {
      source.close();
      setStream('ended');
    };
    source.addEventListener('open', () => setStream('open'));
    source.addEventListener('error', () => {
      setStream(source.readyState === EventSource.CLOSED ? 'ended' : 'connecting');
    });
    source.addEventListener(event, (message: MessageEvent<string>) => heard(message));
    source.addEventListener('ended', ended);
    return () => source.close();
  }, [address, event]);
  return stream;
}
