package org.tpibridge.exchange.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Writes a document as PDF: the same content gives the same bytes. */
final class PdfLayout {
  private static final PDRectangle PAGE = PDRectangle.LETTER;
  private static final double MARGIN = 54;
  private static final double TEXT_WIDTH = PAGE.getWidth() - 2 * MARGIN;
  private static final double FOOT = MARGIN + 24;
  private static final double SIZE = 10;
  private static final double TITLE_SIZE = 15;
  private static final double FOOT_SIZE = 8;
  private static final double LINE = 1.35;
  private static final double GAP = 9;
  private static final double INDENT = 12;
  private static final double LONGEST_LABEL = 180;

  /** PDFBox would use the time, and a PDF that differs each time looks like a new document. */
  private static final long FILE_ID = 0;

  private static final String REPLACED =
      "Characters that are not in the font of this PDF are written as [U+ and their number]. The"
          + " text version of this document contains them.";

  /** A piece of text at a distance from the margin. */
  private record Piece(double x, String text) {}

  /**
   * @param before the space above
   * @param withNext whether the next line must be on the same page
   */
  private record PdfLine(List<Piece> pieces, double size, double before, boolean withNext) {
    double height() {
      return before + size * LINE;
    }
  }

  private final PdfFont font;
  private final LineWrapper wrapper;
  private final List<PdfLine> lines = new ArrayList<>();

  private PdfLayout(PdfFont font) {
    this.font = font;
    this.wrapper = new LineWrapper(text -> font.width(text, SIZE));
  }

  static byte[] pdf(DocumentContent content) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      describe(document, content.title());
      PdfFont font = new PdfFont(document);
      PdfLayout layout = new PdfLayout(font);
      layout.compose(content);
      layout.draw(document, font.available(content.running()));
      // Without object streams, because old viewers cannot read them.
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void describe(PDDocument document, String title) {
    document.setDocumentId(FILE_ID);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setProducer("TPI Bridge");
    document.getDocumentCatalog().setLanguage("en-US");
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
  }

  private void compose(DocumentContent content) {
    lines.add(line(0, content.title().toUpperCase(Locale.ROOT), TITLE_SIZE, 0, true));
    content.notices().forEach(notice -> text(0, notice));
    content.sections().forEach(this::section);
    if (font.isIncomplete()) {
      gap();
      text(0, REPLACED);
    }
  }

  private PdfLine line(double x, String text, double size, double before, boolean withNext) {
    return new PdfLine(List.of(new Piece(x, text)), size, before, withNext);
  }

  private void gap() {
    lines.add(new PdfLine(List.of(), 0, GAP, false));
  }

  private void section(DocumentSection section) {
    lines.add(line(0, font.available(section.heading().toUpperCase(Locale.ROOT)), SIZE, GAP, true));
    double labels = labelWidth(section);
    for (DocumentSection.Line line : section.lines()) {
      if (line instanceof DocumentSection.Field field) {
        field(field, labels);
      } else if (line instanceof DocumentSection.Item item) {
        pieces(INDENT, "-", INDENT * 2, item.text());
      } else if (line instanceof DocumentSection.Paragraph paragraph) {
        text(INDENT, paragraph.text());
      }
    }
  }

  private double labelWidth(DocumentSection section) {
    return section.lines().stream()
        .filter(DocumentSection.Field.class::isInstance)
        .mapToDouble(
            line -> font.width(font.available(((DocumentSection.Field) line).label()), SIZE))
        .filter(width -> width <= LONGEST_LABEL)
        .max()
        .orElse(0);
  }

  private void field(DocumentSection.Field field, double labels) {
    String label = font.available(field.label());
    if (font.width(label, SIZE) > labels) {
      text(INDENT, field.label() + ":");
      text(INDENT * 2, field.value());
    } else {
      pieces(INDENT, label, INDENT + labels + INDENT, field.value());
    }
  }

  /** Adds a text in as many lines as it needs. */
  private void text(double x, String text) {
    for (String part : wrapper.wrap(font.available(text), TEXT_WIDTH - x)) {
      lines.add(line(x, part, SIZE, 0, false));
    }
  }

  /** Adds a text with what is before its first line. */
  private void pieces(double firstX, String first, double x, String text) {
    List<String> parts = wrapper.wrap(font.available(text), TEXT_WIDTH - x);
    lines.add(
        new PdfLine(List.of(new Piece(firstX, first), new Piece(x, parts.get(0))), SIZE, 0, false));
    parts.stream().skip(1).forEach(part -> lines.add(line(x, part, SIZE, 0, false)));
  }

  private void draw(PDDocument document, String running) throws IOException {
    List<List<PdfLine>> pages = pages();
    for (int i = 0; i < pages.size(); i++) {
      PDPage page = new PDPage(PAGE);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        double y = PAGE.getHeight() - MARGIN;
        for (PdfLine line : pages.get(i)) {
          y -= line.height();
          for (Piece piece : line.pieces()) {
            draw(content, MARGIN + piece.x(), y, piece.text(), line.size());
          }
        }
        foot(content, running, "Page " + (i + 1) + " of " + pages.size());
      }
    }
  }

  private List<List<PdfLine>> pages() {
    List<List<PdfLine>> pages = new ArrayList<>();
    List<PdfLine> page = new ArrayList<>();
    double left = PAGE.getHeight() - MARGIN - FOOT;
    for (int i = 0; i < lines.size(); i++) {
      double needed = lines.get(i).height();
      for (int next = i; lines.get(next).withNext() && next + 1 < lines.size(); next++) {
        needed += lines.get(next + 1).height();
      }
      if (needed > left && !page.isEmpty()) {
        pages.add(page);
        page = new ArrayList<>();
        left = PAGE.getHeight() - MARGIN - FOOT;
      }
      page.add(lines.get(i));
      left -= lines.get(i).height();
    }
    pages.add(page);
    return pages;
  }

  private void foot(PDPageContentStream content, String running, String page) throws IOException {
    double pageWidth = font.width(page, FOOT_SIZE);
    String shown = running;
    while (font.width(shown, FOOT_SIZE) > TEXT_WIDTH - pageWidth - INDENT) {
      shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
    }
    draw(content, MARGIN, MARGIN, shown, FOOT_SIZE);
    draw(content, PAGE.getWidth() - MARGIN - pageWidth, MARGIN, page, FOOT_SIZE);
  }

  private void draw(PDPageContentStream content, double x, double y, String text, double size)
      throws IOException {
    if (text.isEmpty()) {
      return;
    }
    content.beginText();
    content.setFont(font.font(), (float) size);
    content.newLineAtOffset((float) x, (float) y);
    content.showText(PdfFont.inOrderOfDrawing(text));
    content.endText();
  }
}
