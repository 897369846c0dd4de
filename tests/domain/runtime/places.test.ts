import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sourceDigest } from '@/scripts/runtime/build.mjs'
import { isInstalled } from '@/scripts/runtime/install.mjs'
import { takeLock } from '@/scripts/runtime/lock.mjs'
import { demandPort, demandSpace, freePort } from '@/scripts/runtime/places.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'baijia-places-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a taken port refuses, a free one does not', async () => {
  const port = await freePort()
  await demandPort('127.0.0.1', port)
  const other = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  await expect(demandPort('127.0.0.1', port)).rejects.toThrow(`端口 ${port} 已被占用`)
  other.close()
})

test('too little space refuses', () => {
  expect(() => demandSpace(folder, 1)).not.toThrow()
  expect(() => demandSpace(folder, 1e12)).toThrow('磁盘空间不足')
})

test('a second start on the same data folder refuses until the first lets go', async () => {
  const lock = await takeLock(folder)
  await expect(takeLock(folder)).rejects.toThrow(`已有另一个 npm start 正在使用数据目录 ${folder}(进程 ${process.pid})`)
  lock.release()
  const next = await takeLock(folder)
  next.release()
})

test('a lock left behind by a killed start is taken over', async () => {
  writeFileSync(path.join(folder, 'start.lock'), JSON.stringify({ pid: process.pid, birth: 'another life' }))
  const lock = await takeLock(folder)
  lock.release()
})

test('node_modules count as installed when they hold what the lock asks for', () => {
  const write = (file: string, packages: object) => writeFileSync(path.join(folder, file), JSON.stringify({ packages }))
  mkdirSync(path.join(folder, 'node_modules/next'), { recursive: true })
  writeFileSync(path.join(folder, 'node_modules/next/package.json'), '{}')
  expect(isInstalled(folder)).toBe(false)
  write('package-lock.json', { '': {}, a: { version: '1.0.0' }, other: { version: '1.0.0', optional: true } })
  write('node_modules/.package-lock.json', { a: { version: '1.0.0' } })
  expect(isInstalled(folder)).toBe(true)
  write('node_modules/.package-lock.json', { a: { version: '1.0.1' } })
  expect(isInstalled(folder)).toBe(false)
})

test('the digest of the sources changes with a page, not with a test', () => {
  mkdirSync(path.join(folder, 'app/visits'), { recursive: true })
  mkdirSync(path.join(folder, 'tests'))
  const before = sourceDigest(folder)
  writeFileSync(path.join(folder, 'tests/a.test.ts'), '')
  expect(sourceDigest(folder)).toBe(before)
  writeFileSync(path.join(folder, 'app/visits/page.tsx'), '')
  expect(sourceDigest(folder)).not.toBe(before)
})
