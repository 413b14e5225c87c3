import type { Category } from '../../miniprogram/shared/domain/goods';
import { requireVersion } from '../../miniprogram/shared/domain/order';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { audit } from '../server/audit';
import type { Context } from '../server/serve';

export async function categories(_: Record<string, never>, { store, shopId }: Context): Promise<{ categories: Category[]; version: number }> {
  const shop = await store.get('shops', shopId, '店铺');
  return { categories: shop.categories, version: shop.version };
}

export async function saveCategories(input: { version: number; categories: Category[] }, context: Context): Promise<{ version: number }> {
  const { once, shopId } = context;
  const names = new Set<string>();
  for (const { name } of input.categories) {
    if (names.has(name)) throw new AppError('NAME_TAKEN', { name });
    names.add(name);
  }
  return once(async (writer) => {
    const shop = await writer.get('shops', shopId, '店铺');
    requireVersion(shop, input.version, '分类');
    await writer.put('shops', { ...shop, categories: input.categories, version: shop.version + 1 });
    await audit(writer, context, { what: '改分类', documentId: shopId, before: { categories: shop.categories }, after: { categories: input.categories } });
    return { version: shop.version + 1 };
  });
}
