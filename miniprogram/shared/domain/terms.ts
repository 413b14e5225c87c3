import { MAX_TERMS } from '../kernel/limits';

/*
 * Indexed search without a search engine. A goods stores its terms; a query is cut the same
 * way, the server asks the index for one term and filters the rest. Chinese has no spaces, so
 * names are cut into pairs of characters; latin words and codes into every prefix a person
 * may have typed.
 */

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();
const words = (text: string): string[] => normal(text).match(/[a-z0-9]+|[一-鿿]+/g) ?? [];
const isLatin = (word: string): boolean => /^[a-z0-9]/.test(word);

/** Prefixes of two to eight characters, and the whole. */
const prefixes = (word: string): string[] =>
  [...new Set([...Array.from({ length: Math.max(0, Math.min(8, word.length) - 1) }, (_, n) => word.slice(0, n + 2)), word])];

/** 羊羔绒 → 羊羔, 羔绒; a single character is itself. */
const bigrams = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, n) => word.slice(n, n + 2));

/**
 * The terms by which a goods is found.
 *
 * @param texts what a person may type: name, spec values, codes, barcodes, models
 * @param initials the pinyin initials of the name ('ygrxxgz'), found from any place in it
 * @returns at most MAX_TERMS, the names first
 */
export function indexTerms(texts: readonly string[], initials: string): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const word of words(text)) for (const term of isLatin(word) ? prefixes(word) : bigrams(word)) terms.add(term);
  }
  const latin = normal(initials).replace(/[^a-z0-9]/g, '');
  for (let start = 0; start + 2 <= latin.length; start += 1) {
    terms.add(latin.slice(start, start + 2));
    terms.add(latin.slice(start, start + 3));
  }
  return [...terms].slice(0, MAX_TERMS);
}

/**
 * What a typed text asks of the index: every term must be present. The last latin word is
 * matched by its longest stored prefix, so that typing goes on finding.
 */
export function queryTerms(text: string): string[] {
  const terms = words(text).flatMap((word) => {
    if (!isLatin(word)) return bigrams(word);
    return word.length <= 8 ? [word] : [word.slice(0, 8)];
  });
  return [...new Set(terms)];
}
