import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownRoutes, openPages } from '@/tests/matrix/inventory'
import { areaWords, codeOf, floors, foldersIn, importsOf, sources, textOf, under } from '@/tests/support/source'

const serverFiles = under('server')
const viewNames = new Set(
  serverFiles.flatMap((path) => [...textOf(path).matchAll(/export const (\w+) = view\(/g)].map(([, name]) => name)),
)
const commandNames = new Set(
  serverFiles.flatMap((path) => [...textOf(path).matchAll(/export const (\w+) = command\(/g)].map(([, name]) => name)),
)
const callsOf = (text: string, names: Set<string | undefined>) =>
  [...codeOf(text).matchAll(/\b(\w+)\(/g)].filter(([, name]) => names.has(name)).length

test('the guard sees the house', () => {
  expect(sources().length).toBeGreaterThan(100)
  expect(viewNames.size).toBeGreaterThan(0)
  expect(areaWords.length).toBeGreaterThan(15)
})

test('every page reads through a view, with who acts [S7]', () => {
  const pages = under('app', /\/page\.tsx$/)
  expect(pages.length).toBeGreaterThan(1)
  const bare = pages.filter((path) => {
    if (openPages.has(path)) return false
    const text = textOf(path)
    return !/await (context|givenPasswordContext)\(\)/.test(text) || callsOf(text, viewNames) === 0
  })
  expect(bare, 'pages that ask no view').toEqual([])
})

test('every route handler is known, or goes through a view or a command [S1]', () => {
  const strange = under('app', /\/route\.tsx?$/).filter((path) => {
    const text = textOf(path)
    const guarded = text.includes('await context()') && callsOf(text, new Set([...viewNames, ...commandNames])) > 0
    return !guarded && !(path in knownRoutes)
  })
  expect(strange, 'say in tests/matrix/inventory.ts how these are guarded').toEqual([])
})

test('every action is a form action or checks its origin itself [S8]', () => {
  const actions = serverFiles.filter((path) => /^'use server'/m.test(textOf(path)))
  expect(actions.length).toBeGreaterThan(0)
  const bare = actions.flatMap((path) => {
    const exported = textOf(path)
      .split(/^export (?=const|async|default|function)/m)
      .slice(1)
    return exported
      .filter((body) => !/= formAction\(/.test(body) && !/assertOwnOrigin\(\)/.test(body))
      .map((body) => `${path}: ${body.split('\n')[0]}`)
  })
  expect(bare).toEqual([])
  const elsewhere = sources().filter((path) => /^\s*['"]use server['"]/m.test(textOf(path)) && !actions.includes(path))
  expect(elsewhere, "'use server' stands only in server/<area>/actions.ts").toEqual([])
  expect(actions.filter((path) => !/\/(\w+-)?actions\.ts$/.test(path))).toEqual([])
})

test('components take only actions and types from server/', () => {
  const wrong = under('components').flatMap((path) =>
    importsOf(textOf(path))
      .filter(({ from, typeOnly, names }) => {
        if (!from.startsWith('@/server/') || typeOnly || names.every((name) => name.startsWith('type '))) return false
        return !/^@\/server\/[\w-]+\/([\w-]+-)?actions$/.test(from)
      })
      .map(({ from }) => `${path} ← ${from}`),
  )
  expect(wrong).toEqual([])
})

test('at most twenty files run in the browser', () => {
  const clients = sources().filter((path) => /^'use client'/.test(textOf(path)))
  expect(clients.length, clients.join('\n')).toBeLessThanOrEqual(20)
})

test('every box to tick, list and area of a form is one of the kit: what was typed stands there again after a refusal', () => {
  const own = /<(textarea|select)\b|type="(checkbox|radio)"/
  const pages = sources().filter((path) => path.endsWith('.tsx') && !path.startsWith('components/ui/'))
  expect(pages.filter((path) => own.test(textOf(path)))).toEqual([])
})

test('no box cuts what is typed or pasted into it: the server says what is too long', () => {
  const pages = sources().filter((path) => path.endsWith('.tsx'))
  expect(pages.filter((path) => /maxLength/i.test(codeOf(textOf(path))))).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const tables = /\/codes\.ts$|exchange\/synonyms\.ts$/
  const long = sources().filter((path) => !tables.test(path) && textOf(path).split('\n').length > 301)
  expect(long).toEqual([])
})

test('no drawer for odds and ends, and no barrels', () => {
  const drawers = /(^|[/-])(lib|utils?|helpers?|common|shared|misc|types|constants|hooks|services?|manager)([./-]|$)/
  expect(sources().filter((path) => drawers.test(path))).toEqual([])
  const barrels = sources().filter((path) => /\/index\.tsx?$/.test(path) || /^export \* from/m.test(textOf(path)))
  expect(barrels).toEqual([])
})

test('one word for one area on every floor', () => {
  const besides: Record<(typeof floors)[number], string[]> = {
    domain: ['edits'],
    db: ['schema', 'queries', 'migrations', 'seed'],
    server: ['auth', 'platform', 'protection', 'jobs', 'sync', 'search'],
    components: ['ui', 'door', 'layout', 'charts', 'print', 'platform', 'search', 'today'],
    app: [],
  }
  const strange = floors
    .filter((floor) => floor !== 'app')
    .flatMap((floor) =>
      foldersIn(floor)
        .filter((word) => !areaWords.includes(word) && !besides[floor].includes(word))
        .map((word) => `${floor}/${word}`),
    )
  expect(strange).toEqual([])
})

test('an area knows only the areas before it', () => {
  const edges = under('domain').flatMap((path) => {
    const own = areaWords.indexOf(path.split('/')[1] ?? '')
    return importsOf(textOf(path)).flatMap(({ from }) => {
      const other = areaWords.indexOf(from.match(/^@\/domain\/([\w-]+)\//)?.[1] ?? '')
      return own < 0 || other < 0 || other === own ? [] : [{ edge: `${path} → ${from}`, downward: other < own }]
    })
  })
  expect(edges.length).toBeGreaterThanOrEqual(4)
  expect(edges.filter(({ downward }) => !downward).map(({ edge }) => edge)).toEqual([])
})

test('a floor uses only what lies below it', () => {
  const below: Record<(typeof floors)[number], RegExp> = {
    domain: /^@\/domain\//,
    db: /^@\/(domain|db|config)\//,
    server: /^@\/(domain|db|server|config)\//,
    components: /^@\/(domain|server|components|config)\//,
    app: /^@\/(domain|server|components|config|app)\//,
  }
  const wrong = floors.flatMap((floor) =>
    under(floor).flatMap((path) =>
      importsOf(textOf(path))
        .filter(({ from }) => from.startsWith('.') || (from.startsWith('@/') && !below[floor].test(from)))
        .map(({ from }) => `${path} → ${from}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('no text becomes SQL or HTML outside the places that are known', () => {
  // load.ts and bulk.ts take names of tables and definitions of indexes from the schema and the catalogue, nothing from anybody;
  // client.ts sends the settings of actor.ts, a constant text, with values beside it
  const places = new Set([
    'components/ui/still-text.tsx',
    'db/client.ts',
    'db/schema/columns.ts',
    'db/queries/figures/fragments.ts',
    'db/seed/load.ts',
    'db/bulk.ts',
  ])
  const raw = /sql\.raw|sql\.identifier|\.unsafe\(|dangerouslySetInnerHTML|\bnew Function\b|\beval\(/
  expect(sources().filter((path) => !places.has(path) && raw.test(codeOf(textOf(path))))).toEqual([])
})

test('what nobody expected is caught nowhere but in the listed places', () => {
  const places = new Set(Object.keys(catches))
  const found = sources().filter((path) => /(?<!\.)\bcatch\s*[({]|\.catch\(\s*(async\s*)?\(/.test(codeOf(textOf(path))))
  expect(found.filter((path) => !places.has(path))).toEqual([])
  expect([...places].filter((path) => !existsSync(path))).toEqual([])
})

/** Where an exception is expected, and what becomes of it. */
const catches: Record<string, string> = {
  'server/exchange/run-import.ts': 'a job in the background says on its batch that it failed',
  'server/platform/background.ts': 'a job that failed is logged and comes again',
  'server/command.ts': 'a refusal rolls the transaction back by exception',
  'server/auth/actions.ts': 'next-auth says a wrong password by exception',
  'components/ui/unsent.ts': 'a form whose sending came to nothing keeps what was typed',
  'server/database.ts': 'a database that is away is named so once, and doubted until it answers',
  'server/form-action.ts': 'a form sent while the database is away keeps what was typed',
  'components/door/calls.ts': 'on a phone, no network is an answer',
  'components/door/use-phone.ts': 'a browser that keeps no page works with network all the same',
  'server/sync/answer-call.ts': 'a database that is away is a 503',
  'server/sync/answer-upload.ts': 'a database that is away is a 503',
  'server/sync/bounded-body.ts': 'a body that is no JSON says nothing',
  'server/platform/health.ts': 'an unreachable database is an answer here',
}

test('rules and tables know no clock', () => {
  const clocks = new Set(['db/ids.ts'])
  const ticking = [...under('domain'), ...under('db')].filter(
    (path) => !clocks.has(path) && /Date\.now\(|new Date\(\)|\bDate\(\)/.test(codeOf(textOf(path))),
  )
  expect(ticking).toEqual([])
})

test('the environment is read in one place', () => {
  const readers = sources().filter((path) => /process\.env/.test(codeOf(textOf(path))))
  expect(readers.filter((path) => path !== 'server/env.ts')).toEqual([])
})

test('every server file is marked, so that it can never reach a browser', () => {
  const open = serverFiles.filter((path) => !/^import 'server-only'|^'use server'/m.test(textOf(path)))
  const harmless = new Set([
    'server/auth/own-origin.ts',
    'server/entry-points.ts',
    'server/form-state.ts',
    'server/platform/away-page.ts',
    'server/platform/door.ts',
  ])
  expect(open.filter((path) => !harmless.has(path))).toEqual([])
})

test('staff pages stand in the frame and draw no main of their own', () => {
  expect(under('app/(staff)', /\.tsx$/).filter((path) => textOf(path).includes('<main'))).toEqual([])
})
