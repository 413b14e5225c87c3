import { available } from '../../miniprogram/shared/domain/stock';
import { startShopCloud } from '../local-cloud/shop';
import { everything } from '../server/oracle';
import { Random } from './random';
import { SimulatedShop, type Command } from './shop';

/*
 * Hundreds of commands by several people on a few hot goods: some sent five times at once, some
 * whose answer is lost, some repeated long after. A fresh seed: SEED=12345 npx jest tests/simulation
 */

const SEEDS = process.env['SEED'] === undefined ? [1, 20_261_124] : [Number(process.env['SEED'])];
const COMMANDS = 160;
const PEOPLE = 5;

/** What documents there are, and the commands that make one each, under their own id. */
const MAKERS = {
  orders: ['orders.place'], shipments: ['orders.ship'], payments: ['orders.pay', 'orders.refund'],
  purchaseOrders: ['purchasing.save'], receipts: ['purchasing.receive'], adjustments: ['stock.adjust'],
};

async function live(shop: SimulatedShop, random: Random): Promise<void> {
  const sent: Command[] = [];
  let left = COMMANDS;
  const person = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const chance = random.next();
      // Somebody's phone wakes up and sends what was done long ago.
      const command = chance < 0.08 && sent.length > 0 ? random.pick(sent) : await shop.next();
      if (command === null) continue;
      sent.push(command);
      if (chance > 0.9) await shop.sendWithoutHearing(command, random.upTo(30));
      await shop.send(command, chance > 0.3 && chance < 0.4 ? 5 : 1);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
}

test.each(SEEDS)('seed %i: nothing is lost, done twice, oversold or unexplained', async (seed) => {
  const cloud = await startShopCloud();
  try {
    const random = new Random(seed);
    const shop = new SimulatedShop(cloud, random);
    await shop.open();
    await live(shop, random);
    expect(shop.unforeseen).toEqual([]);

    const done = [...shop.answered.values()];
    for (const [collection, actions] of Object.entries(MAKERS) as [keyof typeof MAKERS, string[]][]) {
      const found = (await everything(cloud, collection)).map(({ _id }) => _id).sort();
      const wanted = done.filter(({ name, action }) => actions.includes(`${name}.${action}`)).map(({ id }) => `${shop.shopId}:${id}`).sort();
      expect({ collection, ids: found }).toEqual({ collection, ids: wanted });
      // It really happened.
      expect(found.length).toBeGreaterThan(2);
    }

    for (const stock of await everything(cloud, 'stock')) expect(available(stock)).toBeGreaterThanOrEqual(0);
    const ledger = await everything(cloud, 'movements');
    const cost = ledger.flatMap(({ lines }) => lines).reduce((sum, { from, valueFen }) => sum + (from.startsWith('warehouse:') ? -valueFen : valueFen), 0);
    expect((await everything(cloud, 'stock')).reduce((sum, { valueFen }) => sum + valueFen, 0)).toBe(cost);
  } finally {
    // The oracle looks over the whole database as it closes.
    await cloud.close();
  }
}, 120_000);
