/** Somebody whose phone this is. The shop's owner gives the others their role; the names are who they are meant to be. */
export interface Person { openId: string; name: string }

export const people: readonly Person[] = [
  { openId: 'o-owner', name: '店主' },
  { openId: 'o-clerk-a', name: '店员甲' },
  { openId: 'o-clerk-b', name: '店员乙' },
  { openId: 'o-packer', name: '仓管' },
  { openId: 'o-buyer', name: '采购' },
  { openId: 'o-customer', name: '顾客' },
];

const OWNER = 'o-owner';

/** The person with that openid; one who is not listed is called by it. */
export const personOf = (openId: string): Person => people.find((person) => person.openId === openId) ?? { openId, name: openId };

/** Who holds this phone: `?user=`. */
const person = personOf(new URLSearchParams(location.search).get('user') ?? OWNER);

export const identity = {
  ...person,
  /** Everybody has a storage of their own, as on a phone of their own. */
  storagePrefix: `${person.openId}/`,
};
