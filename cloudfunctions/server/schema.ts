/**
 * Every collection and its indexes, read by the local cloud and by the provisioning script.
 * `shopId` leads each compound index; the exceptions serve one person's shops and the jobs.
 * All collections are closed to clients.
 */
interface Index {
  readonly name: string;
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[];
  readonly unique?: boolean;
}

const index = (...fields: string[]): Index => ({
  name: fields.map((field) => field.replace(/[.-]/g, '')).join('_'),
  keys: fields.map((field) => (field.startsWith('-') ? [field.slice(1), -1] as const : [field, 1] as const)),
});

export const schema = {
  shops: { indexes: [] },
  members: { indexes: [index('openid', 'status'), index('shopId', 'status')] },
  invites: { indexes: [index('shopId', '-createdAt')] },
  goods: {
    indexes: [
      index('shopId', 'isArchived', '-createdAt', '-_id'),
      index('shopId', 'isArchived', 'categoryId', '-createdAt', '-_id'),
      index('shopId', 'terms', '-createdAt', '-_id'),
    ],
  },
  codes: { indexes: [] },
  stock: { indexes: [index('shopId', 'goodsId'), index('shopId', 'level', '-updatedAt', '-_id'), index('shopId', '-updatedAt', '-_id'), index('shopId', 'tied'), index('shopId', 'incoming')] },
  movements: {
    indexes: [index('shopId', 'postedAt'), index('shopId', 'lines.skuId', '-postedAt', '-_id'), index('shopId', 'kind', '-postedAt', '-_id'), index('postedAt')],
  },
  orders: {
    indexes: [index('shopId', '-createdAt', '-_id'), index('shopId', 'stage', '-createdAt', '-_id'), index('shopId', 'terms', '-createdAt', '-_id'), index('shopId', 'customerId', '-createdAt', '-_id')],
  },
  shipments: { indexes: [index('shopId', 'orderId'), index('shopId', '-createdAt', '-_id')] },
  purchaseOrders: { indexes: [index('shopId', '-createdAt', '-_id'), index('shopId', 'state', '-createdAt', '-_id')] },
  receipts: { indexes: [index('shopId', 'purchaseOrderId')] },
  adjustments: { indexes: [index('shopId', '-createdAt', '-_id')] },
  parties: { indexes: [index('shopId', 'kind', '-usedAt', '-_id'), index('shopId', 'kind', 'terms', '-usedAt', '-_id')] },
  phones: { indexes: [] },
  partyEntries: { indexes: [index('shopId', 'partyId', '-postedAt', '-_id')] },
  payments: { indexes: [index('shopId', 'documentId')] },
  days: { indexes: [index('shopId', 'date')] },
  projections: { indexes: [] },
  demand: { indexes: [] },
  plans: { indexes: [] },
  reorders: { indexes: [] },
  uploads: { indexes: [index('removeAt')] },
  commands: { indexes: [index('at')] },
  audit: { indexes: [index('shopId', '-at')] },
} as const satisfies Record<string, { indexes: readonly Index[] }>;

export type CollectionName = keyof typeof schema;
