fn main() {
    use oogst_tests::fixtures::video;
    let t = std::time::Instant::now();
    std::fs::write("/tmp/v.mp4", video::mp4(7)).unwrap();
    std::fs::write("/tmp/v.mov", video::mov(7)).unwrap();
    eprintln!("{:?}", t.elapsed());
    let n = video::large(
        &mut std::io::BufWriter::new(std::fs::File::create("/tmp/big.mp4").unwrap()),
        250_000_000,
        3,
    )
    .unwrap();
    eprintln!("{:?} {n}", t.elapsed());
}
