/** The sign of the house: six doors, one of them open. */
export function BrandSign({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <g fill="none" stroke="#1d5c9f" strokeWidth="1.5">
        <path d="M1.75 1.75h5v7.5h-5zM8.5 1.75h5v7.5h-5zM15.25 1.75h5v7.5h-5zM1.75 12.75h5v7.5h-5zM15.25 12.75h5v7.5h-5z" />
      </g>
      <path d="M7.75 12h6.5v9h-6.5z" fill="#1d5c9f" />
    </svg>
  )
}
