/** Wires the providers' door. */
import { Module } from '@nestjs/common';
import { FulfilmentModule } from '../../fulfilment/index.ts';
import { ReceiptsModule } from '../../receipts/index.ts';
import { EnrolmentsController } from './enrolments.controller.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({
  imports: [ReceiptsModule, FulfilmentModule],
  controllers: [WebhooksController, EnrolmentsController],
})
export class WebhooksModule {}
