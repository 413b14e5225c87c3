import type { Session } from '../kernel/app-error';

export type Role = Session['role'];

/** The roles of a shop, most rights first, with the word people see. */
export const roles: Record<Role, { label: string; note: string }> = {
  owner: { label: '店主', note: '全部权限' },
  manager: { label: '店长', note: '除改店名、换角色、移人外的全部' },
  sales: { label: '销售', note: '开单、收款、看库存，看不到进价' },
  buyer: { label: '采购', note: '进货、收货，看得到进价' },
  packer: { label: '仓管', note: '发货、收货、调整库存，看不到进价' },
  viewer: { label: '只读', note: '只能看，看不到进价' },
};

export const ROLES = Object.keys(roles) as Role[];

/** Groups by which the contracts grant an action. */
export const EVERYONE = ROLES;
export const MANAGERS = ['owner', 'manager'] as const satisfies readonly Role[];
export const SELLERS = ['owner', 'manager', 'sales'] as const satisfies readonly Role[];
export const BUYERS = ['owner', 'manager', 'buyer'] as const satisfies readonly Role[];
export const SHIPPERS = ['owner', 'manager', 'sales', 'packer'] as const satisfies readonly Role[];
export const RECEIVERS = ['owner', 'manager', 'buyer', 'packer'] as const satisfies readonly Role[];
export const STOCKKEEPERS = ['owner', 'manager', 'packer'] as const satisfies readonly Role[];
/** Who may add or change goods: everyone who sells or buys them. */
export const MERCHANDISERS = ['owner', 'manager', 'sales', 'buyer'] as const satisfies readonly Role[];

/** True for who may say what is in the house. */
export const keepsStock = (role: Role): boolean => (STOCKKEEPERS as readonly Role[]).includes(role);
