import { confirm as decide } from '../../miniprogram/shared/domain/order';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import { change } from './change';
import type { contract, OrderResult } from './contract';
import { reserve } from './place';

/** A draft becomes a promise: its goods are reserved. */
export const confirm = (input: Parsed<(typeof contract)['confirm']>, context: Context): Promise<OrderResult> =>
  change(input, context, async (order, writer) => {
    const confirmed = decide(order, context.now, context.member.name);
    await reserve(writer, order, context.now);
    return confirmed;
  });
