/** Bodies of the routes that let held deliveries go. */
import { Flag, PartList, Whole } from './fields.ts';

class HeldDelivery {
  @Whole({ description: 'As the list of held deliveries shows it.' })
  cohortId!: bigint;

  @Whole()
  deliveryNo!: bigint;
}

export class ReleaseHeldBody {
  @PartList(() => HeldDelivery)
  deliveries!: HeldDelivery[];

  @Flag({ description: 'True: tell them what the newer run says. False: do not tell them by this notice.' })
  send!: boolean;
}
