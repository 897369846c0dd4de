import { expect, test } from 'vitest'
import { textOf, under } from '@/tests/support/source'

const tests = ['tests/server', 'tests/e2e', 'tests/db'].flatMap((folder) => under(folder)).map(textOf)
const own = (path: string) => tests.some((text) => text.includes(`'@/${path.replace(/\.ts$/, '')}'`))

test('every command has a test of its own besides the matrix', () => {
  const commands = under('server').filter((path) => /= command\(/.test(textOf(path)))
  expect(commands.length).toBeGreaterThan(40)
  expect(commands.filter((path) => !own(path))).toEqual([])
})

test('no test is skipped or alone', () => {
  const everything = under('tests', /\.(test|spec)\.ts$/)
  const shut = new RegExp(`\\b(test|it|describe)\\.(${['skip', 'only', 'todo'].join('|')})\\b`)
  expect(everything.filter((path) => shut.test(textOf(path)))).toEqual([])
})
