import 'server-only'
import type { FigureRow } from '@/db/queries/figures/rows'
import type { FieldPolicy } from '@/domain/access/fields'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { clockText, longDay } from '@/domain/calendar/day-text'
import { labelOf } from '@/domain/codes'
import { answerLabel } from '@/domain/exchange/asked-forms'
import { formFrequencies } from '@/domain/exchange/form-codes'
import type { Subject } from '@/domain/figures/population'
import { arrivalReasons, contactClasses, departureReasons } from '@/domain/households/codes'
import { dissatisfactionCauses, issueGrades, ratings, units } from '@/domain/issues/codes'
import { issueStates } from '@/domain/issues/lifecycle'
import { ageOn } from '@/domain/residents/ages'
import { registrations } from '@/domain/residents/codes'
import { maskName } from '@/domain/residents/masks'
import { tagLabels } from '@/domain/tags/codes'
import { observationKinds, visitModes, visitOutcomes, visitorKinds } from '@/domain/visits/codes'

/** A list as a page shows it: headings, and rows of text with the file each leads to. */
export type FigureList = { heads: string[]; rows: { id: string; href: string | null; cells: string[] }[] }

type Eyes = { fields: FieldPolicy; on: CivilDay }
type Column = [head: string, cell: (row: FigureRow, eyes: Eyes) => string]

/** Rows as this person may see them; names and birth dates obey the field policy. */
export function figureList(subject: Subject, rows: FigureRow[], eyes: Eyes): FigureList {
  const columns = lists[subject]
  return {
    heads: columns.map(([head]) => head),
    rows: rows.map((row) => ({ id: row.id, href: fileOf(row), cells: columns.map(([, cell]) => cell(row, eyes)) })),
  }
}

function fileOf({ file, fileId }: FigureRow): string | null {
  if (!file || !fileId) return null
  return { household: `/households/${fileId}`, issue: `/issues/${fileId}`, resident: `/residents/${fileId}` }[file]
}

const onDay = (at: Date | null) => (at ? longDay(dayOf(at)) : '')
const moment = (at: Date | null) => (at ? `${longDay(dayOf(at))} ${clockText(at)}` : '')

const person = ({ name }: FigureRow, { fields }: Eyes) =>
  name ? (fields.name === 'full' ? name : maskName(name)) : '未核实'

function birth({ bornOn }: FigureRow, { fields, on }: Eyes): string {
  if (!bornOn) return '未核实'
  const age = `${ageOn(bornOn, on)} 岁`
  return fields.birth === 'day' ? `${longDay(bornOn)}　${age}` : age
}

const number: Column = ['户号', (row) => row.number ?? '']
const address: Column = ['地址', (row) => row.address ?? '']
const matter: Column[] = [
  ['编号', (row) => row.number ?? ''],
  ['事项', (row) => row.text ?? ''],
]

const lists: Record<Subject, Column[]> = {
  household: [
    number,
    address,
    ['户主', person],
    ['类别', (row) => (row.code ? `${row.code}　${labelOf(contactClasses, row.code)}` : '待分类')],
    ['最近联系', (row) => onDay(row.at) || '从未走访'],
  ],
  resident: [
    ['姓名', person],
    ['出生', birth],
    address,
    ['人户状态', (row) => labelOf(registrations, row.code).replace(/\(.*\)/, '')],
  ],
  residency: [
    ['姓名', person],
    address,
    ['开始', (row) => onDay(row.at)],
    ['来因', (row) => labelOf(arrivalReasons, row.code)],
    ['结束', (row) => onDay(row.until) || '仍在'],
    ['去因', (row) => (row.until ? (row.other ? labelOf(departureReasons, row.other) : departureReasons.died) : '')],
  ],
  issue: [
    ...matter,
    ['地点', (row) => row.address ?? ''],
    ['等级', (row) => labelOf(issueGrades, row.other)],
    ['登记', (row) => moment(row.at)],
    ['办结', (row) => moment(row.until) || '在办'],
    ['环节', (row) => labelOf(issueStates, row.code)],
  ],
  visit: [
    number,
    address,
    ['时间', (row) => moment(row.at)],
    ['方式', (row) => labelOf(visitModes, row.code)],
    ['结果', (row) => labelOf(visitOutcomes, row.other)],
    ['联系卡', (row) => row.text ?? ''],
  ],
  visitor: [
    ['姓名', (row) => row.name ?? ''],
    ['类别', (row) => (row.code && row.code in visitorKinds ? labelOf(visitorKinds, row.code) : '其他')],
    ['入队', (row) => onDay(row.at)],
  ],
  whistle: [
    ...matter,
    ['部门', (row) => labelOf(units, row.code)],
    ['吹哨', (row) => moment(row.at)],
    ['报到', (row) => moment(row.until) || '尚未报到'],
  ],
  follow_up: [
    ...matter,
    ['户或地点', (row) => row.address ?? ''],
    ['回访', (row) => moment(row.at)],
    ['评价', (row) => labelOf(ratings, row.code)],
    ['原因', (row) => (row.other ? labelOf(dissatisfactionCauses, row.other) : '')],
  ],
  tag: [
    number,
    address,
    ['姓名', (row, eyes) => (row.name ? person(row, eyes) : '全户')],
    ['标签', (row) => labelOf(tagLabels, row.code)],
    ['开始', (row) => onDay(row.at)],
    ['结束', (row) => onDay(row.until)],
  ],
  promise: [
    number,
    address,
    ['答应的事', (row) => row.text ?? ''],
    ['答应', (row) => onDay(row.at)],
    ['答复期限', (row) => (row.other ? longDay(row.other) : '')],
    ['答复', (row) => onDay(row.until) || '尚未答复'],
  ],
  form: [
    ['报表', (row) => row.name ?? ''],
    ['部门', (row) => row.text ?? ''],
    ['频次', (row) => labelOf(formFrequencies, row.code)],
    ['登记', (row) => onDay(row.at)],
  ],
  form_field: [
    ['字段', (row) => row.name ?? ''],
    ['报表', (row) => row.text ?? ''],
    ['系统里的', (row) => (row.code ? answerLabel(row.code) : '没有')],
  ],
  observation: [
    ['户或地点', (row) => row.address ?? ''],
    ['时间', (row) => moment(row.at)],
    ['类别', (row) => labelOf(observationKinds, row.code)],
    ['内容', (row) => row.text ?? ''],
  ],
}
