import { NofaultEditor } from "nofault-editor";

document.querySelector("h1").title = `Nofault ${NofaultEditor.version}`;
