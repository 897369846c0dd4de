import { listHref } from '@/components/households/links'
import type { Query } from '@/components/ui/links'
import { Menu } from '@/components/ui/menu'
import { type HouseholdColumn, householdColumns } from '@/domain/households/columns'

/** Which columns to show; print and export follow. A plain form, so the choice stands in the address. */
export function ColumnChoice({ query, chosen }: { query: Query; chosen: readonly HouseholdColumn[] }) {
  const kept = Object.entries(query).filter(
    ([name, value]) => value !== undefined && name !== 'cols' && name !== 'after' && name !== 'before',
  )
  return (
    <Menu label={`列（${chosen.length}）`} wide>
      <form action="/households" method="get">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <h3>显示哪些列，打印和导出同此</h3>
        <div className="menu-grid">
          {(Object.keys(householdColumns) as HouseholdColumn[]).map((column) => (
            <label className="check" key={column}>
              <input type="checkbox" name="cols" value={column} defaultChecked={chosen.includes(column)} />
              {householdColumns[column]}
            </label>
          ))}
        </div>
        <div className="actions menu-end">
          <button type="submit" className="btn">
            应用
          </button>
          <a className="btn btn-quiet" href={listHref(query, { cols: undefined })}>
            恢复默认
          </a>
        </div>
      </form>
    </Menu>
  )
}
