import AppModel
import Foundation
import SwiftUI

#if canImport(UIKit)
  import UIKit
#endif

/// A picture that is asked for when it comes into view; a quiet ground until then.
struct Picture: View {
  let id: String
  var fit = ContentMode.fill
  let fetch: @MainActor () async -> Data?
  @State private var data: Data?

  var body: some View {
    ZStack {
      Rectangle().fill(Ink(.line))
      if let data {
        Jpeg(data: data, fit: fit)
      }
    }
    .task(id: id) { data = await fetch() }
    .accessibilityHidden(true)
  }
}

/// A JPEG, decoded once and not while a finger scrolls.
struct Jpeg: View {
  let data: Data
  var fit = ContentMode.fill
  #if canImport(UIKit)
    @State private var image: UIImage?
  #endif

  var body: some View {
    #if canImport(UIKit)
      ZStack {
        if let image { Image(uiImage: image).resizable().aspectRatio(contentMode: fit) }
      }
      .task(id: data) { image = await UIImage(data: data)?.byPreparingForDisplay() }
    #else
      EmptyView()
    #endif
  }
}
