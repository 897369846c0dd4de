import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { AreaField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { Segments } from '@/components/ui/segments'
import { campaignParts, campaignStates } from '@/domain/visits/codes'
import { markCaseAction } from '@/server/visits/campaign-actions'
import type { CampaignHomes, CampaignList, CampaignMatters } from '@/server/visits/campaign-file'

/** Campaigns, the newest first. */
export function CampaignTable({ list: { rows, next, today } }: { list: CampaignList }) {
  if (rows.length === 0)
    return (
      <Empty title="还没有专项走访">
        <p>要在一段时间里集中走访一批户，就建一个：定范围、定日子、看进度、收官出报告。</p>
      </Empty>
    )
  return (
    <>
      <table className="table stack">
        <caption className="sr">专项走访</caption>
        <thead>
          <tr>
            {['名称', '范围', '日子', '现在'].map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="lines">
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={`/campaigns/${row.id}`}>{row.name}</a>
                <span className="sub">{row.area}</span>
              </td>
              <td className="aux">
                {row.scope}，{grouped(row.target)} 户
              </td>
              <td className="aux">
                {dayText(row.fromOn, today)}到 {dayText(row.toOn, today)}
              </td>
              <td className="tight aux">{campaignStates[row.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && <Onward to={href('/campaigns', { after: next })} />}
    </>
  )
}

const Onward = ({ to }: { to: string }) => (
  <p className="meta">
    <a href={to}>往后</a>
  </p>
)

const unanswered = [
  ['none', '问了没答'],
  ['unasked', '还没问'],
] as const

/** The households behind a number. */
export function CampaignHomeTable({ homes: { id, rows, next, query, answers } }: { homes: CampaignHomes }) {
  const at = (change: Record<string, string | undefined>) =>
    href(`/campaigns/${id}/homes`, { ...query, id: undefined, after: undefined, ...change })
  return (
    <>
      <Segments
        label="联系情况"
        segments={[
          { label: '全部', href: at({ part: undefined }), current: query.part === undefined },
          ...Object.entries(campaignParts).map(([part, label]) => ({
            ...{ label, href: at({ part }), current: query.part === part },
          })),
        ]}
      />
      {answers.length > 0 && (
        <Segments
          label="问计于民"
          segments={[
            { label: '不论', href: at({ answer: undefined }), current: query.answer === undefined },
            ...[...answers.map((label, index) => [String(index + 1), label] as const), ...unanswered].map(
              ([answer, label]) => ({ label, href: at({ answer }), current: query.answer === answer }),
            ),
          ]}
        />
      )}
      {rows.length === 0 ? (
        <Empty title="没有" />
      ) : (
        <table className="table stack">
          <caption className="sr">专项走访的户</caption>
          <thead>
            <tr>
              {['谁家', '联系情况', '哪天联系到'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <a href={`/households/${row.id}`}>{row.address}</a>
                  <span className="sub">
                    {row.head ?? ''}
                    {row.contactClass === 'A' && '　A 类，不上门'}
                  </span>
                </td>
                <td className="tight">{campaignParts[row.part]}</td>
                <td className="tight aux">{row.firstOn ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next && <Onward to={at({ after: next })} />}
    </>
  )
}

/** Matters of a campaign; a solved one may be told as a case, in words that name nobody. */
export function CampaignMatterTable({ matters }: { matters: CampaignMatters }) {
  const { id, rows, next, query, may } = matters
  const at = (solved: string | undefined) => href(`/campaigns/${id}/matters`, { solved })
  return (
    <>
      <Segments
        label="解决没有"
        segments={[
          { label: '全部', href: at(undefined), current: query.solved === undefined },
          { label: '已解决', href: at('yes'), current: query.solved === 'yes' },
          { label: '未解决', href: at('no'), current: query.solved === 'no' },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title="没有" />
      ) : (
        <table className="table stack">
          <caption className="sr">发现的问题</caption>
          <thead>
            <tr>
              {['诉求', '类别', '登记', '办结', '案例素材（不写姓名）'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <a href={`/issues/${row.id}`}>{row.number}</a>
                  <span className="sub">{row.title}</span>
                </td>
                <td className="tight aux">{row.kind}</td>
                <td className="tight aux">{row.registeredOn}</td>
                <td className="tight aux">{row.settledOn ?? ''}</td>
                <td className="aux">
                  {row.words}
                  {may.mark && row.settledOn && (
                    <CaseForm campaignId={id} issueId={row.id} words={row.words} number={row.number} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next && <Onward to={href(`/campaigns/${id}/matters`, { solved: query.solved, after: next })} />}
    </>
  )
}

type Case = { campaignId: string; issueId: string; words: string | null; number: string }

function CaseForm({ campaignId, issueId, words, number }: Case) {
  return (
    <details>
      <summary>{words === null ? '记为案例' : '改写法'}</summary>
      <ActionForm action={markCaseAction}>
        <HiddenField name="campaignId" value={campaignId} />
        <HiddenField name="issueId" value={issueId} />
        <AreaField
          name="words"
          label={`${number}：什么问题、怎么办成的`}
          rows={3}
          maxLength={500}
          defaultValue={words}
        />
        <SubmitButton kind="plain">保存</SubmitButton>
      </ActionForm>
    </details>
  )
}
