import { aggregate, find, ProcessingMode, Query, update } from 'mingo';
import { CloudError } from '../errors';
import { isPlain, valueAt, type Doc, type Fields } from './document';
import { requestFailed } from './errors';

/* What MongoDB's operators mean, by the library; here is what it leaves out. */

/** Whether a document meets a condition. */
export function matcher(condition: Fields): (doc: Doc) => boolean {
  const { _id: id, ...rest } = condition;
  // doc(id): most of all requests.
  if (typeof id === 'string' && Object.keys(rest).length === 0) return (doc) => doc._id === id;
  const query = refusing(() => new Query<Fields>(condition));
  return (doc) => refusing(() => query.test(doc));
}

/** The documents with some of their fields. */
export function projected(docs: Doc[], fields: Fields): Fields[] {
  const [isWanted, ...others] = Object.values(fields);
  const isWhole = typeof isWanted === 'boolean' && others.every((other) => other === isWanted) && !Object.keys(fields).some((name) => name === '_id' || name.includes('.'));
  if (!isWhole) return refusing(() => find<Fields, Fields>(docs, {}, fields).all());
  // The usual wish, whole fields in or out: the library would copy all that is in them.
  return docs.map((doc) => Object.fromEntries(Object.entries(doc).filter(([name]) => name === '_id' || Object.hasOwn(fields, name) === isWanted)) as Fields);
}

/** Stages that this database does not have, or that would write. */
const REFUSED_STAGES = ['$geoNear', '$out', '$merge', '$graphLookup', '$function'];

/** Stages that make rows of their own, or pass them on as they are. */
const READING_STAGES = ['$group', '$count', '$sort', '$limit', '$skip'];

/** Runs stages over documents; `collection` finds the others that a lookup names. */
export function aggregated(docs: Doc[], stages: readonly Fields[], collection: (name: string) => Doc[]): Fields[] {
  const refused = stages.flatMap((stage) => Object.keys(stage)).find((name) => REFUSED_STAGES.includes(name));
  if (refused !== undefined) throw requestFailed(`${refused} is not supported by the local cloud`);
  // Other stages change what they are given: the documents are everybody's.
  const isReading = stages.every((stage) => Object.keys(stage).every((name) => READING_STAGES.includes(name)));
  const processingMode = isReading ? ProcessingMode.CLONE_OFF : ProcessingMode.CLONE_INPUT;
  return refusing(() => aggregate(docs, [...stages], { collectionResolver: collection, processingMode, scriptEnabled: false }));
}

/**
 * The document after a modifier, with the refusals that MongoDB makes and the library does not:
 * arithmetic on what is no number, list operators on what is no list, fields inside null.
 */
export function updated(doc: Doc, modifier: Fields): Doc {
  const next = structuredClone(doc);
  const touched: string[] = [];
  for (const [operator, fields] of Object.entries(modifier)) {
    if (!isPlain(fields)) throw requestFailed(`Modifiers operate on fields but we found ${operator}: ${JSON.stringify(fields)}`);
    for (const [field, operand] of Object.entries(fields)) {
      const rival = touched.find((path) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`));
      if (rival !== undefined) throw requestFailed(`Updating the path '${field}' would create a conflict at '${rival}'`);
      touched.push(field);
      checkOperand(doc, operator, field, operand);
    }
  }
  for (const [operator, fields] of Object.entries(modifier)) {
    refusing(() => update<Fields>(next, { [operator]: fields }));
  }
  if (next._id !== doc._id) throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  return next;
}

const ARITHMETIC = ['$inc', '$mul', '$bit'];
const ON_LISTS = ['$push', '$addToSet', '$pull', '$pullAll', '$pop'];

function checkOperand(doc: Doc, operator: string, field: string, operand: unknown): void {
  const path = field.split('.');
  const current = valueAt(doc, path);
  if (operator !== '$unset') checkParents(doc, path);
  if (ARITHMETIC.includes(operator)) {
    if (operator !== '$bit' && typeof operand !== 'number') throw requestFailed(`Cannot ${operator} with non-numeric argument: {${field}: ${JSON.stringify(operand)}}`);
    if (current !== undefined && typeof current !== 'number') throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type. {_id: "${doc._id}"} has the field '${field}' of non-numeric type`);
  }
  if (ON_LISTS.includes(operator) && current !== undefined && !Array.isArray(current)) {
    throw requestFailed(`The field '${field}' must be an array but is of type ${typeof current} in document {_id: "${doc._id}"}`);
  }
}

/** A field cannot be made inside null or a plain value: the classic failure of `{ a: null }` and 'a.b'. */
function checkParents(doc: Doc, path: readonly string[]): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const parent = valueAt(doc, path.slice(0, depth));
    if (parent === undefined) return;
    if (parent === null || typeof parent !== 'object') {
      throw requestFailed(`Cannot create field '${path[depth] ?? ''}' in element {${path[depth - 1] ?? ''}: ${JSON.stringify(parent)}}`);
    }
  }
}

/** What the library refuses is the caller's mistake, as in MongoDB. */
function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof CloudError) throw error;
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}
