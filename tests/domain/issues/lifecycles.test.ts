import { expect, test } from 'vitest'
import { lifecycles } from '@/scripts/lifecycles'
import { textOf } from '@/tests/support/source'

test('the diagram is drawn from the table of transitions (`npm run lifecycles` writes it)', () => {
  expect(textOf('docs/lifecycles.md')).toBe(lifecycles())
})
