import type { PartyEntry } from '../../miniprogram/shared/domain/party';
import { WALK_IN } from '../../miniprogram/shared/domain/order';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import type { Context } from './serve';
import type { Writer } from './store';

interface Posting {
  partyId: string;
  kind: PartyEntry['kind'];
  event: string;
  documentId: string;
  documentNumber: string;
  /** 分, signed */
  amountFen: number;
}

/** Posts one entry of 应收/应付 and the balance that it makes. 散客 has none. */
export async function postEntry(writer: Writer, { member, now, shopId }: Pick<Context, 'member' | 'now' | 'shopId'>, posting: Posting): Promise<void> {
  if (posting.partyId === WALK_IN || posting.amountFen === 0) return;
  const { event, ...entry } = posting;
  const party = await writer.get('parties', posting.partyId, '客户或供应商');
  await writer.put('parties', { ...party, balanceFen: party.balanceFen + posting.amountFen, usedAt: now });
  await writer.add('partyEntries', {
    ...entry, _id: `${posting.documentId}:${event}`, shopId, businessDate: shopDate(now), postedAt: now, byName: member.name,
  });
}
