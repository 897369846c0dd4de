const shaded = new Set([
  '301,1',
  '121,77',
  '181,153',
  '361,153',
  '481,229',
  '61,305',
  '421,381',
  '1,457',
  '181,457',
  '361,533',
])
const columns = [1, 61, 121, 181, 241, 301, 361, 421, 481]
const rows = [1, 77, 153, 229, 305, 381, 457, 533]

/** The wall of doors on the sign-in page, one of them open. */
export function Wall() {
  return (
    <svg className="wall" viewBox="0 0 522 588" fill="none" stroke="#c3cad2" strokeWidth="1.2" aria-hidden="true">
      {rows.flatMap((y) =>
        columns.map((x) => {
          const open = x === 301 && y === 229
          const fill = open ? '#ebf2f9' : shaded.has(`${x},${y}`) ? '#f5f7f9' : 'none'
          return (
            <g key={`${x},${y}`}>
              <path d={`M${x} ${y}h40v54h-40z`} fill={fill} />
              {open ? <path d={`M${x} ${y}l15 6v56l-15-8z`} fill="#1d5c9f" /> : <path d={`M${x + 32} ${y + 28}v4`} />}
            </g>
          )
        }),
      )}
    </svg>
  )
}
