/** Longer than this, in characters, many wikis and chats cut an address off. */
export const LONG: number;

/**
 * The address at which a document can be read: that of `embed.html`, with the document behind the `#`.
 * @param document As the editor exports it: JSON, as a text (which keeps every digit) or as an object.
 * @param page The address of `embed.html`, where it is not the one beside the folder of this script.
 */
export function linkTo(document: string | object, page?: string | URL): Promise<string>;
