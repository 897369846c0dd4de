import { expect, test } from 'vitest'
import { isDriverWrite } from '@/server/platform/background'
import { kindOf, lineOf } from '@/server/platform/log'

const at = new Date('2026-11-21T04:00:00Z')

test.each(['a\r\nb', 'a\u001b[31mb', 'a\u202eb', 'a\u2028b', '{"event":"forged"}'])(
  'one event is one line whatever is in it: %j',
  (value) => {
    const line = lineOf({ event: 'request.failed', route: value }, at)
    expect([...line].filter((mark) => mark < ' ' || '\u001b\u2028\u202e'.includes(mark))).toEqual([])
    expect(JSON.parse(line)).toMatchObject({ event: 'request.failed', route: value })
  },
)

test('a failure is told by its kind and code, never by its words', () => {
  const driver = Object.assign(new Error('duplicate key (id_index)=(290101195001010011)'), {
    name: 'PostgresError',
    code: '23505',
  })
  const told = kindOf(new Error('Failed query … params: 张三', { cause: driver }))
  expect(told).toEqual({ kind: 'PostgresError', code: '23505' })
})

test('only the write of the database driver to a connection that is gone is lived with [R11]', () => {
  const gone = new TypeError("Cannot read properties of null (reading 'write')")
  gone.stack = 'at Immediate.nextWrite (/app/node_modules/postgres/src/connection.js:255:22)'
  expect(isDriverWrite(gone)).toBe(true)
  const own = new TypeError("Cannot read properties of null (reading 'name')")
  own.stack = 'at page (/app/.next/server/page.js:1:1)'
  expect(isDriverWrite(own)).toBe(false)
  expect(isDriverWrite(new RangeError('Invalid array length'))).toBe(false)
})
