/** Every route of the running application, as its decorators declare it. */
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCESS, type Access } from '../../src/doors/access.ts';

export interface Route {
  /** `OperatorsController.list` */
  readonly handler: string;
  readonly verb: string;
  /** `/api/v1/operators/:operator/keys` */
  readonly path: string;
  readonly access: Access | undefined;
}

export function routesOf(app: NestFastifyApplication): Route[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Map(
    modules.flatMap((module) =>
      [...module.controllers.values()].map(({ instance, metatype }) => [metatype, instance] as const),
    ),
  );
  return [...controllers].flatMap(([metatype, instance]) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => void>;
    const base = textsOf(Reflect.getMetadata(PATH_METADATA, metatype as object))[0]!;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      if (!Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const access = reflector.getAllAndOverride<Access | undefined>(ACCESS, [
        handler,
        metatype as () => void,
      ]);
      return textsOf(Reflect.getMetadata(PATH_METADATA, handler)).map((path) => {
        const parts = [base, path].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean);
        return { handler: `${metatype!.name}.${name}`, verb, path: `/${parts.join('/')}`, access };
      });
    });
  });
}

function textsOf(metadata: unknown): string[] {
  return Array.isArray(metadata) ? metadata.map(String) : [String(metadata ?? '')];
}
