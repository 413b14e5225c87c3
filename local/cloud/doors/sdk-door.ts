import { randomUUID } from 'node:crypto';
import { databaseActions, slipsOut, type DatabaseRequest } from '../database/actions';
import type { Engine } from '../database/engine';
import { CloudError, invalidParameter } from '../errors';
import { timer, type Caller } from '../functions/caller';
import type { Running, Runner } from '../functions/runner';
import type { OpenApi } from '../openapi/open-api';
import { decodeOpenApiData, encodeOpenApiReply } from '../openapi/protobuf';
import type { Input } from '../openapi/stand-in';
import { storageActions, type StorageRequest } from '../storage/actions';
import type { Files } from '../storage/files';
import { cloudErrorOf, formOf, jsonReply, type HttpReply, type HttpRequest } from './http';

interface Services {
  engine: Engine;
  files: Files;
  runner: Runner;
  openApi: OpenApi;
}

interface Options extends Services {
  /** Added to every database call, ms. */
  latencyMs: number;
  log(line: string): void;
}

/** What the SDK posts, beyond what database and storage read of it. */
interface SdkRequest extends DatabaseRequest, StorageRequest {
  function_name?: string;
  /** JSON. */
  request_data?: string;
  apiName?: string;
  /** JSON. */
  requestData?: string;
}

/** The address of SDKs that run outside the cloud's functions: an operator's scripts, tests. */
const OUTSIDE = 'outside';

/**
 * The door the SDK speaks through. The last step of its address names the call that the SDK runs
 * in, so the door knows the function, the person, and the transactions of each request.
 */
export class SdkDoor {
  /** Database calls so far, those that begin and end transactions included: what the cloud bills. */
  databaseCalls = 0;

  constructor(private readonly options: Options) {}

  /** The address of one call's SDK, or of one outside. */
  addressOf(origin: string, callId = OUTSIDE): string { return `${origin}/sdk/${callId}`; }

  async answer(request: HttpRequest): Promise<HttpReply> {
    const requestId = randomUUID();
    try {
      const running = this.runningAt(request.steps[1] ?? '');
      if (request.headers['content-type']?.startsWith('multipart/form-data') === true) return this.callOpenApi(request, running);
      const answer = await this.act(JSON.parse(request.body.toString()) as SdkRequest, running);
      return jsonReply({ requestId, ...answer });
    } catch (error) {
      const { code, message } = cloudErrorOf(error);
      if (!(error instanceof CloudError)) this.options.log(`[sdk] ${error instanceof Error ? error.stack ?? message : message}`);
      return jsonReply({ requestId, code, message });
    }
  }

  /** Null for an SDK outside; refuses one whose call is over, which the cloud would have frozen. */
  private runningAt(callId: string): Running | null {
    if (callId === OUTSIDE || callId === '') return null;
    const running = this.options.runner.running(callId);
    if (running !== null) return running;
    this.options.log('[sdk] a function goes on after its reply: in the cloud it is frozen then. Await everything before returning.');
    throw invalidParameter('the call that this request belongs to is over');
  }

  private async act(request: SdkRequest, running: Running | null): Promise<object> {
    const { action } = request;
    if (Object.hasOwn(databaseActions, action)) return this.queryDatabase(request, running);
    const storageAction = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined;
    if (storageAction !== undefined) return await storageAction(request, this.options.files) as object;
    if (action === 'functions.invokeFunction') return this.callFunction(request, running);
    if (action === 'wx.api') return this.callOpenApiInJson(request, running);
    throw invalidParameter(`unsupported action ${action}`);
  }

  private async queryDatabase(request: SdkRequest, running: Running | null): Promise<object> {
    const { engine, latencyMs } = this.options;
    this.databaseCalls += 1;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    if (running !== null && slipsOut(request) && [...running.transactions].some((id) => engine.isOpen(id))) {
      throw invalidParameter(`${request.action} would run outside the open transaction: the SDK does not send its id`);
    }
    const answer = await databaseActions[request.action]?.(request, engine) as { transactionId?: string };
    if (answer.transactionId !== undefined) running?.transactions.add(answer.transactionId);
    return answer;
  }

  private async callFunction({ function_name = '', request_data }: SdkRequest, running: Running | null): Promise<object> {
    const data = JSON.parse(request_data === undefined || request_data === '' ? '{}' : request_data) as unknown;
    const from: Caller = running?.caller ?? timer;
    return { data: { response_data: await this.options.runner.callOnward(function_name, data, from) } };
  }

  /** `cloud.openapi`: a form with a protobuf message, answered by one. */
  private callOpenApi(request: HttpRequest, running: Running | null): HttpReply {
    const form = formOf(request);
    const [action = '', name = ''] = ['action', 'apiName'].map((field) => form.get(field)?.toString());
    if (action !== 'wx.openApi') throw invalidParameter(`unsupported action ${action}`);
    const reply = this.options.openApi.answer(name, decodeOpenApiData(form.get('requestData') ?? Buffer.alloc(0)), running);
    return { contentType: 'application/octet-stream', body: encodeOpenApiReply(reply) };
  }

  /** `cloud.callOpenAPI`, its older form. */
  private callOpenApiInJson({ apiName = '', requestData = '{}' }: SdkRequest, running: Running | null): object {
    const reply = this.options.openApi.answer(apiName, JSON.parse(requestData) as Input, running);
    if ('errorCode' in reply) throw new CloudError('SYS_ERR', `system error: error code: ${reply.errorCode}`);
    return { data: { responseData: reply.bytes.toString() } };
  }
}
