import { type ImportState, importStates } from '@/domain/exchange/codes'
import { type FileRefusal, fileRefusalText } from '@/domain/exchange/file'

export type ImportRefusal =
  | Exclude<FileRefusal, { kind: 'too_large' }>
  | { kind: 'too_large' }
  | { kind: 'no_headings' }
  | { kind: 'already_running'; state: ImportState }
  | { kind: 'nothing_to_resume'; state: ImportState }
  | { kind: 'columns_open'; headings: string[] }
  | { kind: 'no_name_column' }
  | { kind: 'nothing_ticked' }
  | { kind: 'not_committed'; state: ImportState }
  | { kind: 'worked_on_since'; count: number }

/** Words of a refusal: what happened, what is safe, what to do. */
export function importRefusalText(refusal: ImportRefusal): string {
  switch (refusal.kind) {
    case 'too_large':
      return '文件超过 20 MB。没有读入，档案没有变动。请按楼栋分成几个文件再上传。'
    case 'no_headings':
      return '前十行里没有找到表头（至少要有“姓名”等三个列名）。档案没有变动。请在表格里补上列名再上传。'
    case 'already_running':
      return `这批表格现在是“${importStates[refusal.state]}”。档案没有变动。请刷新本页看进度。`
    case 'nothing_to_resume':
      return `这批表格现在是“${importStates[refusal.state]}”，没有停在半路。请刷新本页。`
    case 'columns_open':
      return `还有列没有说清是什么：${refusal.headings.join('、')}。档案没有变动。请在下面选好再继续。`
    case 'no_name_column':
      return '没有一列是“姓名”。档案没有变动。请在下面指出哪一列是姓名。'
    case 'nothing_ticked':
      return '还没有勾选。档案没有变动。请先勾选要处理的行，或打勾要采用的项。'
    case 'empty':
    case 'protected':
    case 'unknown_format':
    case 'too_old':
    case 'damaged':
    case 'unsafe_archive':
    case 'too_many_rows':
    case 'too_many_columns':
    case 'too_many_cells':
    case 'too_heavy':
    case 'macros':
      return fileRefusalText(refusal)
    case 'not_committed':
      return `这批表格现在是“${importStates[refusal.state]}”，没有可撤销的内容。`
    case 'worked_on_since':
      return `导入之后已有 ${refusal.count} 处走访、诉求或修改用到这批档案，整批撤销会丢掉它们，所以没有撤销，档案没有变动。请逐户处理。`
  }
}

/** Words for an upload that was refused; its `kind` comes back in the address of the page. */
export function uploadRefusalText(kind: string): string {
  switch (kind) {
    case 'too_many_columns':
      return fileRefusalText({ kind, limit: 702 })
    case 'too_many_cells':
      return fileRefusalText({ kind, limit: 3_000_000 })
    case 'macros':
    case 'too_large':
    case 'no_headings':
      return importRefusalText({ kind })
    case 'too_many_rows':
      return importRefusalText({ kind: 'too_many_rows', rows: 100_000, limit: 100_000 })
    case 'empty':
    case 'protected':
    case 'unknown_format':
    case 'too_old':
    case 'damaged':
    case 'unsafe_archive':
    case 'too_heavy':
      return fileRefusalText({ kind })
    default:
      return '这份文件没有读入，档案没有变动。请换一份再试。'
  }
}
