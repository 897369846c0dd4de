import { sql } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Round } from '@/components/visits/round'
import { RouteSheet } from '@/components/visits/route-sheet'
import { newId } from '@/db/ids'
import { clockText } from '@/domain/calendar/day-text'
import { routeMost } from '@/domain/visits/route'
import { editHousehold } from '@/server/households/edit-household'
import { householdDesk } from '@/server/households/household-desk'
import { doorPack } from '@/server/sync/door-pack'
import { appointmentList } from '@/server/visits/appointment-list'
import { changeAppointment } from '@/server/visits/change-appointment'
import { makeAppointment } from '@/server/visits/make-appointment'
import { recordVisit } from '@/server/visits/record-visit'
import { setHours } from '@/server/visits/set-hours'
import { visitForm } from '@/server/visits/visit-form'
import { routePaper, visitRound } from '@/server/visits/visit-round'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const other = await givenActor(owner, 'grid_worker', eastGrid, { name: '孙立' })
const stranger = await givenActor(owner, 'grid_worker', westGrid)
const as = (actor = worker, at = noon) => contextOf(db, actor, at)
const home = (name: string, room: string, building = '3号楼', unit = '2') =>
  givenHousehold(owner, { building, unit, room, people: [{ name, bornOn: '1980-03-01' }] })

test('the route names why, those arranged by their hour, the others as one walks: top down in each unit [F44] [C11]', async () => {
  const rooms = [
    ['甲', '201', '3号楼', '2'],
    ['乙', '1203', '3号楼', '2'],
    ['丙', '502', '3号楼', '1'],
    ['丁', '501', '12号楼', '1'],
    ['戊', '501', '3号楼', '1'],
  ] as const
  for (const [name, room, building, unit] of rooms) await home(name, room, building, unit)
  const { walk } = await visitRound(as(), {})
  expect(walk.map(({ head }) => head)).toEqual(['戊', '丙', '乙', '甲', '丁'])
  expect(walk.every(({ reasons }) => reasons.length > 0)).toBe(true)
})

test('what to say first and what to do stands once above the stops where nobody has been heard yet; these say so, later ones do not [F6] [F38]', async () => {
  const met = await home('见过', '901')
  const told = { ...everyTask, promiseText: '送清单', promiseOn: '2026-11-18' }
  const before = as(worker, new Date('2026-10-20T15:00:00+08:00'))
  expect(await recordVisit(before, visitOf(met.id, told))).toMatchObject({ ok: true })
  const round = await visitRound(as(), {})
  const page = renderToStaticMarkup(Round({ round }))
  const lineOf = (room: string) => page.split('<tr').find((line) => line.includes(`2单元 ${room}`)) ?? ''
  expect(page.split('“您好，我是东兴社区第二网格的赵晓梅')).toHaveLength(2)
  expect(page.split('亮一个身份、送一份服务、知一家情况')).toHaveLength(2)
  expect(lineOf('201')).toContain('首访')
  expect(lineOf('901')).toContain('送清单')
  expect(lineOf('901')).not.toContain('首访')
})

test('whoever plans a visit sees what was promised there, due or not: on the route, its paper, the phone and the page of the door [C6]', async () => {
  const owed = await home('还欠', '904')
  const told = { ...everyTask, promiseText: '加装电梯的价目表', promiseOn: '2026-12-20' }
  const next = { nextOn: '2026-11-20', nextTime: '16:00', nextMode: 'door' }
  const before = as(worker, new Date('2026-10-21T15:00:00+08:00'))
  expect(await recordVisit(before, visitOf(owed.id, { ...told, ...next }))).toMatchObject({ ok: true })
  const words = '答应过：加装电梯的价目表（12月20日前）'
  const { arranged } = await visitRound(as(), {})
  expect(arranged.find(({ id }) => id === owed.id)?.reasons.map(({ text }) => text)).toEqual(['约好 16:00 上门', words])
  expect(renderToStaticMarkup(RouteSheet({ paper: await routePaper(as(), {}) }) as never)).toContain('加装电梯的价目表')
  const door = (await doorPack(as(), {})).doors.find(({ visit }) => visit.householdId === owed.id)
  expect(door?.reasons.map(({ text }) => text)).toContain(words)
  expect(door?.visit.promises).toMatchObject([{ text: '加装电梯的价目表' }])
  expect((await visitForm(as(), { household: owed.id }))?.promises).toMatchObject([{ text: '加装电梯的价目表' }])
  await owner.execute(sql`update visits set next_at = null, next_mode = null where household_id = ${owed.id}`)
})

test('nobody is arranged in two places at once: the other appointment is named; without a time the first free half hour is taken [F43]', async () => {
  const [first, second, third] = [await home('约一', '601'), await home('约二', '602'), await home('约三', '603')]
  const next = { ...everyTask, nextOn: '2026-11-24', nextMode: 'door' }
  expect(await recordVisit(as(), visitOf(first.id, { ...next, nextTime: '09:30' }))).toMatchObject({ ok: true })
  const clash = await recordVisit(as(), visitOf(second.id, { ...next, nextTime: '09:45' }))
  expect(clash).toMatchObject({
    refusal: {
      kind: 'appointment_taken',
      address: expect.stringContaining('601'),
      at: new Date('2026-11-24T09:30:00+08:00'),
    },
  })
  expect(await recordVisit(as(other), visitOf(second.id, { ...next, nextTime: '09:45' }))).toMatchObject({ ok: true })
  expect(await recordVisit(as(), visitOf(third.id, next))).toMatchObject({ ok: true })
  const { rows } = await appointmentList(as(secretary), {})
  expect(rows.map(({ head, at, lead }) => [head, at.toISOString().slice(11, 16), lead])).toEqual([
    ['约三', '01:00', '赵晓梅'],
    ['约一', '01:30', '赵晓梅'],
    ['约二', '01:45', '孙立'],
  ])
  const day = new Date('2026-11-24T08:00:00+08:00')
  const { arranged } = await visitRound(as(worker, day), {})
  expect(arranged.map(({ head, reasons }) => [head, reasons[0]?.text])).toEqual([
    ['约三', '约好 09:00 上门'],
    ['约一', '约好 09:30 上门'],
    ['约二', '约好 09:45 上门'],
  ])
  expect((await appointmentList(as(stranger), {})).rows).toEqual([])
})

test('quiet hours are kept whole on the file, shown on the route, and no call is arranged in them [F43]', async () => {
  const quiet = await home('午睡', '701')
  const desk = await householdDesk(as(), { id: quiet.id })
  const was = Object.fromEntries(Object.entries(desk?.values ?? {}).map(([name, value]) => [`was.${name}`, value]))
  const edit = (more: object) => editHousehold(as(), { id: quiet.id, ...desk?.values, ...was, ...more })
  expect(await edit({ quietFrom: '12:00' })).toMatchObject({ refusal: { kind: 'quiet_needs_both' } })
  expect(await edit({ quietFrom: '12:00', quietTo: '14:00' })).toMatchObject({ ok: true })
  const next = { ...everyTask, nextOn: '2026-11-25', nextMode: 'phone' }
  expect(await recordVisit(as(), visitOf(quiet.id, { ...next, nextTime: '13:30' }))).toMatchObject({
    refusal: { kind: 'in_quiet_hours', quiet: '12:00—14:00' },
  })
  expect((await visitRound(as(), {})).walk.find(({ id }) => id === quiet.id)?.quiet).toBe('12:00—14:00')
  await expect(owner.execute(sql`update households set quiet_to = null where id = ${quiet.id}`)).rejects.toThrow()
})

test('three misses at one time of the day: route and paper say what to try instead [F42]', async () => {
  const away = await home('扑空', '801')
  for (const day of ['2026-11-10', '2026-11-12', '2026-11-17'])
    await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
      values (${newId()}, ${eastGrid}, ${away.id}, ${`${day}T10:00:00+08:00`}, 'door', 'not_home', ${worker.accountId}, ${worker.accountId})`)
  const slot = '平日上午已 3 次未遇，换晚上或周末，或先电话约'
  expect((await visitRound(as(), {})).walk.find(({ id }) => id === away.id)?.slot).toBe(slot)
  const html = renderToStaticMarkup(RouteSheet({ paper: await routePaper(as(), {}) }) as never)
  expect(html).toContain(slot)
})

test('the paper holds boxes and blanks, says it is handed back, and no word of health, no ID number, nobody of class A [C39] [F23]', async () => {
  const ill = await home('药盒', '901')
  await owner.execute(sql`insert into care_plans (id, area_code, household_id, measure, every_days, owner, next_on)
    values (${newId()}, ${eastGrid}, ${ill.id}, '每周提醒服降压药', 7, '邻居', '2026-11-20')`)
  await recordVisit(as(), visitOf(ill.id, { ...everyTask, promiseText: '代取化疗单', promiseOn: '2026-11-20' }))
  const shy = await home('免见', '902')
  await owner.execute(
    sql`update households set contact_class = 'A', contact_channel = 'phone', contact_hours = '晚上' where id = ${shy.id}`,
  )
  const call = { ...everyTask, mode: 'phone', promiseText: '回个电话', promiseOn: '2026-11-20' }
  expect(await recordVisit(as(), visitOf(shy.id, call))).toMatchObject({ ok: true })
  const paper = await routePaper(as(), {})
  const html = renderToStaticMarkup(RouteSheet({ paper }) as never)
  for (const words of ['□ 见到', '□ 没人', '用后交回', 'A 类 1 户不上门', '药盒', '一户一策到期'])
    expect(html).toContain(words)
  for (const words of ['降压药', '化疗', '免见', '290101']) expect(html).not.toContain(words)
  const acts = await owner.execute(sql`select detail from audit_entries where act = 'list.print' and subject = 'route'`)
  expect(acts.at(-1)).toMatchObject({ detail: { rows: paper.arranged.length + paper.walk.length } })
})

test('a route through several grids is a sheet for each of them; no date is broken', async () => {
  const paper = await routePaper(as(), {})
  const walk = paper.walk.map((stop, at) => ({ ...stop, areaCode: at === 0 ? westGrid : stop.areaCode }))
  const grids = [...paper.grids, { code: westGrid, name: '西边网格' }]
  const html = renderToStaticMarkup(RouteSheet({ paper: { ...paper, walk, grids } }) as never)
  const sheets = html.split('<article').slice(1)
  expect(sheets.map((sheet) => sheet.match(/<h1>(.*?)<\/h1>/)?.[1])).toEqual(
    grids.map(({ name }) => `${paper.place}${name}走访路线单`),
  )
  expect(sheets[1]?.split('<tr')).toHaveLength(3)
  expect(html).toMatch(/<span class="whole">\d+月\d+日前?<\/span>/)
})

test('at most fifty stops stand on the route of a day; the rest stays counted [C11]', async () => {
  for (let n = 0; n < 50; n++) await home(`多${n}`, String(101 + n), '9号楼')
  const round = await visitRound(as(), {})
  expect(round.arranged.length + round.walk.length + round.distant.length).toBe(routeMost)
  expect(round.dueTotal).toBeGreaterThan(routeMost)
})

test('a household is arranged with without a visit, moved and cancelled, by the same rules [F43]', async () => {
  const [seen, unseen] = [await home('约四', '811'), await home('约五', '812')]
  const make = (household: string, nextTime: string, more = {}) =>
    makeAppointment(as(secretary), {
      id: newId(),
      household,
      nextOn: '2026-12-08',
      nextTime,
      leadId: other.accountId,
      ...more,
    })
  const listed = async (head: string) =>
    (await appointmentList(as(secretary), {})).rows.find((row) => row.head === head)
  expect(await make('3-2-811', '10:00')).toMatchObject({ ok: true })
  expect(await make('约五', '10:20')).toMatchObject({ ok: false, refusal: { kind: 'appointment_taken' } })
  expect(await make('约五', '10:30', { leadId: stranger.accountId })).toMatchObject({
    ok: false,
    refusal: { kind: 'not_found' },
  })
  expect(await make('约五', '10:30')).toMatchObject({ ok: true })
  const [first, second] = [await listed('约四'), await listed('约五')]
  expect([first, second].map((row) => [row?.householdId, row?.lead, row && clockText(row.at)])).toEqual([
    [seen.id, '孙立', '10:00'],
    [unseen.id, '孙立', '10:30'],
  ])
  const change = (asked: object, at = first) =>
    changeAppointment(as(), { visitId: at?.id, version: String(at?.version), nextOn: '2026-12-08', ...asked })
  expect(await change({ nextTime: '10:45' })).toMatchObject({ ok: false, refusal: { kind: 'appointment_taken' } })
  expect(await change({ nextOn: '2026-11-20', nextTime: '09:00' })).toMatchObject({
    ok: false,
    refusal: { kind: 'next_is_past' },
  })
  expect(await change({ nextTime: '11:30' })).toMatchObject({ ok: true })
  expect(await change({ nextTime: '12:00' })).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
  const moved = await listed('约四')
  expect(moved && clockText(moved.at)).toBe('11:30')
  expect(await change({ cancel: 'on' }, moved)).toMatchObject({ ok: true })
  expect(await listed('约四')).toBeUndefined()
  await recordVisit(as(worker, new Date('2026-11-21T10:00:00+08:00')), visitOf(unseen.id, everyTask))
  expect(await change({ cancel: 'on' }, second)).toMatchObject({ ok: false, refusal: { kind: 'appointment_over' } })
})

test('who can come when is told by themselves, evenings and weekends too, and an appointment outside of it is marked [F43]', async () => {
  expect(await setHours(as(), { slots: ['6.evening', '2.afternoon'] })).toMatchObject({ ok: true })
  expect(await setHours(as(), { slots: ['8.night'] })).toMatchObject({ refusal: { kind: 'invalid_input' } })
  const { rows, people } = await appointmentList(as(secretary), {})
  expect(people.find(({ name }) => name === '赵晓梅')?.slots).toEqual(['6.evening', '2.afternoon'])
  expect(rows.find(({ head }) => head === '约一')?.outside).toBe(true)
  expect(rows.find(({ head }) => head === '约二')?.outside).toBe(false)
})
