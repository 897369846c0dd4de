import { expect, test } from 'vitest'
import { completenessOn, type KnownHome, type KnownPerson, wholeOf } from '@/domain/households/completeness'

const day = '2026-11-20'
const person: KnownPerson = {
  ...{ bornOn: '1990-01-01', birthPrecision: 'day', ethnic: '01', registration: 'RH', phoneMasked: '139****5678' },
  ...{ phoneNote: null, guardianName: null, health: null, work: '职员', education: null },
}
const home = (more: Partial<KnownHome> = {}): KnownHome => ({
  ...{ headId: 'x', tenure: '1', state: 'ZZ', benefits: [], people: [person], ...more },
})
const groupOf = (code: string, known: KnownHome) => completenessOn(day, known).find(({ group }) => group === code)

test('what does not apply is neither due nor filled [F17]', () => {
  expect(groupOf('health', home())).toMatchObject({ due: 0, filled: 0, missing: [] })
  expect(groupOf('benefits', home())).toMatchObject({ due: 0, filled: 0 })
  const old = { ...person, bornOn: '1950-01-01', work: null }
  expect(groupOf('health', home({ people: [old] }))).toMatchObject({ due: 1, filled: 0, missing: ['老人健康状况'] })
  expect(groupOf('work', home({ people: [old] }))).toMatchObject({ due: 0 })
})

test('a child has no telephone to be asked for, but a guardian; who has none has answered [F17]', () => {
  const child = { ...person, bornOn: '2018-01-01', phoneMasked: null }
  expect(groupOf('phone', home({ people: [child] }))).toMatchObject({ due: 1, missing: ['监护人'] })
  expect(groupOf('phone', home({ people: [{ ...child, guardianName: '罗永昌' }] }))).toMatchObject({ filled: 1 })
  const without = { ...person, phoneMasked: null, phoneNote: '没有手机' }
  expect(groupOf('phone', home({ people: [without] }))).toMatchObject({ due: 1, filled: 1 })
})

test('what is missing is named and counted, group by group and in all [F17]', () => {
  const unknown = { ...person, ethnic: null, registration: 'WZ' }
  const known = home({ headId: null, tenure: null, people: [unknown, unknown] })
  expect(groupOf('members', known)).toMatchObject({
    due: 7,
    filled: 2,
    missing: ['户主', '民族 2 项', '人户状态 2 项'],
  })
  expect(groupOf('dwelling', known)).toMatchObject({ due: 2, filled: 1, missing: ['产权'] })
  expect(wholeOf(completenessOn(day, home()))).toEqual({ due: 8, filled: 8 })
})

test('an empty home asks for its dwelling only [F17]', () => {
  const empty = completenessOn(day, home({ headId: null, people: [] }))
  expect(empty.filter(({ due }) => due > 0).map(({ group }) => group)).toEqual(['dwelling'])
})
