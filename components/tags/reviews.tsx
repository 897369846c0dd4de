import { whyHref } from '@/components/households/links'
import { dayText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { FilterSelect, Filters } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { Mark } from '@/components/ui/mark'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import { reviewTagAction } from '@/server/tags/actions'
import type { ReviewList } from '@/server/tags/review-list'

const reviewed = (Object.entries(tags) as [TagCode, Tag][])
  .filter(([, { source, reviewMonths }]) => source !== 'rule' && reviewMonths)
  .map(([value, { label }]) => ({ value, label }))

/** One tag of the list. */
export function ReviewFilters({ code }: { code: TagCode | undefined }) {
  return (
    <Filters action="/tags/reviews" active={code ? 1 : 0} {...(code ? { clearHref: '/tags/reviews' } : {})}>
      <FilterSelect name="code" label="标签" options={reviewed} value={code} />
    </Filters>
  )
}

/** What has to be looked at again, each with 仍符合 and 已不符合; a permit is renewed on the person's page. */
export function ReviewTable({ list: { rows, day } }: { list: ReviewList }) {
  return (
    <table className="table stack">
      <caption className="sr">到期复核</caption>
      <thead>
        <tr>
          {['到期', '标签', '谁', '地址', '依据'].map((label) => (
            <th scope="col" key={label}>
              {label}
            </th>
          ))}
          <th scope="col">
            <span className="sr">可做的事</span>
          </th>
        </tr>
      </thead>
      <tbody className="lines">
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight">
              <Mark colour={row.late ? 'red' : 'yellow'}>
                {row.late ? '已过 ' : ''}
                {dayText(row.dueOn, day)}
              </Mark>
            </td>
            <td className="tight">
              {row.code ? <a href={whyHref(row.householdId, row.code)}>{row.label}</a> : row.label}
              {row.detail && <span className="sub">{row.detail}</span>}
            </td>
            <td className="tight aux">{row.who ?? '全户'}</td>
            <td className="aux">
              <a href={`/households/${row.householdId}`}>{row.address}</a>
            </td>
            <td className="aux">{row.evidence ?? <span className="faint">未附依据</span>}</td>
            <td className="tight aux">
              {row.code ? (
                <Answer id={row.id} label={`${row.label} ${row.address}`} />
              ) : (
                <a className="act" href={`/residents/${row.residentId}/edit`} aria-label={`改有效期：${row.who}`}>
                  改有效期
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Answer({ id, label }: { id: string; label: string }) {
  return (
    <ActionForm action={reviewTagAction}>
      <HiddenField name="id" value={id} />
      <span className="actions">
        <SubmitButton name="holds" value="yes" kind="plain" className="">
          仍符合
          <span className="sr">：{label}</span>
        </SubmitButton>
        <SubmitButton name="holds" value="no" kind="plain" className="">
          已不符合
          <span className="sr">：{label}</span>
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
