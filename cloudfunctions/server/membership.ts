import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { database } from './database';
import type { Member } from './records';

/**
 * The caller's membership, in one read. The shop is a choice among the caller's own; with no
 * choice it is the one joined last.
 *
 * @throws AppError NO_SHOP for who belongs to none, NOT_FOUND for a shop that is not theirs
 */
export async function memberOf(openid: string, shopId: string | undefined): Promise<Member> {
  if (shopId === undefined) {
    const [latest] = (await membershipsOf(openid)).sort((a, b) => b.joinedAt - a.joinedAt);
    if (latest === undefined) throw new AppError('NO_SHOP', {});
    return latest;
  }
  const { data } = await database.collection('members').doc(`${shopId}:${openid}`).get();
  const member = data as Member | null | undefined;
  if (member === null || member === undefined || member.status !== 'active') throw new AppError('NOT_FOUND', { what: '店铺' });
  return member;
}

/** Every shop the caller belongs to. */
export async function membershipsOf(openid: string): Promise<Member[]> {
  const { data } = await database.collection('members').where({ openid, status: 'active' }).limit(100).get();
  return data as Member[];
}
