import * as v from 'valibot';
import { EVERYONE } from '../../miniprogram/shared/domain/role';
import type { LocalDate } from '../../miniprogram/shared/kernel/time';
import { query } from '../server/contract';
import { cursor } from '../server/fields';

export interface SalesFigures { shipments: number; units: number; revenueFen: number; soldCostFen: number; profitFen: number }
export interface SalesDay extends SalesFigures { date: LocalDate }
export interface BestSeller { skuId: string; goodsName: string; specText: string; picture: string; unit: string; units: number; revenueFen: number }
export interface ShipmentRow { shipmentId: string; orderId: string; customerName: string; number: string; courier: string; trackingNumber: string; pieces: number; revenueFen: number; createdAt: number; byName: string }

export const contract = {
  /** What left today, in the last 7 or 30 days, and the span before it. */
  overview: query({ roles: EVERYONE, input: v.strictObject({ days: v.picklist([1, 7, 30]) }) })
    .returns<{ total: SalesFigures; before: SalesFigures; trend: SalesDay[]; best: BestSeller[] }>(),
  shipments: query({ roles: EVERYONE, input: v.strictObject({ after: cursor }) }).returns<{ rows: ShipmentRow[]; next: { at: number; id: string } | null }>(),
};
