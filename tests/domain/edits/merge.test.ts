import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeEdits } from '@/domain/edits/merge'

const fields = ['hours', 'language', 'note']

describe('two people edit one file', () => {
  test('a field only I changed is changed [R1]', () => {
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '下午' }, { hours: '上午' })
    expect(merge).toEqual({ changes: { hours: '下午' }, clashes: [] })
  })

  test('a field only the other changed stays theirs [R1]', () => {
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '上午' }, { hours: '晚上' })
    expect(merge).toEqual({ changes: {}, clashes: [] })
  })

  test('different fields of two people both stay [R1]', () => {
    const was = { hours: '上午', language: null }
    const merge = mergeEdits(fields, was, { hours: '上午', language: '藏语' }, { hours: '晚上', language: null })
    expect(merge).toEqual({ changes: { language: '藏语' }, clashes: [] })
  })

  test('one field changed by both is shown as mine, theirs and before', () => {
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '下午' }, { hours: '晚上' })
    expect(merge.clashes).toEqual([{ field: 'hours', before: '上午', mine: '下午', theirs: '晚上' }])
    expect(merge.changes).toEqual({})
  })

  test('two people who typed the same have nothing to decide', () => {
    expect(mergeEdits(fields, { hours: null }, { hours: '下午' }, { hours: '下午' }).clashes).toEqual([])
  })

  test('mine, once decided, replaces the value that was seen', () => {
    const decisions = { pick: { hours: 'mine' }, seen: { hours: '晚上' } }
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '下午' }, { hours: '晚上' }, decisions)
    expect(merge.changes).toEqual({ hours: '下午' })
  })

  test('mine, once decided, clashes again when a third person came between', () => {
    const decisions = { pick: { hours: 'mine' }, seen: { hours: '晚上' } }
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '下午' }, { hours: '中午' }, decisions)
    expect(merge.clashes).toEqual([{ field: 'hours', before: '晚上', mine: '下午', theirs: '中午' }])
  })

  test('theirs, once decided, leaves what stands', () => {
    const decisions = { pick: { hours: 'theirs' }, seen: { hours: '晚上' } }
    const merge = mergeEdits(fields, { hours: '上午' }, { hours: '下午' }, { hours: '晚上' }, decisions)
    expect(merge).toEqual({ changes: {}, clashes: [] })
  })

  test('a field that was not on the form stays', () => {
    expect(mergeEdits(fields, {}, {}, { note: '旧' })).toEqual({ changes: {}, clashes: [] })
  })

  test('every field is unchanged, changed by one, or shown: nothing is overwritten in silence [R1]', () => {
    const value = fc.constantFrom('一', '二', '三', null)
    fc.assert(
      fc.property(value, value, value, (was, mine, now) => {
        const { changes, clashes } = mergeEdits(['x'], { x: was }, { x: mine }, { x: now })
        const overwritten = 'x' in changes && now !== was
        expect(overwritten).toBe(false)
        if (mine !== was && mine !== now) expect('x' in changes || clashes.length === 1).toBe(true)
      }),
    )
  })
})
