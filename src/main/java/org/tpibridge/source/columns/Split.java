package org.tpibridge.source.columns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Spaces;

/**
 * One of the parts of a cell; a cell with more or fewer parts is refused, for nobody can say which
 * is which.
 *
 * @param at what stands between the parts; a space is any white space
 * @param part the number of the part, from 1
 * @param of how many parts there are
 */
record Split(String at, int part, int of) {

  Optional<Piece> take(Piece piece, Outcome outcome) {
    List<String> parts = parts(piece.text(), at);
    if (parts.size() != of) {
      return outcome.refuse(
          piece,
          Codes.PARTS,
          Quoted.of(piece.text())
              + " has "
              + parts.size()
              + (parts.size() == 1 ? " part" : " parts")
              + " where the map wants "
              + of
              + ", with "
              + Quoted.of(at)
              + " between them.");
    }
    return Optional.of(piece.reading(parts.get(part - 1)));
  }

  static List<String> parts(String text, String at) {
    String between = Spaces.strip(at).isEmpty() ? "\\s+" : Pattern.quote(at);
    return Stream.of(text.split(between, -1)).map(Spaces::strip).toList();
  }
}
