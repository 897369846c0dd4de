import { expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { type Assignment, assignmentRefusal, levelsOfRole } from '@/domain/access/assigning'
import { granted, permissions, type Role, roles, seesPeople } from '@/domain/access/roles'

const street = 290_101_001_000_000
const by: Actor = {
  accountId: 'a',
  sessionId: 's',
  name: '何洁',
  title: '安全管理员',
  role: 'security_admin',
  areaCode: street,
  unitCode: null,
  buildingId: null,
}
const wanted = (more: Partial<Assignment>): Assignment => ({
  role: 'secretary',
  areaCode: 290_101_001_002_000,
  unitCode: null,
  buildingId: null,
  ...more,
})

test.each<[string, Partial<Assignment>, string | undefined]>([
  ['a secretary of a committee is given out', {}, undefined],
  ['nothing outside the own area is', { areaCode: 290_101_002_002_000 }, 'outside_area'],
  ['nothing above the own area is', { role: 'district_viewer', areaCode: 290_101_000_000_000 }, 'outside_area'],
  ['a secretary of a street is none', { areaCode: street }, 'wrong_level'],
  ['nobody makes an administrator of the own level', { role: 'security_admin', areaCode: street }, 'own_level'],
  ['nor an auditor over oneself', { role: 'auditor', areaCode: street }, 'own_level'],
  ['a department needs its unit', { role: 'department', areaCode: street }, 'unit_needed'],
  ['a secretary works for no unit', { unitCode: 'police' }, 'unit_not_wanted'],
  ['a volunteer needs a building', { role: 'volunteer' }, 'building_needed'],
  ['a secretary has no building', { buildingId: 'b' }, 'building_not_wanted'],
])('%s [K14]', (_, more, kind) => {
  expect(assignmentRefusal(by, wanted(more))?.kind).toBe(kind)
})

test('three administrators share no permission that writes, and none of them sees people [S9]', () => {
  const three: Role[] = ['auditor', 'security_admin', 'system_admin']
  for (const role of three) {
    expect(seesPeople.has(role)).toBe(false)
    expect(
      [...granted[role]].filter((permission) => /^(household|resident|visit|issue|roster|door)\./.test(permission)),
    ).toEqual([])
  }
  const manages = (role: Role) =>
    [...granted[role]].filter((permission) => permission.endsWith('.manage') || permission === 'audit.read')
  expect(three.map(manages)).toEqual([['audit.read'], ['account.manage'], ['area.manage']])
})

test('every permission is held by somebody, and every role works somewhere', () => {
  const held = new Set(Object.values(granted).flatMap((set) => [...set]))
  expect(Object.keys(permissions).filter((permission) => !held.has(permission as never))).toEqual([])
  expect(Object.keys(roles).filter((role) => levelsOfRole[role as Role].length === 0)).toEqual([])
})
