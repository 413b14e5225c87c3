/** The contracts by which pages call functions: types only, nothing of the server reaches the phone. */
import type { contract as files } from '../cloudfunctions/files/contract';
import type { contract as goods } from '../cloudfunctions/goods/contract';
import type { contract as orders } from '../cloudfunctions/orders/contract';
import type { contract as purchasing } from '../cloudfunctions/purchasing/contract';
import type { contract as sales } from '../cloudfunctions/sales/contract';
import type { contract as shop } from '../cloudfunctions/shop/contract';
import type { contract as stock } from '../cloudfunctions/stock/contract';
import type { Action as Definition, Input as InputOf, Output as OutputOf } from '../cloudfunctions/server/contract';

export interface Contracts {
  files: typeof files;
  goods: typeof goods;
  orders: typeof orders;
  purchasing: typeof purchasing;
  sales: typeof sales;
  shop: typeof shop;
  stock: typeof stock;
}

export type Action<F extends keyof Contracts> = keyof Contracts[F] & string;
export type Input<F extends keyof Contracts, A extends Action<F>> = Contracts[F][A] extends Definition ? InputOf<Contracts[F][A]> : never;
export type Output<F extends keyof Contracts, A extends Action<F>> = OutputOf<Contracts[F][A]>;
