/** Words of the steps that take a notice's approval away: withdrawing it, and the second look at one given alone. */
import { dictionary } from '../../words/words.tsx';

interface Counted {
  readonly told: string;
  readonly waiting: string;
}

export const UNDOING_WORDS = dictionary(
  {
    withdrawTitle: 'Withdraw this notice?',
    withdrawSafe: 'Nothing has been sent. It becomes a draft again: texts, people and plan can be changed.',
    withdrawPeople: (people: string) => `It would reach ${people} people; nobody is told meanwhile.`,
    requestGone: 'The request is void: it has to be submitted again.',
    approvalGone: (by: string) =>
      `The approval of ${by} is void and does not come back: it has to be submitted and approved again.`,
    upholdTitle: 'Uphold the emergency approval?',
    upholdBody: 'You say that it was right as it was. Nothing else changes. A second look is not taken back.',
    objectTitle: 'Object to the emergency approval?',
    objectSending: ({ told, waiting }: Counted) =>
      `Sending is paused at once. By the last count ${waiting} messages wait; they stay until somebody resumes or stops it. ${told} people have been told: that cannot be taken back, nor can what is on its way.`,
    objectApproved:
      'Nothing has been sent. The notice becomes a draft at once, and its approval is void: it has to be submitted and approved again.',
    objectOther: ({ told }: Counted) =>
      `By the last count ${told} people have been told: that cannot be taken back. The notice stays as it is now.`,
    objectStands: 'Your objection and its reason stand in the audit and cannot be taken back.',
  },
  {
    withdrawTitle: 'Tarik kembali pemberitahuan ini?',
    withdrawSafe:
      'Belum ada yang dikirim. Pemberitahuan menjadi draf lagi: teks, penerima, dan rencananya dapat diubah.',
    withdrawPeople: (people: string) =>
      `Seharusnya menjangkau ${people} orang; sementara itu tidak ada yang diberi tahu.`,
    requestGone: 'Permintaannya batal: pemberitahuan harus diajukan lagi.',
    approvalGone: (by: string) =>
      `Persetujuan ${by} batal dan tidak berlaku kembali: pemberitahuan harus diajukan dan disetujui lagi.`,
    upholdTitle: 'Benarkan persetujuan darurat ini?',
    upholdBody:
      'Anda menyatakan bahwa keputusan itu sudah tepat. Selain itu tidak ada yang berubah. Tinjauan kedua tidak dapat ditarik kembali.',
    objectTitle: 'Ajukan keberatan atas persetujuan darurat ini?',
    objectSending: ({ told, waiting }: Counted) =>
      `Pengiriman langsung dijeda. Menurut hitungan terakhir ${waiting} pesan menunggu; pesan itu tertahan sampai ada yang melanjutkan atau menghentikannya. ${told} orang sudah diberi tahu: itu tidak dapat ditarik kembali, begitu pula yang sedang dalam perjalanan.`,
    objectApproved:
      'Belum ada yang dikirim. Pemberitahuan langsung menjadi draf dan persetujuannya batal: harus diajukan dan disetujui lagi.',
    objectOther: ({ told }: Counted) =>
      `Menurut hitungan terakhir ${told} orang sudah diberi tahu: itu tidak dapat ditarik kembali. Pemberitahuan tetap seperti sekarang.`,
    objectStands: 'Keberatan Anda dan alasannya tercatat dalam jejak audit dan tidak dapat ditarik kembali.',
  },
);
