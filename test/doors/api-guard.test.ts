import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACCESS, type Access } from '../../src/doors/access.ts';
import { PERMISSIONS } from '../../src/operators/index.ts';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { aWeb, type TestWeb } from '../support/web.ts';

interface Route {
  readonly name: string;
  readonly door: string;
  readonly access: Access | undefined;
}

let web: TestWeb;
let routes: Route[];

beforeAll(async () => {
  web = await aWeb();
  routes = routesOf();
});
afterAll(() => web.close());

/** Every handler of every controller of the running application. */
function routesOf(): Route[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const modules = [...web.app.get(ModulesContainer, { strict: false }).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => void>;
    const door = String(reflector.get<string>(PATH_METADATA, metatype as () => void));
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
      .map((name) => ({
        name: `${metatype!.name}.${name}`,
        door,
        access: reflector.getAllAndOverride<Access>(ACCESS, [prototype[name]!, metatype as () => void]),
      }));
  });
}

describe('every route', () => {
  test('says who may use it', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ access }) => access === undefined).map(({ name }) => name)).toEqual([]);
  });

  test('asks for a permission that some role holds', () => {
    const known = new Set<string>([...PERMISSIONS, 'anyone', 'public']);
    expect(routes.filter(({ access }) => !known.has(access!)).map(({ name }) => name)).toEqual([]);
  });

  test('of the API is never public', () => {
    const open = routes.filter(({ door, access }) => door.startsWith('api/') && access === 'public');
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('of the API answers 401 to nobody, before it looks at anything', async () => {
    const { json } = await web.call({ url: '/api/openapi.json' });
    const paths = json['paths'] as Record<string, Record<string, unknown>>;
    const asked: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      const url = path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-00000000000a');
      for (const method of Object.keys(methods)) {
        const verb = method.toUpperCase() as 'GET';
        const { status } = await web.call({ method: verb, url });
        asked.push(`${verb} ${path} ${status}`);
      }
    }
    expect(asked.length).toBeGreaterThan(45);
    expect(asked.filter((line) => !line.endsWith(' 401'))).toEqual([]);
  });
});
