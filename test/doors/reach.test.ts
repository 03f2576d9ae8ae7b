import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import type { IncidentId, OperatorId } from '../../src/kernel/ids.ts';
import { newId } from '../../src/kernel/ids.ts';
import { FIELDS, LOOKED_UP, PARAMS, Reach } from '../../src/doors/reach.ts';
import { commandLine } from '../../src/doors/cli/run.ts';
import type { Stage } from '../../src/doors/cli/verb.ts';
import { Messages } from '../../src/messages/index.ts';
import { Notices } from '../../src/notices/index.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { type Route, routesOf } from '../support/routes.ts';
import { type Answer, aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let routes: Route[];
let mine: IncidentId;
let theirs: IncidentId;
let id: OperatorId;
/** Of an administrator who works on `mine` only. */
let key: string;

const room = <T>(of: abstract new (...args: never[]) => T): T => web.app.get<T>(of, { strict: false });

beforeAll(async () => {
  web = await aWeb();
  routes = routesOf(web.app).filter(({ access }) => access !== 'public');
  [mine, theirs] = [(await anIncident(web)).id, (await anIncident(web)).id];
  ({ operatorId: id } = await anOperator(web.db, 'Nora Named'));
  await room(Operators).setIncidents(id, new Set([mine]), TERMINAL_ACTOR);
  key = (await room(ApiKeys).make(id, 'test', TERMINAL_ACTOR)).key.reveal();
});
afterAll(() => web.close());

const paramsOf = ({ path }: Route) => [...path.matchAll(/:(\w+)/g)].map((m) => m[1]!);

describe('every name that may lead to an incident', () => {
  test('in an address says where it leads', () => {
    const silent = routes.flatMap((route) =>
      paramsOf(route)
        .filter((name) => !Object.hasOwn(PARAMS, name))
        .map((name) => `${route.verb} ${route.path}: ${name}`),
    );
    expect(routes.length).toBeGreaterThan(150);
    expect(silent).toEqual([]);
  });

  test('what means nothing without an incident stands behind one, or behind an id that leads to one', () => {
    const adrift = routes.filter((route) => {
      const names = paramsOf(route);
      return names.some((name, i) => {
        const before = names.slice(0, i).map((earlier) => PARAMS[earlier]);
        return PARAMS[name] === 'inside' && !before.some((leads) => leads !== 'inside' && leads !== 'shared');
      });
    });
    expect(adrift.map(({ path }) => path)).toEqual([]);
  });

  test('in a query or a body says where it leads', async () => {
    const { json } = await web.call({ url: '/api/openapi.json' });
    const silent = new Set<string>();
    uuidFields(json['paths'], json, (name) => silent.add(name));
    for (const name of [...Object.keys(FIELDS), ...Object.keys(PARAMS)]) silent.delete(name);
    expect([...silent]).toEqual([]);
  });

  test('in the terminal says where it leads', () => {
    const program = commandLine({} as Stage, () => {});
    const names = everyCommand(program).flatMap((command) =>
      command.registeredArguments.map((argument) => argument.name()),
    );
    expect(names.length).toBeGreaterThan(50);
    const known = new Set(Object.keys(PARAMS));
    expect([...new Set(names.filter((name) => !known.has(name)))]).toEqual([]);
  });

  test('is looked up in the view that the doors publish', async () => {
    const [view] = await web.db.tx((tx) =>
      tx.q<{ definition: string }>(`SELECT pg_get_viewdef('doors_v_incident_of'::regclass) AS definition`),
    );
    const kinds = [...view!.definition.matchAll(/'(\w+)'::text AS kind/g)].map((m) => m[1]);
    const also = [...view!.definition.matchAll(/'(code_file|result)'::text/g)].map((m) => m[1]);
    expect([...new Set([...kinds, ...also])].toSorted()).toEqual([...LOOKED_UP].toSorted());
  });
});

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((inner) => [inner, ...everyCommand(inner)]);
}

function isUuid(schema: Schema | undefined): boolean {
  return schema?.format === 'uuid';
}

/** An id, a list of them, or one that may be null. */
function isId(schema: Schema | undefined): boolean {
  return isUuid(schema) || isUuid(schema?.items) || (schema?.oneOf ?? []).some(isUuid);
}

/** Names of what OpenAPI describes as an id, or a list of them, in what is sent. */
function uuidFields(paths: unknown, document: unknown, found: (name: string) => void): void {
  const walk = (schema: Schema | undefined, depth: number): void => {
    if (!schema || depth > 8) return;
    const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
    if (name) {
      const { schemas } = (document as { components: { schemas: Record<string, Schema> } }).components;
      return walk(schemas[name], depth + 1);
    }
    for (const [property, inner] of Object.entries(schema.properties ?? {})) {
      if (isId(inner)) found(property);
      walk(inner, depth + 1);
    }
    for (const inner of [schema.items, ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
      walk(inner, depth + 1);
  };
  for (const operations of Object.values(paths as Record<string, Record<string, Operation>>)) {
    for (const { parameters = [], requestBody } of Object.values(operations)) {
      for (const parameter of parameters) {
        if (parameter.in === 'query' && isId(parameter.schema)) found(parameter.name);
      }
      walk(requestBody?.content?.['application/json']?.schema, 0);
    }
  }
}

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { name: string; in: string; schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { schema?: Schema }>> };
}

function ask(path: string, verb = 'GET', as = key): Promise<Answer> {
  return web.call({ method: verb as 'GET', url: path, key: as, ...(verb === 'GET' ? {} : { body: {} }) });
}

function prove(body: object): Promise<Answer> {
  return web.call({ method: 'POST', url: '/api/v1/ledger/prove', key, body });
}

describe('a stranger to an incident', () => {
  test('hears of it on every route what is heard of one that is not', async () => {
    const nowhere = newId<IncidentId>();
    const told: string[] = [];
    for (const route of routes.filter((r) => paramsOf(r).includes('incident') && r.verb !== 'HEAD')) {
      const at = (incident: string) =>
        route.path.replace(':incident', incident).replaceAll(/:\w+/g, '0190f3a2-0000-7000-8000-000000000001');
      const [known, unknown] = [await ask(at(theirs), route.verb), await ask(at(nowhere), route.verb)];
      expect({ [route.path]: known.json }).toEqual({ [route.path]: unknown.json });
      if (known.status !== 404 || known.json['code'] !== 'api.unknown')
        told.push(`${route.verb} ${route.path} ${known.status}`);
    }
    expect(told).toEqual([]);
  }, 600_000);

  test('hears of every other id what is heard of one that is nowhere', async () => {
    const leading = new Set<string>(LOOKED_UP);
    const told: string[] = [];
    for (const route of routes.filter((r) => paramsOf(r).some((name) => leading.has(PARAMS[name]!)))) {
      if (paramsOf(route).includes('incident') || route.verb === 'HEAD') continue;
      const answer = await ask(route.path.replaceAll(/:\w+/g, newId<IncidentId>()), route.verb);
      if (answer.status !== 404 || !answer.text.includes('There is nothing of that id'))
        told.push(`${route.verb} ${route.path} ${answer.status}`);
    }
    expect(told).toEqual([]);
  }, 600_000);

  test('sees of a list only what they work on', async () => {
    const all = (await ask('/api/v1/incidents')).json['incidents'] as { id: string }[];
    expect(all.map((incident) => incident.id)).toEqual([mine]);
    expect((await ask(`/api/v1/incidents/${mine}`)).status).toBe(200);
  });

  test('finds neither their notice nor their templates, by its id or in a body', async () => {
    const maker = await anOperator(web.db, 'Maya Maker');
    await stage(web, theirs, { name: 'players.csv', rows: [aPerson('reach')] });
    await room(People).resolve(theirs, maker);
    const templateIds: string[] = [];
    for (const starter of room(Messages).starters({ kind: 'individual' })) {
      if (starter.channel === 'email') templateIds.push(await room(Messages).save(theirs, starter, maker));
    }
    const draft = { name: 'What happened', templateIds, quietHours: null, deadlineAt: null };
    const own = { method: 'POST', url: `/api/v1/incidents/${mine}/notices`, key, body: draft } as const;
    expect((await web.call(own)).json['code']).toBe('api.unknown');

    const admin = await web.keyOf('Adi Admin');
    const made = await web.call({ ...own, url: `/api/v1/incidents/${theirs}/notices`, key: admin });
    expect(made.status).toBe(201);
    const notice = String(made.json['id']);
    expect((await ask(`/api/v1/notices/${notice}`)).json).toEqual(
      (await ask(`/api/v1/notices/${newId()}`)).json,
    );
    expect((await ask(`/api/v1/notices/${notice}`, 'GET', admin)).status).toBe(200);
    await room(Operators).setIncidents(id, new Set([mine, theirs]), TERMINAL_ACTOR);
    expect((await ask(`/api/v1/notices/${notice}`)).status).toBe(200);
    await room(Operators).setIncidents(id, new Set([mine]), TERMINAL_ACTOR);
    expect((await room(Notices).list(mine)).length).toBe(0);
  });

  test('gets nowhere by another spelling of a person, a grant or an id', async () => {
    const maker = await anOperator(web.db, 'Maya Speller');
    for (const [incident, seed] of [
      [theirs, 'spelled'],
      [mine, 'own'],
    ] as const) {
      await stage(web, incident, { name: `${seed}.csv`, rows: [aPerson(seed)] });
      await room(People).resolve(incident, maker);
    }
    const cohortOf = async (incident: IncidentId) =>
      web.db.tx(async (tx) => {
        const row = await tx.one<{ id: string }>(
          `SELECT id::text FROM people_v_cohort WHERE incident_id = $1 LIMIT 1`,
          [incident],
        );
        return row!.id;
      });
    const [strange, own] = [await cohortOf(theirs), await cohortOf(mine)];
    for (const spelled of [
      `%20${strange}:5`,
      `${strange}:5%20`,
      `${strange.padStart(17, '0')}:5`,
      `${strange}:5,`,
      `${own}:5,${strange}:5`,
      `${strange}.5`,
      `${'9'.repeat(19)}:5`,
    ]) {
      const answer = await ask(`/api/v1/grants/${spelled}/void`, 'POST');
      expect({ [spelled]: answer.json['code'] }).toEqual({ [spelled]: 'api.unknown' });
    }
    expect((await ask(`/api/v1/grants/%20${own}:5/void`, 'POST')).json['code']).not.toBe('api.unknown');

    const actor = (await room(ApiKeys).actorOfKey(key))!;
    const reach = room(Reach);
    const nowhere: [params: Record<string, unknown>, fields: unknown[]][] = [
      [{ incident: theirs.toUpperCase() }, []],
      [{ incident: ` ${theirs}` }, []],
      [{ notice: 'no-id' }, []],
      [{ reference: 'R1-2' }, []],
      [{ person: '12:7:9' }, []],
      [{ deliveries: [`${strange}_3`] }, []],
      [{ group: ` ${strange}:1` }, []],
      [{}, [{ cohortId: Number(strange) }]],
      [{}, [{ refs: [{ cohortId: ` ${strange}` }] }]],
      [{}, [{ incident: [mine, theirs] }]],
      [{}, [{ offerSets: `, ${newId()}` }]],
      [{}, [nested({ incident: theirs }, 20)]],
      [{}, [nested({ incident: mine }, 40)]],
    ];
    for (const [params, fields] of nowhere) {
      const said = await reach.check(actor, { params, fields }).catch((e: unknown) => e);
      expect([params, fields, (said as { code?: string } | undefined)?.code]).toEqual([
        params,
        fields,
        'api.unknown',
      ]);
    }
    await reach.check(actor, {
      params: {
        incident: mine.toUpperCase(),
        person: ` ${own}:1 `,
        group: 'ani@example.com',
        file: 'players.csv',
      },
      fields: [{ cohortId: own, vendor: 'Kurir Kilat' }],
    });
  });

  test('is looked through in a query too, once and twice of a name', async () => {
    const url = `/api/v1/incidents/${mine}/unknowns`;
    expect((await ask(url)).status).toBe(200);
    expect((await ask(`${url}?notice=${newId()}`)).json['code']).toBe('api.unknown');
    expect((await ask(`${url}?notice=${newId()}&notice=${newId()}`)).json['code']).toBe('api.unknown');
  });

  test('works on their own as everybody does: bytes stream in, ids of their own lead home', async () => {
    const url = `/api/v1/incidents/${mine}/files/players.csv`;
    const headers = { 'content-type': 'application/octet-stream' };
    const put = await web.call({
      method: 'PUT',
      url,
      key,
      headers,
      body: Buffer.from('id,email\n1,a@example.com\n'),
    });
    expect(put.status).toBe(200);
    const uploads = (await ask(`/api/v1/incidents/${mine}/uploads`)).json['uploads'] as {
      uploadId: string;
    }[];
    expect((await ask(`/api/v1/incidents/${mine}/uploads/${uploads[0]!.uploadId}`)).status).toBe(200);
    const lint = { method: 'POST', url: `/api/v1/incidents/${mine}/notices`, key } as const;
    expect((await web.call({ ...lint, body: { name: 'No texts', templateIds: [] } })).status).toBe(400);
  });

  test('proves the books of their own incident, never all of them', async () => {
    expect((await prove({})).json['code']).toBe('api.name_incident');
    expect((await prove({ incident: theirs })).json['code']).toBe('api.unknown');
    expect((await prove({ incident: mine })).json).toMatchObject({ ok: true });
  });

  test('declares no incident, which they could not see', async () => {
    const answer = await web.call({
      method: 'POST',
      url: '/api/v1/incidents',
      key,
      body: {
        name: 'Another',
        legalEntity: { name: 'PT Lain', country: 'ID', timeZone: 'Asia/Jakarta', currency: 'IDR' },
        brand: { name: 'Lain', contactEmail: 'bantuan@lain.example' },
      },
    });
    expect(answer.json['code']).toBe('api.named_incidents');
  });
});

/** So many objects and lists around it. */
function nested(inside: unknown, depth: number): unknown {
  return depth === 0 ? inside : nested(depth % 2 === 0 ? { part: inside } : [inside], depth - 1);
}
