package org.tpibridge.reading.columnmap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * One of the parts of a cell; a cell with more or fewer parts is refused, for nobody can say which
 * is which.
 *
 * @param separator what stands between the parts; a space is any white space
 * @param part the number of the part, from 1
 * @param partCount how many parts there are
 */
record CellSplit(String separator, int part, int partCount) {

  Optional<CellContent> partOf(CellContent content, ColumnResult result) {
    List<String> parts = parts(content.text(), separator);
    if (parts.size() != partCount) {
      return result.reject(
          content,
          ColumnMapFindingCodes.PARTS,
          QuotedText.of(content.text())
              + " has "
              + parts.size()
              + (parts.size() == 1 ? " part" : " parts")
              + " where the map wants "
              + partCount
              + ", with "
              + QuotedText.of(separator)
              + " between them.");
    }
    return Optional.of(content.withText(parts.get(part - 1)));
  }

  static List<String> parts(String text, String at) {
    String between = WhiteSpace.strip(at).isEmpty() ? "\\s+" : Pattern.quote(at);
    return Stream.of(text.split(between, -1)).map(WhiteSpace::strip).toList();
  }
}
