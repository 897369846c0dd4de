export type ClassLetter = 'A' | 'B' | 'C'

const word: Record<ClassLetter, string> = { A: '不上门', B: '正常', C: '重点' }

/** Class of a household, never a colour: dashed A, open B, solid C; nothing classed yet is 待分类. */
export function ClassBox({ letter, bare = false }: { letter: ClassLetter | null; bare?: boolean }) {
  if (!letter) return bare ? null : <span className="faint nowrap">待分类</span>
  const box = <span className={`cls cls-${letter.toLowerCase()}`}>{letter}</span>
  return bare ? (
    box
  ) : (
    <span className="nowrap">
      {box}
      {word[letter]}
    </span>
  )
}
