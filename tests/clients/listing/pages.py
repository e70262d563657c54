"""What the tests read on a page of the clients' list."""

import re


def names(page):
    return re.findall(r'<a class="name" href="/clients/\d+/">([^<]*)</a>', page)
