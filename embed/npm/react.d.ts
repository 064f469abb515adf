// `<nofault-editor>` in JSX, for React 19: `import type {} from "nofault-editor/react"`.

import type { NofaultEditor, NofaultEventMap } from "nofault-editor";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Heard = {
  [Name in keyof NofaultEventMap as `on${Name}`]?:
    (event: NofaultEventMap[Name] & { readonly currentTarget: NofaultEditor }) => void;
};

type Settable = Partial<Pick<NofaultEditor,
  "value" | "doc" | "name" | "required" | "disabled" | "readOnly" | "mode" | "saveHandler" | "saveTimeout">>;

export interface NofaultEditorProps
  extends DetailedHTMLProps<HTMLAttributes<NofaultEditor>, NofaultEditor>, Heard, Settable {
  /** Asks to be kept after so many seconds without a key. */
  autosave?: number | string;
  loading?: "lazy" | "eager";
  theme?: "auto" | "light" | "dark";
  /** A CSS length; it scrolls inside then. */
  height?: string;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "nofault-editor": NofaultEditorProps;
    }
  }
}
