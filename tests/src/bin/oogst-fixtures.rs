fn main() {
    use oogst_tests::fixtures::{desk::*, photo::*};
    let t = std::time::Instant::now();
    for (i, s) in Scene::ALL.into_iter().enumerate() {
        std::fs::write(format!("/tmp/desk{i}.jpg"), Photo::phone(s, 7).jpeg()).unwrap();
        eprintln!("{i} {:?}", t.elapsed());
    }
    std::fs::write("/tmp/o6.jpg", Photo { orientation: 6, ..Photo::small(Scene::Cards, 7) }.jpeg()).unwrap();
    std::fs::write("/tmp/o.png", Photo::small(Scene::Cards, 7).png()).unwrap();
    std::fs::write("/tmp/o.webp", Photo::small(Scene::Cards, 7).webp()).unwrap();
}
