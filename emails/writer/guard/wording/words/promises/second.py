"""What a client wins or loses, and what settles a matter for them."""

from emails.writer.guard.phrases import word_set

GAINS = word_set(
    "profit recoup qualify outbid prevail prosper triumph overpay outperform triple quadruple breeze sail cruise"
)
RECEIVED = word_set("get have receive land score secure win own")
PRIZES = word_set(
    """offers
    grant abatement approval approved asking bids buyers exemption extension financing loan
    mortgage multiple profit raise rebate reduction refund renewal twice variance waiver zoning"""
)
"""What a client gets from those who decide."""
MONEY = word_set(
    """# $ thousands hundreds million millions fortune bundle profit money figures figure ton lot least percent double
    twice asking enough plenty ahead top dollar cent cents penny every"""
)
YIELDS = {
    **dict.fromkeys(("clear", "net", "pocket", "recover", "gain", "earn", "double", "save"), MONEY - {"every", "lot"}),
    "come": word_set("ahead top winner richer"),
    "walk": word_set("cash profit thousands more money full richer"),
    "turn": word_set("profit"),
    "find": word_set("renter tenant buyer"),
    "make": word_set("thousands killing fortune money profit bundle mint million"),
    "beat": word_set("every any all other others them"),
    "sell": word_set("above over days week weekend asking fast quickly"),
    "close": word_set("early time trouble hitch"),
    "avoid": word_set("tax taxes penalty"),
    "pay": word_set("nothing less zero"),
    "owe": word_set("nothing zero"),
    "lose": word_set("house home place deal chance opportunity out loan"),
    "miss": word_set("out chance opportunity boat"),
    "never": word_set("regret lose owe"),
}
LOSSES = word_set("regret overpay fail lose outbid outdone owe")
"""What never happens to the client."""
WORSE = {
    "come": word_set("behind short worse"),
    "end": word_set("worse behind short broke upside"),
    "go": word_set("under broke underwater"),
    "get": word_set("burned stuck outbid denied evicted sued"),
    "be": word_set("evicted denied refused sued worse"),
}
SETTLED = word_set(
    """bulletproof untouchable unbeatable immune exempt shoo golden guaranteed lock
    invincible foolproof"""
)
CERTAIN = word_set("assured")
FAVORS = word_set("fold cave accept approve agree blink grant crumble budge bite concede relent")
"""What those who decide do in the client's favor."""
GIVEN_BY_US = word_set("me my us our i list text emailed writing copy sleep")
