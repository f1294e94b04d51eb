import AppModel
import SwiftUI

#if canImport(Accessibility)
  import Accessibility
#endif

extension View {
  /// What is said for a moment stands below this, and covers nothing of it. The root has it, and each screen that lies over it.
  func noticed(by session: Session) -> some View { modifier(Noticed(session: session)) }
}

struct Noticed: ViewModifier {
  let session: Session

  func body(content: Content) -> some View {
    VStack(spacing: 0) {
      content
      if let notice = session.notice {
        NoticeBar(notice: notice, words: session.words) { Task { await session.takeBack() } }
      }
    }
    .background(Ink(.paper))
  }
}

/// Said for a moment at the foot of the screen, with a way back where there is one.
struct NoticeBar: View {
  let notice: Notice
  let words: Words
  let takeBack: @MainActor () -> Void

  var body: some View {
    Beside {
      Text(notice.text)
        .font(.body)
        .foregroundStyle(Ink(.paper))
        .frame(maxWidth: .infinity, alignment: .leading)
      if notice.undo != nil {
        Button(action: takeBack) {
          Text(words(.undo))
            .font(.headline)
            .foregroundStyle(Ink(.paper))
            .frame(minWidth: Metrics.target, minHeight: Metrics.target)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
      }
    }
    .padding(.horizontal, Metrics.edge)
    .frame(minHeight: Metrics.target)
    .background(Ink(.ink), in: RoundedRectangle(cornerRadius: Metrics.corner))
    .padding(Metrics.step * 2)
    .accessibilityElement(children: .contain)
  }
}

/// Says something to who listens rather than looks.
@MainActor func announce(_ text: String) {
  AccessibilityNotification.Announcement(text).post()
}
