/** The part of ncc's API that script/bundle.ts uses; the package has no types. Source: vercel/ncc, readme.md, "Programmatically From Node.js". */
declare module '@vercel/ncc' {
  import type { BundledModule } from './licenses.ts'

  interface Options {
    readonly cache: false
    readonly quiet: boolean
    /** An edition of ECMAScript, such as `es2022`. */
    readonly target: string
    /** Fields of a package.json that name the file to bundle, the first that is there. */
    readonly mainFields: readonly string[]
  }

  interface Bundle {
    /** The text of index.js. */
    readonly code: string
    /** The other files by their names. */
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>
    /** Statistics of webpack. */
    readonly stats: { readonly compilation: { readonly modules: Iterable<BundledModule> } }
  }

  // biome-ignore lint/style/noDefaultExport: the package exports its function so
  export default function ncc(input: string, options: Options): Promise<Bundle>
}
