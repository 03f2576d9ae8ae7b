/** VERIFY.txt: what a package shows and how to check it, in words and as a program for any POSIX shell. */

export interface VerifyFacts {
  readonly about: string;
  /** Where the daily roots are published. */
  readonly rootsUrl: string;
  /** Of everybody: then nothing that was sealed may be missing either. */
  readonly whole: boolean;
  readonly madeAt: Date;
  /** When what was known by then will have been sealed. */
  readonly sealedBy: Date;
}

/** Every line of prose is a comment, so that the same file is read and run: `sh VERIFY.txt`. */
export function verifyText(facts: VerifyFacts): string {
  return `${inWords(facts)}${program(facts)}`;
}

function inWords({ about, rootsUrl, madeAt, sealedBy }: VerifyFacts): string {
  return `# What this package proves, and how to check it yourself.
#
# It is about ${about}, as it was known on ${spoken(madeAt)}.
#
# To check it, unpack the package and run in its folder:  sh VERIFY.txt
# That uses sha256sum and openssl, changes nothing and asks nobody. Its last line says either what is verified, or
# which file is not what it should be. Whoever fears that this very file was changed runs first, by hand:
#   openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.sha256
#   sha256sum -c manifest.sha256
#
# records/<cohort>.jsonl   one line for each attempt to send a message, each answer of the provider, each file by which
#                          a vendor got it, and each event that was reported later. No line holds a name, an address
#                          or a text: the message is named by its SHA-256, the person by a number.
#                          records/0.jsonl has one line for each version of the incident's public page: the SHA-256
#                          of the content.json that stands beside that version for everybody to download.
# waiting/<cohort>.jsonl   the same, known since the last day was sealed. These lines are signed, but not yet part of
#                          any daily root: they will be by ${spoken(sealedBy)}.
#                          A package made after that has them in records/.
# days/<day>/<cohort>.txt  the SHA-256 of every line of that cohort sealed on that day, in order.
# days/<day>.txt           every cohort of that day with the SHA-256 of its list. The SHA-256 of this file is the
#                          daily root.
# roots.txt                day, daily root, and head: the SHA-256 of "<head before> <day> <root>". No root can be
#                          changed afterwards without changing every later head. It is empty until the first day of
#                          the incident is sealed, an hour after that day ends (UTC).
# manifest.sha256          the SHA-256 of each file; manifest.sig is its signature by public-key.pem (ECDSA, P-256).
#
# Then compare the last head and public-key.pem with those published at
#   ${rootsUrl}
# Somebody who wrote a head down on its day needs to believe nobody about anything up to that day.
`;
}

function program({ whole, sealedBy }: VerifyFacts): string {
  return [SIGNED, LISTED, recordsIn(whole), verdict(sealedBy)].join('');
}

const SIGNED = `
set -eu
cd "$(dirname "$0")"
fail() { echo "NOT VERIFIED: $1" >&2; exit 1; }
hash() { sum=$(sha256sum); printf '%s' "\${sum%% *}"; }
newline='
'

# 1. The files are the ones that were signed, and no other.
if ! openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.sha256 >/dev/null 2>&1; then
  grep '  public-key.pem$' manifest.sha256 | sha256sum -c >/dev/null 2>&1 \\
    || fail "public-key.pem is not the key this package was signed with"
  fail "manifest.sha256 and manifest.sig do not belong together: one of them was changed"
fi
bad=$(sha256sum -c manifest.sha256 2>/dev/null | grep -v ': OK$' | head -n 1) || bad=''
[ -z "$bad" ] || fail "\${bad%%: *} is missing or not the file that was signed"
listed=$(sed 's/^[0-9a-f]*  //' manifest.sha256)
for file in roots.txt records/*.jsonl waiting/*.jsonl days/*.txt days/*/*.txt; do
  [ -e "$file" ] || continue
  case "$newline$listed$newline" in *"$newline$file$newline"*) ;; *) fail "$file was added after signing" ;; esac
done
`;

const LISTED = `
# 2. Every head follows from the one before; every day's list has its root.
before=${'0'.repeat(64)}
days=0
while read -r day root head; do
  [ "$(printf '%s %s %s\\n' "$before" "$day" "$root" | hash)" = "$head" ] \\
    || fail "roots.txt: the head of $day does not follow from the line before and its root"
  if [ -f "days/$day.txt" ]; then
    [ "$(hash < "days/$day.txt")" = "$root" ] || fail "days/$day.txt is not the list whose root is in roots.txt"
  fi
  before=$head
  days=$((days + 1))
done < roots.txt

# 3. Every cohort's list is part of its day, and every day of a list is in roots.txt.
for list in days/*/*.txt; do
  [ -e "$list" ] || continue
  day=\${list#days/}; day=\${day%%/*}; cohort=\${list##*/}; cohort=\${cohort%.txt}
  grep -q "^$day " roots.txt || fail "$list: roots.txt has no root of $day"
  grep -qx "$cohort $(hash < "$list")" "days/$day.txt" || fail "$list is not the list that days/$day.txt names"
done
`;

function recordsIn(whole: boolean): string {
  return `
# 4. Every record is in a list of its cohort${whole ? ', and every list has all its records' : ''}.
records=0
for file in records/*.jsonl; do
  [ -e "$file" ] || continue
  cohort=\${file##*/}; cohort=\${cohort%.jsonl}
  sealed=''
  for list in days/*/"$cohort".txt; do
    [ ! -e "$list" ] || sealed="$sealed$newline$(cat "$list")"
  done
  here=0
  while IFS= read -r line; do
    here=$((here + 1))
    case "$sealed$newline" in
      *"$newline$(printf '%s' "$line" | hash)$newline"*) ;;
      *) fail "$file, line $here: no daily list of its cohort holds this record" ;;
    esac
  done < "$file"
${whole ? COMPLETE : ''}  records=$((records + here))
done
waiting=0
for file in waiting/*.jsonl; do
  [ -e "$file" ] || continue
  while IFS= read -r line; do waiting=$((waiting + 1)); done < "$file"
done
`;
}

function verdict(sealedBy: Date): string {
  return `
later="$waiting more in waiting/ are signed, and part of a daily root by ${spoken(sealedBy)}"
if [ "$days" -eq 0 ]; then
  echo "SIGNED, NOT YET SEALED: no day of this incident is sealed so far; $later"
elif [ "$waiting" -eq 0 ]; then
  echo "VERIFIED: $records records; head $before"
else
  echo "VERIFIED: $records records; head $before; $later"
fi
`;
}

const COMPLETE = `  leaves=$(printf '%s\\n' "$sealed" | grep -c .) || leaves=0
  [ "$leaves" -eq "$here" ] || fail "$file holds $here records of the $leaves that were sealed"
`;

function spoken(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
