import { ChecksField, HiddenField, SelectField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { fields } from '@/domain/exchange/synonyms'
import { tags } from '@/domain/tags/codes'
import { chooseSheetsAction, mapSheetAction } from '@/server/exchange/actions'
import type { ImportBatch } from '@/server/exchange/import-batch'

const uses = [
  ...Object.entries(fields).map(([value, { label }]) => ({ value, label })),
  { value: 'ignore', label: '不用这一列' },
  ...Object.entries(tags).map(([code, { label }]) => ({ value: `tag:${code}`, label: `标签：${label}` })),
]
const openText = {
  unknown: '没认出来，先留作备注',
  vague: '意思不止一个，请选',
  claimed_twice: '两列都像，请选',
} as const

/** 读哪几张表: a file of several sheets is read sheet by sheet; each chosen one is a batch of its own. */
export function SheetsForm({ batch }: { batch: ImportBatch }) {
  return (
    <ActionForm action={chooseSheetsAction} className="form form-wide">
      <HiddenField name="batchId" value={batch.id} />
      <ChecksField
        name="sheets[]"
        label="这份文件有几张表，读哪几张"
        hint="选了几张，就在导入记录里排几条，一张一张比对和确认。"
        defaultValue={[String(batch.sheet)]}
        options={batch.sheetNames.map((name, index) => ({ value: String(index), label: name }))}
      />
      <SubmitButton>读这几张</SubmitButton>
    </ActionForm>
  )
}

/** 认表头: what every column of the sheet is taken for; the person settles what is open. */
export function MappingForm({ batch }: { batch: ImportBatch }) {
  return (
    <ActionForm action={mapSheetAction} className="form form-wide">
      <HiddenField name="batchId" value={batch.id} />
      <HiddenField name="sheet" value={String(batch.sheet)} />
      <SelectField
        name="gridCode"
        label="表里有、档案里没有的房屋，归哪个网格"
        hint="楼栋已在档案里的，跟楼栋走。不选，这些行会退回，不会自己建房。"
        defaultValue={batch.gridCode ?? ''}
        none="不建新房屋"
        options={batch.grids.map(({ code, name, scope }) => ({
          value: String(code),
          label: scope ? `${name}（${scope}）` : name,
        }))}
      />
      <table className="table mapping">
        <caption className="sr">每一列对应到什么</caption>
        <thead>
          <tr>
            <th scope="col">表里的列</th>
            <th scope="col">对应到</th>
          </tr>
        </thead>
        <tbody>
          {batch.columns.map(({ column, heading, use, open, learned }) => (
            <tr key={column}>
              <th scope="row">
                {heading || `第 ${column + 1} 列`}
                {open && <span className="sub">{openText[open]}</span>}
                {learned && <span className="sub">上次是这样定的</span>}
              </th>
              <td>
                <SelectField
                  name={`use.${column}`}
                  label={`“${heading || column + 1}”对应到`}
                  defaultValue={use}
                  options={uses}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SubmitButton>开始比对</SubmitButton>
    </ActionForm>
  )
}
