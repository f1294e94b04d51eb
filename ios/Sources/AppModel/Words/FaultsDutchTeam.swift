extension Fault {
  /// Between devices: hub, team, links, submissions.
  static let dutchTeam: [String: Fault] = [
    "team.none": Fault(
      "Dit toestel hoort nog bij geen team. Wat je vastlegt, blijft veilig op dit toestel.",
      "Doe mee met de link die je kreeg."
    ),
    "team.already_member": Fault(
      "Dit toestel hoort al bij een team. Er is niets veranderd.",
      "Ga eerst uit dat team (Instellingen)."
    ),
    "team.invite_over": Fault(
      "Deze uitnodiging geldt niet meer: verlopen, opgebruikt of gesloten. Wat op dit toestel staat, is veilig.",
      "Vraag iemand van de voorbereidingsgroep om een nieuwe."
    ),
    "team.other_hub": Fault(
      "Op dit adres staat een andere hub dan de link noemt. Er is niets verstuurd.",
      "Vraag om een nieuwe link."
    ),
    "team.other_log": Fault(
      "De hub laat een ander team zien dan de link noemt. Er is niets verstuurd.",
      "Vraag om een nieuwe link."
    ),
    "team.preparers_only": Fault(
      "Dit kan alleen iemand van de voorbereidingsgroep.",
      "Vraag het aan iemand van de voorbereidingsgroep."
    ),
    "team.no_such_code": Fault(
      "Er wacht geen toestel met deze code.",
      "Vergelijk de code cijfer voor cijfer."
    ),
    "team.unknown": Fault(
      "Dit toestel of deze persoon is er niet in het team.",
      "Werk bij en probeer het opnieuw."
    ),
    "team.last_preparer": Fault(
      "Zo zou er niemand in de voorbereidingsgroep overblijven. Er is niets veranderd.",
      "Nodig eerst iemand anders uit."
    ),
    "team.sheet_over": Fault(
      "Dit herstelblad is niet meer in gebruik.",
      "Zoek je nieuwste blad, of vraag een nieuwe uitnodiging."
    ),
    "team.sheet_needed": Fault(
      "Het herstellen was afgebroken. Je blad geldt nog.",
      "Scan hetzelfde blad opnieuw."
    ),
    "team.only_at_hub": Fault(
      "{n|Eén opname staat|# opnames staan} alleen nog bij de hub; als je nu weggaat, kun je daar niet meer bij.",
      "Haal ze eerst op."
    ),
    "team.unsent": Fault(
      "{n|Eén ding is|# dingen zijn} nog niet verstuurd; als je nu weggaat, komt dat niet meer aan.",
      "Werk eerst bij."
    ),
    "team.name": Fault(
      "Een naam heeft 1 tot 80 tekens, op één regel.",
      "Kies een andere naam."
    ),
    "team.update_needed": Fault(
      "Je team gebruikt iets nieuws dat deze versie niet kent. Wat je vastlegt, blijft veilig op dit toestel.",
      "Werk Oogst bij."
    ),
    "team.not_member": Fault(
      "Dit toestel hoort niet meer bij het team. Wat je vastlegde, staat nog veilig op dit toestel.",
      "Vraag een nieuwe uitnodiging, of kom terug met je herstelblad."
    ),
    "team.log_fork": Fault(
      "De hub laat een ander team-logboek zien dan eerst. Er wordt niets verstuurd; wat je vastlegt, blijft veilig.",
      "Vertel dit aan wie de hub beheert."
    ),
    "team.log_broken": Fault(
      "Het team-logboek klopt niet. Er wordt niets verstuurd; wat je vastlegt, blijft veilig.",
      "Vertel dit aan wie de hub beheert."
    ),
    "link.not_a_link": Fault(
      "Dit is geen link van Oogst.",
      "Kopieer de hele link, met alles achter het #-teken."
    ),
    "link.version": Fault(
      "Deze link is van een nieuwere versie van Oogst.",
      "Werk Oogst bij en probeer het opnieuw."
    ),
    "link.cut_short": Fault(
      "Deze link is afgebroken of er is een teken veranderd.",
      "Kopieer de hele link opnieuw, of scan de QR-code."
    ),
    "link.other_kind": Fault(
      "Dit is een ander soort link dan hier nodig is.",
      "Gebruik de uitnodiging van je collega."
    ),
    "link.address": Fault(
      "Het adres in deze link is niet te gebruiken.",
      "Vraag om een nieuwe link."
    ),
    "words.count": Fault(
      "Dit zijn {n|# woord|# woorden}; op het blad staan er 24.",
      "Typ alle woorden over, in de volgorde van het blad."
    ),
    "words.unknown": Fault(
      "Woord {n} staat niet in de lijst.",
      "Kijk op het blad of je het goed hebt overgetypt."
    ),
    "words.checksum": Fault(
      "De woorden passen niet bij elkaar.",
      "Kijk of er een woord verkeerd of verwisseld is."
    ),
    "hub.offline": Fault(
      "Geen verbinding met de hub. {safe} veilig op dit toestel.",
      "We proberen het vanzelf opnieuw."
    ),
    "hub.timeout": Fault(
      "De hub antwoordt niet op tijd. {safe} veilig op dit toestel.",
      "We proberen het vanzelf opnieuw; wat al onderweg was, gaat verder waar het was."
    ),
    "hub.tls": Fault(
      "Niet zeker of dit echt jullie hub is. Er is niets verstuurd; {safe} veilig op dit toestel.",
      "Probeer een ander netwerk. Blijft dit zo, vertel het dan aan wie de hub beheert."
    ),
    "hub.clock": Fault(
      "De klok van dit toestel staat verkeerd; daardoor is de hub niet te vertrouwen. {safe} veilig op dit toestel.",
      "Zet datum en tijd goed en probeer het opnieuw."
    ),
    "hub.captive_portal": Fault(
      """
      Er antwoordt een webpagina in plaats van de hub: dit netwerk wil waarschijnlijk eerst dat je \
      inlogt. {safe} veilig op dit toestel.
      """,
      "Open een browser, log in op de wifi en probeer het opnieuw."
    ),
    "hub.not_a_hub": Fault(
      "Op dit adres staat geen hub van Oogst. Er is niets verstuurd; {safe} veilig op dit toestel.",
      "Vraag om een nieuwe link."
    ),
    "hub.unauthorized": Fault(
      "De hub kent dit toestel niet. {safe} veilig op dit toestel.",
      "Vraag iemand van de voorbereidingsgroep of je toestel nog in het team zit."
    ),
    "hub.removed": Fault(
      "Dit toestel is uit het team gehaald. {safe} veilig op dit toestel.",
      "Vraag een nieuwe uitnodiging, of kom terug met je herstelblad."
    ),
    "hub.forbidden": Fault(
      "De hub staat dit niet toe. {safe} veilig op dit toestel.",
      "Werk bij en probeer het opnieuw."
    ),
    "hub.not_found": Fault(
      "Dit staat niet bij de hub.",
      "Misschien is het nog onderweg: probeer het later opnieuw."
    ),
    "hub.log_moved": Fault(
      "Iemand anders was net eerder. Er is niets veranderd.",
      "Probeer het opnieuw."
    ),
    "hub.old_epoch": Fault(
      "De sleutels van het team zijn net vernieuwd. Er is niets verloren.",
      "Werk bij en probeer het opnieuw."
    ),
    "hub.too_large": Fault(
      "Dit is te groot voor deze hub. {safe} veilig op dit toestel.",
      "Vraag wie de hub beheert om de grens te verhogen."
    ),
    "hub.quota": Fault(
      "De ruimte van je team bij de hub is op. {safe} veilig op dit toestel.",
      "Vraag wie de hub beheert om meer ruimte."
    ),
    "hub.rate": Fault(
      "De hub vraagt om even te wachten. {safe} veilig op dit toestel.",
      "We proberen het vanzelf opnieuw."
    ),
    "hub.trouble": Fault(
      "De hub heeft zelf een storing. {safe} veilig op dit toestel.",
      "We proberen het vanzelf opnieuw."
    ),
    "hub.nonsense": Fault(
      "Het antwoord van de hub is niet te lezen. {safe} veilig op dit toestel.",
      "Werk Oogst bij en probeer het opnieuw."
    ),
    "hub.noise": Fault(
      "De hub stuurt heel veel dat niet te openen is; dat is niet bewaard. {safe} veilig op dit toestel.",
      "Vertel het aan wie de hub beheert."
    ),
    "submission.nothing": Fault(
      "Er is niets gekozen en niets geschreven.",
      "Kies opnames, of schrijf een reflectie."
    ),
    "submission.too_many": Fault(
      "Dit is te veel voor één inzending; 200 kan.",
      "Verdeel het over twee inzendingen."
    ),
    "submission.unknown": Fault(
      "Deze inzending is er niet.",
      "Kijk bij Mijn opnames."
    ),
    "submission.withdrawn": Fault(
      "Deze inzending is al ingetrokken.",
      "Stuur opnieuw in."
    ),
    "inbox.unknown": Fault(
      "Deze inzending is er niet meer.",
      "Werk bij en kijk opnieuw."
    ),
    "inbox.arriving": Fault(
      "Dit is nog onderweg: het toestel van je collega heeft het nog niet verstuurd.",
      "Probeer het later opnieuw."
    ),
    "fetch.wrong": Fault(
      "Dit bestand is niet wat het zegt te zijn. Het is apart gezet en wordt niet getoond.",
      "Vraag je collega om het opnieuw in te sturen."
    ),
    "cycle.trial": Fault(
      "De proefperiode eindigt voor ze begint.",
      "Draai de twee datums om."
    ),
    "cycle.unknown": Fault(
      "Deze cyclus is er niet.",
      "Werk bij en kijk opnieuw."
    ),
    "cycle.video": Fault(
      "Filmpjes van deze lengte of grootte kunnen niet worden bewaard.",
      "Kies andere getallen."
    ),
    "date.bad": Fault(
      "Dit is geen datum.",
      "Kies een datum."
    ),
    "fetch.unknown": Fault(
      "Dit bestand kent dit toestel niet.",
      "Werk bij en probeer het opnieuw."
    ),
    "inbox.quarantined": Fault(
      "Dit bestand klopt niet. Het is apart gezet en wordt niet getoond.",
      "Vraag je collega om het opnieuw in te sturen."
    ),
    "quarantine.not_acceptable": Fault(
      "Dit bericht kan niet alsnog meetellen.",
      "Vraag de afzender om het opnieuw te sturen."
    ),
    "record.not_queued": Fault(
      "Dit bericht wacht niet meer. Er is niets veranderd.",
      "Kijk opnieuw in de lijst."
    ),
    "record.refused": Fault(
      "Dit bericht kan niet worden gemaakt. Er is niets veranderd.",
      "Probeer het opnieuw."
    ),
    "record.too_large": Fault(
      "Dit is te groot om in één keer te versturen.",
      "Verdeel het over twee inzendingen of maak de tekst korter."
    ),
    "submission.twice": Fault(
      "Een opname staat er twee keer in.",
      "Kies elke opname één keer."
    ),
    "team.drawing": Fault(
      "Het blad kon niet worden gemaakt. Je oude blad geldt nog.",
      "Probeer het opnieuw."
    ),
    "team.give": Fault(
      "De sleutels konden niet worden doorgegeven. Er is niets veranderd.",
      "Werk bij en probeer het opnieuw."
    ),
    "team.refused": Fault(
      "Zo kan het niet in dit team. Er is niets veranderd.",
      "Werk bij en probeer het opnieuw."
    ),
    "hub.gone": Fault(
      "Dit is bij de hub voorbij. {safe} veilig op dit toestel.",
      "Werk bij en probeer het opnieuw."
    ),
    "hub.offset": Fault(
      "De hub had al meer of minder dan gedacht. Er is niets verloren.",
      "Werk bij: het gaat verder waar het was."
    ),
    "hub.invalid": Fault(
      "De hub begrijpt dit niet. {safe} veilig op dit toestel.",
      "Werk Oogst bij en probeer het opnieuw."
    ),
    "hub.checksum": Fault(
      "Iets kwam beschadigd aan. {safe} veilig op dit toestel.",
      "We proberen het vanzelf opnieuw."
    ),
  ]
}
