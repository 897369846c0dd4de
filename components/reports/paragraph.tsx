import { Facts } from '@/components/ui/facts'
import { AreaField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { figureAddress } from '@/domain/figures/address'
import { parseReference, referenceLabel } from '@/domain/figures/reference'
import type { Block, ReportFigure } from '@/domain/reports/content'
import { piecesOf } from '@/domain/reports/marks'
import { editWordsAction } from '@/server/reports/actions'
import type { ReportFile } from '@/server/reports/report-file'

type Text = Extract<Block, { kind: 'text' }>
type Props = { block: Text; report: ReportFile; failing: Set<string>; editable: boolean }

/** A paragraph with its locked figures; its words open for editing at `?edit=`. */
export function Paragraph({ block, report, failing, editable }: Props) {
  const { head, editing } = report
  if (editable && editing?.key === block.key) return <WordsForm block={block} report={report} />
  const figures = new Map(report.content.figures.map((figure) => [figure.trace, figure]))
  return (
    <div className={block.edited ? 'para mine' : 'para'} id={block.key}>
      {block.run && <b>{block.run}</b>}
      {piecesOf(block.text).map((piece, index) => {
        if ('words' in piece) return <span key={index}>{piece.words}</span>
        const figure = figures.get(piece.trace)
        return figure ? (
          <Locked key={index} figure={figure} content={report.content} failing={failing.has(figure.trace)} />
        ) : (
          <b key={index}>【{piece.trace}】</b>
        )
      })}
      {editable && (
        <a className="para-edit noprint" href={`/reports/${head.id}?edit=${block.key}#${block.key}`}>
          改文字
        </a>
      )}
    </div>
  )
}

/** A figure that cannot be typed over; it opens what it means and the way to its rows. */
function Locked({
  figure,
  content,
  failing,
}: {
  figure: ReportFigure
  content: ReportFile['content']
  failing: boolean
}) {
  const { trace, text, label, definition, value, of, unit } = figure
  return (
    <details className="fig-menu">
      <summary className={failing ? 'fig fig-bad' : 'fig'}>
        {text}
        {'\u2060'}
        <sup>{trace}</sup>
      </summary>
      <div className="pop" role="note">
        <h3>
          {trace}　{label}
        </h3>
        <Facts
          facts={[
            { label: '值', value: of === null ? text : `${text}，${value} / ${of} ${unit}` },
            { label: '口径', value: definition },
          ]}
        />
        <RowLinks figure={figure} content={content} />
      </div>
    </details>
  )
}

function RowLinks({ figure: { rows, among, at }, content }: { figure: ReportFigure; content: ReportFile['content'] }) {
  if (at === 'previous' || at === 'last_year') return null
  const sight = { area: content.area, from: content.from, to: content.until }
  const before = new Date(Date.parse(`${content.from}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const moment = at === 'opening' ? { ...sight, from: before, to: before } : sight
  const references = [...rows, ...among].flatMap((text) => parseReference(text) ?? [])
  return (
    <ul className="menu-links">
      {references.map((reference) => (
        <li key={referenceLabel(reference)}>
          <a href={figureAddress(reference, moment)}>看名单　{referenceLabel(reference)}</a>
        </li>
      ))}
    </ul>
  )
}

function WordsForm({ block, report }: { block: Text; report: ReportFile }) {
  const { head, editing, content } = report
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  const values = piecesOf(editing?.generated ?? '').flatMap((piece) =>
    'trace' in piece ? [`【${piece.trace}】${figures.get(piece.trace)?.text ?? ''}`] : [],
  )
  return (
    <div className="para-form" id={block.key}>
      <ActionForm action={editWordsAction}>
        <HiddenField name="id" value={head.id} />
        <HiddenField name="version" value={head.version} />
        <HiddenField name="key" value={block.key} />
        <AreaField
          name="text"
          label="这一段的文字"
          rows={7}
          maxLength={4000}
          defaultValue={block.text}
          hint={`方括号是数字，一个也不能少、不能多。清空后保存，恢复自动写的文字。${values.join('　')}`}
        />
        <div className="actions">
          <SubmitButton>存文字</SubmitButton>
          <a className="btn" href={`/reports/${head.id}#${block.key}`}>
            先放着
          </a>
        </div>
      </ActionForm>
    </div>
  )
}
