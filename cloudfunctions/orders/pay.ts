import { pay as decidePay, refund as decideRefund, type Order } from '../../miniprogram/shared/domain/order';
import { payMethods, type PayMethod } from '../../miniprogram/shared/domain/party';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { postEntry } from '../server/accounts';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import { change } from './change';
import type { contract, OrderResult } from './contract';

type Contract = typeof contract;

/** The customer pays: a deposit, a part or the rest. */
export const pay = ({ amountFen, method, ...which }: Parsed<Contract['pay']>, context: Context): Promise<OrderResult> =>
  change(which, context, async (order, writer) => {
    const paid = decidePay(order, amountFen, context.now, context.member.name, payMethods[method]);
    await book(writer, context, order, amountFen, method);
    return paid;
  });

/** The money of a cancelled order goes back. */
export const refund = ({ method, ...which }: Parsed<Contract['refund']>, context: Context): Promise<OrderResult> =>
  change(which, context, async (order, writer) => {
    const refunded = decideRefund(order, context.now, context.member.name, payMethods[method]);
    await book(writer, context, order, -order.paidFen, method);
    return refunded;
  });

/** Money in (+) or out (−), and what it does to the customer's debt. */
async function book(writer: Writer, context: Context, order: Order, amountFen: number, method: PayMethod): Promise<void> {
  const { shopId, commandId, now, member } = context;
  await writer.add('payments', {
    _id: `${shopId}:${commandId}`, shopId, documentId: order._id, partyId: order.customerId, amountFen, method,
    createdAt: now, businessDate: shopDate(now), byName: member.name,
  });
  await postEntry(writer, context, {
    partyId: order.customerId, kind: amountFen > 0 ? 'payment' : 'refund', event: `pay:${commandId}`,
    documentId: order._id, documentNumber: order.number, amountFen: -amountFen,
  });
}
