/** Words every page shares. */
import { dictionary } from '../words/words.tsx';

export const UI_WORDS = dictionary(
  {
    loading: 'Loading …',
    again: 'Try again',
    refused: 'This was not accepted',
    failed: 'Something failed on the server',
    unreached: 'The server could not be reached',
    unreachedDo:
      'Whether your last step was done is not known. Check your connection, look at the page again, then decide.',
    forbidden: 'You may not do this',
    unknown: 'This does not exist, or you may not see it',
    whatToDo: 'Error code',
    cancel: 'Cancel',
    close: 'Close',
    showMore: 'Show more',
    noRows: 'Nothing here yet.',
    done: 'Done',
    chars: (n: number) => `${n} characters`,
    share: 'Share',
    count: 'Number',
    live: 'Live',
    reconnecting: 'Connection lost; what you see may be old. Reconnecting …',
    copy: 'Copy',
    copied: 'Copied',
    now: 'now',
    needs: (permission: string) =>
      `Your roles do not include this (${permission}). Ask an administrator, or somebody who has it.`,
  },
  {
    loading: 'Memuat …',
    again: 'Coba lagi',
    refused: 'Permintaan ini tidak diterima',
    failed: 'Terjadi kegagalan di server',
    unreached: 'Server tidak dapat dihubungi',
    unreachedDo:
      'Belum diketahui apakah langkah terakhir Anda terlaksana. Periksa koneksi, lihat kembali halaman ini, lalu putuskan.',
    forbidden: 'Anda tidak berwenang melakukan ini',
    unknown: 'Ini tidak ada, atau Anda tidak boleh melihatnya',
    whatToDo: 'Kode kesalahan',
    cancel: 'Batal',
    close: 'Tutup',
    showMore: 'Tampilkan lagi',
    noRows: 'Belum ada apa-apa di sini.',
    done: 'Selesai',
    chars: (n: number) => `${n} karakter`,
    share: 'Bagian',
    count: 'Jumlah',
    live: 'Langsung',
    reconnecting: 'Koneksi terputus; yang Anda lihat mungkin sudah usang. Menghubungkan kembali …',
    copy: 'Salin',
    copied: 'Tersalin',
    now: 'sekarang',
    needs: (permission: string) =>
      `Peran Anda tidak mencakup ini (${permission}). Minta administrator, atau orang yang berwenang.`,
  },
);
