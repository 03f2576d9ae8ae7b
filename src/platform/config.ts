/** Every setting, parsed once before anything starts, frozen and injected; nothing else reads the environment. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Secret } from '../kernel/secret.ts';
import { EnvReader, type Environment } from './config-reader.ts';
import { defaultDataDir } from './embedded/layout.ts';
import { type ProviderSettings, readProviders } from './config-providers.ts';
import { type AlarmSettings, readAlarms } from './config-alarms.ts';
import { type CodeStockSettings, readCodeStock, readVoidAlone } from './config-compensation.ts';
import { type FulfilmentSettings, readFulfilment } from './config-fulfilment.ts';
import { readSignIn, type SignInSettings } from './config-sign-in.ts';
import { readSpool, type SpoolSettings } from './config-spool.ts';

export type { ProviderSettings, PinnedCertificate } from './config-providers.ts';
export type { AlarmSettings } from './config-alarms.ts';
export type { FulfilmentSettings, HttpKind } from './config-fulfilment.ts';
export type { SignInSettings } from './config-sign-in.ts';
export type { SpoolSettings } from './config-spool.ts';

export interface Limits {
  readonly dbPoolConnections: number;
  readonly requestBodyMaxBytes: number;
  readonly uploadMaxBytes: number;
  /** How long an upload that is not whole waits for its next byte. */
  readonly uploadExpiryHours: number;
  readonly jobConcurrency: number;
  /** How long a claim holds; every provider call ends before it lapses (ENGINE §6.3). */
  readonly deliveryLeaseSeconds: number;
  readonly providerCallTimeoutMs: number;
  /** Between two messages to one address of several people. */
  readonly sharedAddressGapSeconds: number;
  /** People of one notice told by one address. */
  readonly sharedAddressPeopleMax: number;
  /** How long a provider may take to tell of an acceptance (ENGINE §6.4). */
  readonly unknownWindowSeconds: number;
  readonly settleAfterHours: number;
  readonly keyCacheSeconds: number;
  readonly spoolKeepDays: number;
  readonly idempotencyKeepDays: number;
}

export interface Config {
  /** Development: embedded database and NODE_ENV not `production` (ENGINE §10). */
  readonly mode: 'development' | 'production';
  /** Keys, the embedded database and, by default, the spool lie here. */
  readonly dataDir: string;
  /** Null: the embedded database of `dataDir`. */
  readonly databaseUrl: string | null;
  /** The owner's connection for `migrate`; null: `databaseUrl` does both. */
  readonly migrationUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** What customers and providers reach; links and callbacks start with it. No trailing slash. */
  readonly publicUrl: string;
  /** Where the portal stands, if not at `publicUrl`. */
  readonly portalUrl: string;
  /** Proxies of our own, by address or network: whom they name as the caller is believed. */
  readonly trustedProxies: readonly string[];
  readonly providers: ProviderSettings;
  /** Where uploads wait. */
  readonly spool: SpoolSettings;
  readonly alarms: AlarmSettings;
  /** Per currency, the most that one person may void without a second one; nothing where it is not named. */
  readonly voidAloneMaxMinor: ReadonlyMap<string, bigint>;
  /** When the codes of an offer are too few, which is an alarm. */
  readonly codeStock: CodeStockSettings;
  readonly fulfilment: FulfilmentSettings;
  readonly signIn: SignInSettings;
  readonly limits: Limits;
  /** Asked for mail servers instead of the machine's own resolvers. */
  readonly dnsServers: readonly string[];
  /** Names the actor everywhere (ENGINE §10). */
  readonly apiKey: Secret<string> | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const POSTGRES = ['postgres:', 'postgresql:'] as const;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Throws `platform.config`, one sentence that names the variable. */
export function loadConfig(env: Environment): Config {
  const read = new EnvReader(env);
  const databaseUrl = read.url('DATABASE_URL', POSTGRES);
  const dataDir = dataDirFrom(env);
  const host = read.text('HOST') ?? '127.0.0.1';
  const port = read.whole('PORT', 3000, { min: 0, max: 65_535 });
  const publicUrl = read.url('AMENDS_PUBLIC_URL') ?? `http://${urlHost(host)}:${port}`;
  const providers = readProviders(read, {
    ownSandbox: join(dataDir, 'sandbox', 'certificate.json'),
    read: (file) => readFileSync(file, 'utf8'),
  });
  const isDevelopment = databaseUrl === null && env.NODE_ENV !== 'production';
  return Object.freeze({
    mode: isDevelopment ? 'development' : 'production',
    dataDir,
    databaseUrl,
    migrationUrl: read.url('AMENDS_MIGRATION_URL', POSTGRES),
    host,
    port,
    publicUrl,
    portalUrl: read.url('AMENDS_PORTAL_URL') ?? publicUrl,
    trustedProxies: trustedProxiesFrom(read),
    providers,
    spool: readSpool(read, join(dataDir, 'spool')),
    alarms: readAlarms(read),
    voidAloneMaxMinor: readVoidAlone(read),
    codeStock: readCodeStock(read),
    fulfilment: readFulfilment(read),
    signIn: readSignIn(read, isDevelopment),
    limits: readLimits(read, providers.kind === 'sandbox'),
    dnsServers: dnsServersFrom(read),
    apiKey: read.secret('AMENDS_API_KEY'),
    logLevel: logLevelFrom(read),
  });
}

/** Relative ones count from where the process was started. */
export function dataDirFrom(env: Environment): string {
  const given = new EnvReader(env).text('AMENDS_DATA_DIR');
  if (given === null) return defaultDataDir(env);
  return resolve(given);
}

function readLimits(read: EnvReader, isSandbox: boolean): Limits {
  const limits: Limits = {
    dbPoolConnections: read.whole('AMENDS_DB_POOL_CONNECTIONS', 10, { min: 2, max: 100 }),
    requestBodyMaxBytes: 1_048_576,
    uploadMaxBytes: read.whole('AMENDS_UPLOAD_MAX_BYTES', 50 * 1024 ** 3, { min: 1_000, max: 1e15 }),
    uploadExpiryHours: read.whole('AMENDS_UPLOAD_EXPIRY_HOURS', 72, { min: 1, max: 336 }),
    jobConcurrency: read.whole('AMENDS_JOB_CONCURRENCY', 4, { min: 1, max: 64 }),
    deliveryLeaseSeconds: read.whole('AMENDS_DELIVERY_LEASE_SECONDS', 18, { min: 2, max: 3_600 }),
    providerCallTimeoutMs: read.whole('AMENDS_PROVIDER_CALL_TIMEOUT_MS', 12_000, { min: 500, max: 120_000 }),
    sharedAddressGapSeconds: read.whole('AMENDS_SHARED_ADDRESS_GAP_SECONDS', isSandbox ? 1 : 600, {
      min: 0,
      max: 86_400,
    }),
    sharedAddressPeopleMax: read.whole('AMENDS_SHARED_ADDRESS_PEOPLE_MAX', 20, { min: 1, max: 10_000 }),
    unknownWindowSeconds: read.whole('AMENDS_UNKNOWN_WINDOW_SECONDS', 900, { min: 1, max: 604_800 }),
    settleAfterHours: 72,
    keyCacheSeconds: 300,
    spoolKeepDays: 14,
    idempotencyKeepDays: 7,
  };
  if (limits.providerCallTimeoutMs >= limits.deliveryLeaseSeconds * 1_000) {
    read.fail('AMENDS_PROVIDER_CALL_TIMEOUT_MS', 'must be shorter than AMENDS_DELIVERY_LEASE_SECONDS');
  }
  return Object.freeze(limits);
}

/** `10.0.0.0/8`, `::1`: a name could be anybody's, and a whole range would let callers name themselves. */
function trustedProxiesFrom(read: EnvReader): readonly string[] {
  const proxies = read.list('AMENDS_TRUSTED_PROXIES');
  if (proxies.every(isNetwork)) return proxies;
  return read.fail(
    'AMENDS_TRUSTED_PROXIES',
    'must be addresses or networks such as 10.0.0.0/8, parted by commas, and never everybody',
  );
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (length === undefined) return true;
  return /^\d{1,3}$/.test(length) && Number(length) >= 1 && Number(length) <= (family === 4 ? 32 : 128);
}

function dnsServersFrom(read: EnvReader): readonly string[] {
  const servers = read.list('AMENDS_DNS_SERVERS');
  if (
    servers.every(
      (server) => isIP(server.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')) > 0 || isIP(server) > 0,
    )
  )
    return servers;
  return read.fail(
    'AMENDS_DNS_SERVERS',
    'must be IP addresses separated by commas, each with or without a port',
  );
}

function logLevelFrom(read: EnvReader): Config['logLevel'] {
  const text = read.text('AMENDS_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((name) => name === text);
  return level ?? read.fail('AMENDS_LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
}

/** What a browser on this machine can open. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
