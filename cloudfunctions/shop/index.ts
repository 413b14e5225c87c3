import { serve } from '../server/serve';
import { accept, invitation, invite, revoke } from './invitations';
import { contract } from './contract';
import { create } from './create';
import { changeRole, leave, removeMember } from './members';
import { rename, renameMe } from './names';
import { mine, overview } from './overview';

/** 店铺: first run, members and their roles, invitations. */
export const main = serve(contract, { create, mine, overview, rename, renameMe, invite, revoke, invitation, accept, changeRole, removeMember, leave });
