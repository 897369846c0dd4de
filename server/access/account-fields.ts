import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { buildingsToGive } from '@/db/queries/account-register'
import { type Actor, jurisdictionWithin } from '@/domain/access/actor'
import { type AssignmentRefusal, assignmentRefusal } from '@/domain/access/assigning'
import { type Role, roles } from '@/domain/access/roles'
import { isAreaCode } from '@/domain/areas/area-code'
import { type UnitCode, units } from '@/domain/issues/codes'

const line = (what: string, most: number) =>
  z.string(`请填${what}`).min(1, `请填${what}`).max(most, `${what}不超过 ${most} 个字`)

/** What a form says about an account besides its name to sign in with. */
export const assignmentFields = {
  name: line('姓名', 40),
  title: line('职务', 40),
  role: z.enum(Object.keys(roles) as [Role, ...Role[]], '请选角色'),
  areaCode: z.coerce.number('请选地区').refine(isAreaCode, '请选地区'),
  unitCode: z
    .enum(Object.keys(units) as [UnitCode, ...UnitCode[]])
    .nullish()
    .transform((unit) => unit ?? null),
  buildingId: z
    .uuid()
    .nullish()
    .transform((id) => id ?? null),
}

export const usernameField = z
  .string('请填账号名')
  .min(3, '账号名至少 3 位')
  .max(40, '账号名不超过 40 位')
  .regex(/^[A-Za-z][A-Za-z0-9._-]*$/, '账号名用字母开头，只用字母、数字、点、横线')

type Given = { role: Role; areaCode: number; unitCode: UnitCode | null; buildingId: string | null }

/** Why `by` may not give this out; the building must stand in the area of the account. */
export async function refusalOf(
  tx: Transaction,
  by: Actor,
  wanted: Given,
): Promise<AssignmentRefusal | { kind: 'building_unknown' } | undefined> {
  const refusal = assignmentRefusal(by, wanted)
  if (refusal || wanted.buildingId === null) return refusal
  const place = jurisdictionWithin(by, wanted.areaCode)
  const known = place ? await buildingsToGive(tx, place) : []
  return known.some(({ id }) => id === wanted.buildingId) ? undefined : { kind: 'building_unknown' }
}
