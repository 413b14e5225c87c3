import { queryTerms } from '../../miniprogram/shared/domain/terms';
import type { Condition } from './database';
import { command } from './store';

/** No document has it: a search of signs alone finds nothing, rather than everything. */
const NO_TERM = '';

/** The condition by which a typed text finds documents; none when nothing was typed. The index is asked for the first term, the rarest; the others filter. */
export function searchCondition(text: string): Condition {
  if (text.trim() === '') return {};
  const terms = queryTerms(text);
  const [rarest = NO_TERM] = terms;
  return { terms: terms.length > 1 ? command.all(terms) : rarest };
}
