package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.exchange.document.DocumentReferences;
import org.tpibridge.exchange.document.VisitDocument;
import org.tpibridge.exchange.hl7v2.MdmMessage.MdmEvent;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AcknowledgmentMode;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AssigningAuthority;
import org.tpibridge.exchange.settings.Hl7TargetSettings.CompletionStatus;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageCharset;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Parties;
import org.tpibridge.exchange.settings.Hl7TargetSettings.PdfForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.TextForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.WithdrawalForm;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;

/** The messages are read back with HAPI HL7v2. */
class MdmMessagesTest {

  @Test
  void aNewDocumentIsT02() throws Exception {
    VisitDocument document = MdmExamples.document();
    MdmMessage message = MdmExamples.message();
    Terser read = read(message, UTF_8);

    assertThat(message.event()).isEqualTo(MdmEvent.T02);
    assertThat(message.controlId()).hasSize(20);
    assertThat(fields(read, "MSH-3", "MSH-4", "MSH-5", "MSH-6", "MSH-7"))
        .containsExactly("TPIBRIDGE", "CLINIC", "EHR", "HOSPITAL", "20260306080000+0000");
    assertThat(fields(read, "MSH-9-1", "MSH-9-2", "MSH-9-3", "MSH-10", "MSH-11", "MSH-12"))
        .containsExactly("MDM", "T02", "MDM_T02", message.controlId(), "P", "2.5.1");
    assertThat(fields(read, "MSH-15", "MSH-16", "MSH-18"))
        .containsExactly(null, null, "UNICODE UTF-8");
    assertThat(fields(read, "EVN-1", "EVN-2")).containsExactly("T02", "20260305103000-0500");
    assertThat(fields(read, "PID-3-1", "PID-3-4-1", "PID-3-4-2", "PID-3-4-3", "PID-3-5", "PID-5-1"))
        .containsExactly("MRN-77", "HOSP", "1.2.3.4", "ISO", "MR", "Okafor");
    assertThat(fields(read, "PID-5-2", "PID-5-7", "PID-7", "PID-8"))
        .containsExactly("Ada Maria", null, "19790228", "F");
    assertThat(fields(read, "PV1-2", "PV1-3-9", "PV1-19", "PV1-44", "PV1-45"))
        .containsExactly("O", "Room 2", null, "20260305100000-0500", "20260305103000-0500");
    assertThat(fields(read, "TXA-1", "TXA-2", "TXA-3", "TXA-4", "TXA-5-1", "TXA-5-2", "TXA-5-3"))
        .containsExactly("1", "PN", "TX", "20260305100000-0500", "1234567893", "Reyes", "Luis");
    assertThat(fields(read, "TXA-5-9-2", "TXA-5-9-3", "TXA-5-13", "TXA-9-1", "TXA-6"))
        .containsExactly(
            "2.16.840.1.113883.4.6", "ISO", "NPI", "1234567893", "20260305103000-0500");
    assertThat(fields(read, "TXA-12-1", "TXA-12-2", "TXA-13", "TXA-17", "TXA-19", "TXA-21"))
        .containsExactly(
            DocumentReferences.id(document) + "-1", "TPIBRIDGE", null, "DO", "AV", null);
    assertThat(fields(read, "OBX-1", "OBX-2", "OBX-3-1", "OBX-3-3", "OBX-11"))
        .containsExactly("1", "TX", "28570-0", "LN", "F");
  }

  @Test
  void theTextAndThePdfAreComplete() throws Exception {
    VisitDocument document = MdmExamples.document();
    List<String[]> obx = segments(MdmExamples.message(), UTF_8, "OBX");
    List<String> lines = document.text().lines().toList();

    assertThat(obx).hasSize(lines.size() + 1);
    Terser read = read(MdmExamples.message(), UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String value = read.get("/OBX(" + i + ")-5");
      assertThat(value).isEqualTo(lines.get(i).isEmpty() ? " " : lines.get(i));
    }
    String pdf = "/OBX(" + lines.size() + ")-";
    assertThat(
            fields(read, pdf + "1", pdf + "2", pdf + "5-1", pdf + "5-2", pdf + "5-3", pdf + "5-4"))
        .containsExactly(String.valueOf(obx.size()), "ED", null, "AP", "PDF", "Base64");
    assertThat(Base64.getDecoder().decode(read.get(pdf + "5-5"))).isEqualTo(document.pdf());
  }

  @ParameterizedTest
  @EnumSource(TextForm.class)
  void everyFormOfTextContainsEveryLine(TextForm text) throws Exception {
    VisitDocument document = withNote("a|b^c&d~e\\f \\.br\\ \\H\\ end");
    MdmMessage message =
        messages(form(MessageCharset.UTF_8, text, PdfForm.NONE))
            .of(MdmExamples.message(document, 1));
    Terser read = read(message, UTF_8);
    List<String> lines = document.text().lines().map(l -> l.isEmpty() ? " " : l).toList();
    List<String> values = new ArrayList<>();
    int count = segments(message, UTF_8, "OBX").size();
    switch (text) {
      case SEGMENT_FOR_EACH_LINE -> {
        for (int i = 0; i < count; i++) {
          values.add(read.get("/OBX(" + i + ")-5"));
        }
      }
      case REPETITIONS -> {
        assertThat(count).isEqualTo(1);
        for (int i = 0; i < lines.size(); i++) {
          values.add(read.get("/OBX-5(" + i + ")"));
        }
      }
      case FORMATTED_TEXT -> {
        assertThat(count).isEqualTo(1);
        assertThat(fields(read, "TXA-3", "OBX-2")).containsExactly("FT", "FT");
        String raw = segments(message, UTF_8, "OBX").get(0)[5];
        for (String line : unescaped(raw).split("\n", -1)) {
          values.add(line.isEmpty() ? " " : line);
        }
      }
    }
    assertThat(values).isEqualTo(lines);
    assertThat(String.join("", values)).contains("a|b^c&d~e\\f \\.br\\ \\H\\ end");
  }

  @Test
  void aLaterVersionReplacesTheOneThatWasSent() throws Exception {
    VisitDocument document = MdmExamples.document();
    MdmMessage message = messages(MessageForm.DEFAULT).of(MdmExamples.message(document, 4, 2));
    Terser read = read(message, UTF_8);
    String id = DocumentReferences.id(document);
    assertThat(fields(read, "MSH-9-2", "MSH-9-3", "EVN-1", "TXA-12-1", "TXA-13-1", "TXA-13-2"))
        .containsExactly("T10", "MDM_T02", "T10", id + "-4", id + "-2", "TPIBRIDGE");
    assertThat(fields(read, "TXA-19", "TXA-21", "OBX-2"))
        .containsExactly("AV", "Record changed", "TX");
  }

  @Test
  void aWithdrawalCancelsTheVersionThatWasSent() throws Exception {
    MdmMessage message =
        messages(MessageForm.DEFAULT).of(MdmExamples.message(MdmExamples.withdrawn(), 3, 2));
    Terser read = read(message, UTF_8);
    assertThat(fields(read, "MSH-9-2", "MSH-9-3", "TXA-12-1", "TXA-13", "TXA-19", "TXA-21"))
        .containsExactly(
            "T11",
            "MDM_T01",
            DocumentReferences.id(MdmExamples.document()) + "-2",
            null,
            "CA",
            "Entered in error");
    assertThat(segments(message, UTF_8, "OBX")).isEmpty();
    assertThat(new String(message.content(), UTF_8)).doesNotContain("lidocaine");
  }

  @Test
  void aWithdrawalMayBeAReplacement() throws Exception {
    MessageForm form =
        new MessageForm(
            MessageCharset.UTF_8,
            TextForm.SEGMENT_FOR_EACH_LINE,
            PdfForm.NONE,
            AcknowledgmentMode.COMMIT_AND_APPLICATION,
            WithdrawalForm.REPLACE,
            CompletionStatus.AUTHENTICATED,
            "TPINOTE");
    MdmMessage message = messages(form).of(MdmExamples.message(MdmExamples.withdrawn(), 3, 2));
    Terser read = read(message, UTF_8);
    String id = DocumentReferences.id(MdmExamples.document());
    assertThat(fields(read, "MSH-9-2", "MSH-15", "MSH-16", "TXA-2", "TXA-12-1", "TXA-13-1"))
        .containsExactly("T10", "AL", "AL", "TPINOTE", id + "-3", id + "-2");
    assertThat(fields(read, "TXA-17", "TXA-21")).containsExactly("AU", "Entered in error");
    assertThat(new String(message.content(), UTF_8))
        .contains("This visit was entered in error.")
        .doesNotContain("lidocaine");
  }

  @Test
  void whatWasNotSentIsNotWithdrawn() {
    assertThatThrownBy(
            () -> messages(MessageForm.DEFAULT).of(MdmExamples.message(MdmExamples.withdrawn(), 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theControlIdIsStable() {
    MdmMessages messages = messages(MessageForm.DEFAULT);
    VisitDocument document = MdmExamples.document();
    Set<String> ids = new TreeSet<>();
    for (int version = 1; version <= 3; version++) {
      ids.add(messages.of(MdmExamples.message(document, version)).controlId());
      ids.add(messages.of(MdmExamples.message(document, version + 1, version)).controlId());
      ids.add(messages.of(MdmExamples.message(MdmExamples.withdrawn(), 9, version)).controlId());
    }
    assertThat(ids).hasSize(9);
    assertThat(messages.of(MdmExamples.message(document, 1)).controlId())
        .isEqualTo(MdmExamples.message().controlId());
    assertThat(messages.of(MdmExamples.message(document, 1)).content())
        .isEqualTo(MdmExamples.message().content());
  }

  @Test
  void separatorsAndLineBreaksInNamesAreText() throws Exception {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped.only(Patient.class).getNameFirstRep().setFamily("O|K^A&F~O\\R\r\nPID|2");
    mapped.only(Location.class).setName("Room\u001c2\u000b & more");
    mapped.only(Practitioner.class).getNameFirstRep().setFamily("R&D").addGiven("^x");
    MdmMessage message =
        messages(MessageForm.DEFAULT)
            .of(MdmExamples.message(VisitDocument.of(mapped.all(Resource.class)), 1));
    Terser read = read(message, UTF_8);
    assertThat(segments(message, UTF_8, "PID")).hasSize(1);
    assertThat(read.get("/PID-5-1")).isEqualTo("O|K^A&F~O\\R  PID|2");
    assertThat(read.get("/PV1-3-9")).isEqualTo("Room 2  & more");
    assertThat(fields(read, "TXA-5-2", "TXA-5-3")).containsExactly("R&D", "Luis ^x");
    assertThat(message.content()).doesNotContain((byte) 0x1c, (byte) 0x0b);
  }

  @ParameterizedTest
  @CsvSource({"UTF_8, UNICODE UTF-8", "LATIN_1, 8859/1", "ASCII,"})
  void lettersAreWrittenInTheCharacterSet(MessageCharset charset, String code) throws Exception {
    String name =
        switch (charset) {
          case UTF_8 -> "Zoë Łukasz 山";
          case LATIN_1 -> "Zoë Müller";
          case ASCII -> "Zoe Muller";
        };
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped.only(Patient.class).getNameFirstRep().setFamily(name);
    MdmMessage message =
        messages(form(charset, TextForm.REPETITIONS, PdfForm.MIME_TYPE))
            .of(MdmExamples.message(VisitDocument.of(mapped.all(Resource.class)), 1));
    Terser read = read(message, charset.charset());
    assertThat(read.get("/PID-5-1")).isEqualTo(name);
    assertThat(read.get("/MSH-18")).isEqualTo(code);
  }

  /** A name with other letters would be the name of another person. */
  @ParameterizedTest
  @EnumSource(
      value = MessageCharset.class,
      names = {"LATIN_1", "ASCII"})
  void namesThatTheCharacterSetDoesNotHaveAreNotSent(MessageCharset charset) {
    MessageForm form = form(charset, TextForm.REPETITIONS, PdfForm.TABLE_CODES);
    MappedVisit patient = MappedVisit.of(ExampleVisits.full());
    patient.only(Patient.class).getNameFirstRep().setFamily("Łukasz");
    MappedVisit clinician = MappedVisit.of(ExampleVisits.full());
    clinician.only(Practitioner.class).getNameFirstRep().setFamily("Łukasz");
    for (MappedVisit mapped : List.of(patient, clinician)) {
      assertThat(
              MdmMessages.unmet(
                  VisitDocument.of(mapped.all(Resource.class)), MdmExamples.settings(form)))
          .contains("a name or an identifier has characters that hl7v2.charset does not have");
    }
  }

  @Test
  void lettersOfTheTextAreInThePdfOrNothingIsSent() throws Exception {
    VisitDocument document = withNote("pain \u2265 7");
    MessageForm withPdf =
        form(MessageCharset.LATIN_1, TextForm.SEGMENT_FOR_EACH_LINE, PdfForm.TABLE_CODES);
    MdmMessage message = messages(withPdf).of(MdmExamples.message(document, 1));
    assertThat(read(message, ISO_8859_1).get("/OBX(0)-5"))
        .isEqualTo(
            "Characters that this message cannot contain are shown as ?. The PDF contains them.");
    assertThat(
            MdmMessages.unmet(
                document,
                MdmExamples.settings(
                    form(MessageCharset.LATIN_1, TextForm.REPETITIONS, PdfForm.NONE))))
        .contains("the visit has characters that hl7v2.charset does not have, and no PDF is sent");
  }

  @Test
  void missingDataIsMissingInTheMessage() throws Exception {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped.only(Patient.class).setName(null).setBirthDate(null).setGender(null);
    mapped.only(Encounter.class).getPeriod().setEnd(null);
    mapped.only(Encounter.class).getPeriod().getStartElement().setValueAsString("2026-03-05");
    List<Resource> resources =
        mapped.all(Resource.class).stream().filter(r -> !(r instanceof Practitioner)).toList();
    MdmMessage message =
        messages(MessageForm.DEFAULT).of(MdmExamples.message(VisitDocument.of(resources), 1));
    Terser read = read(message, UTF_8);
    assertThat(fields(read, "PID-5-1", "PID-5-7", "PID-7", "PID-8", "PV1-45", "TXA-5-1"))
        .containsExactly(null, "U", null, null, null, null);
    assertThat(read.get("/PV1-44")).isEqualTo("20260305");
  }

  @Test
  void theVisitNumberNeedsAnAuthority() throws Exception {
    Hl7TargetSettings settings =
        new Hl7TargetSettings(
            new Endpoint("127.0.0.1", 1, false, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            MdmExamples.PARTIES,
            MessageForm.DEFAULT,
            Map.of(
                MappedVisit.CLINIC.systems().mrn(), new AssigningAuthority("", "1.2.3", "ISO"),
                MappedVisit.CLINIC.systems().visit(), new AssigningAuthority("TPI", "", "")),
            true);
    MdmMessage message =
        new MdmMessages(settings, MdmExamples.CLOCK)
            .of(MdmExamples.message(MdmExamples.document(), 1));
    Terser read = read(message, UTF_8);
    assertThat(fields(read, "PID-3-4-1", "PID-3-4-2", "PV1-19-1", "PV1-19-4-1", "PV1-19-5"))
        .containsExactly(null, "1.2.3", "V-1001", "TPI", "VN");
  }

  @Test
  void aPatientWithoutAuthorityIsNotSent() {
    Hl7TargetSettings settings =
        new Hl7TargetSettings(
            new Endpoint("127.0.0.1", 1, false, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            MdmExamples.PARTIES,
            MessageForm.DEFAULT,
            Map.of("https://other.example/mrn", new AssigningAuthority("OTHER", "", "")),
            true);
    assertThat(MdmMessages.unmet(MdmExamples.document(), settings))
        .contains("no identifier of the patient has a system that hl7v2.authorities lists");
    assertThatThrownBy(
            () ->
                new MdmMessages(settings, MdmExamples.CLOCK)
                    .of(MdmExamples.message(MdmExamples.document(), 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(MdmMessages.unmet(MdmExamples.document(), MdmExamples.settings(MessageForm.DEFAULT)))
        .isEmpty();
  }

  @Test
  void settingsRefuseBadValues() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Endpoint("", 1, false, second, second))
        .hasMessageContaining("host");
    assertThatThrownBy(() -> new Endpoint("h", 0, false, second, second))
        .hasMessageContaining("port");
    assertThatThrownBy(() -> new Endpoint("h", 1, false, Duration.ZERO, second))
        .hasMessageContaining("connect-time");
    assertThatThrownBy(() -> new Parties("A|B", "", "", "")).hasMessageContaining("facilities");
    assertThatThrownBy(() -> new Parties("", "", "", ""))
        .hasMessageContaining("sending-application");
    assertThatThrownBy(() -> new AssigningAuthority("", "", "")).hasMessageContaining("namespace");
    assertThatThrownBy(() -> new AssigningAuthority("", "1.2", "")).hasMessageContaining("type");
    assertThatThrownBy(
            () ->
                new MessageForm(
                    MessageCharset.UTF_8,
                    TextForm.REPETITIONS,
                    PdfForm.NONE,
                    AcknowledgmentMode.ORIGINAL,
                    WithdrawalForm.CANCEL,
                    CompletionStatus.DOCUMENTED,
                    "a|b"))
        .hasMessageContaining("document-type");
  }

  @Test
  void nothingOfThePatientIsInToString() {
    assertThat(MdmExamples.message().toString()).doesNotContain("Okafor", "MRN-77");
    assertThat(MdmExamples.document().toString()).doesNotContain("Okafor", "MRN-77");
  }

  private static MdmMessages messages(MessageForm form) {
    return new MdmMessages(MdmExamples.settings(form), MdmExamples.CLOCK);
  }

  private static MessageForm form(MessageCharset charset, TextForm text, PdfForm pdf) {
    return new MessageForm(
        charset,
        text,
        pdf,
        AcknowledgmentMode.ORIGINAL,
        WithdrawalForm.CANCEL,
        CompletionStatus.DOCUMENTED,
        "PN");
  }

  private static VisitDocument withNote(String note) {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped.all(Procedure.class).stream()
        .filter(p -> !p.hasPartOf())
        .forEach(p -> p.addNote().setText(note));
    return VisitDocument.of(mapped.all(Resource.class));
  }

  private static List<String> fields(Terser read, String... paths) throws HL7Exception {
    List<String> values = new ArrayList<>();
    for (String path : paths) {
      values.add(read.get(path.startsWith("/") ? path : "/" + path));
    }
    return values;
  }

  private static Terser read(MdmMessage message, java.nio.charset.Charset charset)
      throws HL7Exception, IOException {
    try (DefaultHapiContext context = new DefaultHapiContext(new GenericModelClassFactory())) {
      context.setValidationContext(ValidationContextFactory.noValidation());
      Message parsed = new PipeParser(context).parse(new String(message.content(), charset));
      return new Terser(parsed);
    }
  }

  /** Sequences are read from the left, so that an escaped backslash begins no sequence. */
  private static String unescaped(String text) {
    Map<String, String> meanings =
        Map.of("F", "|", "S", "^", "T", "&", "R", "~", "E", "\\", ".br", "\n");
    return Pattern.compile("\\\\([^\\\\]*)\\\\")
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(meanings.get(m.group(1))));
  }

  private static List<String[]> segments(
      MdmMessage message, java.nio.charset.Charset charset, String name) {
    return Arrays.stream(new String(message.content(), charset).split("\r", -1))
        .filter(segment -> segment.startsWith(name + "|"))
        .map(segment -> segment.split("\\|", -1))
        .toList();
  }
}
