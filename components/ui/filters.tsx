import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type Condition = { label: string; removeHref: string }

/** One quiet band, one plain GET form; on a phone it folds behind one button. `hidden` keeps the parts of the address that are not filters. */
export function Filters(props: {
  action: string
  children: ReactNode
  clearHref?: string
  active?: number
  hidden?: Record<string, string>
  submit?: string
  id?: string
}) {
  const { action, children, clearHref, active = 0, hidden = {}, submit = '筛选', id = 'fold' } = props
  return (
    <div className="filter-band">
      <input className="fold" type="checkbox" id={id} />
      <label className="btn fold-label" htmlFor={id}>
        {active > 0 ? `筛选（${active}）` : '筛选'}
      </label>
      <form className="filters" action={action} method="get">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="actions">
          {clearHref && (
            <a className="btn btn-quiet" href={clearHref}>
              清除
            </a>
          )}
          <button type="submit" className="btn">
            {submit}
          </button>
        </div>
      </form>
    </div>
  )
}

/** One choice of the filter band. */
export function FilterSelect(props: {
  name: string
  label: string
  options: { value: string; label: string }[]
  value?: string | undefined
  all?: string
  width?: number
}) {
  const { name, label, options, value = '', all = '全部', width = 128 } = props
  return (
    <div>
      <label>
        {label}
        <select className="select" name={name} defaultValue={value} style={{ width }}>
          {all !== '' && <option value="">{all}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** One typed word or date of the filter band. */
export function FilterInput(props: {
  name: string
  label: string
  value?: string | undefined
  type?: 'text' | 'date' | 'month' | 'number' | 'search'
  width?: number
  placeholder?: string
}) {
  const { name, label, value = '', type = 'text', width = 148, placeholder } = props
  return (
    <div>
      <label>
        {label}
        <input
          className="input"
          type={type}
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          style={{ width }}
        />
      </label>
    </div>
  )
}

/** The conditions in force, each with the link that removes it. */
export function Conditions({ conditions }: { conditions: Condition[] }) {
  return conditions.map(({ label, removeHref }) => (
    <span className="cond" key={label}>
      {label}
      <a href={removeHref} aria-label={`去掉条件：${label}`}>
        <Icon name="close" />
      </a>
    </span>
  ))
}

/** The line under the filters: result, conditions in force, and what can be done with the result. */
export function Toolbar(props: { result: ReactNode; conditions?: Condition[]; children?: ReactNode }) {
  return (
    <div className="toolbar">
      <span role="status">{props.result}</span>
      {props.conditions && <Conditions conditions={props.conditions} />}
      {props.children && <div className="actions">{props.children}</div>}
    </div>
  )
}
