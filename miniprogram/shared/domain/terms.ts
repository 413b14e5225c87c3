import { MAX_TERMS } from '../kernel/limits';

/*
 * Indexed search without a search engine. A goods stores its terms; a query is cut the same
 * way, the server asks the index for one term and filters the rest. Chinese has no spaces, so
 * names are cut into pairs of characters, latin words, codes and pinyin initials into threes.
 */

/** Terms of codes that a long name leaves room for: a barcode and a code. */
const CODE_TERMS = 24;

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Runs of latin letters and digits, and runs of any other script: 羊羔绒, エリク, 설화수. */
const words = (text: string): string[] => normal(text).match(/[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{M}\p{N}])+/gu) ?? [];
const isLatin = (word: string): boolean => /^[a-z0-9]/.test(word);

/** Every run of `size` characters; a shorter word is itself. */
function grams(word: string, size: number): string[] {
  const characters = Array.from(word);
  return characters.length <= size ? [word] : Array.from({ length: characters.length - size + 1 }, (_, n) => characters.slice(n, n + size).join(''));
}

/**
 * 李婷婷 → 李, 李婷, 婷婷: a surname alone is asked for most of all; xr201 → xr, xr2, r20, 201: the
 * two first letters are typed long before the third.
 */
const termsOf = (word: string): string[] => (isLatin(word) ? [word.slice(0, 2), ...grams(word, 3)] : [Array.from(word)[0] ?? '', ...grams(word, 2)]);

/**
 * The terms by which a goods is found.
 *
 * @param name cut first: its terms are kept when there are too many, but for the room of a code or two
 * @param initials the pinyin initials of the name ('yrrxxgz'), found from any place in it
 * @param codes spec values, codes, barcodes, models
 * @returns at most MAX_TERMS
 */
export function indexTerms({ name, initials, codes }: { name: string; initials: string; codes: readonly string[] }): string[] {
  const latin = words(initials).join('');
  const ofName = [...new Set(words(name).flatMap(termsOf))];
  const ofCodes = [...new Set(codes.flatMap((code) => words(code).flatMap(termsOf)))];
  const ofInitials = latin === '' ? [] : [latin.slice(0, 1), ...grams(latin, 2), ...grams(latin, 3)];
  const room = MAX_TERMS - Math.min(ofCodes.length, CODE_TERMS);
  return [...new Set([...ofName.slice(0, room), ...ofCodes.slice(0, CODE_TERMS), ...ofInitials, ...ofName, ...ofCodes])].slice(0, MAX_TERMS);
}

/**
 * What a typed text asks of the index: every term must be present. A single letter beside
 * other words ('xr-c') narrows nothing that is stored, so it is passed over. The index is asked
 * for the first and the rest filters, so the rarest comes first: the longest, and of those the
 * last, because codes and numbers begin alike (SO1124-K7QX).
 */
export function queryTerms(text: string): string[] {
  const typed = words(text);
  const telling = typed.filter((word) => !isLatin(word) || word.length > 1);
  const terms = new Set((telling.length > 0 ? telling : typed).flatMap((word) => grams(word, isLatin(word) ? 3 : 2)));
  return [...terms].reverse().sort((a, b) => b.length - a.length);
}
