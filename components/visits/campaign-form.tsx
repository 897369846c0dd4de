import { AreaField, ChecksField, DateField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { createCampaignAction } from '@/server/visits/campaign-actions'
import type { CampaignDesk } from '@/server/visits/campaign-file'

/** 建专项走访: whom, when, who goes, what is asked; first how many households it is about. */
export function CampaignForm({ desk: { scopes, stated, areas, team, today } }: { desk: CampaignDesk }) {
  return (
    <ActionForm action={createCampaignAction}>
      <TextField name="name" label="名称" required className="w-line" />
      <TextField name="purpose" label="为什么走" className="w-line" />
      <SelectField
        name="stated"
        label="走哪些户"
        hint="按今天的档案定下来，中途不增减"
        options={scopes}
        none="全部有人住的户"
        defaultValue={stated}
        className="w-line"
      />
      <SelectField name="area" label="哪里的户" options={areas} none="全部" />
      <div className="field-row">
        <DateField name="fromOn" label="第一天" required defaultValue={today} />
        <DateField name="toOn" label="最后一天" required min={today} />
      </div>
      {team.length > 0 && (
        <ChecksField name="visitors[]" label="参加的人" options={team} className="checks checks-cols" />
      )}
      <AreaField name="question" label="问计于民：问一句什么" rows={2} />
      <div className="field-row">
        {[1, 2, 3].map((n) => (
          <TextField key={n} name={`answer${n}`} label={`答案 ${n}`} />
        ))}
      </div>
      <div className="field-row">
        {[4, 5, 6].map((n) => (
          <TextField key={n} name={`answer${n}`} label={`答案 ${n}`} />
        ))}
      </div>
      <div className="form-end">
        <ConfirmButton act="开始" />
      </div>
    </ActionForm>
  )
}
