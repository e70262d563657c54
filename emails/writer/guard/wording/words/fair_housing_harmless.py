"""What HUD allows, and what only sounds like a statement of people."""

HARMLESS = """
    family/great room/rooms
    single/two/three/four/multi/one/1/2/3/4 family home/homes/house/houses/property/properties/residence/building/
        zoning/lot/unit/units?
    single/two/three/four/multi/multi/one family
    family owned/run/business/friend/emergency/dinner/time/room/photos/vacation/visit/weekend/gathering/matter/
        reunion/member
    single/double story/level/floor/page/pane/sink/vanity/car/garage/question/offer/email/thing/day/point/loan/
        point/agent/unit/bath/most/step/line/call/door
    mother in law ..1 suite/apartment/unit/quarters?
    father/mother 's day
    bachelor apartment/apartments
    apartment complex with chapel
    kosher meals ..1 available?
    merry christmas
    happy easter/hanukkah/christmas/diwali/ramadan/passover/eid
    nursery/driving/summer/cooking school
    equal housing opportunity
    exclusive listing/listings/right/agreement/offer/use/to/access/buyer
    diverse range/selection/set/options/mix of homes/inventory
    integrated appliances/garage/kitchen/sound/lighting
    white/black granite/kitchen/cabinets/tile/trim/paint/walls/quartz/marble/fence/siding/brick/countertops/oak
    crime map/maps/figures/statistics/data/report/reports/stats
    people/families/folks from work/out/around/all/our/my
    safe travels/trip/drive/room/side/to_say/to_assume/for_now/and_sound/bet
    stay/drive/keep safe
    wheelchair ramp/ramps/lift/access/accessible
    no problem ..3 kids/children/family
    no need/rush/pressure/worries ..6 kids/children/family/families
    mother/father/parents/kids/children/family in/from out
    parking/meet/turn/left/right ..4 WORSHIP
    temple tx/texas
    church street/st/road/rd/lane/ln/hill/avenue/ave/drive
    temple street/st/road/rd/lane/avenue/ave/texas/tx/terrace/university
    chapel hill
    mass email/mailing/ave/avenue/save
    good/great/nice/best/wonderful/lovely to ..1 hear/see/meet/talk/know/connect/catch/have/learn
    good/great/best/right time/day/moment/way/question/news/luck/idea/number/chat/call/conversation
    english/black/white/red ivy/ivory/tudor/oak
    no good/better ..1 time
    same people
    your family and you
    you and your family
    find/finding/search/searching/look/looking ..8 for/with you/your ..2 family
    thank/thanks ..3 family
    hope/hoping ..6 family
    best/regards/wishes/love/hello/hi to ..3 family/kids/children
    home is the best
    young/mature trees/tree/landscaping/garden/oaks/plantings/orchard/vines
    black/white ..1 exterior/interior/house/home/building/door/windows
    adult/adults dog
    not ..2 accept children's
    american style/standard/foursquare/craftsman/airlines
    spanish style/tile/revival/colonial/mission
    italian/japanese/chinese/mexican/indian/greek/thai/korean/vietnamese/french restaurant/restaurants/food/
        garden/place/bakery/market/tile/marble/maple
    asian/latin/international market/markets/grocery/food
"""
