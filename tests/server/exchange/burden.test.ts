import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { askedField, headingsIn } from '@/domain/exchange/asked-forms'
import { fields } from '@/domain/exchange/synonyms'
import { endForm } from '@/server/exchange/end-form'
import { askExport } from '@/server/exchange/exports/ask-export'
import { takeExport } from '@/server/exchange/exports/take-export'
import { formFile, formRegister } from '@/server/exchange/form-register'
import { registerForm } from '@/server/exchange/register-form'
import { figureFile, figureValue } from '@/server/figures/figure-file'
import { rosterLedger } from '@/server/rosters/roster-ledger'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (actor: Actor = secretary) => contextOf(db, actor)

const asked = {
  department: '民政科',
  name: '高龄老人花名册',
  frequency: 'monthly',
  source: 'document',
  basis: '民〔2026〕3号',
}
const register = async (input: Record<string, unknown>, actor = secretary) =>
  registerForm(as(actor), { ...asked, ...input })
const idOf = (done: Awaited<ReturnType<typeof register>>) => (done.ok ? done.value.id : '')

test('any word of the forty-one groups of synonyms is known as a field the files hold; a tag is too [C17]', () => {
  expect(Object.keys(fields).length).toBeGreaterThanOrEqual(41)
  for (const [field, { words }] of Object.entries(fields))
    for (const word of words.split(' ')) expect(askedField(`${word}（必填）`), word).toMatchObject({ field })
  expect(askedField('是否独居')).toMatchObject({ field: 'tag:living_alone' })
  expect(askedField('发放标准')).toMatchObject({ field: null })
  expect(headingsIn('姓名\t性别\n姓 名、身份证号；')).toEqual(['姓 名', '性别', '身份证号'])
})

test('a form that is registered says at once how many of its fields the files hold: 其中 31/36 个字段已有 [F90] [C17]', async () => {
  const known = Object.values(fields)
    .map(({ label }) => label)
    .slice(0, 31)
  const unknown = ['发放标准', '发放日期', '签收人', '银行卡号', '开户行']
  const id = idOf(await register({ fields: [...known, ...unknown].join('\t') }))
  const form = await formFile(as(), { id })
  expect([form?.held, form?.fields.length]).toEqual([31, 36])
  expect(form?.fields.filter(({ answer }) => answer === null).map(({ heading }) => heading)).toEqual(unknown)
  expect(form).toMatchObject({ basis: '民〔2026〕3号', frequency: '每月', source: '正式文件', doubled: 0 })
})

test('what two forms ask for alike is said of both, whatever they call it [F90]', async () => {
  const one = idOf(await register({ name: '独居老人台账', fields: '老人姓名、联系方式、结对人、备注' }))
  const two = idOf(
    await register({ name: '助餐名单', department: '社区办', fields: '姓名、手机号码、结对人、送餐时间、备注' }),
  )
  const file = await formFile(as(), { id: two })
  const alike = (file?.fields ?? []).filter(({ others }) => others.some(({ id }) => id === one))
  expect(alike.map(({ heading }) => heading)).toEqual(['姓名', '手机号码', '结对人'])
  expect(await endForm(as(), { id: one, reason: '并入一表通' })).toMatchObject({ ok: true })
  const after = await formFile(as(), { id: two })
  expect(after?.fields.flatMap(({ others }) => others).some(({ id }) => id === one)).toBe(false)
  expect(await endForm(as(), { id: one, reason: '再停一次' })).toMatchObject({ refusal: { kind: 'form_ended' } })
})

test('the sums of the register are figures, and each opens its rows [F90] [F67]', async () => {
  const { sums, forms } = await formRegister(as(), {})
  const when = { area: String(eastCommittee), from: '2026-11-20', to: '2026-11-20' }
  for (const [code, sum] of [
    ['form', sums.forms],
    ['form_field', sums.fields],
    ['form_field.held.yes', sums.held],
    ['form_field.doubled.yes', sums.doubled],
  ] as const) {
    expect((await figureValue(as(), { code, ...when }))?.value, code).toBe(sum)
    expect((await figureFile(as(), { code, ...when }))?.list.rows.length, code).toBe(sum)
  }
  expect(sums.forms).toBe(2)
  expect(forms.map(({ name }) => name)).toEqual(['高龄老人花名册', '助餐名单'])
  expect((await formRegister(as(), { ended: '1' })).forms.map(({ name }) => name)).toEqual(['独居老人台账'])
})

test('one form of a department is registered once, with fields, by its own committee; the street reads all', async () => {
  expect(await register({ fields: '姓名' })).toMatchObject({ refusal: { kind: 'form_known' } })
  expect(await register({ name: '空表', fields: '、、' })).toMatchObject({ refusal: { kind: 'no_fields' } })
  const many = Array.from({ length: 201 }, (_, at) => `字段${at}`).join('\n')
  expect(await register({ name: '大表', fields: many })).toMatchObject({ refusal: { kind: 'too_many_fields' } })
  expect(await register({ name: '街道表', fields: '姓名' }, cadre)).toMatchObject({
    refusal: { kind: 'not_permitted' },
  })
  const id = idOf(await register({ fields: '姓名' }, neighbour))
  expect(await formFile(as(), { id })).toBeUndefined()
  expect(await endForm(as(), { id, reason: '不归我管' })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect((await formRegister(as(cadre), {})).forms.map(({ committee }) => committee)).toEqual(
    expect.arrayContaining(['东兴社区', '西桥社区']),
  )
  const acts = await owner.execute(sql`select act from audit_entries where act like 'form.%' order by id`)
  expect(acts.map(({ act }) => act)).toEqual([
    'form.register',
    'form.register',
    'form.register',
    'form.end',
    'form.register',
  ])
})

test('a list printed or taken from a roster counts as a paper nobody had to write, with its lines [F90] [C17]', async () => {
  await givenHousehold(owner, { people: [{ name: '罗秀珍', bornOn: '1926-03-01' }] })
  const papers = async (actor: Actor) => (await formRegister(as(actor), {})).papers
  expect(await papers(secretary)).toEqual({ printed: 0, exported: 0, lines: 0 })
  await rosterLedger(as(), { code: 'ninety' })
  const asking = { kind: 'roster', reason: '给牛奶公司配送', query: { code: 'ninety' } }
  const asked = await askExport(as(), asking)
  await takeExport(as(), { id: asked.ok ? asked.value.id : '' })
  expect(await papers(secretary)).toEqual({ printed: 1, exported: 1, lines: 2 })
  expect(await papers(cadre)).toEqual({ printed: 1, exported: 1, lines: 2 })
  expect(await papers(neighbour)).toEqual({ printed: 0, exported: 0, lines: 0 })
})
