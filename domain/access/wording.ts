import { type AssignmentRefusal, levelsOfRole } from '@/domain/access/assigning'
import { roles } from '@/domain/access/roles'
import { areaLevels } from '@/domain/areas/area-code'

export type AccountRefusal =
  | AssignmentRefusal
  | { kind: 'username_taken' }
  | { kind: 'own_account' }
  | { kind: 'changed_meanwhile' }
  | { kind: 'already_so' }
  | { kind: 'building_unknown' }
  | { kind: 'wrong_password' }
  | { kind: 'weak_password'; fault: string }
  | { kind: 'same_password' }

/** Why an account was not changed, and what to do. */
export function accountRefusalText(refusal: AccountRefusal): string {
  switch (refusal.kind) {
    case 'outside_area':
      return '这个地区不在您的辖区。没有保存。请另选地区。'
    case 'wrong_level':
      return `“${roles[refusal.role]}”只能设在${levelsOfRole[refusal.role].map((level) => areaLevels[level]).join('或')}。没有保存。请改角色或地区。`
    case 'own_level':
      return '不能设与自己同级的管理员。没有保存。请由上一级办理。'
    case 'unit_needed':
      return '部门和物业账号要选单位。没有保存。请选好再存。'
    case 'unit_not_wanted':
      return '只有部门和物业账号才选单位。没有保存。请把单位留空。'
    case 'building_needed':
      return '志愿者要选所在的楼栋。没有保存。请选好再存。'
    case 'building_not_wanted':
      return '只有志愿者才选楼栋。没有保存。请把楼栋留空。'
    case 'username_taken':
      return '这个账号名已有人用。没有保存。请换一个。'
    case 'own_account':
      return '不能改自己的权限，也不能停用自己。没有保存。请由另一位安全管理员办理。'
    case 'changed_meanwhile':
      return '别人刚改过这个账号。没有保存。请重新打开再改。'
    case 'already_so':
      return '这个账号已经是这样了，不用再办。'
    case 'building_unknown':
      return '楼栋不在所选地区。没有保存。请重新选楼栋。'
    case 'wrong_password':
      return '现在的密码不对。密码没有改。请再输一次。'
    case 'weak_password':
      return `${refusal.fault}。密码没有改。`
    case 'same_password':
      return '新密码和现在的一样。密码没有改。请换一个。'
  }
}
