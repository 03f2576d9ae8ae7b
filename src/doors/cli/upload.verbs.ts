/** `upload`, `uploads` and `uploads abandon`: files land without a mapping, and go on where a try was broken off. */
import type { Command } from 'commander';
import { bringIn, localFile, type Upload, type UploadId } from '../../uploads/index.ts';
import { checkedFiles } from './files.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function uploadVerbs(stage: Stage, program: Command): void {
  const upload = program
    .command('upload <incident> <files...>')
    .description('bring export files in without a mapping yet; a broken try goes on where it was');
  verb(stage, upload, {
    permission: 'intake.write',
    check: ({ rest }) => checkedFiles(rest),
    run: bringAll,
    show: ({ files }) => table(files),
  });
  const uploads = program.command('uploads').description('files on their way in');
  const list = uploads
    .command('list <incident>', { isDefault: true })
    .description('how far each upload is, and why one was refused');
  verb(stage, list, {
    permission: 'intake.read',
    run: async ({ incidents, uploads: room }, { args }) => room.list((await incidents.get(args[0]!)).id),
    show: (found) => table(found.map(summary)),
  });
  const abandon = uploads
    .command('abandon <incident> <upload>')
    .description('give an upload up that is no source yet; its bytes go at once');
  verb(stage, abandon, {
    permission: 'intake.write',
    run: async ({ incidents, uploads: room, actor }, { args: [incident, id] }) => {
      const incidentId = (await incidents.get(incident!)).id;
      await room.abandon(incidentId, id as UploadId, actor);
      return room.get(incidentId, id as UploadId);
    },
    show: (one) => table([summary(one)]),
  });
}

async function bringAll({ incidents, intake, uploads, actor }: Session, { args, rest }: Invocation) {
  const { id } = await incidents.get(args[0]!);
  const files = [];
  for (const path of rest) {
    const { upload, resumedAtBytes } = await bringIn(uploads, id, await localFile(path), actor);
    await intake.enter(upload.uploadId, actor);
    const { baseName, status, receivedBytes, ignored } = await uploads.get(id, upload.uploadId);
    files.push({ file: baseName, status, bytes: receivedBytes, resumedAtBytes, ignored });
  }
  return { files };
}

function summary(upload: Upload) {
  return {
    upload: upload.uploadId,
    file: upload.baseName,
    status: upload.status,
    received: upload.receivedBytes,
    length: upload.lengthBytes,
    done: upload.percent === null ? '–' : `${upload.percent} %`,
    refusal: upload.refusal,
    ignored: upload.ignored,
  };
}
