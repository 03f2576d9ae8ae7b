/** The web process: every door on one address. */
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from '../doors/api/api.module.ts';
import { serveConsole } from '../doors/console/console.ts';
import { PortalModule } from '../doors/portal/portal.module.ts';
import { prepareWeb, webAdapter } from '../doors/web.ts';
import { serveSns } from '../doors/webhooks/sns-door.ts';
import { WebhooksModule } from '../doors/webhooks/webhooks.module.ts';
import type { PlatformParts } from '../platform/platform.module.ts';
import { RoomsModule } from './rooms.module.ts';

@Module({})
class WebModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: WebModule,
      imports: [RoomsModule.with(parts), ApiModule, PortalModule, WebhooksModule],
    };
  }
}

/** Wired and ready to listen; closing it closes the database too. */
export async function createWeb(parts: PlatformParts): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WebModule.with(parts),
    webAdapter(parts.config),
    { logger: false, abortOnError: false, rawBody: true },
  );
  await prepareWeb(app);
  serveSns(app);
  await serveConsole(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
