import type { Columns, ImportField } from '../../miniprogram/shared/domain/goods-import';

/** The columns that were chosen, without the fields that were not. */
export const compact = (columns: { [F in ImportField]?: number | undefined }): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Columns;
