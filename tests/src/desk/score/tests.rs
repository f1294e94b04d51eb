use super::*;

use crate::desk::write;

#[test]
fn a_calm_desk_is_read_right_and_a_wrong_truth_is_noticed() {
    let folder = crate::scratch("score");
    let words = ["--template", "effort-and-mood", "--level", "demo", "--cards", "4", "--pixels", "2000x1500"];
    let drawn = write::Request::parse(&words).unwrap();
    write::write(&drawn, &folder).unwrap();
    let name = folder.display().to_string();
    let request = Request::parse(&[&name, "--rows"]).unwrap();
    let told = score(&request).unwrap();
    assert_eq!((&told["cards"], &told["found"]), (&4.into(), &4.into()), "{told:#}");
    assert_eq!((&told["fields"], &told["silent"], &told["wrong_codes"]), (&12.into(), &0.into(), &0.into()));
    assert!(std::fs::metadata(folder.join("rows.bin")).unwrap().len() > 12 * 3 * 393 * 4);

    // The same photo with other answers as the truth: every sure answer is now a silent error.
    let mut truth = json(&folder.join("truth.json")).unwrap();
    for card in truth["photos"][0]["cards"].as_array_mut().unwrap() {
        for field in card["fields"].as_array_mut().unwrap() {
            field["answer"] = serde_json::json!(["nothing of the kind"]);
        }
    }
    std::fs::write(folder.join("truth.json"), truth.to_string()).unwrap();
    let told = score(&request).unwrap();
    let (silent, doubt) = (told["silent"].as_u64().unwrap(), told["doubt"].as_u64().unwrap());
    assert_eq!(silent + doubt, 12, "{told:#}");
    assert!(silent > 6, "{told:#}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn words_and_folders_that_mean_nothing_are_refused() {
    assert!(Request::parse(&[]).is_none());
    assert!(Request::parse(&["--layout"]).is_none());
    assert!(Request::parse(&["--rows"]).is_none());
    assert!(Request::parse(&["--fast", "x"]).is_none());
    assert!(score(&Request::parse(&["/nowhere/at/all"]).unwrap()).is_err());
}
