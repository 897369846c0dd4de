/** The languages somebody wrote into one line: 藏语、手语 are two. */
export function languagesIn(text: string | null | undefined): string[] {
  return [...new Set((text ?? '').split(/[、，,\s]+/).filter((word) => word !== ''))]
}
