import { Notice } from '@/components/ui/notice'

/** 上传: a plain file form, so that it works on any browser; what was refused last time stands above it. */
export function UploadForm({ refused }: { refused: string | undefined }) {
  return (
    <form action="/imports/upload" method="post" encType="multipart/form-data" className="form">
      {refused && (
        <Notice kind="overdue" title="这份表格没有读入" role="alert">
          <p>{refused}</p>
        </Notice>
      )}
      <div className="field">
        <label htmlFor="sheet">居民信息表格</label>
        <p className="hint" id="sheet-hint">
          .xlsx、.xls、.csv 都行，20 MB 以内；标题行、合并表头、户主合并单元格照原样上传就好。
        </p>
        <input
          id="sheet"
          name="sheet"
          type="file"
          required
          aria-describedby="sheet-hint"
          accept=".xlsx,.xls,.csv,.tsv,.txt,.et"
        />
      </div>
      <div className="field">
        <button type="submit" className="btn btn-primary btn-form">
          上传并认表头
        </button>
      </div>
    </form>
  )
}
