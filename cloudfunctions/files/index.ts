import { serve } from '../server/serve';
import { contract } from './contract';
import { importGoods } from './import-goods';
import { previewGoods } from './preview-goods';

/** 文件: goods from a spreadsheet. The only function that carries spreadsheet libraries. */
export const main = serve(contract, { previewGoods, importGoods });
