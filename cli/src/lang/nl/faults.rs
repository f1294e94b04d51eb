//! What went wrong, what is safe, what to do.

use crate::lang::keys::{Faults, fault};

pub(crate) const FAULTS: Faults = Faults {
    vault_locked: fault(
        "De sleutel van dit toestel is nog op slot.",
        "Ontgrendel het toestel en probeer het opnieuw.",
    ),
    key_lost: fault(
        "De sleutel van dit archief is er niet. Zonder die sleutel kan niemand het openen; er is niets veranderd.",
        "Zet het sleutelbestand terug, of begin in een lege map (--store) en kom terug met je herstelblad.",
    ),
    key_too_open: fault(
        "Anderen op deze computer kunnen het sleutelbestand {path} lezen. Er is niets geopend.",
        "Maak het alleen voor jou leesbaar: chmod 600 {path}",
    ),
    vault_io: fault(
        "Het sleutelbestand is niet te lezen: {why}.",
        "Kijk of het bestand er is en van jou is.",
    ),
    wrong_key: fault(
        "Deze sleutel hoort bij een ander archief. Er is niets veranderd.",
        "Geef met --key-file de sleutel die bij deze map hoort.",
    ),
    store_newer: fault(
        "Dit archief is door een nieuwere versie van Oogst gemaakt (versie {found}; deze kent tot {known}). Er is niets veranderd.",
        "Werk Oogst bij en probeer het opnieuw.",
    ),
    store_damaged: fault(
        "Het archief was beschadigd en is opzij gezet in {path}; er is niets weggegooid. {n|Er staan geen verzegelde bestanden in objects.|Eén verzegeld bestand staat er nog.|# verzegelde bestanden staan er nog.}",
        "De volgende opdracht begint met een leeg archief. Met je herstelblad komt terug wat bij de hub staat: oogst recover.",
    ),
    store_busy: fault(
        "Een ander programma gebruikt dit archief. Er is niets veranderd.",
        "Wacht tot dat klaar is en probeer het opnieuw.",
    ),
    disk_full: fault(
        "Het toestel is vol. Wat al bewaard was, is veilig; dit is niet bewaard.",
        "Maak ruimte vrij (oogst free-space kan helpen) en doe het opnieuw.",
    ),
    not_writable: fault("In {path} kan niet geschreven worden.", "Kies met --store een map van jezelf."),
    object_not_here: fault(
        "Dit bestand staat niet op dit toestel.",
        "Haal het op met oogst open, of laat oogst doctor ernaar kijken.",
    ),
    row: fault(
        "Iets in het archief ({what}) is niet te lezen. Er is niets veranderd.",
        "Laat oogst doctor ernaar kijken.",
    ),
    no_randomness: fault(
        "Deze computer geeft geen willekeurige getallen; zonder die wordt niets verzegeld.",
        "Start de computer opnieuw op en probeer het nog eens.",
    ),
    sealed_damaged: fault(
        "Een verzegeld bestand is beschadigd of niet voor dit toestel ({why}).",
        "Laat oogst doctor ernaar kijken.",
    ),
    io: fault(
        "{path} is niet te lezen of te schrijven: {why}.",
        "Kijk of de schijf er nog is en van jou is.",
    ),
    database: fault(
        "Het archief weigert dit: {why}. Er is niets veranderd.",
        "Laat oogst doctor ernaar kijken.",
    ),
    empty: fault("Dit bestand is leeg. Er is niets bewaard.", "Kies een ander bestand, of deel het opnieuw."),
    heic: fault(
        "Deze foto is in HEIC. Er is niets bewaard.",
        "Kies 'Meest compatibel' of deel hem als JPEG.",
    ),
    not_taken_in: fault(
        "Dit is {name}; dat neemt Oogst niet op. Er is niets bewaard.",
        "Maak er {to} van en kies het opnieuw.",
    ),
    unknown_format: fault(
        "Dit soort bestand kent Oogst niet. Er is niets bewaard.",
        "Foto's: JPEG, PNG of WebP. Filmpjes: MP4 of MOV. Documenten: PDF, Word, PowerPoint, Excel, OpenDocument of platte tekst.",
    ),
    damaged: fault(
        "Dit bestand ({format}) is beschadigd of afgebroken. Er is niets bewaard.",
        "Maak of deel het opnieuw.",
    ),
    protected: fault(
        "Dit bestand ({format}) heeft een wachtwoord en kan niet worden opgeschoond. Er is niets bewaard.",
        "Bewaar het zonder wachtwoord en kies het opnieuw.",
    ),
    too_many_pixels: fault(
        "Deze afbeelding is te groot ({found} beeldpunten; {allowed} kan). Er is niets bewaard.",
        "Maak hem kleiner.",
    ),
    too_many_bytes: fault(
        "Dit is {found}; {allowed} kan. Er is niets bewaard.",
        "Maak het kleiner of korter.",
    ),
    too_long: fault(
        "Dit filmpje duurt {found}; {allowed} kan. Er is niets bewaard.",
        "Knip het korter en kies het opnieuw.",
    ),
    nested: fault(
        "Dit bestand is vreemd opgebouwd (te diep in elkaar). Er is niets bewaard.",
        "Bewaar het opnieuw met een ander programma.",
    ),
    too_many_parts: fault(
        "Dit bestand bestaat uit te veel delen. Er is niets bewaard.",
        "Splits het of maak er een PDF van.",
    ),
    unpacked: fault(
        "Dit bestand pakt uit tot veel meer dan het lijkt. Er is niets bewaard.",
        "Bewaar het opnieuw, met kleinere afbeeldingen.",
    ),
    file_io: fault(
        "Lezen of schrijven ging mis: {why}. Er is niets bewaard.",
        "Kijk of de schijf of kaart er nog in zit.",
    ),
    source_missing: fault("{path} is er niet.", "Kijk of de naam klopt."),
    source: fault("{path} is niet te lezen: {why}.", "Kijk of het bestand er is en van jou is."),
    other_kind: fault(
        "Dit is geen {expected} maar een {found}. Er is niets bewaard.",
        "Gebruik: oogst capture {verb} …",
    ),
    poster_without_video: fault(
        "Alleen een filmpje krijgt een stilstaand beeld (--poster). Er is niets bewaard.",
        "Laat --poster weg.",
    ),
    poster: fault(
        "Het stilstaand beeld (--poster) kan niet worden opgenomen. Er is niets bewaard.",
        "Geef een foto als JPEG, PNG of WebP.",
    ),
    text_empty: fault("'{field}' is leeg.", "Vul iets in, of laat het weg."),
    text_too_long: fault("'{field}' is te lang; {max} tekens passen.", "Maak het korter."),
    text_untrimmed: fault("Om '{field}' staan spaties.", "Haal de spaties aan begin en eind weg."),
    text_control: fault("In '{field}' staat een teken dat daar niet kan.", "Typ het over, op één regel."),
    capture_shape: fault("Deze opname klopt niet met zichzelf ({why}).", "Laat oogst doctor ernaar kijken."),
    capture_unknown: fault("Er is geen opname {id}.", "Kijk met oogst captures welke er zijn."),
    nothing_to_undo: fault(
        "Er is geen opname om ongedaan te maken.",
        "Kijk met oogst captures welke er zijn.",
    ),
    capture_submitted: fault(
        "Opname {id} zit in een inzending. Er is niets veranderd.",
        "Trek eerst de inzending in (oogst submissions withdraw) of haal de opname eruit (oogst submissions amend --remove).",
    ),
    cover_no_photo: fault(
        "Alleen een foto kan afgedekt worden; dit is een {kind}. Er is niets veranderd.",
        "Laat het weg uit de inzending, of leg een foto vast waarop niemand te herkennen is.",
    ),
    cover_none: fault(
        "Er is niet gezegd wat er afgedekt moet worden. De foto is zoals hij was.",
        "Geef een of meer rechthoeken: --rect 10%,20%,15%,25% (links, boven, breedte, hoogte).",
    ),
    cover_too_many: fault(
        "{found} rechthoeken is te veel: hooguit {allowed} in één foto. De foto is zoals hij was.",
        "Neem grotere rechthoeken.",
    ),
    cover_empty: fault(
        "Rechthoek {n} heeft geen breedte of hoogte. De foto is zoals hij was.",
        "Geef links, boven, breedte en hoogte: --rect 10%,20%,15%,25%",
    ),
    cover_outside: fault(
        "Rechthoek {n} ligt buiten de foto. De foto is zoals hij was.",
        "Tel vanaf de hoek linksboven van de rechtopstaande foto, in pixels of in procenten.",
    ),
    cover_number: fault(
        "In rechthoek {n} staat iets wat geen maat is. De foto is zoals hij was.",
        "Geef links, boven, breedte en hoogte: --rect 10%,20%,15%,25%",
    ),
    cover_too_often: fault(
        "Opname {id} is al te vaak afgedekt. De foto is zoals hij was.",
        "Leg de foto opnieuw vast en dek alles in één keer af.",
    ),
    capture_own_only: fault(
        "Opname {id} heb je onafgedekt voor jezelf bewaard; die gaat niet mee. Er is niets ingestuurd.",
        "Stuur de afgedekte in, of laat deze weg.",
    ),
    no_team: fault(
        "Dit toestel hoort nog bij geen team. Wat je vastlegt, blijft veilig op dit toestel.",
        "Doe mee met de link die je kreeg: oogst join LINK --name NAAM",
    ),
    already_member: fault(
        "Dit toestel hoort al bij een team. Er is niets veranderd.",
        "Kijk met oogst team show; ga eerst weg met oogst team leave, of gebruik een andere map (--store).",
    ),
    invite_over: fault(
        "Deze uitnodiging geldt niet meer: verlopen, opgebruikt of gesloten. Wat op dit toestel staat, is veilig.",
        "Vraag iemand van de voorbereidingsgroep om een nieuwe link.",
    ),
    other_hub: fault(
        "Op dit adres staat een andere hub dan de link noemt. Er is niets verstuurd.",
        "Vraag om een nieuwe link. Blijft dit zo, vertel het dan aan wie de hub beheert.",
    ),
    other_log: fault(
        "De hub laat een ander team zien dan de link noemt. Er is niets verstuurd.",
        "Vraag om een nieuwe link. Blijft dit zo, vertel het dan aan wie de hub beheert.",
    ),
    preparers_only: fault(
        "Dit kan alleen iemand van de voorbereidingsgroep.",
        "Vraag het aan iemand van de voorbereidingsgroep.",
    ),
    no_such_code: fault(
        "Er wacht geen toestel met deze code.",
        "Vergelijk de code cijfer voor cijfer en doe eerst oogst sync op het andere toestel.",
    ),
    member_unknown: fault(
        "Dit toestel of deze persoon is er niet in het team.",
        "Kijk met oogst device list wie er zijn.",
    ),
    last_preparer: fault(
        "Zo zou er niemand in de voorbereidingsgroep overblijven. Er is niets veranderd.",
        "Nodig eerst iemand anders uit: oogst invite --preparer",
    ),
    sheet_over: fault(
        "Dit herstelblad is niet meer in gebruik: eerder gebruikt, of vervangen door een nieuwer.",
        "Zoek je nieuwste blad, of vraag een nieuwe uitnodiging.",
    ),
    sheet_needed: fault(
        "Het herstellen was afgebroken voor de hub ervan wist. Je blad geldt nog.",
        "Doe oogst recover opnieuw, met hetzelfde blad.",
    ),
    only_at_hub: fault(
        "{n|Eén opname staat|# opnames staan} alleen nog bij de hub; als je nu weggaat, kun je daar niet meer bij.",
        "Haal ze eerst op met oogst open, of ga toch weg met oogst team leave --anyway.",
    ),
    unsent: fault(
        "{n|Eén ding is|# dingen zijn} nog niet verstuurd; als je nu weggaat, komt dat niet meer aan.",
        "Doe eerst oogst sync, of ga toch weg met oogst team leave --anyway.",
    ),
    name: fault("Een naam heeft 1 tot 80 tekens, op één regel.", "Kies een andere naam."),
    update_needed: fault(
        "Je team gebruikt iets nieuws dat deze versie niet kent. Wat je vastlegt, blijft veilig op dit toestel; er wordt niets verstuurd.",
        "Werk Oogst bij.",
    ),
    log_refused: fault(
        "Zo kan het niet in dit team ({why}). Er is niets veranderd.",
        "Doe oogst sync en probeer het opnieuw.",
    ),
    drawing: fault(
        "Het blad kon niet worden gemaakt ({why}). Je oude blad geldt nog.",
        "Probeer het opnieuw, of gebruik --text.",
    ),
    link_not: fault("Dit is geen link van Oogst.", "Kopieer de hele link, met alles achter het #-teken."),
    link_version: fault(
        "Deze link is van een nieuwere versie van Oogst.",
        "Werk Oogst bij en probeer het opnieuw.",
    ),
    link_cut_short: fault(
        "Deze link is afgebroken of er is een teken veranderd.",
        "Kopieer de hele link opnieuw, of scan de QR-code.",
    ),
    link_other_kind: fault(
        "Dit is een ander soort link dan hier nodig is.",
        "Met de link van een hub begin je een team (oogst team found); met een uitnodiging doe je mee (oogst join).",
    ),
    link_address: fault("Het adres in deze link is niet te gebruiken.", "Vraag om een nieuwe link."),
    words_count: fault(
        "Dit zijn {n|# woord|# woorden}; op het blad staan er 24.",
        "Typ alle woorden over, in de volgorde van het blad.",
    ),
    word_unknown: fault(
        "Woord {n} staat niet in de lijst.",
        "Kijk op het blad of je het goed hebt overgetypt.",
    ),
    words_checksum: fault(
        "De woorden passen niet bij elkaar.",
        "Kijk of er een woord verkeerd of verwisseld is.",
    ),
    log_fork: fault(
        "De hub laat een ander team-logboek zien dan eerst, of dan het toestel van een collega kent. Wat je vastlegt, blijft veilig op dit toestel; er wordt niets verstuurd.",
        "Vertel dit aan wie de hub beheert, en vraag een collega of het bij hem ook zo is. oogst quarantine laat zien van wie het komt: is dat toestel niet te vertrouwen, dan verwijdert een voorbereider het (oogst device remove).",
    ),
    log_broken: fault(
        "Het team-logboek klopt niet ({why}). Wat je vastlegt, blijft veilig op dit toestel; er wordt niets verstuurd.",
        "Vertel dit aan wie de hub beheert.",
    ),
    not_member: fault(
        "Dit toestel hoort niet meer bij het team. Wat je vastlegde, staat nog veilig op dit toestel.",
        "Vraag een nieuwe uitnodiging, of kom terug met je herstelblad (oogst team leave, dan oogst recover).",
    ),
    record_too_large: fault(
        "Dit is te groot om in één keer te versturen.",
        "Verdeel het over twee inzendingen of maak de tekst korter.",
    ),
    record: fault(
        "Dit bericht kan niet worden gemaakt ({why}). Er is niets veranderd.",
        "Probeer het opnieuw.",
    ),
    give: fault(
        "De sleutels konden niet worden doorgegeven ({why}). Er is niets veranderd.",
        "Doe oogst sync en probeer het opnieuw.",
    ),
    offline: fault(
        "Geen verbinding met de hub. {safe} veilig op dit toestel.",
        "Doe straks opnieuw oogst sync; of laat oogst sync --watch lopen, dan proberen we het vanzelf opnieuw.",
    ),
    timeout: fault(
        "De hub antwoordt niet op tijd. {safe} veilig op dit toestel.",
        "Probeer het straks opnieuw; wat al onderweg was, gaat verder waar het was.",
    ),
    tls: fault(
        "Niet zeker of dit echt jullie hub is ({why}). Er is niets verstuurd; {safe} veilig op dit toestel.",
        "Probeer een ander netwerk. Blijft dit zo, vertel het dan aan wie de hub beheert.",
    ),
    clock: fault(
        "De klok van dit toestel staat verkeerd; daardoor is de hub niet te vertrouwen. {safe} veilig op dit toestel.",
        "Zet datum en tijd goed en probeer het opnieuw.",
    ),
    captive_portal: fault(
        "Er antwoordt een webpagina in plaats van de hub: dit netwerk wil waarschijnlijk eerst dat je inlogt. {safe} veilig op dit toestel.",
        "Open een browser, log in op de wifi en probeer het opnieuw.",
    ),
    not_a_hub: fault(
        "Op dit adres staat geen hub van Oogst. Er is niets verstuurd; {safe} veilig op dit toestel.",
        "Kijk of het adres klopt, of vraag om een nieuwe link.",
    ),
    unauthorized: fault(
        "De hub kent dit toestel niet. {safe} veilig op dit toestel.",
        "Vraag iemand van de voorbereidingsgroep of je toestel nog in het team zit.",
    ),
    removed: fault(
        "Dit toestel is uit het team gehaald. {safe} veilig op dit toestel.",
        "Vraag een nieuwe uitnodiging, of kom terug met je herstelblad (oogst team leave, dan oogst recover).",
    ),
    forbidden: fault(
        "De hub staat dit niet toe ({why}). {safe} veilig op dit toestel.",
        "Doe oogst sync en probeer het opnieuw.",
    ),
    hub_not_found: fault(
        "Dit staat niet bij de hub.",
        "Misschien is het nog onderweg: probeer het later opnieuw.",
    ),
    log_moved: fault("Iemand anders was net eerder. Er is niets veranderd.", "Probeer het opnieuw."),
    old_epoch: fault(
        "De sleutels van het team zijn net vernieuwd. Er is niets verloren.",
        "Doe oogst sync en probeer het opnieuw.",
    ),
    offset: fault(
        "De hub had al meer of minder dan gedacht. Er is niets verloren.",
        "Doe oogst sync opnieuw: het gaat verder waar het was.",
    ),
    gone: fault("Dit is bij de hub voorbij.", "Doe oogst sync en probeer het opnieuw."),
    too_large: fault(
        "Dit is te groot voor deze hub. {safe} veilig op dit toestel.",
        "Vraag wie de hub beheert om de grens te verhogen.",
    ),
    hub_invalid: fault(
        "De hub begrijpt dit niet ({why}). {safe} veilig op dit toestel.",
        "Werk Oogst bij en probeer het opnieuw.",
    ),
    checksum: fault("Iets kwam beschadigd aan. {safe} veilig op dit toestel.", "Doe oogst sync opnieuw."),
    rate: fault(
        "De hub vraagt om even te wachten. {safe} veilig op dit toestel.",
        "Probeer het over een minuut opnieuw.",
    ),
    quota: fault(
        "De ruimte van je team bij de hub is op. {safe} veilig op dit toestel.",
        "Vraag wie de hub beheert om meer ruimte.",
    ),
    hub_trouble: fault(
        "De hub heeft zelf een storing ({status}). {safe} veilig op dit toestel.",
        "Probeer het later opnieuw.",
    ),
    nonsense: fault(
        "Het antwoord van de hub is niet te lezen ({why}). {safe} veilig op dit toestel.",
        "Probeer het later opnieuw.",
    ),
    noise: fault(
        "De hub stuurt heel veel dat niet te openen is; dat is niet bewaard. {safe} veilig op dit toestel, en wat je verstuurde is aangekomen.",
        "Vertel het aan wie de hub beheert. oogst quarantine laat zien wat apart is gezet; de volgende keer wordt verder gelezen.",
    ),
    trial_order: fault(
        "De proefperiode eindigt ({until}) voor ze begint ({from}).",
        "Draai --from en --until om.",
    ),
    video_limits: fault(
        "Filmpjes van deze lengte of grootte kunnen niet worden bewaard.",
        "Kies voor --max-video-seconds en --max-video-mb andere getallen.",
    ),
    cycle_unknown: fault("Er is geen cyclus {id}.", "Kijk met oogst cycle list welke er zijn."),
    nothing_to_submit: fault(
        "Er is niets gekozen en niets geschreven.",
        "Noem opnames (oogst captures), gebruik --all of --lesson, of schrijf een reflectie.",
    ),
    too_many_items: fault(
        "{n} opnames is te veel voor één inzending; 200 kan.",
        "Verdeel ze over twee inzendingen.",
    ),
    item_twice: fault("Opname {id} staat er twee keer in.", "Noem elke opname één keer."),
    submission_unknown: fault(
        "Er is geen inzending {id} van jou.",
        "Kijk met oogst submissions welke er zijn.",
    ),
    submission_withdrawn: fault("Inzending {id} is al ingetrokken.", "Stuur opnieuw in met oogst submit."),
    pupils_missing: fault(
        "Zeg eerst wie er te herkennen is op {n|deze opname|deze # opnames}: {ids}.",
        "Voor alles tegelijk: --pupils none, covered of recognisable. Per opname: --item ID=covered",
    ),
    inbox_unknown: fault(
        "Er is hier niets met nummer {id}.",
        "Kijk met oogst inbox of oogst captures, en doe eerst oogst sync.",
    ),
    not_acceptable: fault("Er is geen bericht {id} dat alsnog kan meetellen.", "Kijk met oogst quarantine."),
    arriving: fault(
        "Dit is nog onderweg: het toestel van je collega heeft het nog niet verstuurd.",
        "Doe later oogst sync en probeer het opnieuw.",
    ),
    wrong_object: fault(
        "Dit bestand is niet wat het zegt te zijn. Het is apart gezet en wordt niet getoond.",
        "Vraag je collega om het opnieuw in te sturen.",
    ),
    write: fault("{path} kan niet geschreven worden: {why}.", "Kies met --out een andere map."),
    fetch_unknown: fault("Dit bestand kent dit toestel niet.", "Doe eerst oogst sync."),
    usage: fault("Deze opdracht klopt niet: {why}.", "Kijk met oogst help of oogst help OPDRACHT."),
    usage_missing: fault("Er ontbreekt iets: {what}.", "Kijk met oogst help of oogst help OPDRACHT."),
    usage_unknown: fault("{what} ken ik niet.", "Kijk met oogst help of oogst help OPDRACHT."),
    usage_value: fault("{value} kan niet bij {what}.", "{possible}"),
    id_bad: fault(
        "{id} is geen nummer van iets.",
        "Neem minstens zes tekens over van wat een lijst laat zien, zoals 3f9a1c.",
    ),
    id_ambiguous: fault("{id} kan {n} dingen zijn.", "Neem meer tekens over."),
    code_bad: fault("Een code heeft 20 cijfers.", "Typ alle cijfers over van het andere toestel."),
    chosen_unknown: fault(
        "{id} zit niet in deze inzending.",
        "Noem een opname die erin zit, of voeg haar toe met --add.",
    ),
    doctor_found: fault(
        "De controle vond {n|één ding dat niet klopt|# dingen die niet kloppen}. Er is niets veranderd.",
        "Wat bij de hub staat, komt met oogst open terug. Bewaar een kopie van de map voor je verder gaat.",
    ),
    stdin_twice: fault("Standaardinvoer (-) kan maar één keer.", "Noem - één keer."),
    runtime: fault(
        "Deze computer gaf geen ruimte om te beginnen: {why}.",
        "Sluit andere programma's en probeer het opnieuw.",
    ),
};
