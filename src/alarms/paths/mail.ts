/** Alarms by SMTP, to people on duty. */
import type { Both } from '../../kernel/both.ts';
import type { AlarmSettings } from '../../platform/config.ts';
import { type AlarmPath, problemOf, TELL_TIMEOUT_MS, type Telling, tellingId } from './path.ts';

export class MailPath implements AlarmPath {
  readonly name = 'mail';
  readonly #mail: NonNullable<AlarmSettings['mail']>;

  constructor(mail: NonNullable<AlarmSettings['mail']>) {
    this.#mail = mail;
  }

  async tell(telling: Telling): Promise<Both | null> {
    const { alarm, what, from } = telling;
    const { smtpUrl, from: sender, to } = this.#mail;
    // Loaded when the first alarm goes: most processes never tell one.
    const { createTransport } = await import('nodemailer');
    const timeouts = {
      connectionTimeout: TELL_TIMEOUT_MS,
      greetingTimeout: TELL_TIMEOUT_MS,
      socketTimeout: TELL_TIMEOUT_MS,
    };
    const url = new URL(smtpUrl.reveal());
    const transport = createTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
      secure: url.protocol === 'smtps:',
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
      ...timeouts,
    });
    try {
      await transport.sendMail({
        from: sender,
        to: [...to],
        subject: `[Amends] ${PREFIX[what]}${alarm.sentence}`.slice(0, 180),
        text: textOf(telling),
        messageId: `<alarm.${tellingId(telling)}@${new URL(from).hostname}>`,
      });
      return null;
    } catch (error) {
      return problemOf(error);
    } finally {
      transport.close();
    }
  }
}

const PREFIX = { raised: '', repeated: 'Still: ', over: 'Over: ' } as const;

function textOf({ alarm, what, from }: Telling): string {
  const lines =
    what === 'over'
      ? ['This is over:', '', alarm.sentence]
      : [alarm.sentence, '', `Say that you are on it: amends alarm acknowledge ${alarm.id}`];
  return [...lines, '', `Since ${alarm.raisedAt.toISOString()}, at ${from}.`, ''].join('\n');
}
