//! What is published: `boot.js` starts it as a page of its own, `embed/nofault-editor.js` as an element.

#[cfg(target_arch = "wasm32")]
use nofault as _;

fn main() {}
