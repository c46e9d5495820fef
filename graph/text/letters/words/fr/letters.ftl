# Un message sur un changement prévu, pour un lecteur.

subject = { $kind ->
    [QUESTION] Est-ce possible le { $day } ? { $title }
    [REMINDER] Rappel, pour le { $day } : { $title }
    [ESCALATION] Réception non confirmée, pour le { $day } : { $title }
    [MOVED] Nouvelle date, le { $day } : { $title }
    [WITHDRAWN] N’aura pas lieu : { $title }
   *[NOTICE] Prévu le { $day } : { $title }
}
hello = Bonjour { $name },
behalf = Vous recevez ce message à la place de { $person }, en absence.
opening = { $kind ->
    [QUESTION] { $provider } prévoit un changement qui vous concerne et demande s’il est possible.
    [REMINDER] Nous vous avons informé de ce changement le { $sent } et ne savons pas si le message vous est parvenu.
    [ESCALATION] Ce message a été envoyé à votre organisation le { $sent } et personne n’en a confirmé la réception. Nous nous adressons donc à vous.
    [MOVED] Le changement annoncé par { $provider } a une nouvelle date : le { $day } au lieu du { $before }.
    [WITHDRAWN] Le changement que { $provider } prévoyait le { $day } n’aura pas lieu. Vous n’avez rien à faire.
   *[NOTICE] { $provider } va effectuer un changement qui vous concerne.
}
opening-late = Le changement annoncé par { $provider } n’est plus le même.
why = Motif : { $reason }
head-what = Ce qui change
head-planned = Ce qui était prévu
on = Date : le { $day }
done = { $offering } : { $action ->
    [RETIRE] arrêt définitif
    [SUSPEND] suspension
    [BREAK] nouvelle version, non compatible
    [DEGRADE] niveau de service réduit
    [MODIFY] nouvelle version, compatible
    [TRANSFER] passage à un autre fournisseur
    [REPRICE] changement de prix
   *[RETERM] changement de conditions
}
done-until = { done } (jusqu’au { $until })
head-you = Ce que cela signifie pour vous
you = { $consumer } : { rank }. Services concernés : { $offerings }.
you-own = Votre propre service { $offerings } : { rank }.
rank = { $severity ->
    [CRITICAL] critique, arrêt complet
    [HIGH] fort, perturbation d’une grande partie
    [MEDIUM] moyen, perturbation d’une partie
   *[LOW] faible, à peine perceptible
}
way = Comment cela vous atteint : { $way }
already = La situation est déjà la même pour une autre raison ; ce changement aurait le même effet.
holds-unnamed = { $offering } continue : il reste une solution de rechange.
holds = { $offering } continue, grâce à { $left }.
holds-until = { $offering } continue jusqu’au { $until }, grâce à { $left }.
formal = Ceci est le préavis prévu par { $agreements }.
not-affected = D’après ce que l’on sait aujourd’hui, vous n’êtes pas concerné.
head-instead = Ce que nous proposons à la place
instead = { $successor } à la place de { $offering }
head-ask = Ce que nous vous demandons
ask-answer = Répondez au plus tard le { $day } : que c’est possible, que cela ne doit pas se faire et pourquoi, ou à partir de quel jour ce serait possible pour vous.
ask-consent = Sans votre accord, le changement n’aura pas lieu. L’absence de réponse n’est pas un accord.
ask-pass-on = Si vous servez d’autres clients avec cela : informez-les au plus tard le { $day }.
ask-acknowledge = Merci de confirmer que ce message vous est parvenu.
head-call = À qui vous adresser
call = { $teller }, { $provider }
reference = Changement { $change }

acknowledge-link = Pour confirmer la réception, ouvrez cette page et appuyez sur le bouton :
acknowledge-reply = Pour confirmer la réception, répondez à { $teller }.
answer-reply = Répondez à { $teller }.
answer-link = Vous pouvez répondre ici :

page-title = Confirmer la réception
page-ask = Ce message vous a été envoyé. Appuyez sur le bouton pour dire qu’il vous est parvenu.
page-button = Le message m’est parvenu
page-done = Merci. Il est noté que le message vous est parvenu.
page-superseded = Il existe un message plus récent sur ce changement. Merci de confirmer celui-là.
page-withdrawn = Ce changement n’aura pas lieu. Vous n’avez rien à faire.
page-gone = Ce lien ne fonctionne pas, ou plus.
page-known = Il est déjà noté que le message vous est parvenu.

calendar-name = Changements prévus
calendar-change = { $stands ->
    [PROPOSED] Proposé : { $title }
    [AGREED] Convenu : { $title }
    [ANNOUNCED] Prévu : { $title }
    [DONE] Réalisé : { $title }
    [LAPSED] Ne vous concerne plus : { $title }
   *[CANCELLED] N’aura pas lieu : { $title }
}
calendar-answer = À répondre : { $title }
calendar-acknowledge = Réception à confirmer : { $title }
calendar-day = Le changement est prévu le { $day }.
calendar-hit = { $consumer } : { rank }.
calendar-verdict = { $consumer } : { $verdict ->
    [ACCEPT] c’est possible
    [OBJECT] cela ne doit pas se faire
    [NEEDS_TIME] il faut du temps
   *[NONE] pas encore de réponse
}.
calendar-until = Possible pour { $consumer } à partir du { $until }.
