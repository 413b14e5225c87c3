import { serve } from '../server/serve';
import { adjust, setNotForSale, setReorderPoint } from './adjust';
import { contract } from './contract';
import { ledger, list } from './list';
import { overview } from './overview';
import { recount } from './recount';

/** 库存: balances, the ledger of one SKU, corrections with a reason. */
export const main = serve(contract, { overview, list, ledger, adjust, setReorderPoint, setNotForSale, recount });
