import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownActions, knownRoutes, openPages } from '@/tests/matrix/inventory'
import { builtActions, builtRoutes } from '@/tests/support/built'
import { textOf, under } from '@/tests/support/source'

const framework = /^app\/(not-found|global-error|favicon|icon|apple-icon|manifest|robots|sitemap)/

test('the build serves no address whose source is not known [S1]', () => {
  const routes = builtRoutes()
  expect(routes.filter(({ page }) => page).length).toBeGreaterThan(30)
  const sources = new Set(under('app', /\/(page\.tsx|route\.tsx?)$/))
  const strange = routes.filter(({ file }) => !framework.test(file) && !sources.has(file) && !sources.has(`${file}x`))
  expect(strange.map(({ file, route }) => `${route} ← ${file}`)).toEqual([])
})

test('every page reads through a view, every handler is guarded, as the architecture demands of their sources [S1]', () => {
  for (const { file, page } of builtRoutes()) {
    if (!existsSync(file) || file in knownRoutes || openPages.has(file)) continue
    const text = textOf(file)
    expect(/await (context|givenPasswordContext)\(\)/.test(text), `${file} (${page ? 'page' : 'handler'})`).toBe(true)
  }
})

test('every action of the build is a form action of an actions file, or is listed with its guard [S1]', () => {
  const actions = builtActions()
  expect(actions.length).toBeGreaterThan(20)
  const unknown = actions.filter(({ file, name }) => {
    if (!/^server\/[\w-]+\/([\w-]+-)?actions\.ts$/.test(file) || !existsSync(file)) return true
    return !new RegExp(`export const ${name} = formAction\\(`).test(textOf(file)) && !(name in knownActions)
  })
  expect(unknown.map(({ file, name, id }) => `${file} ${name} ${id.slice(0, 8)}`)).toEqual([])
})
