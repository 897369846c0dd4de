import { accept, type Result, refuse } from '@/domain/result'

/** A piece of a paragraph: words, or the figure of a trace number. */
export type Piece = { words: string } | { trace: string }

const mark = /【(\d{3})】/g

/** The figures a paragraph names, in their order. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(mark)].map(([, trace = '']) => trace)
}

/** A paragraph cut at its figures. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(/【(\d{3})】/)
    .map((piece, index): Piece => (index % 2 === 1 ? { trace: piece } : { words: piece }))
    .filter((piece) => 'trace' in piece || piece.words !== '')
}

export type WordsRefusal = { kind: 'marks_lost'; marks: string[] } | { kind: 'marks_invented'; marks: string[] }

/** 改文字不改数字: every figure of the generated paragraph must stand in the edited one, once, and no other. */
export function keepMarks(generated: string, edited: string): Result<string, WordsRefusal> {
  const [had, has] = [marksIn(generated), marksIn(edited)]
  const lost = had.filter((trace) => !has.includes(trace))
  if (lost.length > 0) return refuse({ kind: 'marks_lost', marks: lost })
  const invented = has.filter((trace, index) => !had.includes(trace) || has.indexOf(trace) !== index)
  if (invented.length > 0) return refuse({ kind: 'marks_invented', marks: [...new Set(invented)] })
  return accept(edited)
}

/** Numbers typed beside a unit, which no search stands behind: 12件, 92.8%. */
export function typedNumbers(text: string): string[] {
  return [...text.replace(mark, '').matchAll(/\d+(?:\.\d+)?\s*(?:%|户次|人次|家次|户|人|件|张)/g)].map(
    ([found]) => found,
  )
}
