import { optionsOf, Was } from '@/components/households/edit-page'
import { AreaField, ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { attentions, contactChannels, householdKinds } from '@/domain/households/codes'
import { editHouseholdAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

const colours = [
  { value: '', label: '按规则' },
  ...Object.entries(attentions).map(([value, label]) => ({ value, label })),
]
const classes = [
  { value: 'A', label: 'A 不上门' },
  { value: 'B', label: 'B 正常' },
  { value: 'C', label: 'C 重点' },
]

/** Class with its reason, how to reach the family, and a colour set by hand. */
export function HouseholdForm({ desk }: { desk: HouseholdDesk }) {
  const { id, values, proposal, colour } = desk
  return (
    <ActionForm action={editHouseholdAction}>
      <HiddenField name="id" value={id} />
      <Was values={values} />
      <ChoiceField
        name="contactClass"
        label="类别"
        hint={`规则提出 ${proposal.contactClass} 类：${proposal.because}`}
        options={classes}
        defaultValue={values.contactClass}
      />
      <TextField
        name="classReason"
        label="改类别的理由"
        hint="改了类别才填，会和改的人、日期一起留下"
        className="w-line"
      />
      <div className="field-row">
        <SelectField
          name="contactChannel"
          label="首选联系方式"
          hint="A 类必填，不能选上门"
          options={optionsOf(contactChannels)}
          none="未说明"
          defaultValue={values.contactChannel}
        />
        <TextField
          name="contactHours"
          label="方便的时段"
          hint="A 类必填，如：晚上 7 点后"
          defaultValue={values.contactHours}
        />
      </div>
      <QuietHours values={values} />
      <TextField
        name="language"
        label="语言"
        hint="需要翻译或要慢说、大声时写明"
        className="w-name"
        defaultValue={values.language}
        list={['普通话', '方言', '藏语', '维吾尔语', '蒙古语', '壮语', '手语']}
      />
      <ChoiceField
        name="attention"
        label="关注颜色"
        hint={`按规则推算；现在是${attentions[colour.colour]}：${colour.because}`}
        options={colours}
        defaultValue={values.attention ?? ''}
        columns={4}
      />
      <div className="field-row">
        <TextField name="attentionReason" label="指定颜色的理由" defaultValue={values.attentionReason} />
        <DateField name="attentionUntil" label="到哪天为止" defaultValue={values.attentionUntil} min={desk.today} />
      </div>
      <SelectField name="kind" label="户类型" options={optionsOf(householdKinds)} defaultValue={values.kind} />
      <AreaField name="note" label="备注" rows={3} defaultValue={values.note} />
      <FormEnd save="保存" back={`/households/${id}`} />
    </ActionForm>
  )
}

/** 免打扰: from when to when, both or neither. */
function QuietHours({ values }: Pick<HouseholdDesk, 'values'>) {
  return (
    <div className="field-row">
      <TextField
        name="quietFrom"
        label="免打扰从"
        hint="这段时间不上门、不打电话"
        type="time"
        defaultValue={values.quietFrom}
      />
      <TextField name="quietTo" label="免打扰到" hint="可以跨过半夜" type="time" defaultValue={values.quietTo} />
    </div>
  )
}
