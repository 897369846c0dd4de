import { FigureNote, LockedFigure } from '@/components/reports/locked-figure'
import { rowLinks } from '@/components/reports/row-links'
import { AreaField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import type { Block, ReportFigure } from '@/domain/reports/content'
import { marksIn, piecesOf } from '@/domain/reports/marks'
import { editWordsAction } from '@/server/reports/actions'
import type { ReportFile } from '@/server/reports/report-file'

type Text = Extract<Block, { kind: 'text' }>
type Props = { block: Text; report: ReportFile; failing: Set<string>; editable: boolean }

/** A paragraph with its locked figures and, below it, the note of the one that was opened; its words open for editing at `?edit=`. */
export function Paragraph({ block, report, failing, editable }: Props) {
  const { head, editing, content } = report
  if (editable && editing?.key === block.key) return <WordsForm block={block} report={report} />
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  const named = marksIn(block.text).flatMap((trace) => figures.get(trace) ?? [])
  return (
    <>
      <p className={block.edited ? 'para mine' : 'para'} id={block.key}>
        {block.run && <b>{block.run}</b>}
        {piecesOf(block.text).map((piece, index) => {
          if ('words' in piece) return <span key={index}>{piece.words}</span>
          const text = figures.get(piece.trace)?.text
          const id = noteId(block.key, piece.trace)
          return text ? (
            <LockedFigure
              key={index}
              text={text}
              code={piece.trace}
              href={`#${id}`}
              failing={failing.has(piece.trace)}
            />
          ) : (
            <b key={index}>【{piece.trace}】</b>
          )
        })}
        {editable && (
          <a className="para-edit noprint" href={`/reports/${head.id}?edit=${block.key}#${block.key}`}>
            改文字
          </a>
        )}
      </p>
      {named.map((figure) => (
        <div key={figure.trace} className="fig-note" id={noteId(block.key, figure.trace)}>
          <Note figure={figure} content={content} close={`#${block.key}`} />
        </div>
      ))}
    </>
  )
}

const noteId = (key: string, trace: string) => `${key}-${trace}`

/** What a figure means, and the way to its rows. */
function Note({ figure, content, close }: { figure: ReportFigure; content: ReportFile['content']; close: string }) {
  const { trace, text, label, definition, value, of, unit } = figure
  return (
    <FigureNote
      code={trace}
      name={label}
      facts={[
        { label: '值', value: of === null ? text : `${text}，${value} / ${of} ${unit}` },
        { label: '口径', value: definition },
      ]}
      links={rowLinks(figure, content)}
      closeHref={close}
    />
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
