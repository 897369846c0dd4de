import { ChangeLines } from '@/components/rosters/changes'
import { dayText } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import type { VersionDifference } from '@/server/rosters/version-changes'

type Props = { difference: VersionDifference }

/** Two versions of a list, or one and today, written as the sum it is, and a reason for every line between them. */
export function VersionChanges({ difference }: Props) {
  const { id, label, from, to, today, opening, closing, added, removed, unit } = difference
  const side = (one: typeof from) => `${one.label}（${dayText(one.day, today)}）`
  return (
    <>
      <PageHead
        title={`${label}：${from.label}和${to.label}`}
        crumbs={[
          { label: '名册', href: '/rosters' },
          { label: '定版名册', href: '/rosters/versions' },
          { label, href: `/rosters/versions/${id}` },
        ]}
        meta={`${side(from)}到${side(to)}，各按定版时系统所知`}
      />
      <div className="flow-sum">
        <div>
          <span>{side(from)}</span>
          <b>
            {grouped(opening)} <small>{unit}</small>
          </b>
        </div>
        <i>＋</i>
        <div>
          <span>新增</span>
          <b>{grouped(added.n)}</b>
        </div>
        <i>－</i>
        <div>
          <span>减少</span>
          <b>{grouped(removed.n)}</b>
        </div>
        <i>＝</i>
        <div className="flow-end">
          <span>{side(to)}</span>
          <b>
            {grouped(closing)} <small>{unit}</small>
          </b>
        </div>
      </div>
      <ChangeLines added={added} removed={removed} unit={unit} today={today} />
    </>
  )
}
