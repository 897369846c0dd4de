import { dayOf, momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { FilterInput, Filters } from '@/components/ui/filters'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { breakText } from '@/domain/audit/wording'
import type { AuditChain } from '@/server/audit/audit-chain'

/** Whether the records are as they were written, the head to keep on paper, and what still waits to be sealed. */
export function ChainState({ chain }: { chain: AuditChain }) {
  const { breaks, head, links, waiting, kept, alarm, at } = chain
  const today = dayOf(at)
  return (
    <>
      {breaks.length > 0 ? (
        <Notice kind="overdue" title={`审计记录有 ${breaks.length} 处对不上`} role="alert">
          <ul>
            {breaks.slice(0, 20).map(({ seq, kind }) => (
              <li key={`${seq}${kind}`}>
                第 {grouped(seq)} 条：{breakText[kind]}
              </li>
            ))}
          </ul>
          <p>请不要再操作数据库，抄下本页，报告上级审计部门。</p>
        </Notice>
      ) : (
        <Notice kind="done" title={`${grouped(links)} 条记录首尾相接，没有改动`}>
          <p>{kept ? '与您纸上的封存值一致。' : '刚刚从头核到尾。末尾是否被截去，要用纸上抄下的封存值来核。'}</p>
        </Notice>
      )}
      {alarm && (
        <Notice kind="overdue" title="有记录超过 1 分钟还没有封存" role="alert">
          <p>已写入的记录都在；可能有一笔操作卡住了。请告诉系统管理员。</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: '封存到', value: head ? `第 ${grouped(head.seq)} 条` : '还没有封存' },
          { label: '封存时间', value: head ? momentText(head.sealedAt, today) : '—' },
          { label: '封存值', value: head ? <code className="tnum wrap">{head.hash}</code> : '—' },
          {
            label: '等待封存',
            value: waiting.oldest ? `${grouped(waiting.count)} 条，最早 ${momentText(waiting.oldest, today)}` : '0 条',
          },
        ]}
      />
      <p className="meta">请每天打印本页，或把条数和封存值抄在本子上，与数据库分开保管。</p>
      <Filters action="/audit/chain" submit="核对" active={kept ? 2 : 0} clearHref="/audit/chain">
        <FilterInput name="seq" label="纸上的条数" type="number" value={kept ? String(kept.seq) : ''} />
        <FilterInput name="head" label="纸上的封存值" value={kept?.hash ?? ''} width={420} />
      </Filters>
    </>
  )
}
