/** What we say of a call to the company's own system; a table keeps the English, a page reads either language. */
import { type Both, both, keptAs } from '../../kernel/both.ts';

export const CALL_SAID = {
  answered: both('answered {}', 'dijawab {}'),
  askedAnswered: both('asked, answered {}', 'ditanyakan, dijawab {}'),
  noAnswer: both('no answer ({})', 'tidak ada jawaban ({})'),
  askedNoAnswer: both('asked, no answer ({})', 'ditanyakan, tidak ada jawaban ({})'),
  noConnection: both('no connection ({})', 'tidak tersambung ({})'),
  noTime: both('no time was left to call', 'tidak ada waktu lagi untuk memanggil'),
  noJson: both('the answer is no JSON object', 'jawabannya bukan objek JSON'),
  otherKey: both('the answer is about another key', 'jawabannya tentang kunci lain'),
  otherAmount: both('the answer names another amount', 'jawabannya menyebut jumlah lain'),
  rejected: both('it was rejected', 'permintaannya ditolak'),
  noReference: both('the answer has no reference', 'jawabannya tanpa nomor rujukan'),
  unknownStatus: both('the answer has an unknown status', 'jawabannya berstatus yang tidak dikenal'),
  taken: both('taken, not booked yet', 'diterima, belum dibukukan'),
  noAccount: both(
    'we know no customer id that is surely this person’s',
    'tidak ada ID pelanggan yang pasti milik orang ini',
  ),
  unrecorded: both('nobody recorded what became of it', 'tidak ada catatan apa yang terjadi dengannya'),
} as const;

/** Null where it is somebody's own words: a person's reason, the system's reference. */
export function callWords(detail: string | null): Both | null {
  return keptAs(Object.values(CALL_SAID), detail);
}
