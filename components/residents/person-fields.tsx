import { optionsOf } from '@/components/households/edit-page'
import { AreaField, ChoiceField, DateField, SelectField, TextField } from '@/components/ui/fields'
import {
  educationGroups,
  educations,
  ethnicGroups,
  healthStates,
  hukouKinds,
  idTypes,
  maritalStatuses,
  politicalStatuses,
  registrations,
} from '@/domain/residents/codes'

type Values = Record<string, string | null>
const sexOptions = [
  { value: '1', label: '男' },
  { value: '2', label: '女' },
  { value: '0', label: '未核实' },
]

/** Who a person is. `masked` are the numbers on file: left empty they stay. */
export function IdentityFields({
  values = {},
  masked,
}: {
  values?: Values
  masked?: { id: string | null; phone: string | null }
}) {
  return (
    <>
      <div className="field-row">
        <TextField name="name" label="姓名" required defaultValue={values.name} />
        <TextField name="formerName" label="曾用名" defaultValue={values.formerName} />
      </div>
      <div className="field-row">
        <SelectField
          name="idType"
          label="证件类型"
          options={optionsOf(idTypes)}
          none="居民身份证或未采集"
          defaultValue={values.idType}
        />
        <TextField
          name="idNumber"
          label="证件号"
          hint={masked?.id ? `现在是 ${masked.id}，不改就留空` : '填了会自动算出性别和出生日期'}
        />
      </div>
      <ForcedNumber />
      <div className="field-row">
        <ChoiceField
          name="sex"
          label="性别"
          options={sexOptions}
          defaultValue={values.sex ?? (masked ? '0' : undefined)}
        />
        <DateField name="bornOn" label="出生日期" hint="有身份证号可以不填" defaultValue={values.bornOn} />
      </div>
      <div className="field-row">
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint={masked?.phone ? `现在是 ${masked.phone}，不改就留空` : '不满 14 周岁不填'}
        />
        <TextField name="phoneNote" label="电话说明" hint="是谁的、何时能打" defaultValue={values.phoneNote} />
        <TextField name="guardianName" label="监护人" hint="不满 14 周岁必填" defaultValue={values.guardianName} />
      </div>
    </>
  )
}

/** 证件原号如此: folded away, because hardly anybody needs it; a refused number says to open it. */
export function ForcedNumber() {
  return (
    <details className="more-lines">
      <summary>证件号最后一位对不上？</summary>
      <TextField
        name="idReason"
        label="为什么照原号存"
        hint="证件上就是这样才填，会列进查错；号码对得上的不用管"
        className="w-line"
      />
    </details>
  )
}

function BackgroundFields({ values }: { values: Values }) {
  const education = values.education && !(values.education in educationGroups) ? educations : educationGroups
  return (
    <>
      <div className="field-row">
        <SelectField
          name="ethnic"
          label="民族"
          options={optionsOf(ethnicGroups)}
          none="未核实"
          defaultValue={values.ethnic}
        />
        <SelectField
          name="political"
          label="政治面貌"
          options={optionsOf(politicalStatuses)}
          none="未核实"
          defaultValue={values.political}
        />
        <SelectField
          name="marital"
          label="婚姻"
          options={optionsOf(maritalStatuses)}
          none="未核实"
          defaultValue={values.marital}
        />
      </div>
      <div className="field-row">
        <SelectField
          name="education"
          label="学历"
          options={optionsOf(education)}
          none="未核实"
          defaultValue={values.education}
        />
        <TextField name="work" label="工作或学习" defaultValue={values.work} />
        <SelectField
          name="health"
          label="健康"
          options={optionsOf(healthStates)}
          none="未核实"
          defaultValue={values.health}
        />
      </div>
    </>
  )
}

/** Everything else about a person that lists and figures ask for. */
export function PersonFields({ values = {} }: { values?: Values }) {
  return (
    <>
      <div className="field-row">
        <SelectField
          name="registration"
          label="人户状态"
          options={optionsOf(registrations)}
          none="未核实"
          defaultValue={values.registration}
        />
        <SelectField
          name="hukou"
          label="户籍"
          options={optionsOf(hukouKinds)}
          none="未核实"
          defaultValue={values.hukou}
        />
        <DateField name="permitUntil" label="居住证到期日" defaultValue={values.permitUntil} />
      </div>
      <TextField
        name="hukouAddress"
        label="户籍地址"
        hint="和现住址不同才填"
        className="w-line"
        defaultValue={values.hukouAddress}
      />
      <BackgroundFields values={values} />
      <AreaField name="note" label="备注" rows={2} defaultValue={values.note} />
    </>
  )
}
