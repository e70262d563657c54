import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import found_in, kinds_of, lines, seconds_for

MARKUP = lines(r"""It is **very** quiet.
It is __very__ quiet.
# Your plans
## Your plans
See [the list](https://reedhomes.example).
![photo](https://reedhomes.example/a.png)
It is `quiet` there.
```
> You asked about the yard.
| Price | Size |
|---|---|
Line one.<br>Line two.
<p>It is quiet.</p>
It is <b>quiet</b>.
Oak &amp; Main is quiet.
It is&nbsp;quiet.
It&#39;s quiet.
It is [b]quiet[/b].
It is \textbf{quiet}.
{"subject": "Hello", "body": "It is quiet."}
subject: "Hello"
body: |
Hello.\n\nIt is quiet.
It\u2019s quiet.
{% if yard %}It is quiet.{% endif %}
Subject: Hello
**Subject:** Hello
Content-Type: text/plain
It donâ€™t matter.
Le cafÃ© is quiet.
It is <span style="color:red">quiet</span>.
<!-- quiet -->
It is ~~quiet~~ calm.
It is *very* quiet.
It is _very_ quiet.
"paragraphs": ["It is quiet."]
<a href="https://reedhomes.example">the list</a>
---
It is quiet.<|im_end|>
{{#if yard}}It is quiet.{{/if}}
It is =E2=80=9Cquiet=E2=80=9D.
[INST] It is quiet. [/INST]
It is <strong>quiet</strong>.
***
&quot;It is quiet&quot;
[the list]: https://reedhomes.example
Body: It is quiet.
It is quiet.</div>
Say \"hello\" to them.
It is �quiet�.
- [ ] call the bank
1. **Price** is fine.
**Next steps:**
### Next Steps
Check out [this listing](https://example.com/listing).
I <em>really</em> like it.
Let&rsquo;s talk.
~~old price~~ new price
`code`
<ul><li>three beds</li></ul>
{"body": "Hi"}
Thanks,\nDana""")

HARMLESS = lines("""- three bedrooms
- a yard
* a yard
1. Bring the form.
2) Sign it.
It is 5 * 3 feet.
It costs less than 5 < 6.
Dana Reed | Reed Homes | 512-555-0142
The lot is #4.
It's 3 & 4 on the map.
R&D is on the first floor.
You like brick -- so do I.
-- Dana
She said: "It is quiet."
It's a so-called "quiet" street.
The ratio is 4:1.
Price: as you said.
Write to dana_reed@reedhomes.example.
See reedhomes.example/my_list_of_homes.
It is quiet :)
The café is quiet.
The garden – and the yard – are quiet.
São Paulo is far.
The roof/gutter job is done.
I wrote [sic] on it.
It is quiet (at night).
The subject came up again.""")


@pytest.mark.parametrize("sentence", MARKUP)
def test_what_programs_read_is_found(sentence):
    assert Kind.MARKUP in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_plain_text_passes(sentence):
    assert Kind.MARKUP not in kinds_of(sentence)


def test_a_link_is_markup_and_no_placeholder():
    assert kinds_of("See [Address](https://reedhomes.example).") == {Kind.MARKUP}


def test_words_and_place_are_those_of_the_email():
    [finding] = [each for each in found_in("“It” is `quiet` there.") if each.kind is Kind.MARKUP]
    assert finding.text == "`quiet`" and finding.start == len("Hi Alex,\n\n“It” is ")


def test_a_terminals_colours_are_found():
    assert Kind.MARKUP in kinds_of("It is \x1b[1mquiet\x1b[0m.")


@pytest.mark.parametrize("unit", ["*", "**a", "[a](", "<b ", "&a", "`a", "_a", "|a", "\\", "{%", '"a": ', "> ", "#"])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1


@pytest.mark.parametrize("bullet", ["*", "+", "--"])
def test_two_items_with_bullets_are_a_list(bullet):
    listed = f"I would ask about\n{bullet} the roof\n{bullet} the fence"
    assert Kind.MARKUP in kinds_of(listed)
    assert Kind.MARKUP not in kinds_of(f"I would ask about\n{bullet} the roof")


@pytest.mark.parametrize("marks", [("1.", "2."), ("-", "-"), ("•", "•"), ("–", "–")])
def test_lists_as_anybody_writes_them_are_no_markup(marks):
    assert Kind.MARKUP not in kinds_of("I would ask about\n{} the roof\n{} the fence".format(*marks))


@pytest.mark.parametrize("mark", ["*", ">"])
def test_a_mark_of_a_list_within_a_line_is_found(mark):
    assert Kind.MARKUP in kinds_of(f"Here is the plan. {mark} Utilities come first.")
    assert Kind.MARKUP not in kinds_of(f"Rooms {mark} 3 would be fine.")
