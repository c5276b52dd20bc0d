package org.tpibridge.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;

class VisitPdfTest {
  private static final Pattern FOOT = Pattern.compile("(?m)^.*Page \\d+ of \\d+\\s*$");

  static List<Path> reviewedBundles() throws IOException {
    return GoldenDocumentTest.cases().stream().map(GoldenDocumentTest::bundle).toList();
  }

  static List<Path> goldenBundles() throws IOException {
    return VisitDocumentTest.goldenBundles();
  }

  @ParameterizedTest
  @MethodSource("reviewedBundles")
  void thePdfSaysWhatTheTextSays(Path golden) throws IOException {
    VisitDocument document = VisitDocument.of(GoldenDocumentTest.resources(golden));
    assertThat(words(document.pdf())).isEqualTo(words(document.text()));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("goldenBundles")
  void everyPdfSaysWhatTheTextSays(Path golden) throws IOException {
    thePdfSaysWhatTheTextSays(golden);
  }

  @Test
  void theSameVisitGivesTheSameBytes() {
    List<Resource> resources = MappedVisit.of(ExampleVisits.full()).all(Resource.class);
    assertThat(VisitDocument.of(resources).pdf()).isEqualTo(VisitDocument.of(resources).pdf());
  }

  @Test
  void eachPageSaysWhoseItIs() throws IOException {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    session(mapped).addNote().setText("Long story. ".repeat(800));
    byte[] pdf = VisitDocument.of(mapped.all(Resource.class)).pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains(
                "Okafor, Ada Maria, MRN MRN-77, visit V-1001", "Page " + page + " of " + pages);
      }
    }
  }

  @Test
  void nothingLeavesThePage() throws IOException {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    session(mapped).addNote().setText("x".repeat(5000) + " " + "\u0416".repeat(500));
    mapped.only(Patient.class).getNameFirstRep().setFamily("W".repeat(700));
    byte[] pdf = VisitDocument.of(mapped.all(Resource.class)).pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      float width = document.getPage(0).getMediaBox().getWidth();
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void writeString(
                String text, List<org.apache.pdfbox.text.TextPosition> positions) {
              positions.forEach(
                  position -> {
                    assertThat(position.getX() + position.getWidth()).isLessThan(width - 50);
                    assertThat(position.getX()).isGreaterThan(50);
                    assertThat(position.getY()).isBetween(50f, 792f - 50);
                  });
            }
          };
      stripper.getText(document);
    }
  }

  @Test
  void lettersOfManyLanguagesAreWritten() throws IOException {
    String names = "Ngọc Thị Łukasz Œuvre Şükrü Ωμέγα Жуковский Ѓорѓи e\u0301te\u0301";
    String text = text(withNote(names));
    assertThat(text)
        .contains("Ngọc Thị Łukasz Œuvre Şükrü Ωμέγα Жуковский Ѓорѓи été")
        .doesNotContain("U+");
  }

  @Test
  void hebrewIsWrittenFromTheRight() throws IOException {
    String name = "\u05DB\u05D4\u05DF (\u05D3\u05D5\u05D1)";
    assertThat(PdfFont.inOrderOfDrawing("Mr. " + name + " came"))
        .isEqualTo("Mr. (\u05D1\u05D5\u05D3) \u05DF\u05D4\u05DB came");
    assertThat(text(withNote("Mr. " + name + " came")))
        .contains("\u05DB\u05D4\u05DF", "(\u05D3\u05D5\u05D1)")
        .doesNotContain("U+");
  }

  @Test
  void charactersThatTheFontDoesNotHaveAreVisible() throws IOException {
    String text = text(withNote("山田 took it"));
    assertThat(text)
        .contains("[U+5C71 U+7530] took it", "Characters that are not in the font of this PDF");
    assertThat(VisitDocument.of(withNote("山田 took it")).text()).contains("山田 took it");
  }

  @Test
  void theFontIsEmbedded() throws IOException {
    byte[] pdf = VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class)).pdf();
    assertThat(pdf.length).isLessThan(100_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Trigger point injection visit");
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  private static List<Resource> withNote(String note) {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    session(mapped).addNote().setText(note);
    return mapped.all(Resource.class);
  }

  private static Procedure session(MappedVisit mapped) {
    return mapped.all(Procedure.class).stream()
        .filter(VisitResources::isSession)
        .findFirst()
        .orElseThrow();
  }

  private static String text(List<Resource> resources) throws IOException {
    return text(VisitDocument.of(resources).pdf());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  /** All words in their order, whatever the lines are. */
  private static String words(byte[] pdf) throws IOException {
    return words(FOOT.matcher(text(pdf)).replaceAll(""));
  }

  private static String words(String text) {
    return Arrays.stream(text.replace("=".repeat(80), "").split("(?U)\\s+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
