import { whyHref } from '@/components/households/links'
import { dayText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { FilterSelect, Filters } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
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
    <Listing
      caption="到期复核"
      rows={rows}
      columns={(column) => [
        column(
          '到期',
          ({ late, dueOn }) => (
            <Mark colour={late ? 'red' : 'yellow'}>
              {late ? '已过 ' : ''}
              {dayText(dueOn, day)}
            </Mark>
          ),
          'tight',
        ),
        column(
          '标签',
          ({ code, householdId, label, detail }) => (
            <>
              {code ? <a href={whyHref(householdId, code)}>{label}</a> : label}
              {detail && <span className="sub">{detail}</span>}
            </>
          ),
          'tight',
        ),
        column('谁', ({ who }) => who ?? '全户', 'tight aux'),
        column('地址', ({ householdId, address }) => <a href={`/households/${householdId}`}>{address}</a>, 'aux'),
        column('依据', ({ evidence }) => evidence ?? <span className="faint">未附依据</span>, 'aux'),
        column(
          '',
          (row) =>
            row.code ? (
              <Answer id={row.id} label={`${row.label} ${row.address}`} />
            ) : (
              <a className="act" href={`/residents/${row.residentId}/edit`} aria-label={`改有效期：${row.who}`}>
                改有效期
              </a>
            ),
          'tight aux',
        ),
      ]}
    />
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
