/** What is asked for when a document is to be kept. */
export interface SaveRequest {
  /** The document as JSON. */
  readonly value: string;
  /** The number of the last change in it. Numbers only rise. */
  readonly rev: number;
  readonly reason: "user" | "auto" | string;
  /** What the page has called the version this one was made from. */
  readonly etag?: string;
}

/** What a page answers when it has kept it. */
export interface SaveResult {
  etag?: string;
  /** Where the text was handed on to, if nobody can know whether it arrived: shown in the place of "Saved". */
  handed?: string;
}

/** With this a page rejects where it has something newer: both are joined, and it is asked again. */
export interface SaveConflict {
  code: "conflict";
  /** The document it has: JSON, or the object. */
  current: string | object;
  etag?: string;
}

export interface SaveDetail extends SaveRequest {
  respondWith(answer: Promise<SaveResult | void> | SaveResult | void): void;
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

/** `csp-wasm`, `csp-frame`: the policy of the page forbids the program, or the frame it was to run in. */
export type ErrorCode = "csp-wasm" | "csp-frame" | "network" | "bad-document" | "crashed" | "unsupported";

export interface NofaultEventMap {
  "nofault-ready": CustomEvent<{ version: string; schema: number }>;
  "nofault-change": CustomEvent<{ rev: number; dirty: boolean; origin: "user" | "host" }>;
  "nofault-save": CustomEvent<SaveDetail>;
  "nofault-dirty": CustomEvent<{ dirty: boolean }>;
  "nofault-error": CustomEvent<{ code: ErrorCode; message: string; recoverable: boolean; lastGood: string }>;
  "nofault-resize": CustomEvent<{ height: number }>;
}

export declare class NofaultEditor extends HTMLElement {
  static readonly version: string;
  /** Whether the program may run in this page itself; where it may not, a frame takes its place. */
  static supported(): { wasm: boolean; reason: "" | "csp-wasm" | "unsupported" };
  /** Loads the program before it is needed, where it may run in this page itself. */
  static preload(): Promise<void>;

  /** The document as JSON; "" where there is none. Setting one that cannot be read throws a `SyntaxError`. */
  value: string;
  /** The document as an object: a copy. */
  doc: object | null;
  readonly defaultValue: string;
  readonly rev: number;
  readonly dirty: boolean;
  readonly isEmpty: boolean;
  name: string;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  mode: "edit" | "view" | "present" | string;
  saveHandler: ((request: SaveRequest) => Promise<SaveResult | void> | SaveResult | void) | null;
  /** How long the page may take to answer, in milliseconds; 30,000 at first. */
  saveTimeout: number;
  readonly ready: Promise<this>;

  save(reason?: string): Promise<"saved" | "unhandled" | "cancelled">;
  markSaved(rev?: number): void;
  /** `html` is a page to be read; `single-file` has the editor in it, and needs `nofault.html` beside the program. */
  export(format?: "json" | "markdown" | "html" | "single-file"): Promise<Blob>;
  /** Puts a text in the place of the document, which is not kept yet, and tells what was read. */
  importText(text: string, format?: "json" | "markdown"): Promise<ImportReport>;
  undo(): void;
  redo(): void;
  focus(section?: string | FocusOptions): void;

  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly type: "nofault-editor";
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;

  addEventListener<K extends keyof NofaultEventMap>(
    type: K, listener: (this: NofaultEditor, event: NofaultEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof NofaultEventMap>(
    type: K, listener: (this: NofaultEditor, event: NofaultEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions): void;
  removeEventListener(
    type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "nofault-editor": NofaultEditor;
  }
}
