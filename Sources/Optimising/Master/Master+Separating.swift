import LinearPrograms

extension Master {
  /// Makes the rows that the relaxation at hand breaks, but for `triple` rows.
  ///
  /// - Returns: whether there are any.
  mutating func addBrokenRows(_ values: [Double]) -> Bool {
    let before = problem.rowCount
    for face in brokenFaces(values: values) { addFaceRow(face) }
    let weights = memberWeights(values: values)
    for member in brokenMembers(weights, values: values) { addMemberRow(member) }
    for ward in brokenGuardians(weights) { addGuardianRow(ward) }
    for order in brokenOrders(values: values) { addOrderRow(order) }
    _ = addFundCovers(values: values)
    for pack in brokenPacks(values: values) { addPackRow(pack) }
    return problem.rowCount > before
  }

  /// Whether an answer of whole routes breaks a rule whose rows have not been made yet (H9, H12, H13).
  func breaksRules(_ values: [Double]) -> Bool {
    !brokenFaces(values: values).isEmpty || !brokenGuardians(memberWeights(values: values)).isEmpty || !brokenOrders(values: values).isEmpty
  }
}
