/** Columns a list of households may show, print and export. */
export const householdColumns = {
  address: '地址',
  head: '户主',
  members: '人数',
  class: '类别',
  colour: '关注',
  tags: '标签',
  last: '上次联系',
  next: '下次联系',
  responsible: '责任人',
  number: '户编号',
  grid: '网格',
  channel: '首选联系方式',
  language: '语言',
  promises: '未了答应事项',
  issues: '在办诉求',
  use: '房屋用途',
  state: '居住情况',
  confirmed: '资料核实日',
} as const
export type HouseholdColumn = keyof typeof householdColumns

export const usualColumns: readonly HouseholdColumn[] = [
  'address',
  'head',
  'members',
  'class',
  'colour',
  'tags',
  'last',
  'next',
  'responsible',
]

/** The chosen columns in the order of the table, address always first; the usual ones when none is chosen. */
export function columnsChosen(chosen: readonly string[]): HouseholdColumn[] {
  const known = (Object.keys(householdColumns) as HouseholdColumn[]).filter(
    (column) => column === 'address' || chosen.includes(column),
  )
  return known.length > 1 ? known : [...usualColumns]
}
