"""What somebody might type to break a page: none of it may become anything but text."""

RUN = "window.__canary=1"
HOSTILE = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'"><svg onload={RUN}>',
    f"' onmouseover='{RUN}",
    f'</textarea></p></section></main><img src=x onerror="{RUN}">',
    f"<!-- and --> and <!--><script>{RUN}</script>",
    f"]]> and <![CDATA[<script>{RUN}</script>]]>",
    "</style><style>*{display:none}</style>",
    "<style>@import url(https://example.org/x.css);</style>",
    f"</title><base href=https://example.org/><script>{RUN}</script>",
    f'<iframe src="javascript:parent.{RUN}"></iframe>',
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f'<a href="javascript:{RUN}">here</a>',
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    f"&lt;script&gt;{RUN}&lt;/script&gt; &amp; &#60;b&#62; &",
    "{{7*7}} ${7*7} `${7*7}` %s {0} \\u003cscript\\u003e",
    f"javascript:{RUN}",
    "\u202eturned round\u202c and \u2066not closed",
    "zero\u200b\u200c\u200d\u2060\ufeffwidth\0",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 40,
    "\u0441\u0438\u043b\u044c\u043d\u044b\u0439 \u05d7\u05d6\u05e7 \u0642\u0648\u064a \u5f37\u3044 \U0001f600",
    "W" * 400,
    "\ufdfd" * 400,
]
