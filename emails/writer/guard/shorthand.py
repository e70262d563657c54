"""What agents write in short in their notes, and the words that a letter makes of it."""

import re

_LONG = {
    "time": "wk=week wks=weeks wkly=weekly wkend=weekend wkends=weekends wknd=weekend wknds=weekends wkday=weekday "
    "wkdays=weekdays mos=months mths=months yr=year yrs=years xmas=Christmas tgiving=Thanksgiving thx=Thanksgiving "
    "morn=morning aft=afternoon afts=afternoons eve=evening eves=evenings qtr=quarter asap=soon b4=before til=until "
    "till=until thru=through tmrw=tomorrow tmw=tomorrow",
    "rooms": "bdrm=bedroom bdrms=bedrooms bedrm=bedroom bedrms=bedrooms bthrm=bathroom bthrms=bathrooms "
    "bathrm=bathroom rm=room rms=rooms bsmt=basement bsmnt=basement basmt=basement gar=garage grg=garage pkg=parking "
    "prkg=parking kitch=kitchen lndry=laundry ldry=laundry flr=floor flrs=floors yd=yard yds=yards "
    "backyd=backyard bkyd=backyard bldg=building bldgs=buildings lvl=level lvls=levels undergrnd=underground "
    "undrgrnd=underground strg=storage balc=balcony",
    "things": "cabs=cabinets cabt=cabinet cabts=cabinets cabinetry=cabinets ctrtop=countertop ctrtops=countertops "
    "hdwd=hardwood hdwds=hardwoods hrdwd=hardwood appl=appliance appls=appliances fp=fireplace "
    "fps=fireplaces frplc=fireplace fplc=fireplace frig=refrigerator wndw=window wndws=windows wtr=water "
    "htr=heater elec=electric plumb=plumbing orig=original reno=renovation renos=renovations renov=renovated "
    "remod=remodeled refin=refinished upd=updated updt=updated upgr=upgraded blt=built ext=exterior int=interior "
    "det=detached att=attached attd=attached dbl=double lg=large lrg=large lge=large sm=small furn=furnished "
    "unfurn=unfurnished vac=vacant maint=maintenance util=utilities utils=utilities dw=dishwasher",
    "around": "nbhd=neighborhood nbrhd=neighborhood nhood=neighborhood neighb=neighborhood nabe=neighborhood "
    "nbr=neighbor nbrs=neighbors sch=school schs=schools elem=elementary univ=university hosp=hospital "
    "mtn=mountain mtns=mountains nr=near blk=block blks=blocks stn=station mkt=market dntn=downtown dtwn=downtown "
    "prop=property props=properties hwy=highway",
    "sale": "appt=appointment appts=appointments insp=inspection insps=inspections inspec=inspection "
    "apprsl=appraisal mtge=mortgage conting=contingent contg=contingent contingt=contingent dnpmt=down_payment "
    "dnpmnt=down_payment pmt=payment pmts=payments pymt=payment pymts=payments pmnt=payment preapp=pre-approved "
    "preappr=pre-approved preapprvl=pre-approval prequal=pre-qualified refi=refinance acc=accepted "
    "ofr=offer ofrs=offers "
    "slr=seller slrs=sellers byr=buyer byrs=buyers lndr=lender lndrs=lenders agt=agent agts=agents atty=attorney "
    "sched=scheduled schd=scheduled resched=rescheduled avail=available poss=possible pref=prefers prefs=prefers "
    "req=required reqd=required recd=received incl=includes excl=excludes ins=insurance acct=account accts=accounts "
    "comm=commission conv=conventional approx=about avg=average est=estimate amt=amount negot=negotiable "
    "photog=photographer photogs=photographers pics=pictures pic=picture mgmt=management mgr=manager "
    "ppl=people fam=family fams=families relo=relocating reloc=relocating xfer=transfer convo=conversation "
    "biz=business ofc=office info=information svc=service svcs=services vol=volunteer docs=documents "
    "addl=additional",
}
LONG = {
    short: long.replace("_", " ")
    for row in _LONG.values()
    for short, _, long in (each.partition("=") for each in row.split())
    if short != long
}
MARKED = {
    "w/d": "washer and dryer", "a/c": "AC", "u/c": "under contract", "w/o": "without", "w/": "with ", "b/c": "because",
    "o/h": "open house", "pre-app'd": "pre-approved", "pre-appr'd": "pre-approved", "pre-app": "pre-approved",
    "pre-appr": "pre-approved", "preapp'd": "pre-approved", "preappr'd": "pre-approved", "pre-qual": "pre-qualified",
    "pre-qual'd": "pre-qualified", "app'd": "approved", "appr'd": "approved", "pref'd": "preferred",
    "sched'd": "scheduled", "rec'd": "received", "req'd": "required", "add'l": "additional",
    "acc'd": "accepted", "int'd": "interested",
    "ref'd": "referred", "est'd": "estimated", "occ'd": "occupied", "p/u": "pickup", "dep'd": "deposited",
}  # fmt: skip
IN_CAPITALS = {
    "LR": "living room", "DR": "dining room", "MBR": "main bedroom", "UC": "under contract", "LO": "loan officer",
    "FTB": "first-time buyer", "FTHB": "first-time home buyer", "EM": "earnest money", "WFH": "works from home",
    "OTM": "off the market", "BR": "bedroom", "HS": "high school",
}  # fmt: skip
"""Only so: "dr" is a doctor."""
NAMED = {"Mtg": "Mortgage", "Sav": "Savings", "Natl": "National", "Mort": "Mortgage"}
"""With a capital they belong to a name: "Basin Mtg"; "mtg" is a meeting."""
WITH_FIGURES = re.compile(r"(?<![\d/$.])(\d{1,3}|\d\.\d) ?(mo|wk|yr)\b(?!['/])", re.I)
PERIODS = {"mo": "month", "wk": "week", "yr": "year"}
ACRES = re.compile(r"(?<=\d) ?ac\b(?! units?)")
DEN = re.compile(r"\b(\d) ?(?:br|bd|bed)? ?\+ ?den\b", re.I)
FLOOR = re.compile(r"\b(\d(?:st|nd|rd|th)|top|ground|main|first|second|third) fl\b\.?")
LOWERED = {"mtg": "meeting", "mtgs": "meetings", "kit": "kitchen"}
""" "Kit" is a name."""
MARKS = re.compile(
    "(?<![a-z0-9])(?:" + "|".join(re.escape(each) for each in sorted(MARKED, key=len, reverse=True)) + r")(?!['a-z/])"
    r"|(?<![a-z0-9])w/(?=\s?[a-z0-9])",
    re.I,
)
WORD = re.compile(r"(?<![\w'-])[A-Za-z][a-z0-9A-Z]+(?![\w'])")
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = re.compile(
    r"\b(mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:day)?\s?[-–]\s?(mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:day)?\b",
    re.I,
)


def written_out(notes: str) -> str:
    """ "Listed 3 wks, gar w/ opener" as "Listed 3 weeks, garage with opener"."""
    text = MARKS.sub(lambda found: MARKED[found[0].lower()], notes).replace("with  ", "with ")
    text = WITH_FIGURES.sub(_period, text)
    text = DEN.sub(r"\1 bedroom plus den", text)
    text = ACRES.sub(" acres", text)
    text = FLOOR.sub(r"\1 floor", text)
    text = DAYS.sub(_every_day, text)
    return WORD.sub(_long, text)


def _period(found: re.Match[str]) -> str:
    return f"{found[1]} {PERIODS[found[2].lower()]}{'' if found[1] == '1' else 's'}"


def _every_day(found: re.Match[str]) -> str:
    """ "Mon-Thu" names four days."""
    first, last = (DAY_NAMES.index(each.lower()[:3]) for each in found.groups())
    return ", ".join(DAY_NAMES[at % 7].capitalize() for at in range(first, last + 1 + 7 * (last < first)))


def _long(found: re.Match[str]) -> str:
    word = found[0]
    if word in NAMED:
        return NAMED[word]
    if word.isupper():
        return IN_CAPITALS.get(word, word)
    if word in LOWERED:
        return LOWERED[word]
    long = LONG.get(word.lower(), word)
    return long.capitalize() if word[0].isupper() and long != word else long
