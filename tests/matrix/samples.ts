import { z } from 'zod'
import { newId } from '@/db/ids'
import type { EntryPoint } from '@/server/entry-points'
import type { Records } from '@/tests/matrix/world'
import { jpegOf } from '@/tests/support/pictures'
import { itemOf } from '@/tests/support/sync'
import { announced, partOf } from '@/tests/support/uploads'

/**
 * What an entry point is asked with. Most samples follow from what it takes: required fields by type, ids by their name
 * (`householdId`, or `id` after the first word of the entry). What cannot be guessed stands here, one line each.
 */
const given: Record<string, (at: Records) => Record<string, unknown>> = {
  'account.create': (at) => ({ username: `new-${at.household?.slice(-8)}`, ...someone(at) }),
  'account.edit': (at) => ({ id: at.account, version: '1', ...someone(at) }),
  'account.change_password': () => ({
    password: 'a',
    newPassword: 'quiet-door-7301',
    repeatPassword: 'quiet-door-7301',
  }),
  'area.create': (at) => ({ committeeCode: String(Math.floor(Number(at.area) / 1000) * 1000), name: '新网格' }),
  'area.edit': (at) => ({ code: at.area, name: '改名' }),
  'regrid.divide': (at) => ({
    on: '2026-11-20',
    reason: '人多',
    [`to.b:${at.building}`]: 'new1',
    'name.1': '新网格',
    'head.1': '孙立',
  }),
  'retention.set_rule': () => ({ kind: 'died', months: '60', basis: '街道档案办法第九条' }),
  'retention.ask': () => ({ kind: 'import' }),
  'household.confirm': (at) => ({ id: at.household, groups: ['members'] }),
  'household.split': (at) => ({ id: at.household, members: [at.resident], headId: at.resident }),
  'household.mend_fault': (at) => ({ householdId: at.household, fault: 'lived_empty', to: 'KZ' }),
  'import.decide': (at) => ({ batchId: at.batch, rows: ['1'] }),
  'import.force': (at) => ({ batchId: at.batch, rows: ['1'], reason: '证件上就是这样' }),
  'import.sheets': (at) => ({ batchId: at.batch, sheets: ['0'] }),
  'import.upload': () => ({ fileName: 'a.csv', bytes: new TextEncoder().encode('姓名,地址\n王小明,3号楼501\n') }),
  'report.edit_words': (at) => ({ id: at.report, key: 's1_note', words: '本月平稳' }),
  'report.differences': (at) => ({ id: at.frozen }),
  'tag.cover': (at) => ({ id: at.tag, covers: [at.resident] }),
  'tag.add': (at) => ({
    householdId: at.household,
    residentId: at.resident,
    code: 'minimum_living',
    fromOn: '2026-11-20',
  }),
  'delivery.create': () => ({ festival: '重阳', item: '重阳糕', stated: 'code=ninety' }),
  'delivery.tick': (at) => ({ id: at.delivery, given: [at.line], on: '2026-11-20' }),
  'need.add': (at) => ({ householdId: at.household, residentId: at.resident, kind: 'childcare', fromOn: '2026-11-20' }),
  'talent.record': (at) => ({ householdId: at.household, residentId: at.resident, skills: '修电器', agreed: 'on' }),
  'need.move': (at) => ({ id: at.need, state: 'met' }),
  'sign.answer': (at) => ({
    householdId: at.household,
    sign: 'class',
    facts: 'minimum_living',
    answer: 'no',
    reason: '本人要求照常走访',
  }),
  'sign.confirm': (at) => ({ sign: 'class', items: [`${at.household} minimum_living`] }),
  'colour.set_rule': () => ({ fromOn: '2026-11-20', red: ['unemployed'], reason: '就业帮扶' }),
  'cadence.adopt': () => ({ subject: 'all.all', days: '90', basis: '街道走访办法第三条', fromOn: '2026-11-20' }),
  'cadence.end': (at) => ({ id: at.cadence, toOn: '2026-11-20', reason: '重新定' }),
  'campaign.create': (at) => ({ name: `走访${at.household?.slice(-6)}`, fromOn: '2026-11-20', toOn: '2026-12-20' }),
  'campaign.close': (at) => ({ id: at.campaign, version: '1' }),
  'campaign.mark_case': (at) => ({ campaignId: at.campaign, issueId: at.issue, words: '楼道灯坏了，三天换好' }),
  'appointment.make': (at) => ({ id: newId(), household: at.household, nextOn: '2026-12-20', nextTime: '10:00' }),
  'appointment.change': (at) => ({ visitId: at.visit, version: '1', nextOn: '2026-12-20' }),
  'hours.set': () => ({ slots: ['6.evening'] }),
  'target.set': (at) => ({ area: at.area, weekly: '80', fromOn: '2026-11-20', reason: '人手少' }),
  'tag.review': (at) => ({ id: at.tag, holds: 'yes' }),
  'form.register': (at) => ({
    department: '民政科',
    name: `台账${at.household?.slice(-8)}`,
    frequency: 'monthly',
    source: 'document',
    fields: '姓名、性别',
  }),
  'figure.rows': (at) => ({ code: 'issue_new', area: String(Math.floor(Number(at.area) / 1000) * 1000) }),
  'figure.value': (at) => ({ code: 'issue_new', area: String(Math.floor(Number(at.area) / 1000) * 1000) }),
  'roster.file': () => ({ code: 'ninety' }),
  'roster.changes': () => ({ code: 'ninety' }),
  'roster.ledger': () => ({ code: 'ninety' }),
  'roster.freeze': () => ({ stated: 'code=ninety', reason: '报老龄办' }),
  'roster.set_age_cut': () => ({ name: '四点半', bands: '0-3 4-12', fromOn: '2026-12-01' }),
  'roster.keep_monthly': () => ({ code: 'eighty', keep: 'yes' }),
  'export.ask': () => ({ kind: 'roster', reason: '给牛奶公司配送', query: { code: 'ninety' } }),
  'roster.save': (at) => ({ name: `名册${at.household?.slice(-8)}`, stated: 'min=90' }),
  'roster.remove': (at) => ({ id: at.saved }),
  'visitor.edit': (at) => ({ visitorId: at.visitor, name: '卓玛', kind: 'volunteer', languages: '藏语' }),
  'post.assign': (at) => ({ placeCode: at.area, kind: 'head', name: '孙立', phone: '0290-6123002' }),
  'offer.edit': (at) => ({ offerId: at.offer, name: '助餐', place: '东门食堂' }),
  'mediation.open': (at) => ({
    ...{ kind: 'noise', cause: '太吵', openedOn: '2026-11-20', mediators: [at.visitor] },
    ...{ party1_name: at.named, party1_household: at.household, party2_name: '外面的人' },
  }),
  'mediation.edit': (at) => ({ id: at.mediation, version: '1', kind: 'noise', cause: '太吵', mediators: [at.visitor] }),
  'mediation.settle': (at) => ({ id: at.mediation, version: '1', state: 'failed', on: '2026-11-20' }),
  'mediation.follow_up': (at) => ({ id: at.agreed, version: '1', on: '2026-11-20', note: '没再吵' }),
  'term.edit': (at) => ({ list: 'visitor_kind', name: `类${at.household?.slice(-6)}` }),
  'training.record': (at) => ({
    ...{ trainingId: at.training, course: '沟通表达', onDay: '2026-11-20' },
    ...{ competencies: ['policy'], visitors: [at.visitor] },
  }),
  'card.print': (at) => ({ kind: 'contact', gridCode: at.area, sheets: '1', handedTo: '走访包' }),
  'team.known': (at) => ({ id: at.account }),
  'pairing.make': (at) => ({ areaCode: String(Math.floor(Number(at.area) / 1000) * 1000), accountId: at.account }),
  'partner.edit': (at) => ({ partnerId: at.partner, kind: 'agency', name: '区民政局' }),
  'partner.item': (at) => ({ itemId: at.item, list: 'project', title: '加装充电桩', demand: '充电难' }),
  'sitting.open': (at) => ({
    ...{ kind: 'visit_day', areaCode: at.area, on: '2026-11-26', from: '14:00', to: '17:00', place: '居委会集合' },
  }),
  'sitting.note': (at) => ({ id: newId(), sittingId: at.sitting, text: '电梯坏了' }),
  'visit.form': (at) => ({ household: at.household }),
  'visit.receive': (at) => sentOf(at),
  'visit.hold': (at) => sentOf(at),
  'observation.record': () => ({ kind: 'environment', place: '3号楼', text: '灯坏了' }),
  'observation.receive': () => ({
    ...itemOf({ id: newId(), kind: 'environment', place: '3号楼', text: '灯坏了' }),
    kind: 'place',
  }),
  'hazard.settle': (at) => ({ id: at.hazard, as: 'matter' }),
  'visit.settle': (at) => ({ id: at.held, as: 'lay_aside', reason: '重复' }),
  'visit.photo': (at) => ({ visitId: at.visit, content: jpegOf() }),
  'attachment.begin': (at) => announced(at.visit ?? '', jpegOf()),
  'attachment.part': (at) => partOf(at.photo ?? '', jpegOf(), 0),
  'attachment.file': (at) => ({ id: at.photo }),
  'attachment.type': (at) => ({ id: at.sound, words: '听到的话' }),
  'door.arrived': () => ({ keys: [{ key: newId(), hash: '' }] }),
  'clash.settle': (at) => ({ id: at.clash, choice: 'theirs' }),
  'phone.open': () => ({ phoneIds: [], name: '手机' }),
  'area.file': (at) => ({ code: at.area }),
}

function sentOf(at: Records) {
  return itemOf({ id: newId(), householdId: at.household ?? '', mode: 'phone', outcome: 'not_home' })
}

const someone = (at: Records) => ({
  name: '李想',
  title: '网格长',
  role: 'grid_worker',
  areaCode: at.area,
  unitCode: null,
  buildingId: null,
})

/** Which record the field `id` of an entry means, where the first word does not say it. */
const idMeans: Record<string, string> = {
  'pairing.end': 'pairing',
  'card.paper': 'print',
  'card.withdraw': 'print',
  retention: 'cleanup',
  import: 'batch',
  figure: 'household',
  search: 'household',
  audit: 'household',
  tag: 'tag',
  'household.contact': 'contact',
  'household.care_plan': 'plan',
  'resident.move_in': 'household',
  'campaign.paper': 'closed',
  'roster.version': 'version',
  'roster.version_paper': 'version',
  'roster.version_changes': 'version',
  'roster.void': 'version',
}

type Shape = {
  type?: string
  properties?: Record<string, Shape>
  required?: string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  allOf?: Shape[]
  format?: string
  minLength?: number
  minimum?: number
  default?: unknown
}

/** What to ask an entry point with, about the record of one place. */
export function sampleOf(entry: EntryPoint, at: Records): Record<string, unknown> {
  const shape = z.toJSONSchema(entry.takes, { io: 'input', unrepresentable: 'any' }) as Shape
  const object = shape.properties ? shape : (shape.allOf?.find((part) => part.properties) ?? shape)
  const named = Object.entries(object.properties ?? {}).filter(
    ([name]) => object.required?.includes(name) || /(^id$|Id$)/.test(name) || name === 'code' || name === 'areaCode',
  )
  const guessed = Object.fromEntries(named.map(([name, field]) => [name, guessOf(entry, name, field, at)]))
  return { ...guessed, ...given[entry.name]?.(at) }
}

function guessOf(entry: EntryPoint, name: string, field: Shape, at: Records): unknown {
  const area = entry.name.split('.')[0] ?? ''
  if (name === 'id' || name === 'code') return at[idMeans[entry.name] ?? idMeans[area] ?? area] ?? at.household
  if (name.endsWith('Id')) return at[name.slice(0, -2)] ?? at.household
  if (/area/i.test(name)) return at.area
  if (field.const !== undefined) return field.const
  if (field.enum) return field.enum[0]
  const choice = field.anyOf?.find(({ type }) => type !== 'null')
  if (choice) return guessOf(entry, name, choice, at)
  if (name.endsWith('On') || name === 'on') return '2026-11-20'
  if (name.endsWith('At') || name === 'at') return '2026-11-20T09:00'
  if (field.type === 'array') return []
  if (field.type === 'object')
    return Object.fromEntries(
      (field.required ?? []).map((inner) => [inner, guessOf(entry, inner, field.properties?.[inner] ?? {}, at)]),
    )
  if (field.type === 'boolean') return true
  if (field.type === 'number' || field.type === 'integer') return field.minimum ?? 1
  return '试'.repeat(Math.max(1, Math.min(field.minLength ?? 1, 40)))
}
