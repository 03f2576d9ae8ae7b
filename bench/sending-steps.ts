/** One process that reads a file of customers and launches a notice to all of them; reports over IPC. */
import type { NoticeId } from '../src/kernel/ids.ts';
import { SendingDesk } from './sending-desk.ts';

export interface Launched {
  readonly noticeId: NoticeId;
  readonly persons: number;
}

const desk = await SendingDesk.open();
const { incidentId, persons } = await desk.read(process.argv[2]!);
const noticeId = await desk.approved(incidentId);
await desk.launch(noticeId);
process.send!({ noticeId, persons } satisfies Launched);
await desk.session.close();
process.disconnect();
