import { Refusal } from '../errors';
import { objectOf, textOf, type Input, type StandIn } from '../stand-in';

/** @see developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/by-business/addOrder.html */
const NO_SUCH_COURIER = 9300503;
const CANCEL_FAILED = 9300524;
/** The order exists, or no waybill fits the question. */
const COURIER_REFUSES = 9300501;
const NO_SUCH_WAYBILL = 40199;

/** Stages of a parcel's way. @see …/by-business/getPath.html: action_type */
const PICKED_UP = 100001;
const ON_THE_WAY = 200001;
const DELIVERING = 300002;

const COURIERS = [['SF', '顺丰速运'], ['YTO', '圆通速递'], ['ZTO', '中通快递'], ['YUNDA', '韵达快递'], ['STO', '申通快递'], ['JTSD', '极兔速递'], ['DB', '德邦快递'], ['EMS', '中国邮政速递物流']];

interface Waybill {
  orderId: string;
  deliveryId: string;
  waybillId: string;
  openId: unknown;
  addedAt: number;
  isCancelled: boolean;
}

/** 物流助手: waybills that live as long as the local cloud, and parcels that have always just left. */
export function logistics(): Record<'getAllDelivery' | 'addOrder' | 'getOrder' | 'getPath' | 'cancelOrder', StandIn> {
  const waybills = new Map<string, Waybill>();

  const waybillOf = (input: Input): Waybill => {
    const waybill = waybills.get(textOf(input, 'order_id'));
    if (waybill === undefined) throw new Refusal(COURIER_REFUSES, 'no such order');
    if (input['waybill_id'] !== undefined && input['waybill_id'] !== waybill.waybillId) throw new Refusal(NO_SUCH_WAYBILL, 'no such waybill');
    return waybill;
  };

  return {
    getAllDelivery: () => ({
      count: COURIERS.length,
      data: COURIERS.map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name, can_use_cash: 1, can_get_quota: 0, service_type: [{ service_type: 0, service_name: '标准快递' }] })),
    }),

    addOrder: (input) => {
      const orderId = textOf(input, 'order_id');
      const deliveryId = textOf(input, 'delivery_id');
      textOf(input, 'biz_id');
      for (const part of ['sender', 'receiver', 'cargo', 'shop', 'insured', 'service']) objectOf(input, part);
      if (!COURIERS.some(([id]) => id === deliveryId)) throw new Refusal(NO_SUCH_COURIER, 'no such delivery_id');
      if (waybills.has(orderId)) throw new Refusal(COURIER_REFUSES, 'the order has a waybill already');
      const waybillId = `${deliveryId}${String(waybills.size + 1).padStart(12, '0')}`;
      waybills.set(orderId, { orderId, deliveryId, waybillId, openId: input['openid'], addedAt: Math.floor(Date.now() / 1000), isCancelled: false });
      return { order_id: orderId, waybill_id: waybillId, waybill_data: [{ key: `${deliveryId}_bagAddr`, value: '本机' }] };
    },

    getOrder: (input) => {
      const { orderId, deliveryId, waybillId, isCancelled } = waybillOf(input);
      const html = Buffer.from(`<h1>${waybillId}</h1>`).toString('base64');
      return { order_id: orderId, delivery_id: deliveryId, waybill_id: waybillId, order_status: isCancelled ? 1 : 0, print_html: html, waybill_data: [] };
    },

    getPath: (input) => {
      const { deliveryId, waybillId, openId, addedAt } = waybillOf(input);
      const steps = [[PICKED_UP, '快递员已成功取件'], [ON_THE_WAY, '快件已到达集散中心'], [DELIVERING, '正在派件']];
      const path = steps.map(([action_type, action_msg], hour) => ({ action_time: addedAt + hour * 3600, action_type, action_msg }));
      return { openid: openId, delivery_id: deliveryId, waybill_id: waybillId, path_item_num: path.length, path_item_list: path };
    },

    cancelOrder: (input) => {
      const waybill = waybillOf(input);
      if (waybill.isCancelled) throw new Refusal(CANCEL_FAILED, 'cancelled already');
      waybill.isCancelled = true;
      return {};
    },
  };
}
