/** Wires the people room; the app provides `ResolveFence` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { Guards } from './guards.ts';
import { Identities } from './identities.ts';
import { Lookups } from './lookups.ts';
import { DomainJobs } from './mail-domains.jobs.ts';
import { MailDomains } from './mail-domains.ts';
import { DnsMailServers, MailServers, NoMailServers } from './mail-servers.ts';
import { OwnPages } from './own-pages.ts';
import { People } from './people.ts';
import { PostalAddresses } from './postal-addresses.ts';
import { Reveals } from './reveals.ts';
import { Runs } from './runs.ts';
import { Seeds } from './seeds.ts';
import { SharedKeys } from './shared-keys.ts';
import { Sharing } from './sharing.ts';
import { SharingJobs } from './sharing.jobs.ts';
import { Unaffected } from './unaffected.ts';

const MAIL_SERVERS = {
  provide: MailServers,
  useFactory: ({ providers, dnsServers }: Config) =>
    providers.kind === 'sandbox' ? new NoMailServers() : new DnsMailServers({ servers: dnsServers }),
  inject: [CONFIG],
};

@Module({
  imports: [IncidentsModule, OperatorsModule],
  providers: [
    People,
    Guards,
    Identities,
    Unaffected,
    Lookups,
    Reveals,
    Runs,
    PostalAddresses,
    OwnPages,
    Sharing,
    Seeds,
    SharedKeys,
    SharingJobs,
    MailDomains,
    DomainJobs,
    MAIL_SERVERS,
  ],
  exports: [
    People,
    Guards,
    Identities,
    Unaffected,
    Lookups,
    Reveals,
    Runs,
    PostalAddresses,
    OwnPages,
    Sharing,
    Seeds,
    SharedKeys,
    SharingJobs,
    MailDomains,
    DomainJobs,
    MailServers,
  ],
})
export class PeopleModule {}
