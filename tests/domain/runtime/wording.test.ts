import { expect, test } from 'vitest'
import { plainly, Refusal, refusals } from '@/scripts/runtime/wording.mjs'

test('a cluster of another major version is named with both versions', () => {
  const { message } = refusals.otherMajor('/srv/pg', 16, 18)
  expect(message).toContain('PostgreSQL 16')
  expect(message).toContain('PostgreSQL 18')
  expect(message).toContain('/srv/pg')
  expect(message).toMatch(/数据目录.*\n {2}The data folder/s)
})

test('a taken port is named together with a free suggestion, in Chinese and in English', () => {
  const { message } = refusals.portTaken('127.0.0.1', 3000)
  expect(message).toContain('端口 3000 已被占用')
  expect(message).toContain('Port 3000 on 127.0.0.1 is already in use')
  expect(message).toContain('PORT=3001 npm start')
})

test.each([
  ['a failed write', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ['what the database answers', Object.assign(new Error('could not extend file'), { code: '53100' })],
  ['what a program printed', new Error('initdb: could not write: No space left on device')],
])('a full disk is said plainly: %s', (_, error) => {
  const said = plainly(error, '/srv')
  expect(said).toBeInstanceOf(Refusal)
  expect(String(said)).toContain('磁盘已满(ENOSPC):/srv')
})

test('other errors pass unchanged', () => {
  const error = new Error('nothing to do with the disk')
  expect(plainly(error)).toBe(error)
})
