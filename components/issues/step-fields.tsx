import { choicesOf } from '@/components/ui/choices'
import {
  AreaField,
  CheckField,
  ChecksField,
  ChoiceField,
  DateField,
  NumberField,
  SelectField,
  TextField,
} from '@/components/ui/fields'
import { dissatisfactionCauses, issueRoutes, pauseReasons, ratings, replyModes, units } from '@/domain/issues/codes'
import type { IssueAct } from '@/domain/issues/lifecycle'
import type { IssueFile } from '@/server/issues/issue-file'

/** What each step asks for; nothing else. */
export function StepFields({ act, issue }: { act: IssueAct; issue: IssueFile }) {
  switch (act) {
    case 'accept':
    case 'take':
    case 'resume':
    case 'close':
      return <AreaField name="note" label="说明" hint="没有就空着" rows={2} />
    case 'dispatch':
    case 'redispatch':
      return <DispatchFields issue={issue} again={act === 'redispatch'} />
    case 'pause':
      return (
        <>
          <ChoiceField name="reason" label="等什么" options={choicesOf(pauseReasons)} required />
          <AreaField name="note" label="说明" hint="会印在期限旁边，居民也看得到" rows={2} required />
        </>
      )
    case 'finish':
      return <FinishFields />
    case 'reply':
      return (
        <>
          <AreaField name="note" label="答复了什么" hint="写对居民说的话" rows={3} required />
          <ChoiceField name="mode" label="怎么答复的" options={choicesOf(replyModes)} columns={4} required />
        </>
      )
    case 'follow_up':
      return <FollowUpFields issue={issue} />
    case 'merge':
      return (
        <>
          <TextField name="number" label="并到哪一件" hint="填编号，例如 2026-0387" className="w-name" required />
          <AreaField name="note" label="为什么是同一件" rows={2} required />
        </>
      )
    case 'decline':
      return <AreaField name="note" label="为什么不属受理" hint="写告诉居民的理由，和该找哪里" rows={3} required />
    case 'withdraw':
      return <AreaField name="note" label="居民为什么撤回" rows={2} required />
    case 'send_back':
      return <AreaField name="note" label="哪里要重办" rows={2} required />
    case 'reopen':
      return (
        <AreaField name="note" label="为什么重开" hint="期限从现在重新起算，原来的期限仍看得到" rows={2} required />
      )
  }
}

function DispatchFields({ issue, again }: { issue: IssueFile; again: boolean }) {
  const people = issue.colleagues.map(({ id, name, title, unitCode }) => ({
    value: id,
    label: `${unitCode ? units[unitCode] : '居委会'}　${name}　${title}`,
  }))
  return (
    <>
      <ChoiceField name="route" label="怎么办" options={choicesOf(issueRoutes)} defaultValue={issue.route} required />
      <SelectField
        name="unitCode"
        label="承办单位"
        hint="社区自办不用选"
        options={choicesOf(units)}
        none="社区自己"
        defaultValue={issue.unitCode}
      />
      <SelectField
        name="handlerId"
        label="责任人"
        options={people}
        none="先不定"
        defaultValue={issue.handlerId}
        className="w-line"
      />
      <ChecksField
        name="units[]"
        label="吹哨叫谁"
        hint="只在吹哨报到时勾选；各单位到场时间会记下来"
        options={choicesOf(units)}
      />
      <CheckField name="hard" label="难办事项" hint="要有责任单位、责任人和完成时限" defaultChecked={issue.hard} />
      <DateField name="dueOn" label="完成时限" hint="只有难办事项要填" />
      <AreaField name="note" label={again ? '为什么改派' : '交代'} rows={2} required={again} />
    </>
  )
}

function FinishFields() {
  return (
    <>
      <AreaField name="note" label="做了什么" rows={3} required />
      <div className="field-row">
        <TextField name="what" label="数量（可不填）" placeholder="例如 新装插口" />
        <NumberField name="count" label="多少" />
        <TextField name="unit" label="单位" placeholder="件、处、个" className="w-date" />
      </div>
    </>
  )
}

function FollowUpFields({ issue }: { issue: IssueFile }) {
  const households = issue.people?.households ?? []
  const waiting = households.filter(({ rating }) => rating === null)
  return (
    <>
      {households.length > 0 && (
        <SelectField
          name="householdId"
          label="回访哪一户"
          defaultValue={(waiting[0] ?? households[0])?.id}
          className="w-line"
          options={households.map(({ id, address, head, rating }) => ({
            value: id,
            label: `${address}　${head ?? ''}${rating ? `　已${ratings[rating]}` : ''}`,
          }))}
        />
      )}
      <ChoiceField name="rating" label="满意吗" options={choicesOf(ratings)} columns={4} required />
      <SelectField
        name="cause"
        label="不满意的原因"
        hint="不满意必须选一个"
        options={choicesOf(dissatisfactionCauses)}
        none="没有"
      />
      <ChoiceField name="mode" label="怎么回访的" options={choicesOf(replyModes)} columns={4} required />
      <AreaField name="note" label="居民怎么说" rows={2} />
      <CheckField name="derive" label="还有没办到的，另立一件" />
      <TextField name="derivedTitle" label="另立什么" hint="勾了上面才填" />
    </>
  )
}
