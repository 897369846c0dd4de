import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { fileRefusalText } from '@/domain/exchange/file'
import { usualParts } from '@/server/exchange/part-size'
import { withReader } from '@/server/exchange/reader'
import { largeLedger } from '@/tests/support/ledgers'

const twenty = largeLedger(20_000)
const hundred = Buffer.from('甲,乙,丙\n'.repeat(99_999))

test('while twenty thousand rows are read the server itself is idle [R5]', async () => {
  await withReader(async (reader) => {
    const before = performance.eventLoopUtilization()
    const book = await reader.open(twenty, '花名册.csv')
    if (!book.ok || !book.value[0]?.proposed) throw new Error('not opened')
    const cut = await reader.read(0, book.value[0].proposed, { today: '2026-11-21' }, usualParts)
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.3)
    expect(cut?.parts.flat()).toHaveLength(20_001)
    const [first] = (await reader.part(cut?.parts[1] ?? [])).families
    expect(first?.members).toHaveLength(3)
    expect((await reader.cells([2]))[0]?.slice(0, 3)).toEqual(['1', '张0', '户主'])
  })
})

test.each([
  ['time', { ms: 200, heapMb: 512 }],
  ['memory', { ms: 60_000, heapMb: 24 }],
])(
  'a file that takes more %s than it may is refused with a sentence, and the next is read [S26]',
  async (_, bounds) => {
    const found = await withReader((reader) => reader.open(hundred, '花名册.csv'), bounds)
    expect(found).toEqual({ ok: false, refusal: { kind: 'too_heavy' } })
    if (!found.ok) expect(fileRefusalText(found.refusal)).toMatch(/没有导入任何数据.*请.+。$/)
    const next = await withReader((reader) => reader.open(Buffer.from('姓名,楼栋,室号\n甲,1,101'), '甲.csv'))
    expect(next).toMatchObject({ ok: true, value: [{ proposed: { headTo: 0 } }] })
  },
)
