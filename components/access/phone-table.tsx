import { momentText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
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
    <table className="table stack">
      <caption className="sr">记离线走访的手机</caption>
      <thead>
        <tr>
          <th scope="col">手机</th>
          <th scope="col">最近一次</th>
          <th scope="col">启用</th>
          <th scope="col">
            <span className="sr">可做的事</span>
          </th>
        </tr>
      </thead>
      <tbody className="lines">
        {phones.map(({ id, name, addedAt, seenAt, revokedAt }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className="nowrap tnum">{momentText(seenAt, today)}</td>
            <td className="nowrap tnum aux">{momentText(addedAt, today)}</td>
            <td className="tight">
              {revokedAt ? (
                <Mark colour="green">已停用 {momentText(revokedAt, today)}</Mark>
              ) : (
                <ActionForm action={revokePhoneAction} className="inline">
                  <HiddenField name="phoneId" value={id} />
                  <SubmitButton className="btn">停用</SubmitButton>
                </ActionForm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
