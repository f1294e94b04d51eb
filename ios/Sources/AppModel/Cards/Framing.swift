import Bridge
import Foundation

/// Where a camera's picture lies in the view that shows it whole, so that what was seen in it is drawn on it.
public struct Framing: Sendable, Equatable {
  /// What the picture takes of the view; the rest stays empty at two sides.
  public let picture: CGRect

  /// A picture of this shape, as large as it fits, in the middle.
  public init(_ picture: CGSize, in view: CGSize) {
    guard picture.width > 0, picture.height > 0, view.width > 0, view.height > 0 else {
      self.picture = CGRect(x: 0, y: 0, width: max(0, view.width), height: max(0, view.height))
      return
    }
    let scale = min(view.width / picture.width, view.height / picture.height)
    let (width, height) = (picture.width * scale, picture.height * scale)
    self.picture = CGRect(x: (view.width - width) / 2, y: (view.height - height) / 2, width: width, height: height)
  }

  /// The point of the view for parts of the picture's width and height.
  public func point(_ corner: Corner) -> CGPoint {
    CGPoint(
      x: picture.minX + Double(corner.x) * picture.width, y: picture.minY + Double(corner.y) * picture.height)
  }
}
