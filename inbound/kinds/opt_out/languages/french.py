from inbound.kinds.opt_out.phrase import language

MAIL = (
    r"(?:e-?mails?|mails?|courriels?|messages?|courriers?(?: electroniques?)?|newsletters?|publicites?|pubs?|spams?|"
    r"sollicitations?|communications?|lettres? d'information|mailings?)"
)
LIST = (
    r"(?:(?:votre|vos|la|les|cette|ces|ta|tes|toutes vos|toutes les|l'|d') ?)?"
    rf"(?:(?:listes?|fichiers?|bases?)(?: (?:de diffusion|de contacts?|d'envoi|d'envois|de mails?|d'e-?mails?|de "
    rf"mailing|"
    rf"de clients|clients?|de courriels?|de donnees|d'abonnes|de distribution|mail|e-?mail|email))?|mailing list|"
    rf"mailing-list|carnet d'adresses|base de donnees|contacts|abonnement|{MAIL})"
)
TAIL = (
    r"(?:,? (?:s'il vous plait|s'il te plait|svp|stp|merci(?: d'avance| beaucoup)?|immediatement|maintenant|"
    r"desormais|a l'avenir|jamais))*"
)
SEND = r"(?:envoye[zr]|envoie|ecrive[zr]|ecrire|ecris|contacte[zr]?|sollicite[zr]?|derange[zr]|importune[zr])"
DROP = r"(?:retire|enleve|supprime|raye|efface|desabonne|desinscri[vr]e?|ote|sorte|radie)"

LANGUAGE = language(
    commands="""
        stop svp, stop merci, arret, arreter, arretez, arretez svp, desabonnement, desabonner, desabonnez-moi,
        desabonnez moi, se desabonner, me desabonner, desinscription, desinscrire, desinscrivez-moi, me desinscrire,
        se desinscrire, desabonnement svp, plus de mails, plus d'emails, supprimez-moi, retirez-moi,
        demande de desinscription, demande de desabonnement
    """,
    phrases=[
        rf"{DROP}z?[ -](?:moi|nous|mon (?:adresse|e-?mail|mail|nom|adresse e-?mail|adresse mail)|cette adresse|mes "
        rf"(?:donnees|coordonnees))(?: (?:de|du|des|d'))? ?{LIST}{TAIL}",
        rf"(?:desabonne|desinscri[vr]e)[zr]?[ -](?:moi|nous){TAIL}",
        rf"(?:me|nous|m'|de me|de nous) ?(?:{DROP}r|desabonner|desinscrire|oter|radier|enlever)"
        rf"(?: (?:de|du|des) ?{LIST}| a {LIST})?{TAIL}",
        rf"(?:{DROP}r|desabonner|desinscrire) (?:mon (?:adresse|e-?mail|mail)(?: (?:e-?mail|mail))?|cette adresse) "
        rf"(?:de|du|des) {LIST}{TAIL}",
        rf"ne (?:plus )?(?:me |m'|nous )(?:plus )?{SEND}(?: plus)?(?: (?:jamais|de|d'|vos|ces|aucun|tous ces|"
        rf"rien))* ?(?:{MAIL})?{TAIL}",
        rf"(?:ne )?(?:m'|me |nous ){SEND} plus(?: (?:de|d'|vos|ces|aucun|jamais))* ?(?:{MAIL})?{TAIL}",
        rf"(?:ne )?(?:souhait|veu|voudr|desir)\w* (?:pas|plus)(?: (?:plus|continuer a))? (?:recevoir|etre "
        rf"destinataire de)"
        rf"(?: (?:de|d'|vos|ces|tes|tous ces|ce type de|ce genre de|aucun|plus|la|votre|cette))* ?{MAIL}(?: de "
        rf"votre part)?{TAIL}",
        rf"(?:ne )?(?:souhait|veu|voudr|desir)\w* plus etre (?:contactee?s?|sollicitee?s?|demarchee?s?){TAIL}",
        rf"(?:arrete[zr]?|cesse[zr]?) (?:de |d')(?:m'|me |nous )?(?:envoyer|ecrire|contacter|solliciter|harceler|"
        rf"spammer)(?: (?:de|d'|des|vos|ces|tous ces))* ?(?:{MAIL})?{TAIL}",
        rf"^plus (?:de|d'|aucun) ?{MAIL}{TAIL}",
        rf"(?:ne )?veu(?:x|t|lons) plus (?:de |d')(?:vos |ces )?{MAIL}{TAIL}",
        rf"(?:supprimer|suppression de|effacer) (?:toutes )?mes donnees(?: personnelles)?{TAIL}",
    ],
    ends=r"et|ou|car|merci|je|nous|puisque|parce|cordialement|bien|mais|c'est|j'ai|nous|svp|sinon|comme|d'avance",
    refused=r"\b(?:ne|pas|ne pas|n'ai pas)(?: (?:besoin de|veux|souhaite|vous|me))*",
)
