import type { Running } from '../functions/runner';
import { API_NOT_FOUND, ILLEGAL_SOURCE, NO_PERMISSION, Refusal } from './errors';
import type { Binary, Input, StandIn } from './stand-in';
import { logistics } from './stand-ins/logistics';
import { msgSecCheck } from './stand-ins/security';
import { send } from './stand-ins/subscribe-message';
import { getUnlimited } from './stand-ins/wxacode';

/** The reply to one call, or the code of the gate that let it not through. */
export type OpenApiReply = { errorCode: number } | Binary;

/** WeChat's open APIs as functions call them, answered on this machine by one stand-in each. */
export class OpenApi {
  /** To add one: write it in stand-ins/, and name it here. */
  private readonly standIns: Record<string, StandIn> = {
    'subscribeMessage.send': send,
    'wxacode.getUnlimited': getUnlimited,
    'security.msgSecCheck': msgSecCheck,
    ...prefixed('logistics', logistics()),
  };

  constructor(private readonly log: (line: string) => void) {}

  /** @param running the function that calls; null for anybody else */
  answer(name: string, input: Input, running: Running | null): OpenApiReply {
    if (running === null) return { errorCode: ILLEGAL_SOURCE };
    const standIn = Object.hasOwn(this.standIns, name) ? this.standIns[name] : undefined;
    if (standIn === undefined) return this.refuse(name, running, API_NOT_FOUND, 'has no stand-in here');
    if (!running.config.openApis.includes(name)) return this.refuse(name, running, NO_PERMISSION, "is not in its config.json's permissions.openapi");
    this.log(`[openapi] ${running.functionName} calls ${name} ${JSON.stringify(input)}`);
    try {
      const reply = standIn(input);
      return isBinary(reply) ? reply : json({ errcode: 0, errmsg: 'ok', ...reply });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return json({ errcode: error.errcode, errmsg: error.errmsg });
    }
  }

  private refuse(name: string, { functionName }: Running, errorCode: number, reason: string): OpenApiReply {
    this.log(`[openapi] ${functionName} may not call ${name}: it ${reason} (${errorCode})`);
    return { errorCode };
  }
}

const json = (value: object): Binary => ({ contentType: 'application/json', bytes: Buffer.from(JSON.stringify(value)) });
const isBinary = (reply: Record<string, unknown> | Binary): reply is Binary => 'bytes' in reply && Buffer.isBuffer(reply.bytes);
const prefixed = (prefix: string, standIns: Record<string, StandIn>): Record<string, StandIn> =>
  Object.fromEntries(Object.entries(standIns).map(([name, standIn]) => [`${prefix}.${name}`, standIn]));
