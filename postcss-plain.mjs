/** Takes away `@layer`: browsers below 99 drop every rule inside one. The order of the sheet decides instead. */
export default function plain() {
  return {
    postcssPlugin: 'plain',
    OnceExit(root) {
      root.walkAtRules('layer', (layer) => {
        if (layer.nodes) layer.replaceWith(layer.nodes)
        else layer.remove()
      })
    },
  }
}
plain.postcss = true
