import Bridge

extension Words {
  func role(_ role: Role) -> String {
    switch role {
    case .preparer: self(.rolePreparer)
    case .colleague: self(.roleColleague)
    case .pending: self(.rolePending)
    }
  }

  /// Whom an invite is for.
  func invited(_ kind: InviteKind) -> String {
    switch kind {
    case .colleague: self(.roleColleague)
    case .preparer: self(.rolePreparer)
    case .device: self(.deviceAdd)
    }
  }

  func device(_ state: DeviceState) -> String {
    switch state {
    case .active: self(.deviceActive)
    case .pending: self(.devicePending)
    case .removed: self(.deviceRemoved)
    }
  }

  /// What the recovery sheet says.
  func sheetLabels(who: String) -> SheetLabels {
    SheetLabels(
      lang: language.rawValue, title: self(.sheetTitle), who: who, explain: [self(.sheetExplain), self(.sheetOnce)],
      scanHere: self(.sheetScan), wordsTitle: self(.sheetWords), wordsHint: self(.sheetWordsHint),
      hubLabel: self(.sheetHub), teamLabel: self(.sheetTeam), keepSafe: self(.sheetKeep))
  }
}
