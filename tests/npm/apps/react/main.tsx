import { useState } from "react";
import { createRoot } from "react-dom/client";
import { first, save, second } from "../wiki.js";
import { Postmortem } from "./Postmortem";

function App() {
  const [given, give] = useState(first);
  const [open, setOpen] = useState(true);
  return <>
    <button onClick={() => give(second)}>Another</button>
    <button onClick={() => setOpen(!open)}>{open ? "Close" : "Open"}</button>
    {open && <Postmortem given={given} save={save} />}
  </>;
}

createRoot(document.getElementById("app")!).render(<App />);
