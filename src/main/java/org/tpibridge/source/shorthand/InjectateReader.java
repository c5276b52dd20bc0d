package org.tpibridge.source.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.InjectateElement.Mark;
import org.tpibridge.source.shorthand.InjectateElement.Piece;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;

/** A whole cell of injectates: {@code 1% lidocaine 4cc + 40mg Kenalog}, {@code dry needling}. */
final class InjectateReader {
  private static final int MAX_INJECTATES = 200;

  private final Terminology terminology;
  private final Habits habits;
  private final Notes notes;

  InjectateReader(Terminology terminology, Habits habits, Notes notes) {
    this.terminology = terminology;
    this.habits = habits;
    this.notes = notes;
  }

  Optional<List<Injectate>> read() {
    if (InjectateStatement.of(notes.cell()).isPresent()) {
      return Optional.of(List.of());
    }
    Tokens tokens = Tokens.of(notes.cell(), Lexer.Numbers.DECIMAL);
    List<Piece> pieces = new InjectateElements(terminology, habits, tokens, notes).read();
    List<Injectate> injectates = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= pieces.size() && !notes.refused(); i++) {
      if (i == pieces.size() || pieces.get(i).element() == Mark.SEMICOLON) {
        injectates.addAll(new InjectateGroup(pieces.subList(start, i), tokens, notes).injectates());
        start = i + 1;
      }
    }
    if (injectates.isEmpty() && !notes.refused()) {
      notes.refuse("there is no drug. Write drug and amount, such as 1% lidocaine 2 mL.");
    }
    if (injectates.size() > MAX_INJECTATES) {
      notes.refuse("more than " + MAX_INJECTATES + " drugs are not read.");
    }
    return Optional.of(injectates);
  }
}
