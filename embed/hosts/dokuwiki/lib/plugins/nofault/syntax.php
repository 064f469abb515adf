<?php
/** `<nofault>…</nofault>` in a page: a postmortem as JSON, shown and edited in Nofault. */
class syntax_plugin_nofault extends DokuWiki_Syntax_Plugin
{
    public function getType()
    {
        return 'protected';
    }

    public function getPType()
    {
        return 'block';
    }

    public function getSort()
    {
        return 150;
    }

    public function connectTo($mode)
    {
        $this->Lexer->addSpecialPattern('<nofault>.*?</nofault>', $mode, 'plugin_nofault');
    }

    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        return trim(substr($match, strlen('<nofault>'), -strlen('</nofault>')));
    }

    public function render($format, Doku_Renderer $renderer, $text)
    {
        if ($format !== 'xhtml') return false;
        // In JSON this sign is only in texts, where it may be written so; a page would read it as a tag.
        $island = str_replace('<', '\u003c', $text);
        $renderer->doc .= '<nofault-editor mode="view" data-etag="' . sha1($text) . '">'
            . '<script type="application/json">' . $island . '</script></nofault-editor>';
        return true;
    }
}
