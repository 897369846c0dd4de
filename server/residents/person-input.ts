import 'server-only'
import { z } from 'zod'
import { isCivilDay } from '@/domain/calendar/civil-day'
import {
  educationGroups,
  educations,
  ethnicGroups,
  healthStates,
  hukouKinds,
  idTypes,
  kinships,
  maritalStatuses,
  politicalStatuses,
  registrations,
} from '@/domain/residents/codes'
import { normaliseName } from '@/domain/residents/names'
import { choice, line } from '@/server/households/edit-input'

export const day = z.string().refine(isCivilDay, '日期要写成 2026-11-20 这样，且真有这一天')
const name = z.string('请填姓名').transform(normaliseName).pipe(z.string().min(1, '请填姓名').max(50, '最多 50 个字'))

/** The fields of a person a form may set; each may be left unknown except the name. */
export const personShape = {
  name,
  formerName: line(50),
  idType: choice(idTypes),
  idNumber: line(30),
  idReason: line(100),
  sex: z.enum(['0', '1', '2', '9']).nullish(),
  bornOn: day.nullish(),
  phone: line(40),
  phoneNote: line(40),
  ethnic: choice(ethnicGroups),
  education: choice({ ...educations, ...educationGroups }),
  marital: choice(maritalStatuses),
  political: choice(politicalStatuses),
  work: line(100),
  health: choice(healthStates),
  registration: choice(registrations),
  hukou: choice(hukouKinds),
  hukouAddress: line(200),
  permitUntil: day.nullish(),
  guardianName: line(50),
  note: line(500),
}

export const relation = z.enum(
  Object.keys(kinships) as [keyof typeof kinships, ...(keyof typeof kinships)[]],
  '请选与户主的关系',
)

/** `relation.<id>` of a form, one for each person, becomes `relations`. */
export function withRelations(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const named = Object.entries(raw).filter(([name, value]) => name.startsWith('relation.') && value !== null)
  const relations = Object.fromEntries(named.map(([name, value]) => [name.slice('relation.'.length), value]))
  return { relations, ...raw }
}

export const relations = z.record(z.string(), relation)
