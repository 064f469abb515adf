<?php
/** Loads Nofault into pages, and keeps what it is asked to keep as a revision of the page. */
class action_plugin_nofault extends DokuWiki_Action_Plugin
{
    private const BLOCK = '#<nofault>(.*?)</nofault>#s';

    public function register(Doku_Event_Handler $controller)
    {
        $controller->register_hook('DOKUWIKI_STARTED', 'AFTER', $this, 'tell');
        $controller->register_hook('TPL_METAHEADER_OUTPUT', 'BEFORE', $this, 'load');
        $controller->register_hook('AJAX_CALL_UNKNOWN', 'BEFORE', $this, 'save');
    }

    /** What the script has to know of this request: pages are cached, and are the same for all. */
    public function tell()
    {
        global $JSINFO, $ID, $REV, $ACT;
        $writes = $ACT === 'show' && !$REV && auth_quickaclcheck($ID) >= AUTH_EDIT;
        $JSINFO['nofault'] = ['writes' => $writes, 'id' => $ID, 'sectok' => getSecurityToken()];
    }

    public function load(Doku_Event $event)
    {
        $event->data['script'][] = ['type' => 'module', 'src' => DOKU_BASE . 'lib/plugins/nofault/nofault.js', '_data' => ''];
    }

    public function save(Doku_Event $event)
    {
        global $INPUT;
        if ($event->data !== 'nofault') return;
        $event->preventDefault();
        $event->stopPropagation();
        $id = cleanID($INPUT->post->str('id'));
        $text = trim(str_replace('<', '\u003c', $INPUT->post->str('text')));
        if (!checkSecurityToken()) return $this->answer(403, 'your session has ended; open the page again');
        if (auth_quickaclcheck($id) < AUTH_EDIT) return $this->answer(403, 'you may not write this page');
        if (checklock($id)) return $this->answer(423, 'somebody else is editing this page');
        $page = rawWiki($id);
        if (!preg_match(self::BLOCK, $page, $found, PREG_OFFSET_CAPTURE)) {
            return $this->answer(404, 'there is no postmortem in this page any more');
        }
        [$kept, $at] = $found[1];
        // Somebody was faster: what there is now, to be joined.
        if (sha1(trim($kept)) !== $INPUT->post->str('etag')) return $this->answer(412, trim($kept));
        saveWikiText($id, substr_replace($page, "\n$text\n", $at, strlen($kept)), 'Nofault');
        $this->answer(200, $text);
    }

    private function answer($status, $text)
    {
        http_status($status);
        header('Content-Type: text/plain; charset=utf-8');
        header('ETag: "' . sha1($text) . '"');
        echo $text;
    }
}
