// The element in JSX, for React.

import type { NofaultEditor } from "nofault-editor";
import type {} from "nofault-editor/react";
import { useRef } from "react";

const is = <T,>(_: T) => {};

export function Right() {
  const editor = useRef<NofaultEditor>(null);
  return <nofault-editor ref={editor} key="one" id="one" className="wide" style={{ margin: 0 }} value="{}" doc={null}
    name="report" required disabled={false} readOnly mode="view" autosave={5} loading="lazy" theme="dark" height="40rem"
    lang="en" saveTimeout={10_000} saveHandler={async ({ value }) => ({ etag: value })}
    onnofault-ready={({ detail }) => is<number>(detail.schema)}
    onnofault-change={({ detail, currentTarget }) => is<[number, string]>([detail.rev, currentTarget.value])}
    onnofault-save={({ detail }) => detail.respondWith({ etag: "1" })}
    onnofault-dirty={({ detail }) => is<boolean>(detail.dirty)}
    onnofault-error={({ detail }) => is<string>(detail.lastGood)}
    onnofault-resize={({ detail }) => is<number>(detail.height)} />;
}

export function Wrong() {
  return <>
    {/* @ts-expect-error -- the value is text */}
    <nofault-editor value={{}} />
    {/* @ts-expect-error -- there is no such theme */}
    <nofault-editor theme="blue" />
    {/* @ts-expect-error -- what is heard is an event */}
    <nofault-editor onnofault-change={(text: string) => text} />
    {/* @ts-expect-error -- this is told, not set */}
    <nofault-editor dirty />
  </>;
}
