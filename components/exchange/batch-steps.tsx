import { CheckField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { grouped } from '@/components/ui/numbers'
import { type Stage, Stages } from '@/components/ui/stages'
import type { ImportState } from '@/domain/exchange/codes'
import { commitImportAction, resumeImportAction, undoImportAction } from '@/server/exchange/actions'
import type { ImportBatch } from '@/server/exchange/import-batch'

const names = ['上传', '认表头', '比对', '处理', '写入']
const reached: Record<ImportState, number> = {
  uploaded: 1,
  mapped: 2,
  ready: 3,
  committing: 4,
  halted: 4,
  committed: 5,
  undone: 5,
  failed: 2,
}

/** 上传 — 认表头 — 比对 — 处理 — 写入, and where this batch stands. */
export function BatchStages({ state }: { state: ImportState }) {
  const now = reached[state]
  const stages: Stage[] = names.map((name, index) => ({
    name,
    state: index < now ? 'past' : index === now ? 'now' : 'todo',
  }))
  return <Stages stages={stages} label="导入步骤" />
}

/** 写入: the last word before anything is written, with the sum in front of it. */
export function CommitForm({ batch }: { batch: ImportBatch }) {
  const { new: added = 0, changed: filled = 0, conflict = 0 } = batch.counts ?? {}
  return (
    <ActionForm action={commitImportAction}>
      <HiddenField name="batchId" value={batch.id} />
      <CheckField
        name="confirmed"
        label={`看过预览，写入：新增 ${grouped(added)} 行，补充 ${grouped(filled)} 行，冲突 ${grouped(conflict)} 行没定的保留原值`}
      />
      <SubmitButton>写入档案</SubmitButton>
    </ActionForm>
  )
}

/** 接着做: for a batch nobody is at work on any more, because its process was ended or it was set aside. */
export function ResumeForm({ batchId }: { batchId: string }) {
  return (
    <ActionForm action={resumeImportAction}>
      <HiddenField name="batchId" value={batchId} />
      <SubmitButton>接着做</SubmitButton>
    </ActionForm>
  )
}

/** 撤销: takes the whole batch back while nobody has worked on it. */
export function UndoForm({ batchId }: { batchId: string }) {
  return (
    <ActionForm action={undoImportAction}>
      <HiddenField name="batchId" value={batchId} />
      <SubmitButton kind="danger">整批撤销</SubmitButton>
    </ActionForm>
  )
}
