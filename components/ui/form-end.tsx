import { SubmitButton } from '@/components/ui/fields'

/** The end of a form: the one thing it does, and the way back, where there is one. */
export function FormEnd({ save, back }: { save: string; back?: string | undefined }) {
  return (
    <div className="form-end">
      <SubmitButton>{save}</SubmitButton>
      {back && (
        <a className="btn btn-quiet btn-form" href={back}>
          不改了，返回
        </a>
      )}
    </div>
  )
}

/** 改, at the end of a row; `of` names the row for those who hear the page. */
export function EditLink({ href, of, label = '改' }: { href: string; of: string; label?: string }) {
  return (
    <a className="act" href={href} aria-label={`${label}：${of}`}>
      {label}
    </a>
  )
}
