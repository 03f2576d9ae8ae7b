import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { loadConfig } from './config.ts';
import { EnvReader } from './config-reader.ts';
import { readProviders } from './config-providers.ts';

const real = {
  AMENDS_SES_REGION: 'ap-southeast-1',
  AMENDS_SES_CONFIGURATION_SET: 'amends',
  AMENDS_SES_FROM: 'Contoh <a@contoh.example>',
  AMENDS_TWILIO_ACCOUNT_SID: 'AC1',
  AMENDS_TWILIO_AUTH_TOKEN: 'twilio-token',
  AMENDS_TWILIO_FROM: '+6280000000',
  AMENDS_SNS_TOPIC_ARNS: 'arn:aws:sns:ap-southeast-1:1:a, arn:aws:sns:ap-southeast-1:1:b',
};

const said = (env: Record<string, string>): unknown => loadConfig(env).providers.twilio.textsRegistered;

describe('without any setting', () => {
  const config = loadConfig({});

  test('it is development with an embedded database and the sandbox', () => {
    expect(config.mode).toBe('development');
    expect(config.databaseUrl).toBeNull();
    expect(config.providers.kind).toBe('sandbox');
    expect(config.publicUrl).toBe('http://127.0.0.1:3000');
    expect(config.dataDir).toMatch(/amends\/.+-[0-9a-f]{12}$/);
  });

  test('nothing in it can be changed', () => {
    expect(
      Object.isFrozen(config) && Object.isFrozen(config.limits) && Object.isFrozen(config.providers),
    ).toBe(true);
  });
});

describe('modes', () => {
  test.each([
    [{ DATABASE_URL: 'postgres://x/y' }, 'production'],
    [{ NODE_ENV: 'production' }, 'production'],
    [{ NODE_ENV: 'test' }, 'development'],
  ])('%j is %s', (env, mode) => {
    expect(loadConfig(env).mode).toBe(mode);
  });
});

const files = (text: string) => ({ ownSandbox: '/own', read: () => text });

describe('providers', () => {
  test('real settings are complete or refused', () => {
    expect(loadConfig(real).providers).toMatchObject({ kind: 'real', sns: { pinnedCertificate: null } });
    expect(loadConfig(real).providers.sns.topicArns).toHaveLength(2);
    for (const missing of Object.keys(real)) {
      const env = { ...real, [missing]: '' };
      expect(() => loadConfig(env)).toThrow(missing.replace('FROM', ''));
    }
  });

  test('the pinned certificate of a sandbox is refused beside real settings', () => {
    expect(() => loadConfig({ ...real, AMENDS_SNS_PINNED_CERTIFICATE: '/x' })).toThrow(
      'AMENDS_SNS_PINNED_CERTIFICATE is for the sandbox only',
    );
  });

  test('the pin brings its topic', () => {
    const read = new EnvReader({ AMENDS_SNS_PINNED_CERTIFICATE: '/x' });
    const providers = readProviders(read, files('{"url":"u","pem":"p","topicArn":"t"}'));
    expect(providers.sns).toMatchObject({ topicArns: ['t'], pinnedCertificate: { url: 'u', pem: 'p' } });
  });

  test('the sandbox of the data directory is found where it listens; one that is named is another', () => {
    const own = '{"url":"u","pem":"p","topicArn":"t","sandboxUrl":"http://127.0.0.1:9"}';
    const found = readProviders(new EnvReader({}), files(own));
    expect(found).toMatchObject({ url: 'http://127.0.0.1:9', sns: { topicArns: ['t'] } });
    const named = readProviders(new EnvReader({ AMENDS_SANDBOX_URL: 'http://127.0.0.1:8' }), files(own));
    expect(named).toMatchObject({ url: 'http://127.0.0.1:8', sns: { topicArns: [] } });
    const none = readProviders(new EnvReader({}), files('not json'));
    expect(none).toMatchObject({ url: 'http://127.0.0.1:4010', sns: { topicArns: [] } });
  });

  test('whether the carriers know the SMS texts is said by a person, beside either', () => {
    expect([said({}), said(real)]).toEqual([null, null]);
    expect(said({ AMENDS_SMS_TEXTS_REGISTERED: 'yes' })).toBe(true);
    expect(said({ ...real, AMENDS_SMS_TEXTS_REGISTERED: 'no' })).toBe(false);
    expect(() => said({ AMENDS_SMS_TEXTS_REGISTERED: 'soon' })).toThrow(
      'AMENDS_SMS_TEXTS_REGISTERED must be yes or no.',
    );
  });

  test.each(['not json', '{}', '{"url":1,"pem":"p","topicArn":"t"}'])('a pin of %s is refused', (text) => {
    const read = new EnvReader({ AMENDS_SNS_PINNED_CERTIFICATE: '/x' });
    expect(() => readProviders(read, files(text))).toThrow('certificate.json of a sandbox');
  });
});

describe('the spool', () => {
  test('lies in the data directory, elsewhere, or in a bucket', () => {
    const env = { AMENDS_DATA_DIR: '/data' };
    expect(loadConfig(env).spool).toEqual({ kind: 'directory', dir: '/data/spool' });
    expect(loadConfig({ ...env, AMENDS_SPOOL_DIR: '/big' }).spool).toEqual({
      kind: 'directory',
      dir: '/big',
    });
    const bucket = { AMENDS_SPOOL_BUCKET: 'b', AMENDS_SPOOL_ENDPOINT: 'http://127.0.0.1:9/' };
    expect(loadConfig({ ...env, ...bucket }).spool).toEqual({
      kind: 'bucket',
      bucket: 'b',
      prefix: 'spool/',
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      credentials: null,
    });
    const key = { AMENDS_SPOOL_ACCESS_KEY_ID: 'id', AMENDS_SPOOL_SECRET_ACCESS_KEY: 'hidden' };
    const spool = loadConfig({ ...bucket, ...key, AMENDS_SPOOL_PREFIX: 'a/b//' }).spool;
    expect(spool).toMatchObject({ prefix: 'a/b/', credentials: { accessKeyId: 'id' } });
    expect(inspect(spool, { depth: 9 }) + JSON.stringify(spool)).not.toContain('hidden');
  });

  test.each([
    [{ AMENDS_SPOOL_PREFIX: 'a' }, 'AMENDS_SPOOL_BUCKET is needed because AMENDS_SPOOL_PREFIX is set.'],
    [{ AMENDS_SPOOL_BUCKET: 'b' }, 'AMENDS_SPOOL_REGION or AMENDS_SPOOL_ENDPOINT is needed'],
    [{ AMENDS_SPOOL_BUCKET: 'b', AMENDS_SPOOL_DIR: '/a' }, 'AMENDS_SPOOL_DIR must go because'],
    [
      { AMENDS_SPOOL_BUCKET: 'b', AMENDS_SPOOL_REGION: 'r', AMENDS_SPOOL_ACCESS_KEY_ID: 'i' },
      'AMENDS_SPOOL_SECRET_ACCESS_KEY is needed beside the other half of the key.',
    ],
  ])('%j is refused', (env, sentence) => {
    expect(() => loadConfig(env)).toThrow(sentence);
  });
});

describe('what is wrong is told in one sentence naming the variable', () => {
  test.each([
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL must be an address starting with postgres:// or postgresql://.',
    ],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '1e3' }, 'PORT must be a whole number from 0 to 65535.'],
    [
      { AMENDS_PUBLIC_URL: 'amends.example' },
      'AMENDS_PUBLIC_URL must be an address starting with http:// or https://.',
    ],
    [{ AMENDS_LOG_LEVEL: 'loud' }, 'AMENDS_LOG_LEVEL must be one of debug, info, warn, error.'],
    [
      { AMENDS_DELIVERY_LEASE_SECONDS: '10', AMENDS_PROVIDER_CALL_TIMEOUT_MS: '10000' },
      'AMENDS_PROVIDER_CALL_TIMEOUT_MS must be shorter than AMENDS_DELIVERY_LEASE_SECONDS.',
    ],
  ])('%j', (env, sentence) => {
    expect(() => loadConfig(env)).toThrow(sentence);
  });
});

test('secrets do not print', () => {
  const config = loadConfig({ ...real, AMENDS_API_KEY: 'amk_secret' });
  expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toMatch(/amk_secret|twilio-token/);
});

const fulfilmentOf = (env: Record<string, string>) =>
  loadConfig({ AMENDS_DATA_DIR: '/nowhere', ...env }).fulfilment;

describe('fulfilment', () => {
  const AMENDS_FULFILMENT_URL = 'https://billing.example/credits/';
  const AMENDS_FULFILMENT_SECRET = `whsec_${'A'.repeat(32)}`;
  const both = { AMENDS_FULFILMENT_URL, AMENDS_FULFILMENT_SECRET };

  test('goes by file unless told', () => {
    expect(fulfilmentOf({})).toEqual({ http: null, enrolmentSecret: null });
  });

  test('calls one system for bills and entitlements, which can be asked and honours keys, unless told', () => {
    expect(fulfilmentOf(both).http).toMatchObject({
      url: 'https://billing.example/credits',
      kinds: ['billing_credit', 'entitlement'],
      canAsk: true,
      idempotentByKey: true,
      timeoutMs: 10_000,
      retrySeconds: 30,
      giveUpHours: 72,
    });
    const told = { AMENDS_FULFILMENT_KINDS: 'donation', AMENDS_FULFILMENT_CAN_ASK: 'no' };
    expect(fulfilmentOf({ ...both, ...told }).http).toMatchObject({ kinds: ['donation'], canAsk: false });
  });

  test.each([
    [{ AMENDS_FULFILMENT_URL }, /AMENDS_FULFILMENT_SECRET is needed/],
    [{ ...both, AMENDS_FULFILMENT_SECRET: 'short' }, /AMENDS_FULFILMENT_SECRET must be whsec_/],
    [{ ...both, AMENDS_FULFILMENT_KINDS: 'discount_code' }, /AMENDS_FULFILMENT_KINDS must be some of/],
    [{ ...both, AMENDS_FULFILMENT_IDEMPOTENT: 'maybe' }, /AMENDS_FULFILMENT_IDEMPOTENT must be yes or no/],
    [{ AMENDS_ENROLMENT_SECRET: 'short' }, /AMENDS_ENROLMENT_SECRET must be whsec_/],
  ])('is refused half set up, in one sentence: %j', (env, sentence) => {
    expect(() => fulfilmentOf(env as Record<string, string>)).toThrow(sentence);
  });
});

const alarmsOf = (env: Record<string, string>) => loadConfig({ AMENDS_DATA_DIR: '/nowhere', ...env }).alarms;

describe('alarms', () => {
  test('go nowhere unless told', () => {
    expect(alarmsOf({})).toEqual({ mail: null, webhook: null, unknownHours: 6, clockHours: 12 });
  });

  test('are refused half set up, in one sentence', () => {
    expect(() => alarmsOf({ AMENDS_ALARM_SMTP_URL: 'https://mail.example' })).toThrow(
      /AMENDS_ALARM_SMTP_URL must be/,
    );
    expect(() => alarmsOf({ AMENDS_ALARM_SMTP_URL: 'smtp://mail.example' })).toThrow(
      /AMENDS_ALARM_FROM is needed/,
    );
    expect(() => alarmsOf({ AMENDS_ALARM_WEBHOOK_URL: 'https://on-call.example' })).toThrow(
      /AMENDS_ALARM_WEBHOOK_SECRET is needed/,
    );
    const webhook = {
      AMENDS_ALARM_WEBHOOK_URL: 'https://on-call.example',
      AMENDS_ALARM_WEBHOOK_SECRET: 'short',
    };
    expect(() => alarmsOf(webhook)).toThrow(/whsec_/);
  });
});

describe('proxies of our own', () => {
  test('are addresses and networks', () => {
    const { trustedProxies } = loadConfig({ AMENDS_TRUSTED_PROXIES: '10.0.0.0/8, ::1,192.0.2.7' });
    expect(trustedProxies).toEqual(['10.0.0.0/8', '::1', '192.0.2.7']);
    expect(loadConfig({}).trustedProxies).toEqual([]);
  });

  test.each(['true', 'proxy.example', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/1', '10.0.0.0/'])(
    'are never %s',
    (value) => {
      expect(() => loadConfig({ AMENDS_TRUSTED_PROXIES: value })).toThrow(
        /^AMENDS_TRUSTED_PROXIES must be addresses/,
      );
    },
  );
});
