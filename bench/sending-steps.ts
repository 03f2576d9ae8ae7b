/** One process that reads files of customers, an incident each, and launches a notice to all; reports over IPC. */
import type { NoticeId } from '../src/kernel/ids.ts';
import { SendingDesk } from './sending-desk.ts';

export interface Launched {
  readonly noticeIds: readonly NoticeId[];
  readonly persons: number;
}

const desk = await SendingDesk.open();
const noticeIds: NoticeId[] = [];
let persons = 0;
for (const file of process.argv.slice(2)) {
  const read = await desk.read(file);
  persons += read.persons;
  noticeIds.push(await desk.approved(read.incidentId));
}
for (const noticeId of noticeIds) await desk.launch(noticeId);
process.send!({ noticeIds, persons } satisfies Launched);
await desk.session.close();
process.disconnect();
