/** Wires the providers' door. */
import { Module } from '@nestjs/common';
import { ReceiptsModule } from '../../receipts/index.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({ imports: [ReceiptsModule], controllers: [WebhooksController] })
export class WebhooksModule {}
