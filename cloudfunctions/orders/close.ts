import { cancel as decideCancel, receive as decideReceive } from '../../miniprogram/shared/domain/order';
import { sumBySku } from '../../miniprogram/shared/domain/stock';
import { Balances } from '../server/balances';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import { change } from './change';
import type { contract, OrderResult } from './contract';

type Contract = typeof contract;

/** The customer has the goods. */
export const receive = (input: Parsed<Contract['receive']>, context: Context): Promise<OrderResult> =>
  change(input, context, (order) => decideReceive(order, context.now, context.member.name));

/** Nothing has left: what was promised is free again. */
export const cancel = ({ reason, ...which }: Parsed<Contract['cancel']>, context: Context): Promise<OrderResult> =>
  change(which, context, async (order, writer) => {
    const cancelled = decideCancel(order, context.now, context.member.name, reason);
    if (order.goods === 'confirmed') {
      const demands = sumBySku(order.lines.map(({ skuId, quantity }) => ({ skuId, quantity })));
      const balances = await Balances.load(writer, demands.map(({ skuId }) => skuId), context.now);
      for (const { skuId, quantity } of demands) await balances.change(skuId, { reserved: -quantity });
    }
    return cancelled;
  });
