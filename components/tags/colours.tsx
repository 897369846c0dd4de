import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { ChecksField, DateField, TextField } from '@/components/ui/fields'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { attentions } from '@/domain/households/codes'
import { setColourRuleAction } from '@/server/tags/actions'
import type { ColourRuleList } from '@/server/tags/colour-rules'

type Props = { rules: ColourRuleList }

/** What makes a household red and yellow today, each with the way to those households. */
export function RuleInForce({ rules: { words } }: Props) {
  const line = (colour: 'red' | 'yellow' | 'green', text: string) => ({
    id: colour,
    label: { red: '先看', yellow: '再看', green: '其余' }[colour],
    value: (
      <>
        <Mark colour={colour} plain>
          {attentions[colour]}
        </Mark>
        {`　${text}　`}
        <a href={`/households?colour=${colour}`}>看这些户</a>
      </>
    ),
  })
  return (
    <Section title="现行规则" meta="先看红，再看黄；给一户单独指定的颜色，到期前优先" first>
      <Facts
        facts={[
          line('red', words.red.join('、')),
          line('yellow', words.yellow.join('、') || '没有'),
          line('green', '没有命中红、黄规则'),
        ]}
      />
    </Section>
  )
}

const states = { now: '现行', later: '还没生效', before: '以前' } as const

/** Every version, since when, why and by whom. */
export function ColourVersions({ rules: { versions, today } }: Props) {
  return (
    <Section title="历次规则" meta={versions.length === 0 ? '没有改过，用的是通行规则' : `${versions.length} 次`}>
      {versions.length > 0 && (
        <Listing
          caption="历次规则"
          rows={versions}
          columns={(column) => [
            column('生效日', ({ fromOn }) => dayText(fromOn, today), 'tight'),
            column('红', ({ red }) => red.join('、'), 'aux'),
            column('黄', ({ yellow }) => yellow.join('、'), 'aux'),
            column('理由', ({ reason }) => reason, 'aux'),
            column('谁定的', ({ madeBy, madeOn }) => `${madeBy ?? ''} ${dayText(madeOn, today)}`, 'tight aux'),
            column('现在', ({ state }) => states[state], 'tight aux'),
          ]}
        />
      )}
    </Section>
  )
}

/** 改规则: which tags, from which day, why; first how many households change colour. */
export function ColourRuleForm({ rules: { rule, choices, today } }: Props) {
  return (
    <Section title="改规则" meta="先看影响，再确认；过去的日子不变">
      <ActionForm action={setColourRuleAction}>
        <ChecksField
          name="red[]"
          label="红：重点关注"
          options={choices}
          defaultValue={rule.red}
          className="checks checks-cols"
        />
        <ChecksField
          name="yellow[]"
          label="黄：需关注"
          hint="同时选了红的，算红"
          options={choices}
          defaultValue={rule.yellow}
          className="checks checks-cols"
        />
        <DateField name="fromOn" label="哪天起生效" required min={today} defaultValue={today} />
        <TextField name="reason" label="为什么改" required className="w-line" />
        <div className="form-end">
          <ConfirmButton act="改规则" />
        </div>
      </ActionForm>
    </Section>
  )
}
