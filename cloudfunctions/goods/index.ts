import { serve } from '../server/serve';
import { archive } from './archive';
import { categories, saveCategories } from './categories';
import { contract } from './contract';
import { get } from './get';
import { holdPicture } from './hold-picture';
import { list, listByLevel, pick } from './list';
import { save } from './save';
import { scan } from './scan';

/** 商品: entry, search, categories, codes. */
export const main = serve(contract, { list, listByLevel, get, pick, scan, holdPicture, save, archive, categories, saveCategories });
