import plain from './postcss-plain.mjs'

export default { plugins: ['@tailwindcss/postcss', plain] }
