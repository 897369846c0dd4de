/** A table of codes and words as the options of a field, in its order. */
export const choicesOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))
