import { momentText } from '@/components/ui/dates'
import { ChoiceField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { settleClashAction, settleHeldAction } from '@/server/sync/actions'
import type { HeldList } from '@/server/sync/held-list'

const ways = [
  { value: 'record', label: '记入走访' },
  { value: 'lay_aside', label: '不记' },
]

/** 待接手: each visit a phone handed over, in its own words, to be written down or laid aside with a reason. */
export function Held({ held, today }: { held: HeldList['held']; today: string }) {
  return (
    <ul className="know">
      {held.map(({ id, householdId, address, at, by, why, what, said, files }) => (
        <li key={id}>
          <p>
            {householdId ? <a href={`/households/${householdId}`}>{address}</a> : address}
            <span className="sub">
              　{by}　{momentText(at, today)}　{what}　{why}
            </span>
          </p>
          {said && <p>{said}</p>}
          {files > 0 && <p className="soft">另有 {files} 个照片或语音，记入以后在那次走访里。</p>}
          <ActionForm action={settleHeldAction} className="form">
            <HiddenField name="id" value={id} />
            <ChoiceField name="as" label="怎么处理" options={ways} columns={2} defaultValue="record" />
            <TextField name="reason" label="不记的原因（选“不记”才填）" />
            <div className="field">
              <SubmitButton>确定</SubmitButton>
            </div>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}

/** 两个说法: what was told at the door beside what somebody else had saved; one is picked. */
export function Clashes({ clashes, today }: { clashes: HeldList['clashes']; today: string }) {
  return (
    <ul className="know">
      {clashes.map(({ id, householdId, address, label, before, mine, theirs, by, madeAt }) => (
        <li key={id}>
          <p>
            <a href={`/households/${householdId}`}>{address}</a>
            <span className="sub">
              　{by}　{momentText(madeAt, today)} 在门口听到的，与别人刚改的不一样
            </span>
          </p>
          <ActionForm action={settleClashAction} className="form">
            <HiddenField name="id" value={id} />
            <ChoiceField
              name="choice"
              label={label}
              hint={`原来：${before || '未核实'}`}
              columns={2}
              options={[
                { value: 'mine', label: `门口听到：${mine}` },
                { value: 'theirs', label: `现在记的：${theirs || '未核实'}` },
              ]}
            />
            <div className="field">
              <SubmitButton>定这个</SubmitButton>
            </div>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
