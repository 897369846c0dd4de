import { momentText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { revokePhoneAction } from '@/server/sync/actions'

type PhoneRow = {
  id: string
  name: string
  addedAt: Date
  seenAt: Date
  revokedAt: Date | null
}

/** 我的手机: which phones may hold a round, and the way to end one that was lost. */
export function PhoneTable({ phones, today }: { phones: PhoneRow[]; today: string }) {
  if (phones.length === 0) return <p className="soft">还没有手机记过离线走访。</p>
  return (
    <Listing
      caption="记离线走访的手机"
      rows={phones}
      columns={(column) => [
        column('手机', ({ name }) => name),
        column('最近一次', ({ seenAt }) => momentText(seenAt, today), 'nowrap tnum'),
        column('启用', ({ addedAt }) => momentText(addedAt, today), 'nowrap tnum aux'),
        column(
          '',
          ({ id, revokedAt }) =>
            revokedAt ? (
              <Mark colour="green">已停用 {momentText(revokedAt, today)}</Mark>
            ) : (
              <ActionForm action={revokePhoneAction} className="inline">
                <HiddenField name="phoneId" value={id} />
                <SubmitButton className="btn">停用</SubmitButton>
              </ActionForm>
            ),
          'tight',
        ),
      ]}
    />
  )
}
