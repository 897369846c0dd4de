import { AnswerForm, ConfirmAll } from '@/components/tags/answer-form'
import { dayText, longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
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
        meta={`${longDay(day, '')}　系统按档案推算的，请看过的人答；答“不是”写理由，例如：儿子同住，未登记。答过的，情况没变不再问。`}
        crumbs={[{ label: '家庭档案', href: '/households' }]}
      />
      <Tabs
        label="待确认"
        tabs={[
          ...tabs.map(({ sign, label }) => ({
            label,
            href: href('/households/proposals', { of: sign === 'living_alone' ? undefined : sign }),
            count: counts[sign],
            current: of === sign,
          })),
        ]}
      />
      {proposals.length === 0 && (
        <Empty title="没有待确认的">有人搬走、去世，或加了标签，推算变了，会自己列上来。</Empty>
      )}
      {proposals.map((one) => (
        <Proposal key={`${one.id} ${one.sign}`} one={one} today={day} />
      ))}
      {proposals.length > 1 && <ConfirmAll sign={of} items={proposals.map(({ id, facts }) => `${id} ${facts}`)} />}
      {counts[of] > proposals.length && (
        <p className="meta">
          先列 {proposals.length} 户，答好后自动补上后面的；共 {counts[of]} 户。
        </p>
      )}
    </>
  )
}

const tabs = [
  { sign: 'living_alone', label: '独居' },
  { sign: 'elders_only', label: '纯老家庭' },
  { sign: 'class', label: '定类' },
] as const

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
