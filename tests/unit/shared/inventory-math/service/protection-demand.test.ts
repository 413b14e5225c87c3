import { protectionDemand } from '../../../../../miniprogram/shared/inventory-math/service/protection-demand';

const demand = { demandMeanPerDay: 20, demandStdDevPerDay: 5 };

test('the mean grows with the time, the deviation with its root', () => {
  // 4 days: 80; √(4·25) = 10
  expect(protectionDemand({ ...demand, leadTimeDays: 4 })).toEqual({ intervalDays: 4, mean: 80, variance: 100, standardDeviation: 10 });
  expect(protectionDemand({ ...demand, leadTimeDays: 16 }).standardDeviation).toBe(20);
});

test('a lead time that varies enters with the square of the demand', () => {
  // 4·25 + 20²·1² = 500
  expect(protectionDemand({ ...demand, leadTimeDays: 4, leadTimeStdDevDays: 1 }).variance).toBe(500);
});

test('a periodic review protects the period and the lead time', () => {
  // (7 + 4)·20 = 220; 11·25 + 400·4 = 1875
  expect(protectionDemand({ ...demand, leadTimeDays: 4, leadTimeStdDevDays: 2, reviewPeriodDays: 7 })).toMatchObject({ intervalDays: 11, mean: 220, variance: 1875 });
});

test('weeks give what days give: a rate of 7 a day for 14 days is 49 a week for 2 weeks', () => {
  const days = protectionDemand({ demandMeanPerDay: 7, demandStdDevPerDay: 3, leadTimeDays: 14, leadTimeStdDevDays: 3.5 });
  const weeks = protectionDemand({ demandMeanPerDay: 49, demandStdDevPerDay: 3 * Math.sqrt(7), leadTimeDays: 2, leadTimeStdDevDays: 0.5 });
  expect(weeks.mean).toBe(days.mean);
  expect(weeks.variance).toBeCloseTo(days.variance, 9);
});

test.each(['demandMeanPerDay', 'demandStdDevPerDay', 'leadTimeDays', 'leadTimeStdDevDays', 'reviewPeriodDays'])('a wrong %s is named', (name) => {
  for (const wrong of [-1, NaN, Infinity]) expect(() => protectionDemand({ ...demand, leadTimeDays: 4, [name]: wrong })).toThrow(new RegExp(`^${name} must be`));
});
