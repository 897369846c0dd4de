import type { Registration } from '@/domain/residents/codes'

/** Which population a person counts in: 户籍人口, 实有人口. */
type Scope = { registered: boolean; living: boolean }

const scopes = {
  RH: { registered: true, living: true },
  R0: { registered: false, living: true },
  '0H': { registered: true, living: false },
  KG: { registered: true, living: false },
  LS: { registered: false, living: true },
  JW: { registered: false, living: true },
  YC: { registered: false, living: false },
  SW: { registered: false, living: false },
  WZ: { registered: false, living: true },
} as const satisfies Record<Registration, Scope>

/** The 人户状态 that count as 户籍人口. */
export const registeredHere = codesWhere('registered')

/** The 人户状态 that count as 实有(常住)人口. */
export const livingHere = codesWhere('living')

/** 人户一致标识 of GB/T 31000: 01 一致, 02 不一致, undefined where the standard has none. */
export function registrationAgrees(registration: Registration): '01' | '02' | undefined {
  if (registration === 'RH') return '01'
  return ['R0', '0H', 'KG', 'LS'].includes(registration) ? '02' : undefined
}

function codesWhere(scope: keyof Scope): readonly Registration[] {
  return (Object.keys(scopes) as Registration[]).filter((code) => scopes[code][scope])
}
