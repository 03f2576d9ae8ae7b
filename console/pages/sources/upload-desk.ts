/**
 * Uploads this browser is sending: they go on while one looks at other pages. How far an upload is, only the server
 * knows; after a reload nothing is left here, and the file is asked for again.
 */
import { useSyncExternalStore } from 'react';
import { type DetailedError, Upload as TusUpload } from 'tus-js-client';
import { askBytes, Problem, UNREACHED } from '../../api/client.ts';
import { signInAgain } from '../../api/session.ts';

export type SendingState = 'waiting' | 'sending' | 'retrying' | 'paused' | 'failed';

export interface Sending {
  readonly key: string;
  readonly incident: string;
  /** Null until the server has begun it. */
  readonly uploadId: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly sentBytes: number;
  readonly bytesPerSecond: number | null;
  readonly state: SendingState;
  readonly error: unknown;
}

/** Two at once: a third would only share the same line. */
const AT_ONCE = 2;
const CHUNK_BYTES = 16 * 1024 * 1024;
/** A machine asleep, a train in a tunnel: about ten minutes, then it waits for a person. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, ...Array.from({ length: 20 }, () => 30_000)];
/** The pace of about the last so many seconds. */
const PACE_SECONDS = 5;
const COMPARED_BYTES = 256 * 1024;

interface Held {
  view: Sending;
  readonly file: File;
  tus: TusUpload | null;
  pace: { at: number; bytes: number; perSecond: number | null };
}

const held = new Map<string, Held>();
const listeners = new Set<() => void>();
let shown: readonly Sending[] = [];
let numbered = 0;

export function useSendings(incident: string): readonly Sending[] {
  const all = useSyncExternalStore(listen, () => shown);
  return all.filter((sending) => sending.incident === incident);
}

/** Sends a file from its beginning. */
export function send(incident: string, file: File): void {
  add(incident, file, null, 0);
}

/**
 * Goes on with what was begun. Null where it does; else why this file is not the one: its length, or what stands in it.
 */
export async function goOn(
  incident: string,
  upload: { readonly uploadId: string; readonly lengthBytes: number | null },
  file: File,
): Promise<'length' | 'content' | null> {
  if (file.size !== upload.lengthBytes) return 'length';
  const path = `/api/v1/incidents/${incident}/uploads/${upload.uploadId}`;
  const stands = (await (await askBytes(path)).json()) as { receivedBytes: number };
  const last = Math.max(0, stands.receivedBytes - COMPARED_BYTES);
  for (const from of new Set([0, last])) {
    const piece = file.slice(from, Math.min(from + COMPARED_BYTES, stands.receivedBytes));
    if (piece.size > 0 && !(await isSame(path, from, piece))) return 'content';
  }
  add(incident, file, upload.uploadId, stands.receivedBytes);
  return null;
}

async function isSame(path: string, offset: number, piece: Blob): Promise<boolean> {
  const answer = await askBytes(`${path}/compare?offset=${offset}`, {
    method: 'POST',
    headers: { 'content-type': 'application/offset+octet-stream' },
    body: await piece.arrayBuffer(),
  });
  return ((await answer.json()) as { same: boolean }).same;
}

export function pause(key: string): void {
  const one = held.get(key);
  if (!one) return;
  void one.tus?.abort();
  change(one, { state: 'paused', bytesPerSecond: null });
  next();
}

export function resume(key: string): void {
  const one = held.get(key);
  if (!one) return;
  change(one, { state: 'waiting', error: null });
  next();
}

/** Lets go of it here, and gives it up on the server where it was begun there. */
export async function giveUp(key: string): Promise<void> {
  const one = held.get(key);
  if (!one) return;
  await one.tus?.abort();
  const { incident, uploadId } = one.view;
  if (uploadId !== null) {
    await askBytes(`/api/v1/incidents/${incident}/uploads/${uploadId}`, { method: 'DELETE' });
  }
  forget(key);
}

function add(incident: string, file: File, uploadId: string | null, sentBytes: number): void {
  const key = String((numbered += 1));
  const { name, size: bytes } = file;
  const view: Sending = {
    key,
    incident,
    uploadId,
    name,
    bytes,
    sentBytes,
    bytesPerSecond: null,
    state: 'waiting',
    error: null,
  };
  held.set(key, { view, file, tus: null, pace: { at: 0, bytes: sentBytes, perSecond: null } });
  publish();
  next();
}

function isBusy({ view }: Held): boolean {
  return view.state === 'sending' || view.state === 'retrying';
}

function next(): void {
  const free = AT_ONCE - [...held.values()].filter(isBusy).length;
  const waiting = [...held.values()].filter(({ view }) => view.state === 'waiting');
  for (const one of waiting.slice(0, Math.max(0, free))) begin(one);
}

function begin(one: Held): void {
  const { incident, uploadId } = one.view;
  const endpoint = `${window.location.origin}/api/v1/incidents/${incident}/uploads`;
  one.pace = { at: performance.now(), bytes: one.view.sentBytes, perSecond: null };
  one.tus ??= new TusUpload(one.file, {
    endpoint,
    ...(uploadId === null ? {} : { uploadUrl: `${endpoint}/${uploadId}` }),
    metadata: { filename: one.view.name },
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_MS,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => change(one, { uploadId: one.tus?.url?.split('/').at(-1) ?? null }),
    onProgress: (sentBytes) => {
      if (one.view.state !== 'paused') progressed(one, sentBytes);
    },
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status === 409 || status === 423 || status >= 500;
      if (again) change(one, { state: 'retrying', bytesPerSecond: null });
      return again;
    },
    onError: (error) => {
      change(one, { state: 'failed', bytesPerSecond: null, error: problemIn(error) });
      next();
    },
    onSuccess: () => {
      forget(one.view.key);
      next();
    },
  });
  change(one, { state: 'sending' });
  one.tus.start();
}

function progressed(one: Held, sentBytes: number): void {
  const now = performance.now();
  const seconds = (now - one.pace.at) / 1000;
  if (seconds >= 0.5) {
    const measured = Math.max(0, sentBytes - one.pace.bytes) / seconds;
    const kept = one.pace.perSecond === null ? 0 : Math.exp(-seconds / PACE_SECONDS);
    const perSecond = kept * (one.pace.perSecond ?? 0) + (1 - kept) * measured;
    one.pace = { at: now, bytes: sentBytes, perSecond };
  }
  change(one, { sentBytes, state: 'sending', bytesPerSecond: one.pace.perSecond });
}

/** The server's own sentence, where it said one. */
function problemIn(error: Error | DetailedError): unknown {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return new Problem(0, UNREACHED, error.message);
  if (response.getStatus() === 401) signInAgain();
  try {
    const { code, detail } = JSON.parse(response.getBody()) as { code: string; detail: string };
    return new Problem(response.getStatus(), code, detail);
  } catch {
    return new Problem(response.getStatus(), 'http.unreadable', error.message);
  }
}

function change(one: Held, to: Partial<Sending>): void {
  if (!held.has(one.view.key)) return;
  one.view = { ...one.view, ...to };
  publish();
}

function forget(key: string): void {
  held.delete(key);
  publish();
}

function publish(): void {
  shown = [...held.values()].map(({ view }) => view);
  for (const told of listeners) told();
}

function listen(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** Whoever leaves while bytes are on their way is asked once more by the browser. */
window.addEventListener('beforeunload', (event) => {
  if (shown.some(({ state }) => state === 'sending' || state === 'retrying')) event.preventDefault();
});
