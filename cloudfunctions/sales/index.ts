import { serve } from '../server/serve';
import { contract } from './contract';
import { overview } from './overview';
import { shipments } from './shipments';

/** 销售: what left, and what it brought. */
export const main = serve(contract, { overview, shipments });
