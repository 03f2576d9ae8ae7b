/** The tables on who had to wait because an authority asked, and on what was posted for those nobody could reach. */
import type { Hold, Words } from '../../laws/index.ts';
import type { RegulatorReport, ReportLocale } from './report.types.ts';
import { type Cell, figure, label, type SectionText, w } from './section.ts';
import { TEXT } from './words.ts';

export const HOLDS: SectionText = {
  code: 'holds',
  title: w('Penundaan atas permintaan', 'Held back on request'),
  about: w(
    'Otoritas meminta secara tertulis agar orang belum diberi tahu; satu orang mencatatnya, orang lain memastikannya.',
    'An authority asked in writing that people are not told yet; one person recorded it, another confirmed it.',
  ),
  columns: [
    label('Otoritas', 'Authority'),
    label('Nomor', 'Reference'),
    label('Hukum', 'Laws'),
    label('Alasan', 'Reason'),
    label('Status', 'Status'),
    figure(
      'instant',
      w('Berlaku sejak', 'In force from'),
      w(
        'Saat orang kedua memastikannya; kosong: belum.',
        'When a second person confirmed it; empty: not yet.',
      ),
    ),
    figure(
      'instant',
      w('Sampai', 'Until'),
      w(
        'Saat penundaan berakhir dengan sendirinya, atau saat dicabut bila lebih dahulu.',
        'When it ends by itself, or when it was lifted if that came first.',
      ),
    ),
  ],
  empty: w('Tidak ada otoritas yang meminta penundaan.', 'No authority asked for a delay.'),
};

export const POSTINGS: SectionText = {
  code: 'postings',
  title: w('Pemberitahuan pengganti', 'Substitute notices'),
  about: w(
    'Yang dipasang untuk orang yang tidak dapat dihubungi: di mana, sejak kapan, sampai kapan, dan apa buktinya.',
    'What was posted for people nobody could reach: where, since when, until when, and what shows it.',
  ),
  columns: [
    label('Tempat', 'Place'),
    label('Bahasa', 'Language'),
    label('Hukum', 'Laws'),
    figure(
      'count',
      w('Mewakili', 'Stands for'),
      w(
        'Orang yang tidak dapat dihubungi saat dicatat, per hukum; orang di bawah dua hukum terhitung di keduanya.',
        'People nobody could reach when it was recorded, per law; somebody under two laws counts in both.',
      ),
    ),
    figure('instant', w('Sejak', 'From'), w('Saat mulai terpasang.', 'When it was first to be seen.')),
    figure(
      'instant',
      w('Sampai', 'Until'),
      w('Seperti direncanakan, atau saat diturunkan.', 'As planned, or when it was taken down.'),
    ),
    figure('count', w('Hari', 'Days'), w('Hari penuh antara keduanya.', 'Whole days between the two.')),
    figure(
      'count',
      w('Bukti', 'Proofs'),
      w('Berapa kali seseorang mencatat melihatnya di sana.', 'How often somebody recorded seeing it there.'),
    ),
    figure(
      'text',
      w('Sidik teks', 'Hash of the words'),
      w('SHA-256 dari teks yang dipasang, kata demi kata.', 'SHA-256 of what was posted, word for word.'),
    ),
    label('Yang kurang', 'What is wrong'),
  ],
  empty: w('Tidak ada pemberitahuan pengganti yang dicatat.', 'No substitute notice was recorded.'),
};

const HOLD_STATES: Readonly<Record<Hold['status'], Words>> = {
  recorded: w('menunggu orang kedua', 'waits for a second person'),
  confirmed: w('dipastikan', 'confirmed'),
  withdrawn: w('ditarik sebelum berlaku', 'withdrawn before it held'),
  lifted: w('dicabut', 'lifted'),
};

export function holds(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.holds.map(
    ({ authority, reference, lawCodes, reason, status, confirmedAt, untilAt, endedAt }) => [
      authority,
      reference,
      lawCodes.length === 0 ? TEXT.everybody[locale] : lawCodes.join(', '),
      reason,
      HOLD_STATES[status][locale],
      confirmedAt,
      endedAt !== null && endedAt < untilAt ? endedAt : untilAt,
    ],
  );
}

export function postings(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.postings.flatMap((posting) =>
    posting.standsFor.map(({ law, persons }): Cell[] => [
      posting.place,
      posting.locale,
      law,
      persons,
      posting.startsAt,
      posting.standing.lastsUntil,
      posting.standing.days,
      posting.proofs.length,
      posting.wordsSha256,
      posting.standing.warnings
        .filter((warning) => warning.law === null || warning.law === law)
        .map(({ words }) => words[locale])
        .join(' ') || '–',
    ]),
  );
}
