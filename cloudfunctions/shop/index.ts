import { serve } from '../server/serve';
import { accept, invitation, invite } from './invitations';
import { contract } from './contract';
import { create } from './create';
import { changeRole, removeMember } from './members';
import { mine, overview } from './overview';

/** 店铺: first run, members and their roles, invitations. */
export const main = serve(contract, { create, mine, overview, invite, invitation, accept, changeRole, removeMember });
