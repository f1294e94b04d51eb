import AppModel
import Bridge
import SwiftUI

/// How something stands: icon and word, never colour alone.
struct BadgeLabel: View {
  let badge: Badge

  init(_ badge: Badge) {
    self.badge = badge
  }

  var body: some View {
    Label(badge.word, systemImage: badge.icon.symbol)
      .font(.footnote)
      .foregroundStyle(badge.tone.ink)
  }
}

/// What went wrong, what is safe, what to do.
struct FaultCard: View {
  let fault: Fault
  var retry: (String, @MainActor () -> Void)?

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      VStack(alignment: .leading, spacing: Metrics.step * 2) {
        Label(fault.message, systemImage: Badge.Icon.attention.symbol)
          .font(.body.weight(.semibold))
          .foregroundStyle(Ink(.clay))
        Text(fault.help)
          .font(.body)
          .foregroundStyle(Ink(.ink))
      }
      .accessibilityElement(children: .combine)
      if let (title, act) = retry {
        Button(title, action: act).buttonStyle(.framed)
      }
    }
    .padding(Metrics.edge)
    .frame(maxWidth: .infinity, alignment: .leading)
    .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
  }
}

/// A list that is empty, in words.
struct EmptyNote: View {
  let text: String

  var body: some View {
    Text(text)
      .font(.body)
      .foregroundStyle(Ink(.quiet))
      .multilineTextAlignment(.center)
      .padding(Metrics.edge * 2)
      .frame(maxWidth: .infinity)
  }
}

/// The one thing a screen is for.
struct MainButton: View {
  let title: String
  var symbol: String?
  var enabled = true
  let act: @MainActor () -> Void

  var body: some View {
    Button(action: act) {
      HStack(spacing: Metrics.step * 2) {
        if let symbol { Image(systemName: symbol).accessibilityHidden(true) }
        Text(title)
      }
      .font(.headline)
      .foregroundStyle(Ink(.onAccent))
      .frame(maxWidth: .infinity, minHeight: Metrics.target)
      .background(Ink(.accent), in: RoundedRectangle(cornerRadius: Metrics.corner))
    }
    .buttonStyle(.plain)
    .disabled(!enabled)
    .opacity(enabled ? 1 : 0.5)
  }
}

/// What is shown while a list is not there yet, can't be had, or is there.
struct Loaded<Content: View>: View {
  let load: Load
  let words: Words
  let retry: @MainActor () async -> Void
  @ViewBuilder let content: () -> Content

  var body: some View {
    switch load {
    case .loading:
      ProgressView(words(.loading)).frame(maxWidth: .infinity, minHeight: Metrics.target * 2)
    case .failed(let fault):
      FaultCard(fault: fault, retry: (words(.retry), { Task { await retry() } })).padding(Metrics.edge)
    case .ready:
      content()
    }
  }
}

extension Kind {
  /// Its symbol.
  var symbol: String {
    switch self {
    case .photo: "photo"
    case .video: "video"
    case .document: "doc"
    }
  }
}

/// How many said so: the words, the number, and a bar of its part of all.
struct CountBar: View {
  let label: String
  let count: Int
  /// 0 to 1.
  let part: Double

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      HStack {
        Text(label).font(.body).foregroundStyle(Ink(.ink))
        Spacer()
        Text(String(count)).font(.headline.monospacedDigit()).foregroundStyle(Ink(.ink))
      }
      ProgressView(value: part).tint(Ink(.leaf))
    }
  }
}

/// Beside each other; below each other when the text is large.
struct Beside<Content: View>: View {
  var top = false
  @ViewBuilder let content: () -> Content
  @Environment(\.dynamicTypeSize) private var textSize

  var body: some View {
    if textSize.isAccessibilitySize {
      VStack(alignment: .leading, spacing: Metrics.step * 2, content: content)
    } else {
      HStack(alignment: top ? .top : .center, spacing: Metrics.step * 2, content: content)
    }
  }
}

/// A text that is typed: what is asked stays above it while it is answered.
struct Field: View {
  let title: String
  @Binding var text: String
  /// Several lines.
  var long = false

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(title).font(.subheadline).foregroundStyle(Ink(.quiet)).accessibilityHidden(true)
      TextField("", text: $text, axis: long ? .vertical : .horizontal)
        .accessibilityLabel(title)
        .padding(Metrics.step * 3)
        .frame(minHeight: Metrics.target)
        .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
    }
  }
}

/// As it is where there is room for all of it; else it scrolls, so that large text is whole and every button in reach.
struct Fitting<Content: View>: View {
  @ViewBuilder let content: () -> Content

  var body: some View {
    ViewThatFits(in: .vertical) {
      VStack(spacing: Metrics.edge, content: content)
      ScrollView { VStack(spacing: Metrics.edge, content: content) }
    }
  }
}
