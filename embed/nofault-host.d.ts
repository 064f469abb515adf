/** What the editor asks the page around it to keep. */
export interface SaveRequest {
  /** The document, as JSON. Keep it as it is: fields you do not know belong to it. */
  value: string;
  /** Counts up with each change. */
  rev: number;
  reason: "user" | "auto";
  /** What `save` answered last. */
  etag?: string;
}

/** Why something was not done. */
export class Refusal extends Error {
  constructor(code: "conflict" | "denied" | "offline" | (string & {}), message: string, current?: string);
  code: string;
  /** With the code `conflict`: the document that is stored instead, which is then joined with this one. */
  current?: string;
}

export interface Config {
  mode?: "edit" | "view" | "present";
  /** A language tag such as `en`. The words of the editor are English so far, whatever it says. */
  lang?: string;
  theme?: "auto" | "light" | "dark";
  /** Custom properties such as `--nofault-accent`. */
  vars?: Record<string, string>;
  /** Asks for a save after so many seconds without a key; `null` for only when a person asks, as at first. */
  autosave?: number | null;
  /** To be read only. */
  readonly?: boolean;
}

export interface Options {
  /**
   * The document to begin with, as JSON; a function where it can change, because a frame that is loaded
   * anew asks again. Nothing begins an empty one.
   */
  value?: string | (() => string | undefined | Promise<string | undefined>);
  config?: Config;
  /**
   * Keeps the document. "Saved" is said when this has resolved. Throw a `Refusal` to say why not.
   * Without it the editor says that this page has a way of its own to save, and offers a download.
   */
  save?(request: SaveRequest): Promise<{ etag?: string } | void>;
  ready?(about: { app: string; protocol: number; schema: number; capabilities: string[] }): void;
  change?(change: { rev: number; dirty: boolean; empty?: boolean }): void;
  exit?(state: { dirty: boolean }): void;
  /** With the code `no-answer`: what the frame has loaded is no editor, or may not run. */
  error?(error: { code: string; message: string }): void;
  /** Instead of making the frame as tall as the document, between 120 and 20,000 pixels. */
  resize?(size: { height: number }): void;
}

/** What was read from a text: what it was taken for, and how much of each is in it now. */
export interface ImportReport {
  format: "json" | "markdown";
  title: string;
  /** Those with something in them. */
  sections: number;
  /** Of the timeline. */
  rows: number;
  actions: number;
  /** In sections, rows and actions. */
  words: number;
}

/** An editor in a frame. */
export interface Editor {
  /** Resolves once the editor has the document. */
  readonly ready: Promise<Editor>;
  get(): Promise<{ doc: string; rev: number; dirty: boolean; empty?: boolean }>;
  load(doc: string): Promise<void>;
  /** Puts a text in the place of the document, which is not kept yet, and tells what was read. */
  importText(text: string, format?: "json" | "markdown"): Promise<ImportReport>;
  /** Asks for what is not kept. Rejects where it could not be kept. */
  save(reason?: string): Promise<"saved" | "unhandled" | "cancelled">;
  /** Takes back, or makes again, the last change that was not typed. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** `html` is a page to be read; `single-file` has the editor in it. */
  export(format: "json" | "markdown" | "html" | "single-file"): Promise<{ mime: string; data: string }>;
  configure(config: Config): Promise<void>;
  /** Tells the editor that a revision was stored in another way than through `save`. */
  markSaved(rev: number, etag?: string): Promise<void>;
  focus(section?: string): Promise<void>;
  print(): Promise<void>;
  /** Lets go of the frame. It can be removed then. */
  close(): void;
}

/** Connects to the editor in a frame whose `src` is `embed.html`. */
export function open(frame: HTMLIFrameElement, options?: Options): Editor;
