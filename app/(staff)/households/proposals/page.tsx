import { AnswerForm } from '@/components/tags/answer-form'
import { dayText, longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import { context } from '@/server/context'
import { type ProposalList, proposalList } from '@/server/tags/proposal-list'

export const metadata = { title: '待确认' }

export default async function ProposalsPage({ searchParams }: PageProps<'/households/proposals'>) {
  const list = await proposalList(await context(), await searchParams)
  const { of, day, counts, proposals } = list
  return (
    <>
      <PageHead
        title="待确认"
        meta={`${longDay(day, '')}　系统按档案推算的，请看过的人答“是”或“不是”；答过的，情况没变不再问。`}
        crumbs={[{ label: '家庭档案', href: '/households' }]}
      />
      <Tabs
        label="待确认"
        tabs={[
          { label: '独居、纯老', href: '/households/proposals', count: counts.home, current: of === 'home' },
          { label: '定类', href: '/households/proposals?of=class', count: counts.class, current: of === 'class' },
        ]}
      />
      {proposals.length === 0 && (
        <Empty title="没有待确认的">有人搬走、去世，或加了标签，推算变了，会自己列上来。</Empty>
      )}
      {proposals.map((one) => (
        <Proposal key={`${one.id} ${one.sign}`} one={one} today={day} />
      ))}
      {counts[of] > proposals.length && (
        <p className="meta">
          先列 {proposals.length} 户，答好后自动补上后面的；共 {counts[of]} 户。
        </p>
      )}
    </>
  )
}

function Proposal({ one, today }: { one: ProposalList['proposals'][number]; today: string }) {
  const changed = one.sign === 'class' ? '最近走访' : '人员最近变动'
  return (
    <section className="sec proposal" aria-label={`${one.address} ${one.label}`}>
      <div className="proposal-facts">
        <p>
          <a href={`/households/${one.id}`}>{one.address}</a>　{one.head ?? '户主待定'}
          <span className="meta">　{one.number}</span>
        </p>
        <p>
          <b>{one.label}</b>　{one.because}
        </p>
        {one.changedOn && (
          <p className="soft">
            {changed} {dayText(one.changedOn, today)}
          </p>
        )}
      </div>
      <AnswerForm household={one.id} sign={one.sign} facts={one.facts} asks={one.asks} />
    </section>
  )
}
