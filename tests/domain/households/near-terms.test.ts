import { expect, test } from 'vitest'
import { nearTerms, slips } from '@/domain/households/near-terms'

test.each(['mawenxang', 'mawnexiang', 'maewnxiang', 'mawenxianng', 'mawenxiamg', 'amwenxiang'])(
  '%s is one slip from mawenxiang [F16]',
  (typed) => {
    expect(slips(typed)).toContain('mawenxiang')
  },
)

test('two slips are two, and the same is none [F16]', () => {
  expect(slips('mawenxan')).not.toContain('mawenxiang')
  expect(slips('ma')).not.toContain('ma')
})

test('what is no name is looked for as it is [F16]', () => {
  for (const typed of ['3-2-501', '0317', 'mwx', '马', '一纺小区 3号楼', '%_', ''])
    expect(nearTerms(typed)).toBeUndefined()
})
