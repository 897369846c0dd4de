import { dayOf, dayText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { settleNoticeAction } from '@/server/rosters/actions'
import type { OwnNotice } from '@/server/rosters/own-notices'

/** 名单更正: papers the reader took away that stand wrong, each with the way to a right one. */
export function OwnNotices({ notices, today }: { notices: OwnNotice[]; today: string }) {
  if (notices.length === 0) return null
  return (
    <Notice kind="due" title={`您带走的 ${notices.length} 份名单有更正，请换一份`}>
      {notices.map(({ id, label, address, takenAt, taking, undone, people }) => (
        <ActionForm key={id} action={settleNoticeAction} className="actions">
          <HiddenField name="id" value={id} />
          <span>
            <a href={address}>{label}</a>，{dayText(dayOf(takenAt), today)}
            {taking}：{people.join('、')}的“{undone}”已撤销
          </span>
          <SubmitButton kind="plain">换好了</SubmitButton>
        </ActionForm>
      ))}
    </Notice>
  )
}
