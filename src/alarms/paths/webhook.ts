/** Alarms to a webhook, signed as Standard Webhooks 1.0 says, so that any on-call tool can believe them. */
import { type Both, saying } from '../../kernel/both.ts';
import type { AlarmSettings } from '../../platform/config.ts';
import { signedHeaders } from '../../platform/crypto/webhook-signature.ts';
import { type AlarmPath, PATH_SAID, problemOf, TELL_TIMEOUT_MS, type Telling, tellingId } from './path.ts';

export class WebhookPath implements AlarmPath {
  readonly name = 'webhook';
  readonly #webhook: NonNullable<AlarmSettings['webhook']>;

  constructor(webhook: NonNullable<AlarmSettings['webhook']>) {
    this.#webhook = webhook;
  }

  async tell(telling: Telling): Promise<Both | null> {
    const { alarm, what, no, from } = telling;
    const { url, secret } = this.#webhook;
    const { id, kind, incidentId, sentence, raisedAt, overAt } = alarm;
    const data = {
      id,
      kind,
      incident: incidentId,
      sentence,
      raised_at: raisedAt,
      over_at: overAt,
      repeats: no,
      from,
    };
    const body = JSON.stringify({ type: `alarm.${what}`, timestamp: overAt ?? raisedAt, data });
    const messageId = tellingId(telling);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(TELL_TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          ...signedHeaders(secret, { id: messageId, body }, Date.now()),
        },
        body,
      });
      await answer.body?.cancel();
      return answer.ok ? null : saying(PATH_SAID.answered, answer.status);
    } catch (error) {
      return problemOf((error as { cause?: unknown }).cause ?? error);
    }
  }
}
