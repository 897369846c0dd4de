import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { AreaField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { Onward } from '@/components/ui/pager'
import { Segments } from '@/components/ui/segments'
import { campaignParts, campaignStates } from '@/domain/visits/codes'
import { markCaseAction } from '@/server/visits/campaign-actions'
import type { CampaignHomes, CampaignList, CampaignMatters } from '@/server/visits/campaign-file'

/** Campaigns, the newest first. */
export function CampaignTable({ list: { rows, next, today } }: { list: CampaignList }) {
  return (
    <>
      <Listing
        caption="专项走访"
        rows={rows}
        columns={(column) => [
          column('名称', ({ id, name, area }) => (
            <>
              <a href={`/campaigns/${id}`}>{name}</a>
              <span className="sub">{area}</span>
            </>
          )),
          column('范围', ({ scope, target }) => `${scope}，${grouped(target)} 户`, 'aux'),
          column('日子', ({ fromOn, toOn }) => `${dayText(fromOn, today)}到 ${dayText(toOn, today)}`, 'aux'),
          column('现在', ({ state }) => campaignStates[state], 'tight aux'),
        ]}
        empty={
          <Empty title="还没有专项走访">
            <p>要在一段时间里集中走访一批户，就建一个：定范围、定日子、看进度、收官出报告。</p>
          </Empty>
        }
      />
      <Onward to={next && href('/campaigns', { after: next })} label="往后" />
    </>
  )
}

const unanswered = [
  ['none', '问了没答'],
  ['unasked', '还没问'],
] as const

/** The households behind a number. */
export function CampaignHomeTable({ homes: { id, rows, next, query, answers, today } }: { homes: CampaignHomes }) {
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
      <Listing
        caption="专项走访的户"
        rows={rows}
        columns={(column) => [
          column('谁家', ({ id: household, address, head, contactClass }) => (
            <>
              <a href={`/households/${household}`}>{address}</a>
              <span className="sub">
                {head ?? ''}
                {contactClass === 'A' && '　A 类，不上门'}
              </span>
            </>
          )),
          column('联系情况', ({ part }) => campaignParts[part], 'tight'),
          column('哪天联系到', ({ firstOn }) => firstOn && dayText(firstOn, today), 'tight aux'),
        ]}
      />
      <Onward to={next && at({ after: next })} label="往后" />
    </>
  )
}

/** Matters of a campaign; a solved one may be told as a case, in words that name nobody. */
export function CampaignMatterTable({ matters }: { matters: CampaignMatters }) {
  const { id, rows, next, query, may, today } = matters
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
      <Listing
        caption="发现的问题"
        rows={rows}
        columns={(column) => [
          column('诉求', ({ id: issue, number, title }) => (
            <>
              <a href={`/issues/${issue}`}>{number}</a>
              <span className="sub">{title}</span>
            </>
          )),
          column('类别', ({ kind }) => kind, 'tight aux'),
          column('登记', ({ registeredOn }) => dayText(registeredOn, today), 'tight aux'),
          column('办结', ({ settledOn }) => settledOn && dayText(settledOn, today), 'tight aux'),
          column(
            '案例素材（不写姓名）',
            (row) => (
              <>
                {row.words}
                {may.mark && row.settledOn && (
                  <CaseForm campaignId={id} issueId={row.id} words={row.words} number={row.number} />
                )}
              </>
            ),
            'aux',
          ),
        ]}
      />
      <Onward to={next && href(`/campaigns/${id}/matters`, { solved: query.solved, after: next })} label="往后" />
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
        <AreaField name="words" label={`${number}：什么问题、怎么办成的`} rows={3} defaultValue={words} />
        <SubmitButton kind="plain">保存</SubmitButton>
      </ActionForm>
    </details>
  )
}
