# ruff: noqa: RUF001 - letters of other languages
from dataclasses import replace

import pytest

from emails.writer.guard import Kind, Record
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Agent, Client, Earlier
from emails.writer.guard.spoken import spoken
from emails.writer.guard.whole.language import look
from emails.writer.guard.whole.wanted import wanted
from tests.emails.writer.guard.letters import seconds_for

LETTERS = {
    "en": "I wanted to ask how your search is going and whether you have any questions for me this week.",
    "es": "Quería saber cómo va su búsqueda de casa y si tiene alguna pregunta para mí esta semana.",
    "fr": "Je voulais savoir si vous avez des questions sur la maison que nous avons vue avec votre famille.",
    "de": "Ich wollte fragen, wie die Suche läuft und ob Sie noch Fragen zu dem Haus für mich haben.",
    "it": "Volevo sapere come va la sua ricerca e se ha qualche domanda per me su questa casa.",
    "pt": "Queria saber como está a sua busca e se você tem alguma pergunta para mim esta semana.",
    "nl": "Ik wilde even vragen hoe het met de zoektocht gaat en of u nog vragen voor mij heeft.",
    "pl": "Chciałbym zapytać, jak idą poszukiwania i czy ma pani do mnie jakieś pytania o ten dom.",
    "vi": "Tôi muốn hỏi việc tìm nhà của anh chị như thế nào và anh chị có câu hỏi gì không.",
    "tl": "Gusto ko pong kumustahin ang paghahanap ninyo ng bahay at kung may tanong kayo sa akin.",
    "zh": "我想问一下您的看房计划怎么样了，这周有没有时间通个电话。",
    "ja": "お家探しの状況はいかがでしょうか。ご質問がございましたら、いつでもご連絡ください。",
    "ko": "집을 찾는 일이 어떻게 되어 가는지 여쭤보고 싶습니다. 궁금한 점이 있으면 연락 주세요.",
    "ru": "Хотел спросить, как идут ваши поиски и есть ли у вас вопросы ко мне на этой неделе.",
    "uk": "Хотів запитати, як ідуть ваші пошуки і чи є у вас запитання до мене цього тижня.",
    "ar": "أردت أن أسأل كيف يسير بحثكم وهل لديكم أي أسئلة لي هذا الأسبوع.",
    "he": "רציתי לשאול איך מתקדם החיפוש שלכם והאם יש לכם שאלות אליי השבוע.",
    "hi": "मैं पूछना चाहता था कि आपकी तलाश कैसी चल रही है और क्या आपका कोई सवाल है।",
    "th": "อยากสอบถามว่าการหาบ้านของคุณเป็นอย่างไรบ้าง และมีคำถามอะไรไหม",
    "el": "Ήθελα να ρωτήσω πώς πάει η αναζήτησή σας και αν έχετε ερωτήσεις για μένα.",
}
GREETINGS = {"es": "Hola Ana,", "fr": "Bonjour Ana,", "de": "Hallo Ana,", "en": "Hi Ana,"}

WANTED = {
    "Prefers Spanish.": "es",
    "prefers to communicate in Spanish": "es",
    "Prefieren español. Llamar después de las 6": "es",
    "habla español": "es",
    "Only speaks Vietnamese.": "vi",
    "speaks only Korean": "ko",
    "Write in French.": "fr",
    "Please answer in German.": "de",
    "please email them in Portuguese": "pt",
    "Spanish preferred": "es",
    "Speaks little English, Spanish only.": "es",
    "wants emails in Polish": "pl",
    "Communication in Chinese please": "zh",
    "More comfortable in Russian.": "ru",
}
UNDERSTOOD = {
    "Speaks Spanish and English.": {"es", "en"},
    "Native Korean speaker.": {"ko", "en"},
    "fluent in French": {"fr", "en"},
    "Likes Spanish style homes and French doors.": set(),
    "Learning Italian.": set(),
    "English second language (Armenian)": set(),
    "Wants a German kitchen.": set(),
    "Wants 3 bedrooms.": set(),
    "lives on Spanish Oak Trail": set(),
    "German shepherd, needs a yard": set(),
}


def _finding(body, client=None, **more):
    record = Record(client or Client("Ana Diaz"), Agent("Dana Reed"), **more)
    return next(iter(look(Letter.of("Hello", body), record)), None)


def _letter(*paragraphs, greeting="Hi Ana,"):
    return "\n\n".join((greeting, *paragraphs, "Best,\nDana Reed"))


@pytest.mark.parametrize("code", LETTERS)
def test_a_language_is_known_by_its_words(code):
    assert spoken(LETTERS[code]) == code


@pytest.mark.parametrize(
    "text",
    ["", "Hola Ana", "Oak Street 12", "Casa Linda Estates, La Jolla, El Paso", "¡Muchas gracias!", "12345 67890"],
)
def test_a_name_or_a_greeting_is_no_language(text):
    assert spoken(text) == ""


@pytest.mark.parametrize("note", WANTED)
def test_notes_and_instructions_name_a_language(note):
    assert wanted(Record(Client("Ana", notes=note))).asked == {WANTED[note]}
    assert wanted(Record(Client("Ana"), instructions=note)).asked == {WANTED[note]}


@pytest.mark.parametrize("note", UNDERSTOOD)
def test_what_a_client_understands_is_not_asked_for(note):
    found = wanted(Record(Client("Ana", notes=note)))
    assert (found.asked, found.allowed) == (set(), UNDERSTOOD[note])


def test_a_custom_field_names_a_language():
    assert wanted(Record(Client("Ana", custom_fields={"Language": "Spanish"}))).asked == {"es"}
    assert wanted(Record(Client("Ana", custom_fields={"Preferred language": "Haitian Creole"}))).asked == {"ht"}


@pytest.mark.parametrize("code", [code for code in LETTERS if code != "en"])
def test_english_is_expected_where_nothing_is_said(code):
    assert _finding(_letter(LETTERS[code]))
    assert not _finding(_letter(LETTERS["en"]))


def test_the_clients_language_is_right_and_english_is_not():
    spanish = Client("Ana Diaz", custom_fields={"Language": "Spanish"})
    assert not _finding(_letter(LETTERS["es"], greeting="Hola Ana,"), spanish)
    assert _finding(_letter(LETTERS["en"]), spanish)


def test_a_paragraph_or_a_sentence_in_another_language_is_found():
    finding = _finding(_letter(LETTERS["en"], LETTERS["es"]))
    assert finding and LETTERS["es"].startswith(finding.text)
    assert _finding(_letter(LETTERS["en"] + " " + LETTERS["fr"]))


def test_a_greeting_in_another_language_is_fine():
    assert not _finding(_letter("¡Hola! " + LETTERS["en"], greeting="Hola Ana,"))


def test_whoever_speaks_two_gets_either():
    both = Client("Ana Diaz", notes="Speaks Spanish and English.")
    assert not _finding(_letter(LETTERS["es"]), both)
    assert not _finding(_letter(LETTERS["en"]), both)
    assert _finding(_letter(LETTERS["fr"]), both)


def test_an_instruction_goes_before_the_record():
    assert not _finding(_letter(LETTERS["fr"]), Client("Ana", notes="prefers Spanish"), instructions="Write in French.")


def test_earlier_emails_show_the_language():
    earlier = (Earlier("Hola", LETTERS["es"] + " " + LETTERS["es"]),)
    assert not _finding(_letter(LETTERS["es"]), earlier=earlier)


def test_a_language_without_words_here_is_only_known_not_to_be_english():
    hungarian = Client("Ana", notes="prefers Hungarian")
    assert _finding(_letter(LETTERS["en"]), hungarian)
    assert not _finding(
        _letter("Szeretném megkérdezni, hogy halad a keresés, és van-e kérdése hozzám ezen a héten."), hungarian
    )


def test_the_finding_names_both_languages():
    finding = _finding(_letter(LETTERS["es"]))
    assert finding and finding.kind is Kind.LANGUAGE
    assert finding.why == "It is in Spanish, and the client's language is English."


@pytest.mark.parametrize("unit", ["speaks Spanish ", "prefers ", "el la "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
    notes = replace(Client("Ana"), notes=unit * 1000)
    assert wanted(Record(notes)) is not None


FOREIGN = """Jag hoppas att allt är bra med dig och att du trivs i huset.
Jeg håber at alt er godt med dig og huset.
Toivottavasti kaikki on hyvin ja että talo on kunnossa.
Doufám, že je vše v pořádku a že se vám dům líbí.
Umarım her şey yolundadır ve ev için bir karar verdiniz.
Sper că totul este bine și că vă place casa.
Remélem, hogy minden rendben van, és hogy tetszik a ház.
Saya harap semuanya baik dan anda senang dengan rumah itu."""

BORROWED = """Esperanza and Esteban at the front desk can let you in at any time.
We can walk down La Jolla and El Camino Real on the way to the bank.
Por favor, call me when you get there.
The taqueria on San Pedro is still the best lunch around here.
Gracias again for the tamales, they were wonderful.
C'est la vie, as they say, so we wait for the next one.
No yard, no stairs, no garage, no problem: that was your list.
The Casa de las Flores building has no elevator, as you know.
Ja, ja, I know what you think of the color.
Mi casa es su casa, as my mother said.
I do so like a man on a mission.
Hasta luego, and say hello to everyone.
Die-cast models would look nice on that shelf.
On a dit day or a sunny day, the pan in the den was an ad on a mat.
Prosecco and panna cotta are on me when you move in."""


@pytest.mark.parametrize("sentence", FOREIGN.split("\n"))
def test_languages_in_latin_letters_are_told_from_english(sentence):
    assert _finding(_letter(f"{LETTERS['en']}\n\n{sentence}"))


@pytest.mark.parametrize("sentence", BORROWED.split("\n"))
def test_words_of_other_languages_may_stand_in_an_english_sentence(sentence):
    assert not _finding(_letter(f"{LETTERS['en']}\n\n{sentence}"))


def test_an_instruction_may_be_in_another_language():
    assert not _finding(_letter(LETTERS["es"], greeting="Hola Ana,"), instructions="Escribir en español, de usted.")
