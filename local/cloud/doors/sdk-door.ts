import { randomUUID } from 'node:crypto';
import type { Engine } from '../database/engine';
import type { Order } from '../database/plan';
import { decode, encode } from '../database/values';
import { CloudError, invalidParameter, requestFailed } from '../errors';
import { DEFAULT_ROWS, MAX_ROWS } from '../limits';
import type { Files } from '../storage/files';

/** What the SDK posts; every action uses a part of it. */
interface Request {
  action: string;
  collectionName: string;
  queryType?: 'DOC' | 'WHERE';
  query?: string;
  order?: string;
  projection?: string;
  offset?: number;
  limit?: number;
  data?: string | string[];
  multi?: boolean;
  merge?: boolean;
  transactionId?: string;
  stages?: { stageKey: string; stageValue: string }[];
  function_name?: string;
  request_data?: string;
  path?: string;
  file_list?: { fileid: string }[];
  fileid_list?: string[];
}

interface Services {
  engine: Engine;
  files: Files;
  /** One function calls another. */
  invoke(name: string, data: unknown): Promise<unknown>;
}

type Handler = (request: Request, services: Services) => unknown;

const condition = ({ query }: Request): Record<string, unknown> => (query === undefined || query === '' ? {} : decode(query));
const body = ({ data }: Request): Record<string, unknown> => decode(typeof data === 'string' ? data : data?.[0] ?? '{}');

/** SDK action → what it does. The names are the wire's. */
const handlers: Record<string, Handler> = {
  'database.addCollection': ({ collectionName }, { engine }) => { engine.create(collectionName); return {}; },
  'database.getDocument': getDocument,
  'database.calculateDocument': (request, { engine }) => ({ data: { total: engine.count(request.collectionName, condition(request)) } }),
  'database.insertDocument': async ({ collectionName, data, transactionId }, { engine }) => {
    const docs = (Array.isArray(data) ? data : [data ?? '{}']).map((text) => decode(text));
    return { data: { insertedIds: await engine.insert(collectionName, docs, transactionId) } };
  },
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': async (request, { engine }) => ({
    data: { deleted: await engine.remove(request.collectionName, condition(request), { multi: request.multi ?? false, transactionId: request.transactionId }) },
  }),
  'database.aggregateDocuments': ({ collectionName, stages = [] }, { engine }) => ({
    data: { list: engine.aggregate(collectionName, stages.map(({ stageKey, stageValue }) => ({ [stageKey]: unwrap(stageValue) }))).map(encode) },
  }),
  'database.startTransaction': (_, { engine }) => ({ transactionId: engine.begin() }),
  'database.commitTransaction': async ({ transactionId = '' }, { engine }) => { await engine.commit(transactionId); return {}; },
  'database.abortTransaction': ({ transactionId = '' }, { engine }) => { engine.abort(transactionId); return {}; },
  'functions.invokeFunction': async ({ function_name = '', request_data = '{}' }, { invoke }) =>
    ({ data: { response_data: JSON.stringify(await invoke(function_name, JSON.parse(request_data))) } }),
  'storage.getUploadMetadata': ({ path = '' }, { files }) => ({ data: { url: files.uploadAddress(path), token: 'local', authorization: 'local', fileId: files.idOf(path), cosFileId: 'local' } }),
  'storage.batchGetDownloadUrl': ({ file_list = [] }, { files }) => ({ data: { download_list: file_list.map(({ fileid }) => files.temporary(fileid)) } }),
  'storage.batchDeleteFile': async ({ fileid_list = [] }, { files }) => ({ data: { delete_list: await Promise.all(fileid_list.map((id) => files.remove(id))) } }),
};

/** A stage may be a bare number or text, which is not an object for `decode`. */
const unwrap = (text: string): unknown => decode(`{"value":${text}}`)['value'];

function getDocument(request: Request, { engine }: Services): unknown {
  const { collectionName, transactionId, queryType, order, projection, offset = 0 } = request;
  const where = condition(request);
  if (transactionId !== undefined) {
    const id = where['_id'];
    if (queryType === 'WHERE' || typeof id !== 'string') throw invalidParameter('a transaction reads by doc(id) only');
    const doc = engine.read(collectionName, id, transactionId);
    return { data: { list: doc === null ? [] : [encode(doc)] } };
  }
  const limit = Math.min(request.limit ?? DEFAULT_ROWS, MAX_ROWS);
  const docs = engine.query(collectionName, where, {
    skip: offset, limit: queryType === 'DOC' ? 1 : limit,
    ...(order === undefined ? {} : { order: orderOf(order) }), ...(projection === undefined ? {} : { fields: decode(projection) }),
  });
  return { data: { list: docs.map(encode) }, limit, offset, total: docs.length };
}

/** The SDK sends a list of {field, direction} or an object. */
function orderOf(text: string): Order {
  const order = unwrap(text);
  const pairs = Array.isArray(order) ? (order as { field: string; direction: unknown }[]).map(({ field, direction }) => [field, direction] as const) : Object.entries(order as object);
  return Object.fromEntries(pairs.map(([field, direction]) => [field, direction === 'desc' || direction === -1 ? -1 : 1]));
}

async function modifyDocument(request: Request, { engine }: Services): Promise<unknown> {
  const { collectionName, merge = true, multi = false, transactionId } = request;
  const where = condition(request);
  if (merge) return { data: { updated: await engine.update(collectionName, where, body(request), { multi, transactionId }), upsert_id: null } };
  const { updated, upsertedId } = await engine.set(collectionName, String(where['_id']), body(request), transactionId);
  return { data: { updated, upsert_id: upsertedId } };
}

async function modifyAndReturn(request: Request, { engine }: Services): Promise<unknown> {
  const [doc] = engine.query(request.collectionName, condition(request), { limit: 1 });
  if (doc === undefined) return { data: { updated: 0, doc: null } };
  const updated = await engine.update(request.collectionName, { _id: doc._id }, body(request), { multi: false, transactionId: request.transactionId });
  return { data: { updated, doc: encode(engine.read(request.collectionName, doc._id, request.transactionId)) } };
}

/**
 * Refuses what the SDK sends without the transaction's id although it was called on a
 * transaction: in the cloud it runs outside, silently.
 */
function guard(request: Request, open: Set<string>, engine: Engine): void {
  for (const id of open) if (!engine.isOpen(id)) open.delete(id);
  if (open.size === 0 || request.transactionId !== undefined) return;
  const isWhereWrite = (request.action === 'database.modifyDocument' || request.action === 'database.removeDocument') && request.queryType === 'WHERE';
  const isOutside = request.action === 'database.calculateDocument' || request.action === 'database.aggregateDocuments';
  if (isWhereWrite || isOutside) throw invalidParameter(`${request.action} runs outside the open transaction: the SDK does not send its id`);
}

/** The door the SDK speaks through: one JSON per request, status always 200. */
export class SdkDoor {
  /** Database calls answered: what the cloud bills. */
  databaseCalls = 0;
  private readonly openByInstance = new Map<string, Set<string>>();

  constructor(private readonly services: Services, private readonly latencyMs: number) {}

  async answer(instance: string, text: string): Promise<string> {
    const requestId = randomUUID();
    try {
      const request = JSON.parse(text) as Request;
      const handler = Object.hasOwn(handlers, request.action) ? handlers[request.action] : undefined;
      if (handler === undefined) throw invalidParameter(`unsupported action ${request.action}`);
      if (request.action.startsWith('database.')) {
        this.databaseCalls += 1;
        if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
      }
      const open = this.openByInstance.get(instance) ?? new Set<string>();
      this.openByInstance.set(instance, open);
      guard(request, open, this.services.engine);
      const answer = await handler(request, this.services) as { transactionId?: string };
      if (answer.transactionId !== undefined) open.add(answer.transactionId);
      return JSON.stringify({ requestId, ...answer });
    } catch (error) {
      const { code, message } = error instanceof CloudError ? error : requestFailed(error instanceof Error ? error.message : String(error));
      return JSON.stringify({ requestId, code, message });
    }
  }
}
