import type { Query } from '@/components/ui/links'
import { Menu } from '@/components/ui/menu'

type Props = {
  action: string
  query: Query
  columns: readonly { code: string; label: string }[]
  chosen: readonly string[]
  usualHref: string
}

const ownNames = new Set(['cols', 'after', 'before', 'code'])

/** Which columns to show; print and export follow. A plain form, so the choice stands in the address. */
export function ColumnChoice({ action, query, columns, chosen, usualHref }: Props) {
  const kept = Object.entries(query).filter(([name, value]) => value !== undefined && !ownNames.has(name))
  return (
    <Menu label={`列（${chosen.length}）`} wide>
      <form action={action} method="get">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <h3>显示哪些列，打印和导出同此</h3>
        <div className="menu-grid">
          {columns.map(({ code, label }) => (
            <label className="check" key={code}>
              <input type="checkbox" name="cols" value={code} defaultChecked={chosen.includes(code)} />
              {label}
            </label>
          ))}
        </div>
        <div className="actions menu-end">
          <button type="submit" className="btn">
            应用
          </button>
          <a className="btn btn-quiet" href={usualHref}>
            恢复默认
          </a>
        </div>
      </form>
    </Menu>
  )
}
