import fs from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import type { SyncAnswer, SyncItem } from '@/domain/visits/sync'
import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { applicationEnvironment } from '@/scripts/runtime/database.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'
import { hashPassword } from '@/server/auth/password'
import { openBrowser } from '@/tests/support/browser'
import { arrived, atWork, doorPassword, waiting, written } from '@/tests/support/door-hand'
import { freshPost } from '@/tests/support/fresh-post'
import { eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { givenIssue } from '@/tests/support/issues'
import { inLanes } from '@/tests/support/lanes'
import { filledIn, formIn, type OpenForm, sentForm } from '@/tests/support/open-forms'
import { otherBuild } from '@/tests/support/other-build'
import { ownHouse } from '@/tests/support/own-house'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const [each, drafts, batch] = [40, 500, 5]
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** An action of the first build that the second has no more. */
const renamed = { addResidentAction: 'registerResidentAction' }

await ensureBuilt(applicationEnvironment('', testSecrets, true))
const next = await otherBuild(renamed)
const house = await ownHouse()
const browser = await openBrowser()
await givenAreas(house.owner)
const worker = await givenActor(house.owner, 'grid_worker', eastGrid)
await house.owner.execute(
  sql`update accounts set username = 'grid_worker', password_hash = ${await hashPassword(doorPassword)}, password_changed_on = current_date, must_change_password = false where id = ${worker.accountId}`,
)
const phone = await browser.newContext({ baseURL: house.base, locale: 'zh-CN', viewport: { width: 360, height: 740 } })

/** Every answer of the application that was a failure. */
const failures: string[] = []
const count = async (text: ReturnType<typeof sql>) => (await house.owner.execute<{ n: number }>(text))[0]?.n

type Kind = 'visit' | 'place' | 'household' | 'person' | 'step'
type Home = { id: string; people: string[]; issue: string }

const kinds: Record<
  Kind,
  { at: (home: Home) => string; field: string; typed: (n: number) => Record<string, string | string[]> }
> = {
  visit: {
    at: ({ id }) => `/visits/new?household=${id}`,
    field: 'outcome',
    // an appointment in each, half an hour and more apart
    typed: (n) => ({
      ...{ mode: 'door', outcome: 'met', 'tasks[]': everyTask.tasks, note: `第 ${n} 张表` },
      ...{
        nextOn: `2099-01-${String(1 + Math.floor(n / 8)).padStart(2, '0')}`,
        nextTime: `${10 + (n % 8)}:00`,
        nextMode: 'door',
      },
    }),
  },
  place: {
    at: () => '/visits/observe',
    field: 'vehicle',
    typed: (n) => ({ vehicle: '', kind: 'environment', place: '小区北门', text: `第 ${n} 张表` }),
  },
  household: {
    at: ({ id }) => `/households/${id}/edit`,
    field: 'contactClass',
    typed: (n) => ({ note: `第 ${n} 张表` }),
  },
  person: {
    at: ({ people }) => `/residents/${people[0]}/edit`,
    field: 'formerName',
    typed: (n) => ({ note: `第 ${n} 张表` }),
  },
  step: { at: ({ issue }) => `/issues/${issue}?do=accept`, field: 'issueId', typed: (n) => ({ note: `第 ${n} 张表` }) },
}

async function homesGiven(): Promise<Home[]> {
  const homes: Home[] = []
  for (let n = 0; n < each + 2; n += 1) {
    const { id, people } = await givenHousehold(house.owner, { room: String(n), people: [{ name: '马文祥' }] })
    homes.push({ id, people, issue: (await givenIssue(house.owner, worker, { title: `第 ${n} 件` })).id })
  }
  return homes
}

/** Two hundred forms of five kinds, fetched from the first build and filled in. */
async function opened(homes: Home[], cookie: string): Promise<OpenForm[]> {
  const forms: OpenForm[] = []
  for (const [n, home] of homes.slice(0, each).entries())
    for (const { at, field, typed } of Object.values(kinds)) {
      const response = await fetch(house.base + at(home), { headers: { cookie } })
      forms.push(filledIn(formIn(at(home), await response.text(), field), typed(n)))
    }
  return forms
}

/** Sent as a person does: again, when nothing answered. Yields where it led. */
async function submitted(form: OpenForm, cookie: string): Promise<string> {
  for (;;) {
    const response = await sentForm(house.base, cookie, form)
    if (!response) {
      await pause(200)
      continue
    }
    if (response.status >= 500) failures.push(`${form.address} ${response.status}`)
    return `${response.status} ${response.location ?? response.text.match(/role="alert"[\s\S]{0,300}/)?.[0]}`
  }
}

/** Hands drafts over, and hands them over again until each has its receipt. */
async function handedOver(items: SyncItem[], cookie: string, receipts: Map<string, string>): Promise<void> {
  const headers = { cookie, origin: house.base, 'content-type': 'application/json' }
  while (items.length > 0) {
    const some = items.splice(0, batch)
    const body = JSON.stringify({ v: 1, sentAt: new Date().toISOString(), items: some })
    const response = await freshPost(`${house.base}/api/sync/v1`, headers, body)
    if (response && response.status >= 500) failures.push(`sync ${response.status}`)
    const answer = response?.status === 200 ? (JSON.parse(response.text) as SyncAnswer) : undefined
    for (const item of some) {
      const result = answer?.results.find(({ key, hash }) => key === item.key && hash === item.hash)
      if (result?.outcome === 'stored') receipts.set(item.key, result.id)
      else items.push(item)
    }
    await pause(150)
  }
}

/** A page of the first build with something typed, in a browser with script or without. */
async function typedIn(address: string, label: string, words: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: house.base, locale: 'zh-CN', javaScriptEnabled, storageState: await phone.storageState() },
  })
  const page = await context.newPage()
  page.on('response', (response) => response.status() >= 500 && failures.push(`${response.url()} ${response.status()}`))
  await page.goto(address)
  await page.getByLabel(label).fill(words)
  return page
}

const draftsOf = (homes: Home[]) =>
  Array.from({ length: drafts }, (_, n) => {
    const visit = visitOf(homes[n % each]?.id ?? '', { ...everyTask, note: `草稿 ${n}` })
    const at = new Date()
    return itemOf(visit, { key: newId(), madeAt: at, sentAt: at })
  })

const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click()

/** Four pages in browsers, typed into before the update, and what becomes of each. */
async function pagesOf(last: string, lastButOne: string) {
  const early = await typedIn(`/households/${last}/edit`, '备注', '更新中间提交')
  const late = await typedIn(`/households/${lastButOne}/edit`, '备注', '更新以后提交')
  const gone = await typedIn(`/households/${last}/members/new`, '姓名', '端木青')
  const plain = await typedIn(`/households/${last}/members/new`, '姓名', '端木青', false)
  return {
    /** Sent when nobody answers: kept. */
    async between() {
      await save(early)
      await early.getByText('没有收到回答').waitFor()
      expect(await early.getByLabel('备注').inputValue()).toBe('更新中间提交')
    },
    /** Saved by the new build, or, where it has the action no more, kept. */
    async after() {
      for (const [page, home] of [
        [early, last],
        [late, lastButOne],
      ] as const) {
        await save(page)
        await page.waitForURL((address) => address.pathname === `/households/${home}`)
      }
      for (const page of [gone, plain]) {
        await save(page)
        await page.getByText('系统刚刚更新，这一页是旧的').waitFor()
        await page.getByRole('link', { name: '在新窗口打开这一页' }).waitFor()
      }
      expect(await gone.getByLabel('姓名').inputValue()).toBe('端木青')
      const kept = plain.locator('textarea')
      expect(await kept.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).toContain('端木青')
    },
  }
}

/** The page of the doors with a visit written without network, on a phone that meets the new build. */
async function onThePhone(round: Page, householdId: string) {
  await phone.setOffline(true)
  await written(round, householdId, '更新以前写的')
  await waiting(round)
  return async () => {
    await phone.setOffline(false)
    await arrived(round)
    await round.getByRole('button', { name: '更新' }).click()
    await round.getByText('系统已更新').waitFor()
  }
}

test('another build is put in place under 200 open forms and 500 drafts under way: none lost, none doubled, no answer from 500 on [R10] [S32]', async () => {
  expect(fs.readFileSync(`${next}/.next/BUILD_ID`)).not.toEqual(fs.readFileSync('.next/BUILD_ID'))
  const homes = await homesGiven()
  const [last, lastButOne] = [homes.at(-1)?.id ?? '', homes.at(-2)?.id ?? '']
  // seen long enough ago to be on the round
  await house.owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    values (${newId()}, ${eastGrid}, ${lastButOne}, now() - interval '300 days', 'door', 'met', ${worker.accountId}, ${worker.accountId})`)
  const round = await atWork(phone)
  const cookie = (await phone.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const forms = await opened(homes, cookie)
  expect(forms.length).toBe(200)
  const pages = await pagesOf(last, lastButOne)
  const phoneAgain = await onThePhone(round, lastButOne)

  const [items, receipts, led] = [draftsOf(homes), new Map<string, string>(), [] as string[]]
  const submit = async (form: OpenForm) => led.push(await submitted(form, cookie))
  const halves = [0, 1].map((half) => items.filter((_, n) => n % 2 === half))
  const under = Promise.all([
    ...halves.map((half) => handedOver(half, cookie, receipts)),
    inLanes(forms.slice(0, 100), 2, submit),
  ])
  await pause(1_500)
  expect(await house.update(next, pages.between)).toBe(true)
  const between = receipts.size
  console.log(`${between} drafts had arrived and ${led.length} forms led on when the new build was well`)
  await under
  await inLanes(forms.slice(100), 4, submit)
  await pages.after()
  await phoneAgain()

  expect(between).toBeGreaterThan(0)
  expect(between).toBeLessThan(drafts)
  expect(failures).toEqual([])
  expect(led.filter((where) => !where.startsWith('303'))).toEqual([])
  expect(receipts.size).toBe(drafts)
  expect(await saved()).toEqual({
    ...{ visits: each, appointments: each, places: each, households: each, people: each, steps: each },
    ...{ drafts, differentDrafts: drafts, onThePhone: 1, inBrowsers: 2, kept: 0 },
  })
}, 600_000)

/** How often each of what was written was saved. */
async function saved() {
  const typed = sql`~ '^第 [0-9]+ 张表$'`
  return {
    visits: await count(sql`select count(*)::int as n from visits where note ${typed}`),
    appointments: await count(sql`select count(*)::int as n from visits where note ${typed} and next_at is not null`),
    places: await count(sql`select count(*)::int as n from observations where text ${typed}`),
    households: await count(sql`select count(*)::int as n from households where note ${typed}`),
    people: await count(sql`select count(*)::int as n from residents where note ${typed}`),
    steps: await count(sql`select count(*)::int as n from issue_steps where act = 'accept' and note ${typed}`),
    drafts: await count(sql`select count(*)::int as n from visits where note like '草稿 %'`),
    differentDrafts: await count(sql`select count(distinct note)::int as n from visits where note like '草稿 %'`),
    onThePhone: await count(sql`select count(*)::int as n from visits where note = '更新以前写的'`),
    inBrowsers: await count(
      sql`select count(*)::int as n from households where note in ('更新中间提交', '更新以后提交')`,
    ),
    kept: await count(sql`select count(*)::int as n from residents where name = '端木青'`),
  }
}
