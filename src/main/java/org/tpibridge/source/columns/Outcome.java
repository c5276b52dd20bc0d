package org.tpibridge.source.columns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;

/** Gathers what one canonical column is told, and what cannot be taken from the cells. */
final class Outcome {
  private final List<Words> words = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private boolean refused;

  /** A blank piece tells nothing but where something could stand. */
  void tell(Piece piece, Style style) {
    words.add(new Words(piece.text(), piece.place(), style));
  }

  /** Always empty, so that a step may end with it. */
  Optional<Piece> refuse(Piece piece, String code, String message) {
    return refuse(piece, Finding.error(code, message));
  }

  Optional<Piece> refuse(Piece piece, Finding finding) {
    findings.add(finding.at(piece.place()));
    return Optional.empty();
  }

  /** Refuses for a reason that another column will give. */
  void refuse() {
    refused = true;
  }

  List<Words> words() {
    return words;
  }

  Collection<Finding> findings() {
    return findings;
  }

  boolean isRefused() {
    return refused || !findings.isEmpty();
  }
}
