// A file has no page beside it that could be shown in a frame. It stands in for `embed/framed.js`.

import { Refusal } from "../embed/protocol.js";

export class Framed {
  static async begin() {
    throw new Refusal("unsupported", "");
  }
}
