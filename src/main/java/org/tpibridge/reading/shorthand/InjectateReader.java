package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.shorthand.InjectateElement.Mark;
import org.tpibridge.reading.shorthand.InjectateElement.Piece;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;

/**
 * Reads a whole cell of injectates: {@code 1% lidocaine 4cc + 40mg Kenalog}, {@code dry needling}.
 */
final class InjectateReader {
  private static final int MAX_INJECTATES = 200;

  private final Terminology terminology;
  private final RegionalConventions conventions;
  private final CellFindings findings;

  InjectateReader(Terminology terminology, RegionalConventions conventions, CellFindings findings) {
    this.terminology = terminology;
    this.conventions = conventions;
    this.findings = findings;
  }

  Optional<List<Injectate>> read() {
    if (InjectateStatement.of(findings.cell()).isPresent()) {
      return Optional.of(List.of());
    }
    TokenCursor tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.DECIMAL);
    List<Piece> pieces =
        new InjectateElementParser(terminology, conventions, tokens, findings).read();
    List<Injectate> injectates = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= pieces.size() && !findings.rejected(); i++) {
      if (i == pieces.size() || pieces.get(i).element() == Mark.SEMICOLON) {
        injectates.addAll(
            new InjectateGroup(pieces.subList(start, i), tokens, findings).injectates());
        start = i + 1;
      }
    }
    if (injectates.isEmpty() && !findings.rejected()) {
      findings.reject("the drug is missing. Write drug and amount, such as 1% lidocaine 2 mL.");
    }
    if (injectates.size() > MAX_INJECTATES) {
      findings.reject("the maximum is " + MAX_INJECTATES + " drugs.");
    }
    return Optional.of(injectates);
  }
}
