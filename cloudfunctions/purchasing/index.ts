import { serve } from '../server/serve';
import { cancel, closeShort, order } from './advance';
import { contract } from './contract';
import { get, list } from './list';
import { orderPlan } from './order-plan';
import { plan } from './plan';
import { planSettings, savePlanSettings, saveReorder } from './plan-settings';
import { receive } from './receive';
import { edit, save } from './save';
import { editSupplier, saveSupplier, supplier, suppliers } from './suppliers';

/** 采购: purchase orders and what arrives of them, suppliers, and the plan of what to buy. */
export const main = serve(contract, {
  list, get, save, edit, order, receive, cancel, closeShort, suppliers, supplier, saveSupplier, editSupplier, plan, orderPlan, planSettings, savePlanSettings, saveReorder,
});
