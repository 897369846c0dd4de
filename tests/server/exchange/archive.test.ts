import { describe, expect, test } from 'vitest'
import { inspectArchive } from '@/server/exchange/readers/archive'
import { zipped } from '@/server/exchange/writers/zip'
import { bytesOf } from '@/tests/support/sheets'

const zip = (parts: { name: string; text: Iterable<string> }[]) => bytesOf(zipped(parts))

test('an ordinary archive is handed on', async () => {
  const bytes = await zip([{ name: 'xl/workbook.xml', text: ['<workbook/>'] }])
  expect(await inspectArchive(bytes)).toEqual({ ok: true, value: { names: ['xl/workbook.xml'], strikes: false } })
})

describe('an archive is refused', () => {
  test('when it swells a hundredfold', async () => {
    const bytes = await zip([{ name: 'a.xml', text: ['0'.repeat(20_000_000)] }])
    expect(await inspectArchive(bytes)).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })

  test('when it swells beyond 80 MB', async () => {
    const chunk = Array.from({ length: 900_000 }, (_, at) => String((at * 7919) % 1_000_003)).join(' ')
    const bytes = await zip(Array.from({ length: 15 }, (_, at) => ({ name: `${at}.xml`, text: [chunk] })))
    expect(await inspectArchive(bytes)).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })

  test('when it says less than it holds', async () => {
    const bytes = await zip([{ name: 'a.xml', text: ['0123456789'.repeat(50_000)] }])
    const file = Buffer.from(bytes)
    file.writeUInt32LE(100, file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
    expect(await inspectArchive(Uint8Array.from(file))).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })

  test('when it has more than 200 parts', async () => {
    const bytes = await zip(Array.from({ length: 201 }, (_, at) => ({ name: `${at}.xml`, text: ['<a/>'] })))
    expect(await inspectArchive(bytes)).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })

  test('when two parts share a name or their bytes', async () => {
    const twice = await zip([
      { name: 'a.xml', text: ['<a/>'] },
      { name: 'A.xml', text: ['<b/>'] },
    ])
    expect(await inspectArchive(twice)).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
    const file = Buffer.from(
      await zip([
        { name: 'a.xml', text: ['<a/>'] },
        { name: 'b.xml', text: ['<b/>'] },
      ]),
    )
    file.writeUInt32LE(0, file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 42)
    expect(await inspectArchive(Uint8Array.from(file))).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })

  test('when a part declares a DTD', async () => {
    const bytes = await zip([{ name: 'xl/workbook.xml', text: ['<!DOCTYPE a [<!ENTITY b "c">]><a/>'] }])
    expect(await inspectArchive(bytes)).toMatchObject({ refusal: { kind: 'unsafe_archive' } })
  })
})
