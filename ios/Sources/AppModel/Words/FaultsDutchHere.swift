extension Fault {
  /// By the core's code, in Dutch: what happened and what is safe; what to do.
  static let dutch = [dutchTeam, dutchPupils].reduce(dutchHere) { $0.merging($1) { here, _ in here } }

  /// On this device: store, files, captures, cards.
  private static let dutchHere: [String: Fault] = [
    "store.vault_locked": Fault(
      "De sleutel van dit toestel is nog op slot.",
      "Ontgrendel het toestel en probeer het opnieuw."
    ),
    "store.key_lost": Fault(
      """
      De sleutel van Oogst is niet meer op dit toestel. Zonder die sleutel kan niemand het openen; er is \
      niets veranderd.
      """,
      "Kom terug met je herstelblad, of vraag een nieuwe uitnodiging."
    ),
    "store.vault": Fault(
      "De sleutelhanger van dit toestel antwoordt niet. Er is niets veranderd.",
      "Start het toestel opnieuw op en probeer het nog eens."
    ),
    "store.wrong_key": Fault(
      "Deze sleutel hoort bij een andere Oogst. Er is niets veranderd.",
      "Kom terug met je herstelblad."
    ),
    "store.newer": Fault(
      "Dit archief is door een nieuwere versie van Oogst gemaakt. Er is niets veranderd.",
      "Werk Oogst bij en probeer het opnieuw."
    ),
    "store.damaged": Fault(
      "Het archief was beschadigd en is opzij gezet; er is niets weggegooid.",
      "Begin opnieuw. Met je herstelblad komt terug wat bij de hub staat."
    ),
    "store.busy": Fault(
      "Oogst is hier al open. Er is niets veranderd.",
      "Sluit het andere venster en probeer het opnieuw."
    ),
    "store.disk_full": Fault(
      "Het toestel is vol. Wat al bewaard was, is veilig; dit is niet bewaard.",
      "Maak ruimte vrij (Instellingen, Opslag) en doe het opnieuw."
    ),
    "store.not_writable": Fault(
      "Oogst mag hier niet schrijven. Er is niets bewaard.",
      "Start het toestel opnieuw op en probeer het nog eens."
    ),
    "store.not_here": Fault(
      "Dit bestand staat niet op dit toestel.",
      "Haal het op zodra er verbinding is."
    ),
    "media.empty": Fault(
      "Dit bestand is leeg. Er is niets bewaard.",
      "Kies een ander bestand, of deel het opnieuw."
    ),
    "media.heic": Fault(
      "Deze foto is in HEIC. Er is niets bewaard.",
      "Kies 'Meest compatibel' of deel hem als JPEG."
    ),
    "media.not_taken_in": Fault(
      "Dit soort bestand neemt Oogst niet op. Er is niets bewaard.",
      "Deel het als foto (JPEG), filmpje (MP4) of PDF."
    ),
    "media.unknown": Fault(
      "Dit soort bestand kent Oogst niet. Er is niets bewaard.",
      "Deel het als foto (JPEG), filmpje (MP4) of PDF."
    ),
    "media.damaged": Fault(
      "Dit bestand is beschadigd of afgebroken. Er is niets bewaard.",
      "Maak of deel het opnieuw."
    ),
    "media.protected": Fault(
      "Dit bestand heeft een wachtwoord en kan niet worden opgeschoond. Er is niets bewaard.",
      "Bewaar het zonder wachtwoord en deel het opnieuw."
    ),
    "media.too_many_pixels": Fault(
      "Deze afbeelding is te groot. Er is niets bewaard.",
      "Maak hem kleiner."
    ),
    "media.too_large": Fault(
      "Dit bestand is te groot. Er is niets bewaard.",
      "Maak het kleiner of korter."
    ),
    "media.too_long": Fault(
      "Dit filmpje duurt te lang. Er is niets bewaard.",
      "Knip het korter en kies het opnieuw."
    ),
    "media.nested": Fault(
      "Dit bestand is vreemd opgebouwd. Er is niets bewaard.",
      "Bewaar het opnieuw met een ander programma."
    ),
    "media.too_many_parts": Fault(
      "Dit bestand bestaat uit te veel delen. Er is niets bewaard.",
      "Splits het of maak er een PDF van."
    ),
    "media.unpacked": Fault(
      "Dit bestand pakt uit tot veel meer dan het lijkt. Er is niets bewaard.",
      "Bewaar het opnieuw, met kleinere afbeeldingen."
    ),
    "media.io": Fault(
      "Lezen of schrijven ging mis. Er is niets bewaard.",
      "Probeer het opnieuw."
    ),
    "capture.unreadable": Fault(
      "Dit bestand is niet te lezen. Er is niets bewaard.",
      "Kies het opnieuw."
    ),
    "capture.no_file": Fault(
      "Dit bestand is er niet meer. Er is niets bewaard.",
      "Kies het opnieuw."
    ),
    "capture.other_kind": Fault(
      "Dit is iets anders dan gevraagd. Er is niets bewaard.",
      "Kies een ander bestand."
    ),
    "capture.unknown": Fault(
      "Deze opname is er niet meer.",
      "Kijk bij Mijn opnames."
    ),
    "capture.submitted": Fault(
      "Deze opname zit in een inzending. Er is niets weggegooid.",
      "Trek eerst de inzending in."
    ),
    "text.empty": Fault(
      "Hier staat nog niets.",
      "Vul iets in, of laat het weg."
    ),
    "text.too_long": Fault(
      "Deze tekst is te lang; {max} tekens passen.",
      "Maak het korter."
    ),
    "text.untrimmed": Fault(
      "Er staan spaties om deze tekst.",
      "Haal de spaties aan begin en eind weg."
    ),
    "text.control": Fault(
      "Er staat een teken in dat daar niet kan.",
      "Typ het over."
    ),
    "cards.picture": Fault(
      "Op deze foto is niets te lezen. Er is niets veranderd.",
      "Maak de foto opnieuw, van recht boven."
    ),
    "cancelled": Fault(
      "Gestopt. Er is niets verloren.",
      "Begin opnieuw wanneer je wilt."
    ),
    "store.database": Fault(
      "Het archief weigert dit. Er is niets veranderd.",
      "Sluit Oogst, open het opnieuw en probeer het nog eens."
    ),
    "store.io": Fault(
      "Lezen of schrijven op dit toestel ging mis. Wat al bewaard was, is veilig.",
      "Start het toestel opnieuw op en probeer het nog eens."
    ),
    "store.key_too_open": Fault(
      "Anderen kunnen de sleutel van Oogst lezen. Er is niets geopend.",
      "Vraag hulp aan wie jullie toestellen beheert."
    ),
    "store.no_randomness": Fault(
      "Dit toestel geeft geen willekeurige getallen; zonder die wordt niets verzegeld.",
      "Start het toestel opnieuw op en probeer het nog eens."
    ),
    "store.row": Fault(
      "Iets in het archief is niet te lezen. Er is niets veranderd.",
      "Open Oogst opnieuw. Blijft dit zo, kom dan terug met je herstelblad."
    ),
    "store.seal": Fault(
      "Een verzegeld bestand is beschadigd of niet voor dit toestel.",
      "Werk bij en probeer het opnieuw."
    ),
    "camera.nothing": Fault(
      "De camera gaf niets terug. Er is niets bewaard.",
      "Probeer het nog eens. Helpt dat niet, sluit dan Oogst en open het opnieuw."
    ),
    "capture.nothing": Fault(
      "Er is geen opname om ongedaan te maken.",
      "Kijk bij Mijn opnames."
    ),
    "capture.poster": Fault(
      "Het stilstaand beeld bij dit filmpje kan niet worden opgenomen. Er is niets bewaard.",
      "Probeer het opnieuw."
    ),
    "capture.poster_without_video": Fault(
      "Alleen een filmpje krijgt een stilstaand beeld. Er is niets bewaard.",
      "Probeer het opnieuw."
    ),
    "capture.shape": Fault(
      "Deze opname klopt niet met zichzelf.",
      "Kijk bij Mijn opnames."
    ),
    "capture.own_only": Fault(
      "Dit is de foto van voor het afdekken; die blijft alleen van jou.",
      "Stuur de afgedekte foto in."
    ),
    "cover.no_photo": Fault(
      "Alleen op een foto kun je iets afdekken. Er is niets veranderd.",
      "Kies een foto."
    ),
    "cover.none": Fault(
      "Er is nog niets om af te dekken.",
      "Voeg een vlak toe."
    ),
    "cover.too_many": Fault(
      "Dit zijn te veel vlakken; 200 kan. Er is niets veranderd.",
      "Maak grotere vlakken."
    ),
    "cover.empty": Fault(
      "Een vlak is leeg. Er is niets veranderd.",
      "Maak het groter of haal het weg."
    ),
    "cover.outside": Fault(
      "Een vlak ligt buiten de foto. Er is niets veranderd.",
      "Schuif het op de foto."
    ),
    "cover.number": Fault(
      "Een vlak klopt niet. Er is niets veranderd.",
      "Haal het weg en teken het opnieuw."
    ),
    "cover.too_often": Fault(
      "Deze foto is te vaak afgedekt. Er is niets veranderd.",
      "Maak de foto opnieuw."
    ),
    "id.bad": Fault(
      "Dit bestaat hier niet.",
      "Kijk opnieuw in de lijst."
    ),
    "file.write": Fault(
      "Het bestand kan niet geschreven worden.",
      "Maak ruimte vrij en probeer het opnieuw."
    ),
    "cards.none": Fault(
      "Er zijn geen kaarten gekozen.",
      "Kies er minstens één."
    ),
    "cards.too_many": Fault(
      "Dit zijn te veel kaarten.",
      "Kies er minder."
    ),
    "cards.template": Fault(
      "Deze kaart kan niet.",
      "Pas de vragen aan."
    ),
    "cards.template_questions": Fault(
      "Deze vragen kunnen niet op een kaart.",
      "Pas de vragen aan."
    ),
    "cards.template_unknown": Fault(
      "Deze kaart kent dit toestel niet.",
      "Kies een andere kaart."
    ),
    "cards.json": Fault(
      "Deze kaart is niet te lezen.",
      "Vraag om een nieuw bestand."
    ),
    "cards.does_not_fit": Fault(
      "Dit past niet op een kaart van deze maat.",
      "Kies een grotere kaart of kortere vragen."
    ),
    "cards.fits_none": Fault(
      "Dit past op geen enkele kaart.",
      "Maak de vragen korter."
    ),
    "cards.no_letter": Fault(
      "Er staat een teken in dat niet gedrukt kan worden.",
      "Schrijf het anders."
    ),
    "cards.right_to_left": Fault(
      "Tekst van rechts naar links kan nog niet op een kaart.",
      "Schrijf het anders."
    ),
    "cards.no_large_print": Fault(
      "Grote letters passen niet op deze maat.",
      "Kies een grotere kaart."
    ),
    "cards.drawing": Fault(
      "De kaarten konden niet worden getekend.",
      "Probeer het opnieuw."
    ),
    "cards.frame": Fault(
      "Het beeld van de camera is niet te lezen.",
      "Sluit de camera en open hem opnieuw."
    ),
    "cards.result_unknown": Fault(
      "Deze uitslag is er niet meer.",
      "Kijk opnieuw in de lijst."
    ),
    "cards.card_unknown": Fault(
      "Deze kaart zit niet in deze uitslag.",
      "Kijk opnieuw in de lijst."
    ),
    "cards.several_runs": Fault(
      "Dit nummer komt van twee keer printen.",
      "Kies welke kaart je bedoelt."
    ),
    "cards.no_such_answer": Fault(
      "Dit antwoord staat niet op de kaart.",
      "Kies een van de antwoorden."
    ),
    "cards.counts_only": Fault(
      "Van deze uitslag zijn alleen aantallen bekend.",
      "Vraag je collega om de kaarten zelf."
    ),
    "cards.photo_elsewhere": Fault(
      "De foto van deze kaarten staat op een ander toestel.",
      "Kijk op het toestel dat de foto nam."
    ),
    "cards.result_limit": Fault(
      "Er zijn te veel kaarten in deze uitslag.",
      "Begin een nieuwe les."
    ),
    "cards.other_questions": Fault(
      "Deze kaarten stellen andere vragen.",
      "Lees ze als een eigen les."
    ),
    "internal.panic": Fault(
      "Er ging bij ons iets mis. Wat al bewaard was, is veilig.",
      "Probeer het opnieuw."
    ),
    "internal.threads": Fault(
      "Dit toestel heeft nu geen ruimte om te werken. Wat al bewaard was, is veilig.",
      "Sluit andere apps en probeer het opnieuw."
    ),
    "internal.unknown": Fault(
      "Er ging bij ons iets mis. Wat al bewaard was, is veilig.",
      "Probeer het opnieuw."
    ),
  ]
}
