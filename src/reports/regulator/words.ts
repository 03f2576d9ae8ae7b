/** The fixed words of a regulator's report, in both languages. */
import type { Words } from '../../laws/index.ts';

export const CHANNELS: Readonly<Record<string, Words>> = {
  email: { id: 'email', en: 'e-mail' },
  sms: { id: 'SMS', en: 'SMS' },
  letter: { id: 'surat', en: 'letter' },
  handover: { id: 'saluran lain lewat berkas', en: 'another channel, by file' },
};

/** States of a delivery, and where a person stands who was not told. */
export const STANDINGS: Readonly<Record<string, Words>> = {
  accepted: { id: 'diterima penyedia', en: 'accepted by the provider' },
  delivered: { id: 'sampai di kotak surat atau telepon', en: 'delivered to the mailbox or telephone' },
  unconfirmed: { id: 'diterima, tanpa kabar selama 72 jam', en: 'accepted, nothing heard for 72 hours' },
  complained: { id: 'sampai, lalu dilaporkan sebagai spam', en: 'delivered, then reported as spam' },
  waiting: { id: 'masih menunggu giliran', en: 'still waiting to be sent' },
  pending: { id: 'menunggu', en: 'pending' },
  claimed: { id: 'sedang dikerjakan', en: 'in hand' },
  sending: { id: 'sedang dikirim', en: 'being sent' },
  unknown: { id: 'belum pasti terkirim atau tidak', en: 'not certain whether it was sent' },
  held: { id: 'ditahan sampai seseorang memutuskan', en: 'held until a person decides' },
  bounced: { id: 'ditolak oleh kotak surat', en: 'bounced by the mailbox' },
  undelivered: { id: 'tidak sampai di telepon', en: 'not delivered to the telephone' },
  failed: { id: 'ditolak oleh penyedia', en: 'refused by the provider' },
  suppressed: { id: 'alamat dikecualikan', en: 'address suppressed' },
  cancelled: { id: 'dibatalkan oleh seseorang', en: 'cancelled by a person' },
  deceased: { id: 'meninggal', en: 'deceased' },
  no_contact: { id: 'tidak ada alamat atau nomor', en: 'no address and no number' },
  no_mobile: { id: 'hanya telepon rumah', en: 'only a landline' },
  left_out: { id: 'tidak termasuk sasaran pemberitahuan', en: 'outside the audience of the notices' },
  not_launched: { id: 'belum ada pemberitahuan yang diluncurkan', en: 'no notice launched yet' },
};

export const TARGETS: Readonly<Record<string, Words>> = {
  subject: { id: 'orang yang terdampak', en: 'the people' },
  authority: { id: 'otoritas', en: 'authority' },
  media: { id: 'media', en: 'the media' },
  bureaus: { id: 'biro kredit', en: 'credit bureaus' },
  substitute: { id: 'pemberitahuan pengganti', en: 'substitute notice' },
  assessment: { id: 'penilaian', en: 'the assessment' },
  register: { id: 'register', en: 'the register' },
};

export const KINDS: Readonly<Record<string, Words>> = {
  initial: { id: 'pemberitahuan awal', en: 'initial notice' },
  individual: { id: 'pemberitahuan perorangan', en: 'individual notice' },
};

export const NOTICE_STATES: Readonly<Record<string, Words>> = {
  draft: { id: 'rancangan', en: 'draft' },
  requested: { id: 'menunggu persetujuan', en: 'waiting for approval' },
  approved: { id: 'disetujui', en: 'approved' },
  launched: { id: 'diluncurkan', en: 'launched' },
  paused: { id: 'dijeda', en: 'paused' },
  stopped: { id: 'dihentikan', en: 'stopped' },
};

export const FACTS = {
  occurredFrom: { id: 'Kebocoran dimulai', en: 'Breach began' },
  occurredUntil: { id: 'Kebocoran berakhir', en: 'Breach ended' },
  discoveredAt: { id: 'Diketahui', en: 'Discovered' },
  confirmedAt: { id: 'Dipastikan', en: 'Confirmed' },
  containedAt: { id: 'Dihentikan', en: 'Contained' },
  gapClosedAt: { id: 'Celah ditutup', en: 'Gap closed' },
} as const satisfies Readonly<Record<string, Words>>;

export const TEXT = {
  title: { id: 'Laporan kepada pengawas', en: 'Report to the regulator' },
  notAdvice: {
    id: 'Data hukum di sini adalah data, bukan nasihat hukum; setiap baris masih harus diperiksa penasihat hukum kecuali ditandai sudah.',
    en: 'The law data in here is data, not legal advice; every row is still to be reviewed by counsel unless it says otherwise.',
  },
  counted: { id: 'Cara menghitung', en: 'How it is counted' },
  definitions: { id: 'Definisi', en: 'Definitions' },
  noLaw: { id: 'tidak ada hukum dalam data', en: 'no law in the data' },
  becameOwed: { id: 'menjadi wajib', en: 'became owed' },
  owedNoLonger: { id: 'tidak lagi wajib', en: 'is owed no longer' },
  people: { id: 'orang', en: 'people' },
  everybody: { id: 'semua orang', en: 'everybody' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  may: { id: 'boleh', en: 'allowed' },
  chosen: { id: 'dipilih perusahaan', en: 'chosen' },
  strictest: { id: 'paling ketat', en: 'strictest' },
  both: { id: 'dipilih dan paling ketat', en: 'chosen and strictest' },
  noTime: { id: 'tanpa waktu tetap', en: 'no fixed time' },
  notStarted: { id: 'belum berjalan', en: 'not running yet' },
  notKnown: { id: 'belum diketahui', en: 'not known' },
  notFinished: { id: 'tidak akan selesai tanpa tindakan', en: 'will not finish unless a person acts' },
  page: { id: 'Isi', en: 'Contents' },
} as const satisfies Readonly<Record<string, Words>>;
