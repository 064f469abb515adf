// Everything of the element and of the helper for frames, used as it is meant to be. What is used as it
// is not meant to be has to be refused: an error that is expected and does not come is one, too.

import { NofaultEditor } from "nofault-editor";
import type { ErrorCode, ImportReport, NofaultEventMap, SaveConflict, SaveDetail, SaveRequest, SaveResult } from "nofault-editor";
import { open, Refusal } from "nofault-editor/host";
import type { Config, Editor, Options } from "nofault-editor/host";

const is = <T>(_: T) => {};

// -- the element

const editor: NofaultEditor = document.createElement("nofault-editor");
is<NofaultEditor | null>(document.querySelector("nofault-editor"));
is<HTMLElement>(editor);
is<string>(NofaultEditor.version);
is<"" | "csp-wasm" | "unsupported">(NofaultEditor.supported().reason);
is<boolean>(NofaultEditor.supported().wasm);
is<Promise<void>>(NofaultEditor.preload());

editor.value = "{}";
editor.doc = { format: "nofault-postmortem" };
editor.doc = null;
is<object | null>(editor.doc);
is<string>(editor.defaultValue);
is<number>(editor.rev);
is<boolean>(editor.dirty);
is<boolean>(editor.isEmpty);
editor.name = "report";
editor.required = true;
editor.disabled = false;
editor.readOnly = true;
editor.mode = "view";
editor.saveTimeout = 10_000;
is<Promise<NofaultEditor>>(editor.ready);

const keep = async ({ value, rev, reason, etag }: SaveRequest): Promise<SaveResult> => {
  is<[string, number, string, string | undefined]>([value, rev, reason, etag]);
  const taken: SaveConflict = { code: "conflict", current: { format: "nofault-postmortem" }, etag: "2" };
  if (rev === 1) throw taken;
  return { etag: "3" };
};
editor.saveHandler = keep;
editor.saveHandler = () => {};
editor.saveHandler = null;

is<Promise<"saved" | "unhandled" | "cancelled">>(editor.save());
is<Promise<"saved" | "unhandled" | "cancelled">>(editor.save("auto"));
editor.markSaved();
editor.markSaved(3);
is<Promise<Blob>>(editor.export());
is<Promise<Blob>>(editor.export("markdown"));
is<Promise<Blob>>(editor.export("html"));
is<Promise<Blob>>(editor.export("single-file"));
is<Promise<ImportReport>>(editor.importText("# A postmortem", "markdown"));
is<Promise<ImportReport>>(editor.importText("# A postmortem"));
editor.undo();
editor.redo();
editor.focus();
editor.focus("summary");
editor.focus({ preventScroll: true });

is<HTMLFormElement | null>(editor.form);
is<NodeList>(editor.labels);
is<"nofault-editor">(editor.type);
is<ValidityState>(editor.validity);
is<string>(editor.validationMessage);
is<boolean>(editor.willValidate);
is<boolean>(editor.checkValidity());
is<boolean>(editor.reportValidity());

editor.addEventListener("nofault-ready", ({ detail }) => is<{ version: string; schema: number }>(detail));
editor.addEventListener("nofault-change", ({ detail }) => is<"user" | "host">(detail.origin));
editor.addEventListener("nofault-change", function ({ detail }) { is<[number, boolean, string]>([detail.rev, detail.dirty, this.value]); });
editor.addEventListener("nofault-dirty", ({ detail }) => is<boolean>(detail.dirty));
editor.addEventListener("nofault-resize", ({ detail }) => is<number>(detail.height), { once: true });
editor.addEventListener("nofault-save", (event) => {
  is<SaveDetail>(event.detail);
  event.preventDefault();
  event.detail.respondWith(keep(event.detail));
  event.detail.respondWith({ etag: "4" });
  event.detail.respondWith(undefined);
});
editor.addEventListener("nofault-error", ({ detail }) => {
  is<ErrorCode>(detail.code);
  is<[string, boolean, string]>([detail.message, detail.recoverable, detail.lastGood]);
});
editor.addEventListener("input", (event) => is<Event>(event));
const heard = (event: NofaultEventMap["nofault-dirty"]) => is<boolean>(event.detail.dirty);
editor.addEventListener("nofault-dirty", heard);
editor.removeEventListener("nofault-dirty", heard);

// @ts-expect-error -- the value is text
editor.value = { format: "nofault-postmortem" };
// @ts-expect-error -- the number of a change is told, not set
editor.rev = 2;
// @ts-expect-error -- whether it is kept is told, not set
editor.dirty = false;
// @ts-expect-error -- it answers with what it has kept, or with nothing
editor.saveHandler = () => "saved";
// @ts-expect-error -- there is no such format
editor.export("pdf");
// @ts-expect-error -- nor is there one to be read
editor.importText("", "html");
// @ts-expect-error -- a change says no value; that is the element's
editor.addEventListener("nofault-change", ({ detail }) => detail.value);
// @ts-expect-error -- a change is a number
editor.markSaved("3");
// @ts-expect-error -- a number of milliseconds
editor.saveTimeout = "10 s";
// @ts-expect-error -- nothing of the class of elements of Vue or Svelte is meant
editor.props;

// -- the frame

const frame = document.createElement("iframe");
const config: Config = { mode: "view", lang: "en", theme: "dark", vars: { "--nofault-accent": "teal" }, autosave: 5 };
const options: Options = {
  value: async () => "{}",
  config,
  async save({ value, rev, reason, etag }) {
    is<[string, number, "user" | "auto", string | undefined]>([value, rev, reason, etag]);
    if (rev === 1) throw new Refusal("conflict", "somebody was faster", "{}");
    return { etag: "2" };
  },
  ready: ({ app, protocol, schema, capabilities }) => is<[string, number, number, string[]]>([app, protocol, schema, capabilities]),
  change: ({ rev, dirty }) => is<[number, boolean]>([rev, dirty]),
  exit: ({ dirty }) => is<boolean>(dirty),
  error: ({ code, message }) => is<[string, string]>([code, message]),
  resize: ({ height }) => is<number>(height),
};
const there: Editor = open(frame, options);
open(frame, { value: "{}" });
open(frame);
is<Promise<Editor>>(there.ready);
is<Promise<{ doc: string; rev: number; dirty: boolean }>>(there.get());
is<Promise<void>>(there.load("{}"));
is<Promise<{ mime: string; data: string }>>(there.export("markdown"));
is<Promise<void>>(there.configure({ theme: "light" }));
is<Promise<void>>(there.markSaved(2, "3"));
is<Promise<void>>(there.focus("summary"));
is<Promise<void>>(there.print());
there.close();
is<string>(new Refusal("denied", "not yours").code);

// @ts-expect-error -- a frame is what it is opened in
open(document.body);
// @ts-expect-error -- there is no such theme
there.configure({ theme: "blue" });
// @ts-expect-error -- a document travels as text
there.load({});
// @ts-expect-error -- there is no such format
there.export("pdf");
