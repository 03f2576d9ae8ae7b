/** Gathers for the readiness list what only providers, people and operators know; changes nothing. */
import { resolveTxt } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  type EmailFacts,
  type Incident,
  type ReadinessFacts,
  ReadinessProbe,
  type SmsFacts,
} from '../incidents/index.ts';
import {
  EMAIL_PROVIDER,
  type EmailProvider,
  type ProviderPreflight,
  SMS_PROVIDER,
  type SmsProvider,
} from '../notices/index.ts';
import { Operators } from '../operators/index.ts';
import { People } from '../people/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';

/** SES gives accounts without production access 200 messages a day. */
const SES_SANDBOX_MAX_24H = 200;

@Injectable()
export class AppReadinessProbe extends ReadinessProbe {
  constructor(
    private readonly operators: Operators,
    private readonly people: People,
    @Inject(EMAIL_PROVIDER) private readonly email: EmailProvider,
    @Inject(SMS_PROVIDER) private readonly sms: SmsProvider,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async look(incident: Incident): Promise<ReadinessFacts> {
    const [profiles, secondApprover, email, sms, dmarc] = await Promise.all([
      this.people.profiles(incident.id),
      this.operators.hasPair('notice.write', 'notice.approve', incident.id),
      this.email.preflight().catch(() => null),
      this.sms.preflight().catch(() => null),
      this.#dmarc(),
    ]);
    const persons = profiles.reduce((sum, profile) => sum + Number(profile.persons), 0);
    return {
      headCount: profiles.length === 0 ? null : persons,
      secondApprover,
      email: email && emailFacts(email, dmarc),
      sms: sms && smsFacts(sms, this.config.providers.twilio.textsRegistered ?? null),
    };
  }

  /** Null where the sandbox speaks: its sender's domain is nobody's. */
  async #dmarc(): Promise<boolean | null> {
    const { kind, ses } = this.config.providers;
    const domain = /@([^>\s]+)/.exec(ses.from)?.[1];
    if (kind === 'sandbox' || !domain) return null;
    const records = await resolveTxt(`_dmarc.${domain}`).catch(() => []);
    return records.some((parts) => parts.join('').startsWith('v=DMARC1'));
  }
}

function emailFacts({ checks, quota }: ProviderPreflight, dmarc: boolean | null): EmailFacts | null {
  if (!isOk(checks, 'reachable')) return null;
  const max24HourSend = quota?.max24Hour ?? null;
  return {
    productionAccess: quota ? max24HourSend === null || max24HourSend > SES_SANDBOX_MAX_24H : null,
    max24HourSend,
    maxSendRatePerSecond: quota?.perSecond ?? null,
    sentLast24Hours: quota?.sentLast24Hours ?? null,
    dkim: isOk(checks, 'dkim'),
    dmarc,
  };
}

/** Whether texts are registered with the carriers is not Twilio's to say: whoever registered them does. */
function smsFacts({ checks }: ProviderPreflight, textsRegistered: boolean | null): SmsFacts | null {
  return isOk(checks, 'reachable') ? { senderRegistered: isOk(checks, 'sender'), textsRegistered } : null;
}

function isOk(checks: ProviderPreflight['checks'], name: string): boolean | null {
  return checks.find((check) => check.name === name)?.ok ?? null;
}
