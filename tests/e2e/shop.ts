import type { Session } from '../../miniprogram/shared/kernel/app-error';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf } from '../local-cloud/shop';

/* A shop that is already there, for journeys that begin later. */

export interface Wares { skuId: string; name: string }

export interface ShopInUse {
  shopId: string;
  call<T>(name: string, action: string, input?: object): Promise<T>;
  /** Goods with one SKU, ¥96.00, bought at ¥42.00. */
  addGoods(name: string, onHand: number): Promise<Wares>;
  /** Somebody joins; their calls. */
  join(openId: string, role: string, memberName: string): Promise<<T>(name: string, action: string, input?: object) => Promise<T>>;
}

/** Opens a shop by its functions, as fast as a test needs it. */
export async function openShop(cloud: LocalCloud, openId: string, name: string): Promise<ShopInUse> {
  const as = (who: string, shopId?: string) => async <T>(functionName: string, action: string, input: object = {}): Promise<T> =>
    dataOf(await caller(cloud, who, shopId)<T>(functionName, action, input));
  const { shopId } = await as(openId)<Session>('shop', 'create', { name, memberName: '阿哲' });
  const call = as(openId, shopId);
  return {
    shopId, call,
    async addGoods(goodsName, onHand) {
      const { goodsId } = await call<{ goodsId: string }>('goods', 'save', { name: goodsName, skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200 }] });
      const { skus: [sku] } = await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId });
      if (sku === undefined) throw new Error('goods without a SKU');
      if (onHand > 0) await call('stock', 'adjust', { skuId: sku.skuId, countedOnHand: onHand, shownOnHand: 0, reason: 'opening' });
      return { skuId: sku.skuId, name: goodsName };
    },
    async join(who, role, memberName) {
      const { token } = await call<{ token: string }>('shop', 'invite', { role });
      await as(who)('shop', 'accept', { token, memberName });
      return as(who, shopId);
    },
  };
}
