"""What others in a sale did or want: "another buyer has been up to look", "they've hinted", "someone who owns"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.deed_words import DEEDS, PEOPLE, RELATIVES
from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.told_of import WHO, said_after, verb_after
from emails.writer.guard.claims.facts.held import held
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import ADVERBS, BE, DEFINITE, HARMLESS, HAVE, NO_CONTENT, OURS

SOME = words_in("a an another two three four five several some other few both one")
BARE = words_in("someone somebody")
THEY = words_in("they they've they're")
NEVER = words_in("never not hasn't haven't isn't aren't won't")
USUAL = words_in("often usually sometimes always tend generally typically most many every everybody everyone people")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    if not USUAL.isdisjoint((*small, *scene.before)):
        return
    for at, word in enumerate(small[:-1]):
        subject = word.removesuffix("'s")
        if subject in THEY:
            verb = at if "'" in subject else verb_after(small, at, DEEDS)
        elif subject in PEOPLE and (DEFINITE | SOME).isdisjoint(small[max(0, at - 3) : at]) and subject not in BARE:
            continue
        elif subject in PEOPLE | RELATIVES:
            verb = verb_after(small, at, DEEDS)
        else:
            continue
        if verb < 0 or scene.is_open(at) or small[verb - 1] in WHO or small[at + 1] in ("of", "who"):
            continue
        said = [*said_after(small, verb)]
        words = [each for _, each in said]
        if not NEVER.isdisjoint(words[:3]) or not any(each in DEEDS for each in words[:4]):
            continue
        if small[verb] not in BE | HAVE and not (small[verb].endswith("ed") or small[verb] in DEEDS):
            continue
        if any(each[0].isdigit() for each in words) or small[verb] in ("pays", "come", "want", "price", "complete"):
            continue  # figures and dates are looked at by their own rules
        text = " ".join([*words, subject])
        content = [each for each in words if each not in NO_CONTENT | ADVERBS | OURS | HARMLESS | BE | HAVE]
        if not content or held(scene.record, text) or _most(scene, content):
            continue
        yield at, said[-1][0]


def _most(scene: Scene, content: list[str]) -> bool:
    return 2 * sum(bool(says(scene.record, each)) for each in content) >= len(content)
