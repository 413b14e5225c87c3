import { invalidParameter } from '../errors';
import { isPlain, type Fields } from './document';
import { decode, decodeValue, encode } from './ejson';
import type { Engine } from './engine';
import { requestFailed } from './errors';
import { ROWS_DEFAULT, ROWS_MAX } from './limits';
import type { Order } from './plan';

/** What the SDK posts; each action uses a part of it. Objects are extended JSON in text. */
export interface DatabaseRequest {
  action: string;
  collectionName?: string;
  queryType?: 'DOC' | 'WHERE';
  query?: string;
  order?: string;
  projection?: string;
  offset?: number;
  limit?: number;
  data?: string | string[];
  /** All matches, or the first. */
  multi?: boolean;
  /** Update operators, or a whole document. */
  merge?: boolean;
  transactionId?: string;
  stages?: { stageKey: string; stageValue: string }[];
}

type Action = (request: DatabaseRequest, engine: Engine) => unknown;

/** SDK action → what it does. Names and answers are the wire's. */
export const databaseActions: Record<string, Action> = {
  'database.addCollection': async (request, engine) => { await engine.create(nameOf(request)); return {}; },
  'database.getDocument': getDocument,
  'database.calculateDocument': (request, engine) => ({ data: { total: engine.count(nameOf(request), conditionOf(request)) } }),
  'database.insertDocument': async (request, engine) => {
    const docs = (Array.isArray(request.data) ? request.data : [request.data ?? '{}']).map((text) => decode(text));
    return { data: { insertedIds: await engine.insert(nameOf(request), docs, request.transactionId) } };
  },
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': async (request, engine) => {
    const doc = await engine.updateAndReturn(nameOf(request), conditionOf(request), modifierOf(request), scopeOf(request));
    return { data: { updated: doc === null ? 0 : 1, doc: doc === null ? null : encode(doc) } };
  },
  'database.removeDocument': async (request, engine) => ({ data: { deleted: await engine.remove(nameOf(request), conditionOf(request), scopeOf(request)) } }),
  'database.aggregateDocuments': (request, engine) => ({ data: { list: engine.aggregate(nameOf(request), stagesOf(request)).map(encode) } }),
  'database.startTransaction': (_, engine) => ({ transactionId: engine.begin() }),
  'database.commitTransaction': async ({ transactionId = '' }, engine) => { await engine.commit(transactionId); return {}; },
  'database.abortTransaction': ({ transactionId = '' }, engine) => { engine.abort(transactionId); return {}; },
};

/**
 * Whether the SDK lets an operation on a transaction slip out of it: it sends these without the
 * transaction's id, so in the cloud they run outside, silently.
 */
export function slipsOut({ action, queryType, transactionId }: DatabaseRequest): boolean {
  if (transactionId !== undefined) return false;
  const isByCondition = (action === 'database.modifyDocument' || action === 'database.removeDocument') && queryType === 'WHERE';
  return isByCondition || action === 'database.calculateDocument' || action === 'database.aggregateDocuments';
}

function getDocument(request: DatabaseRequest, engine: Engine): unknown {
  const { transactionId, queryType, order, projection, offset = 0 } = request;
  const condition = conditionOf(request);
  if (transactionId !== undefined) {
    const id = condition['_id'];
    if (queryType === 'WHERE' || typeof id !== 'string') throw invalidParameter('a transaction reads by doc(id) only: where() is not allowed in it');
    const doc = engine.read(nameOf(request), id, transactionId);
    return { data: { list: doc === null ? [] : [encode(doc)] } };
  }
  const limit = queryType === 'DOC' ? 1 : Math.min(request.limit ?? ROWS_DEFAULT, ROWS_MAX);
  const docs = engine.query(nameOf(request), condition, {
    skip: offset, limit, ...(order === undefined ? {} : { order: orderOf(order) }), ...(projection === undefined ? {} : { fields: decode(projection) }),
  });
  return { data: { list: docs.map(encode) }, limit, offset };
}

async function modifyDocument(request: DatabaseRequest, engine: Engine): Promise<unknown> {
  const name = nameOf(request);
  const condition = conditionOf(request);
  if (request.merge !== false) return { data: { updated: await engine.update(name, condition, modifierOf(request), scopeOf(request)), upsert_id: null } };
  const id = condition['_id'];
  if (typeof id !== 'string') throw invalidParameter('a document is replaced by doc(id) only');
  const { updated, upsertedId } = await engine.set(name, id, dataOf(request), request.transactionId);
  return { data: { updated, upsert_id: upsertedId } };
}

function nameOf({ collectionName }: DatabaseRequest): string {
  if (typeof collectionName !== 'string' || collectionName === '') throw invalidParameter('collectionName is missing');
  return collectionName;
}

const conditionOf = ({ query }: DatabaseRequest): Fields => (query === undefined || query === '' ? {} : decode(query));
const dataOf = ({ data }: DatabaseRequest): Fields => decode(typeof data === 'string' ? data : data?.[0] ?? '{}');
const scopeOf = ({ multi, transactionId }: DatabaseRequest) => ({ multi: multi ?? false, transactionId });

function modifierOf(request: DatabaseRequest): Fields {
  const modifier = dataOf(request);
  const field = Object.keys(modifier).find((key) => !key.startsWith('$'));
  if (field !== undefined) throw requestFailed(`Unknown modifier: ${field}`);
  return modifier;
}

const stagesOf = ({ stages = [] }: DatabaseRequest): Fields[] => stages.map(({ stageKey, stageValue }) => ({ [stageKey]: decodeValue(stageValue) }));

/** Older SDKs send a list of {field, direction}, newer an object. */
function orderOf(text: string): Order {
  const order = decodeValue(text);
  const pairs: [string, unknown][] = Array.isArray(order) ? order.filter(isPlain).map(({ field, direction }) => [String(field), direction]) : Object.entries(isPlain(order) ? order : {});
  return Object.fromEntries(pairs.map(([field, direction]) => [field, direction === 'desc' || direction === -1 ? -1 : 1]));
}
