/*\
title: $:/plugins/nofault/route.js
type: application/javascript
module-type: route

PUT /nofault/:title

Keeps a postmortem if the wiki still has the one it was made from. TiddlyWiki's own route for tiddlers
keeps whatever comes last, and its numbers of revisions begin anew with each start.
\*/
"use strict";

const { handler } = require("$:/core/modules/server/routes/get-tiddler.js");

exports.methods = ["PUT"];
exports.path = /^\/nofault\/(.+)$/;

exports.handler = (request, response, state) => {
	const title = $tw.utils.decodeURIComponentSafe(state.params[0]);
	const { was, text } = $tw.utils.parseJSONSafe(state.data, {});
	if (typeof was !== "string" || typeof text !== "string") return state.sendResponse(400, {}, "");
	const tiddler = state.wiki.getTiddler(title);
	const behind = (tiddler?.fields.text ?? "") !== was;
	if (!behind) {
		const now = new Date(), who = state.authenticatedUsername;
		const kind = { type: "application/vnd.nofault+json", created: now, creator: who };
		state.wiki.addTiddler(new $tw.Tiddler(kind, tiddler, { title, text, modified: now, modifier: who }));
	}
	// The tiddler as it is now.
	handler(request, response, { ...state, sendResponse: (status, ...rest) => state.sendResponse(behind ? 412 : status, ...rest) });
};
