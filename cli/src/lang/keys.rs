//! The keys: one struct, filled once per language.

/// What went wrong, in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// What happened, and what is safe.
    pub(crate) message: &'static str,
    /// What to do.
    pub(crate) help: &'static str,
}

/// A fault's two sentences.
pub(crate) const fn fault(message: &'static str, help: &'static str) -> Fault {
    Fault { message, help }
}

macro_rules! keys {
    ($(#[$about:meta])* $name:ident of $kind:ty { $($key:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub(crate) struct $name { $(pub(crate) $key: $kind,)* }

        #[cfg(test)]
        impl $name {
            /// Every key with its sentence.
            pub(crate) fn all(&self) -> Vec<(&'static str, $kind)> {
                vec![$((stringify!($key), self.$key)),*]
            }
        }
    };
}

keys! {
    /// What is said when all goes well.
    Words of &'static str {
        photo, video, document,
        state_draft, state_queued, state_waiting_unmetered, state_sending, state_received, state_needs_attention,
        state_freed, submission_queued, submission_received, submission_opened, submission_withdrawn,
        item_arriving, item_not_fetched, item_here, item_quarantined,
        pupils_none, pupils_covered, pupils_recognisable,
        capture_saved, capture_same, capture_left_in, left_comment_names, left_properties, left_embedded_picture,
        left_embedded_file, left_unreadable_part, captures_none, captures_count, captures_more,
        capture_removed, capture_changed, capture_covered, capture_cover_gone, capture_cover_kept, mark_covered,
        mark_own_only,
        team_founded, team_next, team_line, team_unnamed, team_hub, team_persons, role_preparer,
        role_colleague, role_pending, person_unnamed, person_gone, person_me, team_sheets, team_invites, invite_row,
        team_renewal, team_update, team_left, team_state_joining, team_state_pending, team_state_removed,
        invite_made, invite_made_preparer, invite_made_device, invite_closed,
        joined, join_pending, join_what_next,
        device_this, device_active, device_pending, device_removed, device_code, device_confirmable, device_confirmed,
        device_confirmed_unnamed,
        device_gone, person_removed,
        sheet_written, sheet_advice, recovered, recovered_next,
        cycle_made, cycle_made_draft, cycle_published, cycle_none, cycle_running, cycle_last_day, cycle_upcoming,
        cycle_over, cycle_draft, cycle_conflict, cycle_assignment, cycle_trial, cycle_impulse, cycle_exchange,
        cycle_goal, cycle_for, cycle_photos_reduced, cycle_videos, warning_impulse, warning_exchange,
        submitted, submitted_next, submissions_none, submission_row, submission_conflict, submission_amended,
        submission_taken_back, amend_nothing,
        reflection_successes, reflection_obstacles, reflection_added_value_pupils, reflection_own_approach,
        reflection_lesson_quality, reflection_follow_up_question,
        sync_nothing, sync_sent, sync_arrived, sync_fetched, sync_waiting, sync_aside, sync_missing, sync_failed, sync_pending,
        sync_restored, sync_reenrolled, sync_watching, sync_stopped, sync_trouble, progress_send, progress_fetch,
        outbox_empty, outbox_summary, outbox_waiting, outbox_attention, send_now_marked,
        why_video_on_metered, why_on_other_device, why_original_missing, why_trouble,
        inbox_empty, inbox_count, inbox_row, inbox_new, inbox_withdrawn, inbox_conflict, inbox_other_same_id,
        opened_file, opened_sheet, contact_title, contact_subtitle, contact_empty, contact_no_items, contact_more,
        contact_alt, contact_files,
        quarantine_empty, quarantine_intro, quarantine_row, quarantine_acceptable, quarantine_accepted,
        reason_other_team, reason_other_audience, reason_unknown_device, reason_pending, reason_after_removal,
        reason_fork, reason_not_allowed, reason_sequence_taken, reason_retracted, reason_malformed,
        reason_cannot_open, reason_not_a_record, reason_wrong_object,
        freed, freed_none, freeable, freeable_none, kept_not_received, kept_single_copy, kept_read_back,
        doctor_well, doctor_checked, doctor_row, finding_database, finding_row, finding_missing, finding_changed, finding_sealed, finding_content,
        finding_lost, finding_stray, finding_capture, finding_record, finding_log, finding_secret, finding_receipt, backup_on, backup_off, man_written,
        exit_title, exit_0, exit_1, exit_2, exit_3, exit_4, exit_5, exit_6, exit_7, exit_8, exit_9, exit_10,
        safe_photos, safe_captures, paper_title, paper_who, paper_explain, paper_once, paper_scan, paper_words,
        paper_words_hint, paper_hub, paper_team, paper_keep,
    }
}

keys! {
    /// What is said when something goes wrong: what happened, what is safe, what to do.
    Faults of Fault {
        vault_locked, key_lost, key_too_open, vault_io, wrong_key, store_newer, store_damaged, store_busy, disk_full,
        not_writable, object_not_here, row, no_randomness, sealed_damaged, io, database,
        empty, heic, not_taken_in, unknown_format, damaged, protected, too_many_pixels, too_many_bytes, too_long,
        nested, too_many_parts, unpacked, file_io, source_missing, source, other_kind, poster_without_video, poster,
        text_empty, text_too_long, text_untrimmed, text_control, capture_shape,
        capture_unknown, nothing_to_undo, capture_submitted,
        cover_no_photo, cover_none, cover_too_many, cover_empty, cover_outside, cover_number, cover_too_often,
        capture_own_only,
        no_team, already_member, invite_over, other_hub, other_log, preparers_only, no_such_code, member_unknown,
        last_preparer, sheet_over, sheet_needed, only_at_hub, unsent, name, update_needed, log_refused, drawing,
        link_not, link_version, link_cut_short, link_other_kind, link_address,
        words_count, word_unknown, words_checksum, log_fork, log_broken, not_member, record_too_large, record, give,
        offline, timeout, tls, clock, captive_portal, not_a_hub, unauthorized, removed, forbidden, hub_not_found,
        log_moved, old_epoch, offset, gone, too_large, hub_invalid, checksum, rate, quota, hub_trouble, nonsense,
        noise,
        trial_order, video_limits, cycle_unknown,
        nothing_to_submit, too_many_items, item_twice, submission_unknown, submission_withdrawn, pupils_missing,
        inbox_unknown, not_acceptable, arriving, wrong_object, write, fetch_unknown,
        usage, usage_missing, usage_unknown, usage_value, id_bad, id_ambiguous, code_bad, chosen_unknown,
        doctor_found, stdin_twice, runtime,
    }
}

keys! {
    /// What is said about exit cards.
    CardWords of &'static str {
        template_row, template_own, template_printed, template_kept, template_kept_next,
        printed_to, printed_numbers, printed_advice,
        photo_read, photo_none, card_not_read, why_too_small, why_blurred, why_covered, why_outside, why_not_a_card,
        why_wrong_checksum, why_newer,
        warning_closer, warning_duplicates, warning_unknown_run, warning_unknown_template, warning_too_many, warning_too_dark,
        results_none, result_row, result_head, result_of_lesson, pile_got_it, pile_almost, pile_not_yet, pile_apart,
        say_right, doubts, doubt_row, doubt_contradicted, blank, unclear, written, written_count, decided, right_said, crops_written,
        compare_head, compare_row, moved_up, moved_down, moved_same, table_written, picture_written,
        chart_subtitle, chart_subtitle_lesson, chart_goal, chart_say_right, leaf_note,
        number, pile, part_title, part_goal, part_question, face_happy, face_fine, face_neutral, face_unsure, face_sad,
    }
}

keys! {
    /// What is said when something about exit cards goes wrong.
    CardFaults of Fault {
        template_text_empty, template_text_long, template_text_untrimmed, template_text_control, template_empty,
        template_name, template_key_twice, template_options, template_option_twice, template_faces, template_lines,
        template_needs_reading, template_rule, template_sums, template_limit, template_json, template_unknown,
        question_form,
        does_not_fit, fits_none, no_letter, right_to_left, no_large_print, print_none, print_many, drawing,
        result_unknown, card_unknown, several_runs, no_such_answer, counts_only, photo_elsewhere, picture,
        result_limit, other_questions,
    }
}

keys! {
    /// What is said about pupils.
    PupilWords of &'static str {
        class_made, class_made_next, classes_none, class_row, class_closed, class_head, started, started_next,
        choose, screen_head, finish, rounds_none, round_row, result_head, result_minutes, result_help,
        result_not_yet, result_photos, result_apart, told_head, told_pupils, told_help, told_minutes,
        told_piece,
    }
}

keys! {
    /// What is said when something about pupils goes wrong.
    PupilFaults of Fault {
        class_unknown, round_unknown, set_unknown, limit, no_such_number, already_done, no_such_answer,
        at_start, not_done, nothing_asked, nobody_at_work, at_work, no_photo_asked, not_registered, not_asked,
        too_few, nothing_said, photo_missing, pieces_of_one, shape,
    }
}
