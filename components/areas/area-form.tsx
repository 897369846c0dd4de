import { AreaField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { createGridAction, editAreaAction } from '@/server/areas/actions'
import type { AreaFile } from '@/server/areas/area-tree'

function Words({ area }: { area?: AreaFile }) {
  return (
    <>
      <TextField name="name" label="名称" required defaultValue={area?.name} />
      <AreaField name="scope" label="范围" rows={3} defaultValue={area?.scope} hint="写清管哪几栋楼、哪几条弄" />
      <TextField name="headName" label="负责人" defaultValue={area?.headName} />
    </>
  )
}

/** 改地区: the code stays. */
export function EditAreaForm({ area }: { area: AreaFile }) {
  return (
    <ActionForm action={editAreaAction}>
      <HiddenField name="code" value={area.code} />
      <Words area={area} />
      <SubmitButton>存</SubmitButton>
    </ActionForm>
  )
}

/** 新建微网格 under a committee; the next free number is given by itself. */
export function NewGridForm({ committee }: { committee: AreaFile }) {
  return (
    <ActionForm action={createGridAction}>
      <HiddenField name="committeeCode" value={committee.code} />
      <Words />
      <SubmitButton>建网格</SubmitButton>
    </ActionForm>
  )
}
