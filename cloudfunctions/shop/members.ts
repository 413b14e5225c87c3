import { AppError } from '../../miniprogram/shared/kernel/app-error';
import type { Role } from '../../miniprogram/shared/domain/role';
import { audit } from '../server/audit';
import type { Member } from '../server/records';
import type { Context } from '../server/serve';

async function change(context: Context, memberId: string, what: string, next: (member: Member) => Member): Promise<Record<string, never>> {
  return context.once(async (writer) => {
    const before = await writer.get('members', memberId, '成员');
    if (before.status !== 'active') throw new AppError('NOT_FOUND', { what: '成员' });
    if (before.role === 'owner') throw new AppError('LAST_OWNER', {});
    const after = next(before);
    await writer.put('members', after);
    await audit(writer, context, { what, documentId: memberId, before: { role: before.role, status: before.status }, after: { role: after.role, status: after.status } });
    return {};
  });
}

export const changeRole = ({ memberId, role }: { memberId: string; role: Exclude<Role, 'owner'> }, context: Context): Promise<Record<string, never>> =>
  change(context, memberId, '改角色', (member) => ({ ...member, role }));

export const removeMember = ({ memberId }: { memberId: string }, context: Context): Promise<Record<string, never>> =>
  change(context, memberId, '移出成员', (member) => ({ ...member, status: 'removed' }));

export const leave = (_: Record<string, never>, context: Context): Promise<Record<string, never>> =>
  change(context, context.member._id, '退出店铺', (member) => ({ ...member, status: 'removed' }));
