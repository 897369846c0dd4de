/** Why a file could not be opened at all. Nothing has been read or stored when one of these is given. */
export type FileRefusal =
  | { kind: 'empty' }
  | { kind: 'too_large'; megabytes: number; limit: number }
  | { kind: 'protected' }
  | { kind: 'unknown_format' }
  | { kind: 'too_old' }
  | { kind: 'damaged' }
  | { kind: 'unsafe_archive' }
  | { kind: 'macros' }
  | { kind: 'too_many_rows'; rows: number; limit: number }
  | { kind: 'too_many_columns'; limit: number }
  | { kind: 'too_many_cells'; limit: number }
  | { kind: 'too_heavy' }

/** A refused file in words: what happened, what is safe, what to do. */
export function fileRefusalText(refusal: FileRefusal): string {
  switch (refusal.kind) {
    case 'empty':
      return '文件里没有内容。没有导入任何数据。请确认选对了文件后重新上传。'
    case 'too_large':
      return `文件有 ${refusal.megabytes} MB，超过 ${refusal.limit} MB 的上限。没有导入任何数据。请删去图片或按楼栋拆成几个文件后再上传。`
    case 'protected':
      return '文件设有打开密码，无法读取。没有导入任何数据，原文件未改动。请在表格软件中取消密码，另存后重新上传。'
    case 'unknown_format':
      return '这不是可识别的表格文件。没有导入任何数据。请在表格软件中另存为 .xlsx 或 .csv 后重新上传。'
    case 'too_old':
      return '文件是Excel 95或更早的格式。没有导入任何数据。请在表格软件中另存为 .xlsx 后重新上传。'
    case 'damaged':
      return '文件已损坏或没有传完整。没有导入任何数据，原文件未改动。请用表格软件打开确认无误，另存为 .xlsx 后重新上传。'
    case 'unsafe_archive':
      return '文件展开后异常庞大或含有不安全的内容，已停止读取。没有导入任何数据。请把内容复制到新建的表格中，另存后重新上传。'
    case 'too_many_rows':
      return `文件有 ${refusal.rows} 行，超过 ${refusal.limit} 行的上限。没有导入任何数据。请删去空行，或按居民区、楼栋拆成几个文件后再上传。`
    case 'macros':
      return '文件里带有宏，已停止读取。没有导入任何数据，原文件未改动。请在表格软件中另存为不带宏的 .xlsx 后重新上传。'
    case 'too_many_columns':
      return `文件有超过 ${refusal.limit} 列。没有导入任何数据。请删去右边用不到的列后重新上传。`
    case 'too_many_cells':
      return `文件有超过 ${refusal.limit} 个格子，多半是带格式的空格子。没有导入任何数据。请只复制有内容的部分到新表格，另存后重新上传。`
    case 'too_heavy':
      return '文件读起来太费时间或内存，已停止读取。没有导入任何数据，原文件未改动。请按居民区、楼栋拆成几个文件，另存为 .xlsx 或 .csv 后再上传。'
  }
}
