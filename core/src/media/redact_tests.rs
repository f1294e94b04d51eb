use super::*;

fn fraction(x: f64, y: f64, width: f64, height: f64) -> Result<Patch, AreaFault> {
    Area::Fraction { x, y, width, height }.patch(400, 200)
}

fn pixels(x: u32, y: u32, width: u32, height: u32) -> Result<Patch, AreaFault> {
    Area::Pixels { x, y, width, height }.patch(400, 200)
}

#[test]
fn fractions_and_pixels_say_the_same_and_stop_at_the_photos_edge() {
    let whole = Patch { left: 0, top: 0, right: 400, bottom: 200 };
    assert_eq!(fraction(0.0, 0.0, 1.0, 1.0), Ok(whole));
    assert_eq!(fraction(-3.0, -0.5, 99.0, 1e300), Ok(whole));
    assert_eq!(pixels(0, 0, u32::MAX, u32::MAX), Ok(whole));
    let part = Patch { left: 100, top: 50, right: 300, bottom: 100 };
    assert_eq!(fraction(0.25, 0.25, 0.5, 0.25), Ok(part));
    assert_eq!(pixels(100, 50, 200, 50), Ok(part));
    assert_eq!(pixels(399, 199, 5, 5), Ok(Patch { left: 399, top: 199, right: 400, bottom: 200 }));
    let thin = fraction(0.5, 0.5, 1e-9, 1e-9).unwrap();
    assert_eq!((thin.right - thin.left, thin.bottom - thin.top), (1, 1), "out to whole pixels");
}

#[test]
fn what_is_no_area_of_the_photo_is_said() {
    for (area, fault) in [
        (fraction(0.0, 0.0, 0.0, 1.0), AreaFault::Empty),
        (fraction(0.0, 0.0, 1.0, -1.0), AreaFault::NotANumber),
        (fraction(f64::NAN, 0.0, 1.0, 1.0), AreaFault::NotANumber),
        (fraction(0.0, 0.0, f64::INFINITY, 1.0), AreaFault::NotANumber),
        (fraction(1.0, 0.0, 1.0, 1.0), AreaFault::Outside),
        (fraction(0.2, -0.5, 0.1, 0.5), AreaFault::Outside),
        (pixels(0, 0, 0, 9), AreaFault::Empty),
        (pixels(400, 0, 9, 9), AreaFault::Outside),
        (pixels(0, u32::MAX, 9, 9), AreaFault::Outside),
    ] {
        assert_eq!(area, Err(fault));
    }
    assert!(matches!(check(&[]), Err(RedactError::NoAreas)));
    let one = Area::Pixels { x: 0, y: 0, width: 1, height: 1 };
    assert!(matches!(check(&[one; AREAS_MAX + 1]), Err(RedactError::TooMany(201))));
    assert!(check(&[one; AREAS_MAX]).is_ok());
}
