/// Which column is most likely meant, where no header says so.
enum LikelyColumn {
  /// The column with the most addresses in the first rows, else one whose header speaks of mail;
  /// from 0.
  static func ofAddresses(_ headers: [String], _ rows: [[String]]) -> Int? {
    let counts = headers.indices.map { column in
      rows.count { column < $0.count && holdsAddress($0[column]) }
    }
    if let most = counts.max(), most > 0 { return counts.firstIndex(of: most) }
    return headers.firstIndex { header in
      let key = HeaderKey.squeezed(header)
      return ["mail", "メール", "correo", "courriel", "epost"].contains { key.contains($0) }
    }
  }

  /// Google puts several into one cell.
  private static func holdsAddress(_ cell: String) -> Bool {
    let first = SeveralValues.first(of: cell) ?? cell
    return HeaderMapping.isAddress(first)
  }
}
