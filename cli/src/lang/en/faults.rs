//! What went wrong, what is safe, what to do.

use crate::lang::keys::{Faults, fault};

pub(crate) const FAULTS: Faults = Faults {
    vault_locked: fault("This device's key is still locked.", "Unlock the device and try again."),
    key_lost: fault(
        "This store's key is missing. Nobody can open it without; nothing was changed.",
        "Put the key file back, or begin in an empty folder (--store) and come back with your recovery sheet.",
    ),
    key_too_open: fault(
        "Others on this computer can read the key file {path}. Nothing was opened.",
        "Make it readable by you alone: chmod 600 {path}",
    ),
    vault_io: fault("The key file can't be read: {why}.", "Check that the file is there and yours."),
    wrong_key: fault(
        "This key belongs to another store. Nothing was changed.",
        "Give the key of this folder with --key-file.",
    ),
    store_newer: fault(
        "A newer version of Oogst made this store (version {found}; this one knows up to {known}). Nothing was changed.",
        "Update Oogst and try again.",
    ),
    store_damaged: fault(
        "The store was damaged and has been set aside in {path}; nothing was thrown away. {n|No sealed files are in objects.|One sealed file is still there.|# sealed files are still there.}",
        "The next command begins with an empty store. Your recovery sheet brings back what the hub has: oogst recover.",
    ),
    store_busy: fault(
        "Another program is using this store. Nothing was changed.",
        "Wait until it is done and try again.",
    ),
    disk_full: fault(
        "The disk is full. What was saved before is safe; this was not saved.",
        "Make room (oogst free-space may help) and do it again.",
    ),
    not_writable: fault("{path} can't be written to.", "Choose a folder of your own with --store."),
    object_not_here: fault(
        "This file is not on this device.",
        "Fetch it with oogst open, or let oogst doctor have a look.",
    ),
    row: fault(
        "Something in the store ({what}) can't be read. Nothing was changed.",
        "Let oogst doctor have a look.",
    ),
    no_randomness: fault(
        "This computer gives no random numbers; nothing is sealed without them.",
        "Restart the computer and try again.",
    ),
    sealed_damaged: fault(
        "A sealed file is damaged or not for this device ({why}).",
        "Let oogst doctor have a look.",
    ),
    io: fault("{path} can't be read or written: {why}.", "Check that the disk is still there and yours."),
    database: fault("The store refuses this: {why}. Nothing was changed.", "Let oogst doctor have a look."),
    empty: fault("This file is empty. Nothing was saved.", "Choose another file, or share it again."),
    heic: fault("This photo is in HEIC. Nothing was saved.", "Choose 'Most compatible' or share it as JPEG."),
    not_taken_in: fault(
        "This is {name}; Oogst does not take that in. Nothing was saved.",
        "Make it {to} and choose it again.",
    ),
    unknown_format: fault(
        "Oogst does not know this kind of file. Nothing was saved.",
        "Photos: JPEG, PNG or WebP. Videos: MP4 or MOV. Documents: PDF, Word, PowerPoint, Excel, OpenDocument or plain text.",
    ),
    damaged: fault(
        "This file ({format}) is damaged or cut short. Nothing was saved.",
        "Make or share it again.",
    ),
    protected: fault(
        "This file ({format}) has a password and can't be cleaned. Nothing was saved.",
        "Save it without a password and choose it again.",
    ),
    too_many_pixels: fault(
        "This picture is too large ({found} pixels; {allowed} fit). Nothing was saved.",
        "Make it smaller.",
    ),
    too_many_bytes: fault(
        "This is {found}; {allowed} fits. Nothing was saved.",
        "Make it smaller or shorter.",
    ),
    too_long: fault(
        "This video takes {found}; {allowed} fits. Nothing was saved.",
        "Cut it shorter and choose it again.",
    ),
    nested: fault(
        "This file is built strangely (too deep). Nothing was saved.",
        "Save it again with another program.",
    ),
    too_many_parts: fault("This file has too many parts. Nothing was saved.", "Split it or make it a PDF."),
    unpacked: fault(
        "This file unpacks to far more than it seems. Nothing was saved.",
        "Save it again, with smaller pictures.",
    ),
    file_io: fault(
        "Reading or writing failed: {why}. Nothing was saved.",
        "Check that the disk or card is still in.",
    ),
    source_missing: fault("{path} is not there.", "Check the name."),
    source: fault("{path} can't be read: {why}.", "Check that the file is there and yours."),
    other_kind: fault(
        "This is no {expected} but a {found}. Nothing was saved.",
        "Use: oogst capture {verb} …",
    ),
    poster_without_video: fault(
        "Only a video has a still (--poster). Nothing was saved.",
        "Leave --poster out.",
    ),
    poster: fault(
        "The still (--poster) can't be taken in. Nothing was saved.",
        "Give a photo as JPEG, PNG or WebP.",
    ),
    text_empty: fault("'{field}' is empty.", "Fill something in, or leave it out."),
    text_too_long: fault("'{field}' is too long; {max} characters fit.", "Make it shorter."),
    text_untrimmed: fault("There are spaces around '{field}'.", "Take the spaces at both ends away."),
    text_control: fault("'{field}' holds a character that can't be there.", "Type it again, on one line."),
    capture_shape: fault("This capture contradicts itself ({why}).", "Let oogst doctor have a look."),
    capture_unknown: fault("There is no capture {id}.", "See which there are: oogst captures"),
    nothing_to_undo: fault("There is no capture to undo.", "See which there are: oogst captures"),
    capture_submitted: fault(
        "Capture {id} is part of a submission. Nothing was changed.",
        "Withdraw the submission first (oogst submissions withdraw) or take the capture out (oogst submissions amend --remove).",
    ),
    cover_no_photo: fault(
        "Only a photo can be covered; this is a {kind}. Nothing was changed.",
        "Leave it out of the submission, or capture a photo in which nobody can be recognised.",
    ),
    cover_none: fault(
        "Nothing was said of what to cover. The photo is as it was.",
        "Give one or more rectangles: --rect 10%,20%,15%,25% (left, top, width, height).",
    ),
    cover_too_many: fault(
        "{found} rectangles are too many: at most {allowed} in one photo. The photo is as it was.",
        "Take larger rectangles.",
    ),
    cover_empty: fault(
        "Rectangle {n} has no width or height. The photo is as it was.",
        "Give left, top, width and height: --rect 10%,20%,15%,25%",
    ),
    cover_outside: fault(
        "Rectangle {n} is outside the photo. The photo is as it was.",
        "Count from the upper left corner of the upright photo, in pixels or percentages.",
    ),
    cover_number: fault(
        "Rectangle {n} holds something that is no measure. The photo is as it was.",
        "Give left, top, width and height: --rect 10%,20%,15%,25%",
    ),
    cover_too_often: fault(
        "Capture {id} was covered too often. The photo is as it was.",
        "Capture the photo again and cover everything at once.",
    ),
    capture_own_only: fault(
        "Capture {id} is kept uncovered for yourself; it does not go along. Nothing was submitted.",
        "Submit the covered one, or leave this one out.",
    ),
    no_team: fault(
        "This device belongs to no team yet. What you capture stays safe on this device.",
        "Join with the link you were given: oogst join LINK --name NAME",
    ),
    already_member: fault(
        "This device belongs to a team already. Nothing was changed.",
        "See oogst team show; leave first with oogst team leave, or use another folder (--store).",
    ),
    invite_over: fault(
        "This invite is over: expired, used up or closed. What is on this device is safe.",
        "Ask somebody of the preparation group for a new link.",
    ),
    other_hub: fault(
        "Another hub than the link names is at this address. Nothing was sent.",
        "Ask for a new link. If it stays like this, tell whoever runs the hub.",
    ),
    other_log: fault(
        "The hub shows another team than the link names. Nothing was sent.",
        "Ask for a new link. If it stays like this, tell whoever runs the hub.",
    ),
    preparers_only: fault(
        "Only somebody of the preparation group can do this.",
        "Ask somebody of the preparation group.",
    ),
    no_such_code: fault(
        "No device waits with this code.",
        "Compare the code digit by digit, and do oogst sync on the other device first.",
    ),
    member_unknown: fault(
        "This device or person is not in the team.",
        "See who there are: oogst device list",
    ),
    last_preparer: fault(
        "Nobody would be left in the preparation group. Nothing was changed.",
        "Invite somebody else first: oogst invite --preparer",
    ),
    sheet_over: fault(
        "This recovery sheet is no longer in use: used before, or replaced by a newer one.",
        "Find your newest sheet, or ask for a new invite.",
    ),
    sheet_needed: fault(
        "The recovery was cut off before the hub knew of it. Your sheet still holds.",
        "Do oogst recover again, with the same sheet.",
    ),
    only_at_hub: fault(
        "{n|One capture is|# captures are} only at the hub; if you leave now you can't reach them any more.",
        "Fetch them first with oogst open, or leave all the same with oogst team leave --anyway.",
    ),
    unsent: fault(
        "{n|One thing has|# things have} not been sent yet; if you leave now that will not arrive.",
        "Do oogst sync first, or leave all the same with oogst team leave --anyway.",
    ),
    name: fault("A name has 1 to 80 characters, on one line.", "Choose another name."),
    update_needed: fault(
        "Your team uses something new that this version does not know. What you capture stays safe on this device; nothing is sent.",
        "Update Oogst.",
    ),
    log_refused: fault(
        "This can't be done in this team ({why}). Nothing was changed.",
        "Do oogst sync and try again.",
    ),
    drawing: fault(
        "The sheet could not be made ({why}). Your old sheet still holds.",
        "Try again, or use --text.",
    ),
    link_not: fault("This is not an Oogst link.", "Copy the whole link, with everything after the # sign."),
    link_version: fault("This link is of a newer version of Oogst.", "Update Oogst and try again."),
    link_cut_short: fault(
        "This link is cut short or a character was changed.",
        "Copy the whole link again, or scan the QR code.",
    ),
    link_other_kind: fault(
        "This is another kind of link than is needed here.",
        "A hub's link founds a team (oogst team found); an invite lets you join (oogst join).",
    ),
    link_address: fault("The address in this link can't be used.", "Ask for a new link."),
    words_count: fault(
        "These are {n|# word|# words}; the sheet has 24.",
        "Type all the words, in the order of the sheet.",
    ),
    word_unknown: fault("Word {n} is not in the list.", "Check on the sheet that you typed it right."),
    words_checksum: fault("The words don't fit together.", "Check whether one is wrong or two are swapped."),
    log_fork: fault(
        "The hub shows another team log than before, or than a colleague's device knows. What you capture stays safe on this device; nothing is sent.",
        "Tell whoever runs the hub, and ask a colleague whether they see the same. oogst quarantine shows from whom it came: when that device is not to be trusted, a preparer removes it (oogst device remove).",
    ),
    log_broken: fault(
        "The team log is not right ({why}). What you capture stays safe on this device; nothing is sent.",
        "Tell whoever runs the hub.",
    ),
    not_member: fault(
        "This device no longer belongs to the team. What you captured is still safe on this device.",
        "Ask for a new invite, or come back with your recovery sheet (oogst team leave, then oogst recover).",
    ),
    record_too_large: fault(
        "This is too large to send in one go.",
        "Split it over two submissions or shorten the text.",
    ),
    record: fault("This message can't be made ({why}). Nothing was changed.", "Try again."),
    give: fault(
        "The keys could not be handed on ({why}). Nothing was changed.",
        "Do oogst sync and try again.",
    ),
    offline: fault(
        "No connection to the hub. {safe} safe on this device.",
        "Do oogst sync again later; or leave oogst sync --watch running, and we try again by ourselves.",
    ),
    timeout: fault(
        "The hub does not answer in time. {safe} safe on this device.",
        "Try again later; what was on its way goes on where it was.",
    ),
    tls: fault(
        "Not certain that this is really your hub ({why}). Nothing was sent; {safe} safe on this device.",
        "Try another network. If it stays like this, tell whoever runs the hub.",
    ),
    clock: fault(
        "This device's clock is wrong, so that the hub can't be trusted. {safe} safe on this device.",
        "Set date and time right and try again.",
    ),
    captive_portal: fault(
        "A web page answers instead of the hub: this network probably wants you to log in first. {safe} safe on this device.",
        "Open a browser, log in to the wifi and try again.",
    ),
    not_a_hub: fault(
        "There is no Oogst hub at this address. Nothing was sent; {safe} safe on this device.",
        "Check the address, or ask for a new link.",
    ),
    unauthorized: fault(
        "The hub does not know this device. {safe} safe on this device.",
        "Ask somebody of the preparation group whether your device is still in the team.",
    ),
    removed: fault(
        "This device was removed from the team. {safe} safe on this device.",
        "Ask for a new invite, or come back with your recovery sheet (oogst team leave, then oogst recover).",
    ),
    forbidden: fault(
        "The hub does not allow this ({why}). {safe} safe on this device.",
        "Do oogst sync and try again.",
    ),
    hub_not_found: fault("This is not at the hub.", "It may still be on its way: try again later."),
    log_moved: fault("Somebody else was just before you. Nothing was changed.", "Try again."),
    old_epoch: fault("The team's keys were just renewed. Nothing was lost.", "Do oogst sync and try again."),
    offset: fault(
        "The hub had more or less than was thought. Nothing was lost.",
        "Do oogst sync again: it goes on where it was.",
    ),
    gone: fault("This is over at the hub.", "Do oogst sync and try again."),
    too_large: fault(
        "This is too large for this hub. {safe} safe on this device.",
        "Ask whoever runs the hub to raise the limit.",
    ),
    hub_invalid: fault(
        "The hub does not understand this ({why}). {safe} safe on this device.",
        "Update Oogst and try again.",
    ),
    checksum: fault("Something arrived damaged. {safe} safe on this device.", "Do oogst sync again."),
    rate: fault("The hub asks to wait a moment. {safe} safe on this device.", "Try again in a minute."),
    quota: fault(
        "Your team's space at the hub is used up. {safe} safe on this device.",
        "Ask whoever runs the hub for more space.",
    ),
    hub_trouble: fault(
        "The hub has trouble of its own ({status}). {safe} safe on this device.",
        "Try again later.",
    ),
    nonsense: fault(
        "The hub's answer can't be read ({why}). {safe} safe on this device.",
        "Try again later.",
    ),
    noise: fault(
        "The hub sends very much that can't be opened; it was not taken in. {safe} safe on this device, and what you sent has arrived.",
        "Tell whoever runs the hub. oogst quarantine shows what was put aside; the next sync reads on.",
    ),
    trial_order: fault(
        "The trial period ends ({until}) before it begins ({from}).",
        "Swap --from and --until.",
    ),
    video_limits: fault(
        "Videos of this length or size can't be kept.",
        "Choose other numbers for --max-video-seconds and --max-video-mb.",
    ),
    cycle_unknown: fault("There is no cycle {id}.", "See which there are: oogst cycle list"),
    nothing_to_submit: fault(
        "Nothing was chosen and nothing written.",
        "Name captures (oogst captures), use --all or --lesson, or write a reflection.",
    ),
    too_many_items: fault(
        "{n} captures are too many for one submission; 200 fit.",
        "Split them over two submissions.",
    ),
    item_twice: fault("Capture {id} is in it twice.", "Name each capture once."),
    submission_unknown: fault(
        "There is no submission {id} of yours.",
        "See which there are: oogst submissions",
    ),
    submission_withdrawn: fault(
        "Submission {id} has been withdrawn already.",
        "Submit again with oogst submit.",
    ),
    pupils_missing: fault(
        "Say first who can be recognised in {n|this capture|these # captures}: {ids}.",
        "For all at once: --pupils none, covered or recognisable. For one: --item ID=covered",
    ),
    inbox_unknown: fault(
        "There is nothing here under {id}.",
        "See oogst inbox or oogst captures, and do oogst sync first.",
    ),
    not_acceptable: fault("There is no message {id} that could count after all.", "See oogst quarantine."),
    arriving: fault(
        "This is still on its way: your colleague's device has not sent it yet.",
        "Do oogst sync later and try again.",
    ),
    wrong_object: fault(
        "This file is not what it says it is. It was put aside and is not shown.",
        "Ask your colleague to submit it again.",
    ),
    write: fault("{path} can't be written: {why}.", "Choose another folder with --out."),
    fetch_unknown: fault("This device does not know this file.", "Do oogst sync first."),
    usage: fault("This command is not right: {why}.", "See oogst help or oogst help COMMAND."),
    usage_missing: fault("Something is missing: {what}.", "See oogst help or oogst help COMMAND."),
    usage_unknown: fault("{what} is unknown.", "See oogst help or oogst help COMMAND."),
    usage_value: fault("{value} can't be given for {what}.", "{possible}"),
    id_bad: fault(
        "{id} is nobody's number.",
        "Copy at least six characters of what a list shows, like 3f9a1c.",
    ),
    id_ambiguous: fault("{id} can be {n} things.", "Copy more characters."),
    code_bad: fault("A code has 20 digits.", "Type all digits from the other device."),
    chosen_unknown: fault(
        "{id} is not in this submission.",
        "Name a capture that is in it, or add it with --add.",
    ),
    doctor_found: fault(
        "The check found {n|one thing that is|# things that are} not right. Nothing was changed.",
        "What the hub has comes back with oogst open. Keep a copy of the folder before you go on.",
    ),
    stdin_twice: fault("Standard input (-) works only once.", "Name - once."),
    runtime: fault("This computer gave no room to begin: {why}.", "Close other programs and try again."),
};
