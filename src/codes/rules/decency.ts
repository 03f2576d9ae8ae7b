/** Which drawn codes may be shown to a frightened person: none in which somebody could read an insult. */

/** Letters and digits that are read for one another, folded to one sign; U is no character of a code, V stands for it. */
const READ_AS: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '3': 'E',
  '4': 'A',
  '5': 'S',
  '7': 'T',
  '8': 'B',
  L: 'I',
  U: 'V',
};

/** English and Indonesian, and what fits a breach so badly that it would be read as mockery. */
const WORDS = [
  'anal', 'anjing', 'anus', 'arse', 'asshole', 'asu', 'babi', 'bajingan', 'bangsat', 'bastard', 'bego', 'bencong', 'bitch',
  'bodoh', 'bokep', 'boob', 'brengsek', 'butt', 'celeng', 'coli', 'cock', 'coon', 'crap', 'cuki', 'cum', 'cunt', 'damn',
  'dancok', 'death', 'dead', 'dick', 'die', 'dildo', 'dyke', 'entot', 'fag', 'fart', 'fool', 'fraud', 'fuck', 'fuk',
  'gila', 'goblok', 'hack', 'hate', 'hell', 'homo', 'idiot', 'itil', 'jablay', 'jancok', 'jembut', 'jew', 'kafir', 'kike',
  'kill', 'kimak', 'kontol', 'lesbo', 'loser', 'lonte', 'maling', 'mampus', 'mati', 'memek', 'monyet', 'nazi', 'nenen',
  'ngewe', 'nigga', 'nigger', 'nude', 'oon', 'palsu', 'pantat', 'peler', 'penis', 'pepek', 'perek', 'piss', 'poop', 'porn',
  'pukimak', 'pussy', 'queer', 'rape', 'scam', 'sex', 'shit', 'sial', 'silit', 'slut', 'spic', 'suck', 'tai', 'tit', 'tolol',
  'turd', 'twat', 'vagina', 'wank', 'whore',
] as const; // prettier-ignore

const FOLDED = WORDS.map((word) => folded(word.toUpperCase()));

export function isDecent(code: string): boolean {
  const read = folded(code);
  return !FOLDED.some((word) => read.includes(word));
}

function folded(text: string): string {
  return [...text].map((char) => READ_AS[char] ?? char).join('');
}
