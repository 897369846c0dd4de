import { readdirSync, readFileSync } from 'node:fs'
import tailwind from '@tailwindcss/postcss'
import postcss from 'postcss'
import { beforeAll, expect, test } from 'vitest'
import plain from '@/postcss-plain.mjs'

const sheet = 'app/styles/globals.css'
let css = ''

beforeAll(async () => {
  const made = await postcss([tailwind({ optimize: false }), plain()]).process(readFileSync(sheet, 'utf8'), {
    from: sheet,
  })
  css = made.css
}, 30_000)

test('the sheet holds the tokens, the components and no preflight', () => {
  expect(css).toContain('--color-accent: #1d5c9f')
  expect(css).toContain('.table tfoot')
  expect(css).not.toContain('--tw-leading-none')
})

test.each([
  ['cascade layers (99)', /@layer/],
  ['selectors of 88 and later', /:(?:has|is|where)\(/],
  ['container queries (105)', /@container/],
  ['colour functions (111)', /color-mix\(|oklch\(|oklab\(/],
  ['range media queries (104)', /@media[^{]*[<>]=?/],
  ['dynamic viewport units (108)', /\d(?:dvh|svh|lvh|dvw)\b/],
  ['aspect-ratio (88)', /[;{\s]aspect-ratio:/],
  ['inset and logical shorthands (87)', /[;{\s](?:inset|(?:margin|padding|border)-(?:inline|block)):/],
])('what old browsers would drop is not in it: %s', (_name, pattern) => {
  expect(css.match(pattern)?.[0]).toBeUndefined()
})

test('every sheet of the folder is reached', () => {
  const imported = [...readFileSync(sheet, 'utf8').matchAll(/@import "\.\/([\w-]+\.css)"/g)].map((found) => found[1])
  const files = readdirSync('app/styles').filter((name) => name !== 'globals.css')
  expect(imported.sort()).toEqual(files.sort())
})
