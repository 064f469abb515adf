import "nofault-editor";
import type { NofaultEditor } from "nofault-editor";
import type {} from "nofault-editor/react";
import { useState } from "react";

export function Postmortem({ given, save }: { given: string; save: NofaultEditor["saveHandler"] }) {
  const [text, setText] = useState(given);
  return <>
    <nofault-editor value={given} saveHandler={save}
      onnofault-change={({ currentTarget }) => setText(currentTarget.value)} />
    <p>{text.length} characters</p>
  </>;
}
