import { update as applyOperators } from 'mingo';
import { requestFailed } from '../errors';
import { isPlain, valueAt, type Doc } from './values';

/**
 * The document after the update operators, with the refusals that the real database makes and
 * the library leaves out: arithmetic on what is no number, lists operations on what is no list,
 * fields inside null.
 */
export function updated(doc: Doc, operators: Record<string, unknown>): Doc {
  const next = structuredClone(doc);
  const touched: string[] = [];
  for (const [operator, fields] of Object.entries(operators)) {
    if (!isPlain(fields)) throw requestFailed(`${operator} wants fields`);
    for (const [field, operand] of Object.entries(fields)) {
      const rival = touched.find((path) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`));
      if (rival !== undefined) throw requestFailed(`Updating the path '${field}' would create a conflict at '${rival}'`);
      touched.push(field);
      checkOperand(doc, operator, field, operand);
    }
  }
  for (const [operator, fields] of Object.entries(operators)) {
    applyOperators(next, { [operator]: operator === '$addToSet' ? eachOf(fields as Record<string, unknown>) : fields } as never);
  }
  return next;
}

/** The SDK sends a list for addToSet and means its elements. */
const eachOf = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, Array.isArray(value) ? { $each: value } : value]));

function checkOperand(doc: Doc, operator: string, field: string, operand: unknown): void {
  const path = field.split('.');
  const current = valueAt(doc, path);
  if (operator !== '$unset') {
    for (let depth = 1; depth < path.length; depth += 1) {
      const parent = valueAt(doc, path.slice(0, depth));
      if (parent === undefined) break;
      if (parent === null || typeof parent !== 'object') throw requestFailed(`Cannot create field '${path[depth]}' in element {${path[depth - 1]}: ${JSON.stringify(parent)}}`);
    }
  }
  if (operator === '$inc' || operator === '$mul') {
    if (typeof operand !== 'number') throw requestFailed(`Cannot ${operator} with non-numeric argument`);
    if (current !== undefined && typeof current !== 'number') throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type in '${field}'`);
  }
  if ((operator === '$push' || operator === '$addToSet') && current !== undefined && !Array.isArray(current)) {
    throw requestFailed(`The field '${field}' must be an array`);
  }
}
