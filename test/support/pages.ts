/** An incident's page as an operator writes it, and a small logo. */
import { crc32, deflateSync } from 'node:zlib';
import type { PageContent } from '../../src/pages/index.ts';

export function aPage(change: Partial<PageContent> = {}): PageContent {
  return {
    statement: {
      id: 'Pada 2 Mei 2026 seseorang menyalin sebagian basis data pelanggan kami. Kami minta maaf.',
      en: 'On 2 May 2026 somebody copied part of our customer database. We are sorry.',
    },
    known: [
      {
        id: 'Yang disalin: nama, alamat e-mail, dan nomor telepon pelanggan yang mendaftar sebelum 2024.',
        en: 'What was copied: names, e-mail addresses and telephone numbers of customers who joined before 2024.',
      },
      { id: 'Kata sandi tidak ikut tersalin.', en: 'Passwords were not among it.' },
    ],
    notYetKnown: [{ id: 'Siapa pelakunya.', en: 'Who did it.' }],
    closed: null,
    updates: [
      {
        at: '2026-05-05T02:00:00.000Z',
        text: { id: 'Kami mulai mengirim pemberitahuan.', en: 'We began to send notices.' },
      },
    ],
    questions: [
      {
        question: { id: 'Apakah saya perlu mengganti nomor?', en: 'Do I need to change my number?' },
        answer: {
          id: 'Tidak. Waspadai telepon yang mengaku dari kami.',
          en: 'No. Be careful with calls that claim to be from us.',
        },
      },
    ],
    contacts: {
      email: 'bantuan@contoh.example',
      phone: '0800 1 234 567',
      hours: { id: 'Setiap hari, 07.00–22.00 WIB', en: 'Every day, 7 am to 10 pm (WIB)' },
      address: null,
    },
    brand: { name: 'Toko Contoh', colour: '#1f5f5b', logo: null },
    ...change,
  };
}

/** A PNG of one colour, 160 × 40. */
export function aLogo(): Buffer {
  const [width, height] = [160, 40];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([31, 95, 91])),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
