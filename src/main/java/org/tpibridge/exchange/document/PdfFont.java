package org.tpibridge.exchange.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of a PDF, which is embedded: Liberation Sans, a part of PDFBox, with Latin, Greek,
 * Cyrillic and Hebrew letters. A character that it does not have is written as its number.
 */
final class PdfFont {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final byte[] FILE = read();
  private static final int UNITS = 1000;

  private final PDType0Font font;
  private final CmapLookup glyphs;
  private boolean incomplete;

  PdfFont(PDDocument document) throws IOException {
    TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(FILE));
    // Looking for ligatures takes most of the time of a document.
    file.setEnableGsub(false);
    document.registerTrueTypeFontForClosing(file);
    this.font = PDType0Font.load(document, file, true);
    this.glyphs = file.getUnicodeCmapLookup();
  }

  private static byte[] read() {
    try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** Whether some text had characters that the font does not have. */
  boolean isIncomplete() {
    return incomplete;
  }

  double width(String text, double size) {
    try {
      return font.getStringWidth(text) * size / UNITS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same text without characters that the font does not have. */
  String available(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder shown = new StringBuilder(composed.length());
    boolean inNumbers = false;
    for (int c : composed.codePoints().toArray()) {
      boolean has = c == '\n' || glyphs.getGlyphId(c) != 0;
      if (has && inNumbers) {
        shown.append(']');
      }
      if (has) {
        shown.appendCodePoint(c);
      } else {
        shown.append(inNumbers ? " " : "[").append(String.format(Locale.ROOT, "U+%04X", c));
        incomplete = true;
      }
      inNumbers = !has;
    }
    return inNumbers ? shown.append(']').toString() : shown.toString();
  }

  /** A line as it is drawn from left to right: letters that are written from the right reversed. */
  static String inOrderOfDrawing(String line) {
    char[] text = line.toCharArray();
    if (!Bidi.requiresBidi(text, 0, text.length)) {
      return line;
    }
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
    int runs = bidi.getRunCount();
    byte[] levels = new byte[runs];
    String[] parts = new String[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = (levels[i] & 1) == 0 ? part : reversed(part);
    }
    Bidi.reorderVisually(levels, 0, parts, 0, runs);
    return String.join("", parts);
  }

  private static String reversed(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      parts.add(0, mirrored(text.substring(from, end)));
      from = end;
    }
    return String.join("", parts);
  }

  private static String mirrored(String character) {
    return switch (character) {
      case "(" -> ")";
      case ")" -> "(";
      case "[" -> "]";
      case "]" -> "[";
      default -> character;
    };
  }
}
