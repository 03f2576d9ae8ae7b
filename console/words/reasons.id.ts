/** Why something may not be done, in Indonesian: the server's English sentence, its values as `{1}`, `{2}` …. */
export const REASONS: readonly (readonly [english: string, indonesian: string])[] = [
  ['Needs the permission {1}, which {2} has.', 'Memerlukan izin {1} (yang memilikinya: {2}).'],
];
