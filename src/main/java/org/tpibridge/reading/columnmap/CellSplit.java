package org.tpibridge.reading.columnmap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * Reads one of the parts of a cell. A cell with more or fewer parts is rejected, because the parts
 * are unclear.
 *
 * @param separator between the parts; a space means any white space
 * @param part the number of the part, from 1
 * @param partCount the number of parts
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
              + ", but the map expects "
              + partCount
              + ", separated by "
              + QuotedText.of(separator)
              + ".");
    }
    return Optional.of(content.withText(parts.get(part - 1)));
  }

  static List<String> parts(String text, String at) {
    String between = WhiteSpace.strip(at).isEmpty() ? "\\s+" : Pattern.quote(at);
    return Stream.of(text.split(between, -1)).map(WhiteSpace::strip).toList();
  }
}
