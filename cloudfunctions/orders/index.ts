import { serve } from '../server/serve';
import { customer, customers, editCustomer, revealCustomer, saveCustomer } from './customers';
import { cancel, receive } from './close';
import { confirm } from './confirm';
import { contract } from './contract';
import { get } from './get';
import { list } from './list';
import { pay, refund } from './pay';
import { edit, place } from './place';
import { prefill } from './prefill';
import { reveal } from './reveal';
import { ship } from './ship';

/** 订单: place, edit, confirm, pay, ship, receive, cancel. */
export const main = serve(contract, { list, get, reveal, place, prefill, edit, confirm, pay, ship, receive, cancel, refund, customer, customers, revealCustomer, editCustomer, saveCustomer });
