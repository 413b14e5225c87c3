import { serve } from '../server/serve';
import { adjust, setReorderPoint } from './adjust';
import { contract } from './contract';
import { ledger, list } from './list';
import { recount } from './recount';

/** 库存: balances, the ledger of one SKU, corrections with a reason. */
export const main = serve(contract, { list, ledger, adjust, setReorderPoint, recount });
