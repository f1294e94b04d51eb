//! The help's sentences, by the path of the command and the name of the argument.

/// What a command does.
pub(super) fn about(path: &str) -> Option<&'static str> {
    Some(match path {
        "" => "Oogst: leg in de les vast wat werkte, ook zonder netwerk, en breng het terug naar je team.",
        "team" => "Een team beginnen, bekijken of verlaten",
        "team found" => "Een team beginnen met de link die een nieuwe hub schreef",
        "team show" => "Het team bekijken, zoals het was bij de laatste sync",
        "team leave" => "Weggaan uit het team; opnames blijven op dit toestel",
        "invite" => "Een uitnodiging maken, of er een sluiten",
        "invite close" => "Een uitnodiging voor iedereen sluiten",
        "join" => "Meedoen met een team, met een uitnodiging",
        "device" => "Toestellen bekijken, bevestigen of verwijderen",
        "device list" => "De toestellen van het team",
        "device confirm" => "Het toestel bevestigen dat deze code laat zien",
        "device remove" => "Een toestel verwijderen, of iemand met alle toestellen",
        "sheet" => "Een herstelblad maken",
        "recover" => "Terugkomen op een leeg toestel, met een herstelblad",
        "cycle" => "Cyclussen maken, bekijken of publiceren",
        "cycle create" => "Een cyclus maken, met praktijkopdracht en proefperiode",
        "cycle list" => "De cyclussen",
        "cycle show" => "Eén cyclus (standaard: die nu loopt)",
        "cycle publish" => "Een concept publiceren",
        "capture" => "Een foto, filmpje of document vastleggen",
        "capture photo" => "Foto's vastleggen: JPEG, PNG of WebP",
        "capture video" => "Filmpjes vastleggen: MP4 of MOV",
        "capture document" => {
            "Documenten vastleggen: PDF, Word, PowerPoint, Excel, OpenDocument of platte tekst"
        }
        "cards" => "Exitkaarten printen, een tafel vol lezen, zien hoe de les ging",
        "cards templates" => "De kaarten die er zijn, of één ervan",
        "cards new" => "Een eigen kaart maken",
        "cards print" => "Kaarten printen, als PDF",
        "cards scan" => "Foto's van kaarten lezen",
        "cards result" => "Hoe een les ging; twijfels beantwoorden",
        "cards export" => "Een uitkomst als tabel of als plaatje",
        "pupil" => "Klassen, en hoe leerlingen zeggen dat een les ging",
        "pupil class" => "De klassen bekijken; er een maken, bekijken of veranderen",
        "pupil class new" => "Een klas maken",
        "pupil class show" => "Een klas met nummers en namen",
        "pupil class change" => {
            "Leerlingen een naam geven, laten komen of gaan, de klas anders noemen of opbergen"
        }
        "pupil register" => "Leerlingen laten vertellen hoe het ging, een voor een",
        "pupil register sets" => "De vragensets waaruit je kiest",
        "pupil register start" => "Een klas naar een les of leerdoel vragen",
        "pupil register screen" => "Het scherm dat een leerling nu ziet",
        "pupil register begin" => "Een leerling begint, of gaat verder",
        "pupil register answer" => "Het scherm beantwoorden: een keuze, minuten of woorden",
        "pupil register photo" => "Het scherm beantwoorden met een foto van eigen werk",
        "pupil register skip" => "Het scherm overslaan",
        "pupil register back" => "Terug naar het vorige scherm",
        "pupil register leave" => "Stoppen; er blijft niets van staan",
        "pupil register done" => "Klaar: bewaard, en de volgende leerling begint",
        "pupil register fill" => "Alles van één leerling in één keer",
        "pupil register remove" => "Weghalen wat een nummer vertelde",
        "pupil result" => "Hoe een ronde ging: de klas in één oogopslag",
        "captures" => "Je opnames bekijken, ongedaan maken, weggooien, afdekken of aanvullen",
        "captures undo" => "De nieuwste opname ongedaan maken",
        "captures rm" => "Opnames weggooien",
        "captures cover" => "Gezichten in een foto voorgoed afdekken",
        "captures note" => "Veranderen wat er bij een opname staat",
        "submit" => "Opnames met een reflectie insturen aan de voorbereidingsgroep",
        "submissions" => "Je inzendingen bekijken, aanpassen of intrekken",
        "submissions amend" => {
            "Een inzending aanpassen: opnames erbij of eruit, wie herkenbaar is, de reflectie"
        }
        "submissions withdraw" => "Een inzending intrekken; de opnames blijven op dit toestel",
        "sync" => "Versturen wat wacht en ophalen wat er is",
        "outbox" => "Wat wacht of onderweg is",
        "inbox" => "Wat collega's instuurden (voorbereidingsgroep)",
        "open" => "Een inzending of opname openen in een map",
        "contact-sheet" => "Alles wat binnenkwam openen in een map, met een contactvel",
        "quarantine" => "Wat binnenkwam en niet meetelt; laten meetellen wat mag",
        "quarantine accept" => "Een bericht laten meetellen dat na de verwijdering van zijn toestel kwam",
        "free-space" => "Bestanden van dit toestel halen die veilig bij de hub staan",
        "doctor" => "Alles controleren: elke hash, elk zegel, elke rij",
        "backup" => "De reservekopie van opnames, verzegeld voor jezelf, aan- of uitzetten",
        "completions" => "Aanvullingen voor een shell",
        "man" => "De handleidingen (man) schrijven",
        "exit-codes" => "Wat de exitcodes betekenen",
        _ if path == "help" || path.ends_with(" help") => "Deze hulp, of die van een opdracht",
        _ => return None,
    })
}

/// What an argument is.
pub(super) fn argument(path: &str, id: &str) -> Option<&'static str> {
    Some(match (path, id) {
        (_, "store") => "Map van het archief (standaard: de map voor gegevens van dit systeem)",
        (_, "key_file") => "Bestand met de sleutel (standaard: vault.key in het archief); elders is veiliger",
        (_, "json") => "JSON voor scripts",
        (_, "lang") => "Taal van wat er verschijnt (standaard: die van het systeem)",
        (_, "help") => "Deze hulp",
        (_, "version") => "De versie",
        ("pupil class new", "name") => "Hoe je haar noemt",
        ("pupil class new", "pupils") => "Hoeveel leerlingen: ze zijn de nummers 1 tot en met dit",
        ("pupil class new", "names") => {
            "De naam van een leerling, die op je eigen toestellen blijft: NUMMER=NAAM"
        }
        ("pupil class show" | "pupil class change" | "pupil register start", "class") => {
            "De klas: hoe ze heet, het nummer, of het begin ervan"
        }
        ("pupil class change", "rename") => "Hoe je haar voortaan noemt",
        ("pupil class change", "names") => "De naam van een leerling, leeg om hem weg te halen: NUMMER=NAAM",
        ("pupil class change", "add") => "Een nummer dat in de klas komt",
        ("pupil class change", "remove") => "Een nummer dat weggaat; wat die leerling vertelde blijft",
        ("pupil class change", "close") => "Haar opbergen",
        ("pupil class change", "reopen") => "Haar weer tevoorschijn halen",
        ("pupil register start", "set") => "De vragenset; none vraagt alleen een exitkaart",
        ("pupil register start", "without") => "Vragen van de set die je weglaat",
        ("pupil register start", "card") => {
            "Een exitkaart om op het scherm in te vullen: de naam, of de vier tekens van de codes"
        }
        ("pupil register start", "goal") => "Het leerdoel waar het over gaat",
        ("pupil register fill", "answers") => {
            "Antwoorden: mastery=3, help=yes, words=TEKST, photo=BESTAND, card.q1=b; wat er niet bij staat wordt overgeslagen"
        }
        ("pupil register answer", "answers") => "Keuzes, of woorden",
        ("pupil register photo", "file") => "De foto",
        ("pupil register begin" | "pupil register fill", "anew") => {
            "Ook als die leerling al geweest is: wat nu gezegd wordt telt"
        }
        ("pupil register remove", "number") => "Het nummer",
        ("pupil register begin" | "pupil register fill", "number") => "Het nummer van de leerling",
        ("pupil result", "round") => "De ronde: het nummer, of het begin ervan; zonder komt de lijst",
        ("pupil result", "names") => "Namen bij de nummers: alleen als er niemand meekijkt",
        (_, "round") => "De ronde: het nummer, of het begin ervan",
        ("submit", "registrations") => {
            "Hoe leerlingen zeiden dat het ging: een ronde, het nummer of het begin ervan; de aantallen gaan mee"
        }
        ("submit", "pieces") => {
            "Wat één leerling in die ronde zei, onder het nummer: NUMMER=words, NUMMER=photo, NUMMER=mastery"
        }
        ("submit", "no_tally") => "Alleen die stukjes, zonder de aantallen",
        ("team found", "link") => "De link die de hub schreef",
        ("team found", "link_file") => "Bestand met die link op de eerste regel",
        ("team found", "team") => "Hoe het team heet",
        ("team found", "name") => "Hoe jij heet",
        ("team leave", "anyway") => "Ook als iets nog niet verstuurd is, of alleen bij de hub staat",
        ("invite", "preparer") => {
            "Voor één nieuw lid van de voorbereidingsgroep, dat een code met je vergelijkt"
        }
        ("invite", "device") => "Voor een toestel van jezelf, dat een code met dit toestel vergelijkt",
        ("invite", "uses") => "Hoeveel collega's hem kunnen gebruiken",
        ("invite", "hours") => {
            "Hoeveel uur hij geldt (standaard: twee weken; voor de voorbereidingsgroep een dag)"
        }
        ("invite", "qr") => "De link ook als QR-code",
        ("invite close", "key") => {
            "De sleutel van de uitnodiging, of het begin ervan, zoals team show hem laat zien"
        }
        ("join", "link") => "De uitnodiging",
        ("join", "name") => "Hoe je heet (niet nodig voor een toestel van jezelf)",
        ("cards templates", "name") => "Alleen deze: de naam, of de vier tekens van de codes",
        ("cards templates", "all") => "Kaarten in beide talen",
        ("cards new", "file") => "Een kaart als JSON, zoals cards templates NAAM --json hem laat zien",
        ("cards new", "title") => "De titel, op papier hoogstens twee regels",
        ("cards new", "goal") => "Het leerdoel",
        ("cards new", "question") => {
            "Een vraag, als SOORT:TEKST|ANTWOORD|…; het goede antwoord met een ster erachter"
        }
        ("cards print", "template") => "De kaart: de naam, of de vier tekens van de codes",
        ("cards print", "pupils") => "Hoeveel kaarten",
        ("cards print", "size") => "Hoe groot een kaart is: twee, vier of acht op een vel",
        ("cards print", "out") => "De PDF",
        ("cards print", "layout") => "Waar alles staat, als JSON",
        ("cards print", "goal") => "Het leerdoel van deze les, op de kaarten",
        ("cards print", "anonymous") => {
            "Nummers die van geen leerling zijn: alleen om een kaart terug te vinden"
        }
        ("cards print", "large_print") => "Grotere letters en hokjes",
        ("cards print", "first") => "Het nummer van de eerste kaart",
        ("cards print", "card_lang") => "De taal van de kaart, waar die er in beide is",
        ("cards scan", "photos") => "Foto's van kaarten: JPEG, PNG of WebP",
        ("cards scan", "lesson") => "De les, in je eigen woorden",
        ("cards scan", "assignment") => {
            "De opdracht waar het voor is (standaard: die nu loopt; none voor geen)"
        }
        ("cards scan", "only_look") => "Alleen kijken: foto's noch uitkomst bewaren",
        ("cards result", "id") => "De uitkomst: het nummer, of het begin ervan (standaard: de lijst)",
        ("cards result", "answer") => {
            "Wat er op een kaart staat, voor wie keek: KAART:VRAAG=ANTWOORD,…; niets achter = voor leeg"
        }
        ("cards result", "right") => "Het goede antwoord op de vraag",
        ("cards result", "crops") => "Twijfels en wat er geschreven is, uit de foto's geknipt in deze map",
        ("cards result", "before") => "Een eerdere uitkomst van dezelfde kaart, om mee te vergelijken",
        ("cards export", "id") => "De uitkomst: het nummer, of het begin ervan",
        ("cards export", "csv") => "De tabel",
        ("cards export", "png") => "Het plaatje",
        ("device confirm", "code") => "De 20 cijfers op het andere toestel",
        ("device remove", "id") => "Het toestel (of met --person de persoon): het nummer, of het begin ervan",
        ("device remove", "person") => "De persoon weghalen met alle toestellen, voorgoed",
        ("sheet", "out") => "Bestand voor het blad, als PDF",
        ("sheet", "text") => "Het blad als tekst",
        ("recover", "sheet") => "Wat er in de code op het blad staat",
        ("recover", "sheet_file") => "Bestand met wat er in de code op het blad staat",
        ("recover", "words_file") => "Bestand met de 24 woorden van het blad; hub en team staan er ook op",
        ("recover", "hub") => "Het adres van de hub, zoals op het blad",
        ("recover", "team") => "Het team, zoals op het blad",
        ("cycle create", "theme") => "Het ene, smalle thema",
        ("cycle create", "for_whom") => "Voor wie (standaard: iedereen)",
        ("cycle create", "title") => "De praktijkopdracht, in één regel",
        ("cycle create", "instructions") => "Wat je doet en wat je meebrengt",
        ("cycle create", "goal") => "Het leerdoel dat opnames meekrijgen",
        ("cycle create", "from") => "Eerste dag van de proefperiode: 2026-11-04",
        ("cycle create", "until") => "Laatste dag van de proefperiode",
        ("cycle create", "impulse_at") => "Impulsbijeenkomst: 2026-11-03T15:30",
        ("cycle create", "impulse_place") => "Waar de impulsbijeenkomst is",
        ("cycle create", "exchange_at") => "Uitwisselbijeenkomst: 2026-12-01T15:30",
        ("cycle create", "exchange_place") => "Waar de uitwisselbijeenkomst is",
        ("cycle create", "photos") => "Hoe foto's bewaard worden: zoals ze zijn, of verkleind",
        ("cycle create", "max_video_seconds") => "Langste filmpje, in seconden",
        ("cycle create", "max_video_mb") => "Grootste filmpje, in MB",
        ("cycle create", "draft") => "Nog niet voor collega's",
        ("cycle show" | "cycle publish", "id") => "De cyclus: het nummer, of het begin ervan",
        ("capture photo" | "capture video" | "capture document", "files") => {
            "Bestanden om vast te leggen; - leest van standaardinvoer"
        }
        ("captures note", "note") | (_, "note") => "Wat je erover wilt zeggen",
        ("captures note", "goal") => "Het leerdoel; leeg haalt het weg",
        ("captures note", "lesson") => "De les; leeg haalt hem weg",
        ("captures note", "assignment") => "De opdracht (het nummer van een cyclus); leeg haalt hem weg",
        (_, "goal") => "Het leerdoel waar het over gaat (standaard: dat van de opdracht)",
        ("submit", "lesson") => "Alle opnames van deze les",
        (_, "lesson") => "De les, in je eigen woorden",
        ("submit", "cards") => "Een uitkomst van exitkaarten die meegaat: het nummer, of het begin ervan",
        ("submit", "tell") => "Hoeveel daarvan: aantallen, elke kaart, of ook de foto's",
        ("submit", "assignment") => {
            "De opdracht waar het bij hoort (standaard: die van de opnames, anders die van nu; none voor geen)"
        }
        (_, "assignment") => "De opdracht waar het bij hoort (standaard: die van nu; none voor geen)",
        ("capture video", "poster") => "Een stilstaand beeld bij het filmpje: een foto",
        ("captures", "all") => "Allemaal, niet alleen de nieuwste 50",
        ("captures rm", "ids") => "Nummers, of het begin ervan",
        ("captures cover", "rects") => {
            "Een rechthoek om af te dekken, van de rechtopstaande foto: links,boven,breedte,hoogte in pixels of procenten (10%,20%,15%,25%)"
        }
        ("captures cover", "keep_original") => "De onafgedekte foto bewaren, als opname voor jou alleen",
        ("captures note" | "captures cover", "id") => "Het nummer, of het begin ervan",
        ("submit", "ids") => "Opnames om in te sturen: nummers, of het begin ervan",
        ("submit", "all") => "Alle opnames die nog in geen inzending zitten",
        (_, "pupils") => "Wie er te herkennen is, op alles: niemand, gezichten afgedekt, of herkenbaar",
        (_, "items") => "Wie er te herkennen is op één opname: ID=WIE",
        (_, "successes") => "Wat goed ging",
        (_, "obstacles") => "Wat in de weg stond",
        (_, "added_value") => "De meerwaarde voor leerlingen",
        (_, "own_approach") => "Wat het doet met je eigen aanpak",
        (_, "lesson_quality") => "Wat het doet met de kwaliteit van de les",
        (_, "follow_up") => "De verdiepende vraag",
        ("submissions amend" | "submissions withdraw", "id") => {
            "De inzending: het nummer, of het begin ervan"
        }
        ("submissions amend", "add") => "Opnames erbij",
        ("submissions amend", "remove") => "Opnames eruit",
        ("sync", "watch") => {
            "Blijven bijwerken tot Ctrl-C: meteen als er iets komt, met geduld zolang er geen netwerk is"
        }
        ("sync", "include_video") => "Ook filmpjes, wat het netwerk ook kost",
        ("sync", "unmetered") => "Dit netwerk kost niets: filmpjes mogen mee",
        ("sync", "concurrency") => "Bestanden tegelijk onderweg",
        ("sync", "chunk") => "Bytes per verzoek, voor netwerken die weinig tegelijk aankunnen",
        ("outbox", "send_now") => "Deze opname met de volgende sync sturen, wat het netwerk ook kost",
        ("open", "id") => "Een inzending, opname of onderdeel: het nummer, of het begin ervan",
        ("open" | "contact-sheet" | "man", "out") => "Map om in te schrijven",
        ("open", "contact_sheet") => "Ook een contactvel maken (index.html en contact-sheet.png)",
        ("quarantine accept", "id") => "Het bericht, zoals de lijst het laat zien, of het begin ervan",
        ("free-space", "single_copy") => {
            "Ook waar de hub nog geen back-up van heeft: dan is die van de hub de enige"
        }
        ("free-space", "dry_run") => "Alleen laten zien wat er hooguit weg kan, zonder de hub iets te vragen",
        ("backup", "state") => "Aan of uit",
        ("completions", "shell") => "Welke shell",
        _ => return None,
    })
}
