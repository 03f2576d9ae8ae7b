import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateConfigurationSetCommand,
  CreateTemplateCommand,
  DeleteTemplateCommand,
  GetTemplateCommand,
  ListConfigurationSetsCommand,
  ListIdentitiesCommand,
  ListTemplatesCommand,
  SendBulkTemplatedEmailCommand,
  SESClient,
  UpdateTemplateCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '../../src/kernel/secret.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { confirm, email, sesAt, sesEvents, twilioAt, Webhook } from '../support/providers.ts';
import type { ProviderPreflight } from '../../src/notices/ports.ts';

const scratch = mkdtempSync(join(tmpdir(), 'amends-sandbox-'));
let sandbox: Sandbox;
let webhook: Webhook;
let ses: ReturnType<typeof sesAt>;

const json = async (path: string): Promise<Record<string, never>> =>
  (await (await fetch(`${sandbox.url}${path}`)).json()) as Record<string, never>;
beforeAll(async () => {
  webhook = new Webhook();
  await webhook.open();
  sandbox = await startSandbox({
    dataDir: join(scratch, 'account'),
    eventsUrl: `${webhook.url}/webhooks/sns`,
    callbacks: { firstRetryMs: 20, longestRetryMs: 50 },
  });
  ses = sesAt(sandbox.url);
  await confirm(sandbox, webhook);
});

afterAll(async () => {
  ses.close();
  await sandbox.close();
  await webhook.close();
  rmSync(scratch, { recursive: true });
});

/** The checks an adapter with these options finds red. */
async function red<O>(
  at: (url: string, more: O) => { preflight(): Promise<ProviderPreflight>; close(): void },
  more: O,
): Promise<string[]> {
  const provider = at(sandbox.url, more);
  const { checks } = await provider.preflight();
  provider.close();
  return checks.filter((c) => !c.ok).map((c) => c.name);
}

describe('preflight', () => {
  test('is green for a verified sender with a publishing configuration set', async () => {
    const { checks, quota } = await ses.preflight();
    expect(checks.filter((c) => !c.ok)).toEqual([]);
    expect(checks.map((c) => c.name).sort()).toEqual([
      'dkim',
      'events',
      'identity',
      'quota',
      'reachable',
      'sending',
    ]);
    expect(quota).toMatchObject({ max24Hour: 1_000_000, perSecond: 500 });
  });

  test('names what is missing', async () => {
    const client = sdk();
    await client.send(new CreateConfigurationSetCommand({ ConfigurationSet: { Name: 'deaf' } }));
    expect(await red(sesAt, { configurationSet: 'deaf' })).toEqual(['events']);
    expect(await red(sesAt, { configurationSet: 'nowhere' })).toEqual(['events']);
    expect(await red(sesAt, { from: 'care@unverified.example' })).toEqual(['identity', 'dkim']);
    client.destroy();
  });

  test('Twilio is green for a name, for our number and for a service, red for a wrong one or a wrong token', async () => {
    expect(await red(twilioAt, {})).toEqual([]);
    expect(await red(twilioAt, { from: '+12025550123' })).toEqual([]);
    expect(await red(twilioAt, { from: '+12020000000' })).toEqual(['sender']);
    expect(await red(twilioAt, { messagingServiceSid: `MG${'1'.repeat(32)}` })).toEqual([]);
    expect(await red(twilioAt, { messagingServiceSid: 'nothing' })).toEqual(['sender']);
    expect(await red(twilioAt, { authToken: new Secret('wrong') })).toEqual(['reachable']);
  });
});

const destination = (to: string, d: string, data: object) => ({
  Destination: { ToAddresses: [to] },
  ReplacementTags: [
    { Name: 'd', Value: d },
    { Name: 'a', Value: '1' },
  ],
  ReplacementTemplateData: JSON.stringify(data),
});

describe('templates and bulk', () => {
  test('templates are made, read, changed, listed and dropped', async () => {
    const client = sdk();
    const Template = { TemplateName: 't1', SubjectPart: 'Halo {{name}}', HtmlPart: '<p>{{name}}</p>' };
    await client.send(new CreateTemplateCommand({ Template }));
    await expect(client.send(new CreateTemplateCommand({ Template }))).rejects.toThrow(/already exists/);
    await client.send(new UpdateTemplateCommand({ Template: { ...Template, SubjectPart: 'Hai {{name}}' } }));
    const found = await client.send(new GetTemplateCommand({ TemplateName: 't1' }));
    expect(found.Template).toEqual({ ...Template, SubjectPart: 'Hai {{name}}' });
    expect((await client.send(new ListTemplatesCommand({}))).TemplatesMetadata?.[0]?.Name).toBe('t1');
    await client.send(new DeleteTemplateCommand({ TemplateName: 't1' }));
    await expect(client.send(new GetTemplateCommand({ TemplateName: 't1' }))).rejects.toMatchObject({
      name: 'TemplateDoesNotExistException',
    });
    await client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'care@contoh.example' }));
    expect((await client.send(new ListIdentitiesCommand({}))).Identities).toEqual(['care@contoh.example']);
    const sets = await client.send(new ListConfigurationSetsCommand({}));
    expect(sets.ConfigurationSets?.map((s) => s.Name)).toContain('amends');
    client.destroy();
  });

  test('a bulk call answers per destination, and a body that cannot be rendered tells so only by event', async () => {
    const client = sdk();
    const Template = {
      TemplateName: 'bulk',
      SubjectPart: '{{{subject}}}',
      HtmlPart: '{{{html}}}',
      TextPart: 'x',
    };
    await client.send(new CreateTemplateCommand({ Template }));
    const answer = await client.send(
      new SendBulkTemplatedEmailCommand({
        Source: 'care@contoh.example',
        Template: 'bulk',
        ConfigurationSetName: 'amends',
        DefaultTemplateData: '{}',
        Destinations: [
          destination('b1@example.com', 'c12_1', { subject: '"S" & {{x}}', html: '<b>{{not}}</b>' }),
          destination('bad', 'c12_2', { subject: '', html: '' }),
          destination('b3@example.com', 'c12_3', { subject: 'only' }),
        ],
      }),
    );
    expect(answer.Status?.map((s) => s.Status)).toEqual(['Success', 'InvalidParameterValue', 'Success']);
    expect(await json('/_sandbox/messages?to=b1@example.com')).toMatchObject({
      messages: [{ subject: '"S" & {{x}}', html: '<b>{{not}}</b>' }],
    });
    await webhook.until((all) => all.some((r) => r.body.includes('c12_3')));
    expect(await sesEvents('c12_3', sandbox, webhook)).toMatchObject([
      { type: 'Rendering Failure', kind: 'failed' },
    ]);
    client.destroy();
  });
});

const page = async (path: string): Promise<{ text: string; policy: string }> => {
  const answer = await fetch(`${sandbox.url}${path}`);
  return { text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};

describe('the inbox', () => {
  test('escapes everything and shows an e-mail only inside a sandboxed frame', async () => {
    const evil = '<script>alert(1)</script>';
    const [outcome] = await ses.send([
      email('evil@example.com', 'c14_1', { subject: evil, html: evil, text: evil }),
    ]);
    const id = outcome?.class === 'accepted' ? outcome.providerId : '';
    const list = await page('/inbox?to=evil%40example.com');
    const message = await page(`/inbox/${id}`);
    for (const { text: shown, policy } of [list, message]) {
      expect(shown).toContain('&lt;script&gt;');
      expect(shown).not.toContain('<script');
      expect(policy).toContain("default-src 'none'");
    }
    expect(message.text).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect((await page(`/inbox/${id}/html`)).policy).toMatch(/^sandbox allow-popups /);
  });

  test('names no address outside itself', async () => {
    const { text: shown } = await page('/inbox');
    expect(shown.match(/(?:src|href)="(?!\/)[^"]*"/g)).toBeNull();
    expect((await page('/inbox.css')).text).not.toMatch(/url\(|@import/);
  });
});

function sdk(): SESClient {
  return new SESClient({
    region: 'ap-southeast-1',
    endpoint: sandbox.url,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  });
}
