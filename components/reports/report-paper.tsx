import {
  Figure,
  GovAnnexes,
  GovHeading,
  GovParagraph,
  GovReport,
  GovSeal,
  GovSign,
  GovTable,
} from '@/components/print/gov-report'
import { officialDay } from '@/components/ui/dates'
import { printVerifyCode } from '@/domain/reports/canonical'
import { type Block, ordinal, type ReportContent, type ReportTable } from '@/domain/reports/content'
import { piecesOf } from '@/domain/reports/marks'
import { cellText } from '@/domain/reports/tables'

type Props = {
  content: ReportContent
  /** Of a frozen report; a draft has none and says so. */
  seal: { code: string; previousHash: string | null; day: string } | undefined
}

/** The report on paper: from its content alone, without anything of today's data. */
export function ReportPaper({ content, seal }: Props) {
  const { title, subtitle, to, opening, sections, notes, annexes, office, until, signers } = content
  return (
    <GovReport title={seal ? title : `${title}（草稿）`} period={subtitle} {...(to ? { to } : {})}>
      <GovParagraph>{opening}</GovParagraph>
      {sections.map(({ number, title: heading, blocks }) => (
        <Part key={number} heading={`${ordinal(number)}、${heading}`} blocks={blocks} content={content} />
      ))}
      <GovAnnexes names={annexes} />
      <GovSign office={office} day={seal ? officialDay(seal.day) : '（未冻结）'} />
      <GovSeal
        asOf={`数据截至${officialDay(until)}24时`}
        signers={signers}
        code={seal ? printVerifyCode(seal.code) : '草稿，无校验码'}
        {...(seal?.previousHash ? { previous: `承接上一份摘要　${seal.previousHash.slice(0, 16)}` } : {})}
      />
      <section className="gov-annex">
        <p className="annex-head">附件</p>
        <p className="annex-title">口径说明</p>
        {notes.map((note, index) => (
          <GovParagraph key={note}>
            {index + 1}．{note}
          </GovParagraph>
        ))}
      </section>
    </GovReport>
  )
}

function Part({ heading, blocks, content }: { heading: string; blocks: Block[]; content: ReportContent }) {
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  return (
    <>
      <GovHeading level={1}>{heading}</GovHeading>
      {blocks.map((block) => {
        if (block.kind === 'table') {
          const table = content.tables.find(({ key }) => key === block.key)
          return table && <PaperTable key={block.key} table={table} />
        }
        return (
          <GovParagraph key={block.key} {...(block.run ? { run: block.run } : {})}>
            {piecesOf(block.text).map((piece, index) =>
              'words' in piece ? (
                piece.words
              ) : (
                <Figure key={index} text={figures.get(piece.trace)?.text ?? ''} code={piece.trace} />
              ),
            )}
          </GovParagraph>
        )
      })}
    </>
  )
}

function PaperTable({ table: { caption, heads, rows, total } }: { table: ReportTable }) {
  return (
    <GovTable
      caption={caption}
      columns={[{ label: '', width: '28mm' }, ...heads.map((label) => ({ label, align: 'n' as const }))]}
      rows={rows.map(({ name, cells }) => [name, ...cells.map(cellText)])}
      total={['合计', ...total.map(cellText)]}
    />
  )
}
