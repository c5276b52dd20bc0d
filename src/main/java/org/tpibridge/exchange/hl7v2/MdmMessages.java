package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.exchange.document.DocumentMessage;
import org.tpibridge.exchange.document.VisitDocument;
import org.tpibridge.exchange.hl7v2.MdmMessage.MdmEvent;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.PdfForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.TextForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.WithdrawalForm;
import org.tpibridge.mapping.elements.StandardCode;

/** Writes messages about the documents of visits, in HL7 version 2.5.1. */
public final class MdmMessages {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");

  /** MSH-10 has up to 20 characters in version 2.5.1. */
  private static final int CONTROL_ID_LENGTH = 20;

  private static final String LOST_CHARACTERS =
      "Characters that this message cannot contain are shown as ?. The PDF contains them.";

  private final Hl7TargetSettings settings;
  private final InstantSource clock;

  /**
   * @param clock for the time of messages
   */
  public MdmMessages(Hl7TargetSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Writes the message that brings the receiver up to date.
   *
   * @throws IllegalArgumentException if {@link #unmet} has a reason
   */
  public MdmMessage of(DocumentMessage message) {
    unmet(message.document(), settings)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return new Composition(message).message();
  }

  /** Why a document cannot be sent to a receiver, for users. */
  public static Optional<String> unmet(VisitDocument document, Hl7TargetSettings settings) {
    List<String> names = new ArrayList<>();
    document
        .clinician()
        .ifPresent(person -> Hl7TargetSettings.parts(person.getNameFirstRep()).forEach(names::add));
    document.location().ifPresent(names::add);
    return document
        .patient()
        .map(patient -> settings.unmet(patient, names, document.text()))
        .orElse(Optional.of("the visit has no patient"));
  }

  private MdmEvent event(DocumentMessage message) {
    if (message.document().isWithdrawal()
        && settings.form().withdrawal() == WithdrawalForm.CANCEL) {
      return MdmEvent.T11;
    }
    return message.replaced().isEmpty() ? MdmEvent.T02 : MdmEvent.T10;
  }

  /** One message that is being written. */
  private final class Composition {
    private final VisitDocument document;
    private final MdmEvent event;
    private final String number;
    private final Optional<String> parent;
    private final StringBuilder message = new StringBuilder();

    Composition(DocumentMessage of) {
      this.document = of.document();
      this.event = event(of);
      boolean cancels = event == MdmEvent.T11;
      this.number = cancels ? of.replaced().orElseThrow() : of.number();
      this.parent = cancels ? Optional.empty() : of.replaced();
    }

    MdmMessage message() {
      String controlId = controlId();
      header(controlId);
      message.append(segment("EVN").raw(1, event.name()).raw(2, recorded()).build());
      patient(document.patient().orElseThrow());
      visit();
      documentHeader();
      if (event != MdmEvent.T11) {
        content();
      }
      return new MdmMessage(
          event, controlId, message.toString().getBytes(settings.form().charset().charset()));
    }

    private SegmentBuilder segment(String name) {
      return new SegmentBuilder(name, settings.form().charset().charset());
    }

    private String controlId() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest((event + " " + number).getBytes(UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, CONTROL_ID_LENGTH);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private void header(String controlId) {
      Hl7TargetSettings.Parties parties = settings.parties();
      Hl7TargetSettings.MessageForm form = settings.form();
      message.append(
          segment("MSH")
              .raw(2, "^~\\&")
              .raw(3, parties.sendingApplication())
              .raw(4, parties.sendingFacility())
              .raw(5, parties.receivingApplication())
              .raw(6, parties.receivingFacility())
              .raw(7, now())
              .raw(9, "MDM^" + event + "^" + event.structure())
              .raw(10, controlId)
              .raw(11, document.isTestData() ? "T" : "P")
              .raw(12, "2.5.1")
              .raw(15, form.acknowledgment().accept())
              .raw(16, form.acknowledgment().application())
              .raw(18, form.charset().code())
              .build());
    }

    private String now() {
      return SECONDS.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private String recorded() {
      return document.recorded().map(MdmMessages::time).orElseGet(this::now);
    }

    private void patient(Patient patient) {
      SegmentBuilder pid = segment("PID");
      pid.raw(1, "1");
      pid.raw(
          3,
          patient.getIdentifier().stream()
              .filter(settings::isSent)
              .map(
                  identifier ->
                      identifier(pid, identifier, PersonFields.identifierType(identifier)))
              .collect(Collectors.joining("~")));
      pid.raw(5, PersonFields.patientName(pid, patient));
      String birthDate = patient.getBirthDateElement().getValueAsString();
      pid.raw(7, birthDate == null ? "" : birthDate.replace("-", ""));
      pid.raw(8, PersonFields.sex(patient));
      message.append(pid.build());
    }

    private String identifier(SegmentBuilder segment, Identifier identifier, String type) {
      return PersonFields.identifier(
          segment, identifier, settings.authorities().get(identifier.getSystem()), type);
    }

    private void visit() {
      SegmentBuilder pv1 = segment("PV1");
      pv1.raw(1, "1").raw(2, "O");
      document.location().ifPresent(place -> pv1.raw(3, "^^^^^^^^" + pv1.escaped(place)));
      // Without an authority, the receiver would look for one of its visits with this number.
      if (settings.isSent(document.visitIdentifier())) {
        pv1.raw(19, identifier(pv1, document.visitIdentifier(), "VN"));
      }
      pv1.raw(44, time(document.period().getStartElement()));
      pv1.raw(45, time(document.period().getEndElement()));
      message.append(pv1.build());
    }

    private void documentHeader() {
      SegmentBuilder txa = segment("TXA");
      String clinician =
          document
              .clinician()
              .map(practitioner -> PersonFields.clinician(txa, practitioner, document.npi()))
              .orElse("");
      txa.raw(1, "1")
          .text(2, settings.form().documentType())
          .raw(3, settings.form().text() == TextForm.FORMATTED_TEXT ? "FT" : "TX")
          .raw(4, time(document.period().getStartElement()))
          .raw(5, clinician)
          .raw(6, recorded())
          .raw(9, clinician)
          .raw(12, documentNumber(number));
      parent.ifPresent(replaced -> txa.raw(13, documentNumber(replaced)));
      if (event == MdmEvent.T10) {
        txa.raw(8, recorded());
      }
      if (event != MdmEvent.T02) {
        txa.text(21, document.isWithdrawal() ? "Entered in error" : "Record changed");
      }
      txa.raw(17, settings.form().completion().code()).raw(19, event == MdmEvent.T11 ? "CA" : "AV");
      message.append(txa.build());
    }

    private String documentNumber(String value) {
      return value + "^" + settings.parties().sendingApplication();
    }

    private void content() {
      List<String> lines = new ArrayList<>(document.text().lines().toList());
      if (!settings.form().charset().has(document.text())) {
        lines.add(0, LOST_CHARACTERS);
      }
      List<SegmentBuilder> segments = new ArrayList<>();
      switch (settings.form().text()) {
        case SEGMENT_FOR_EACH_LINE ->
            lines.forEach(
                line -> {
                  SegmentBuilder obx = segment("OBX");
                  segments.add(obx.raw(2, "TX").raw(5, line(obx, line)));
                });
        case REPETITIONS -> {
          SegmentBuilder obx = segment("OBX");
          segments.add(
              obx.raw(2, "TX")
                  .raw(
                      5,
                      lines.stream()
                          .map(line -> line(obx, line))
                          .collect(Collectors.joining("~"))));
        }
        case FORMATTED_TEXT -> {
          SegmentBuilder obx = segment("OBX");
          segments.add(
              obx.raw(2, "FT")
                  .raw(5, lines.stream().map(obx::escaped).collect(Collectors.joining("\\.br\\"))));
        }
      }
      if (settings.form().pdf() != PdfForm.NONE) {
        segments.add(segment("OBX").raw(2, "ED").raw(5, pdf()));
      }
      for (int i = 0; i < segments.size(); i++) {
        String position = String.valueOf(i + 1);
        message.append(
            segments
                .get(i)
                .raw(1, position)
                .components(
                    3,
                    StandardCode.PROCEDURE_NOTE.code(),
                    StandardCode.PROCEDURE_NOTE.coding().getDisplay(),
                    "LN")
                .raw(4, position)
                .raw(11, "F")
                .raw(14, time(document.period().getStartElement()))
                .build());
      }
    }

    /** An empty line is a space: an empty field would have no value. */
    private String line(SegmentBuilder segment, String line) {
      return line.isEmpty() ? " " : segment.escaped(line);
    }

    private String pdf() {
      String type = settings.form().pdf() == PdfForm.TABLE_CODES ? "AP^PDF" : "application^pdf";
      return "^" + type + "^Base64^" + Base64.getEncoder().encodeToString(document.pdf());
    }
  }

  /** A day, or a time with its offset. */
  private static String time(BaseDateTimeType element) {
    String value = element.getValueAsString();
    if (value == null) {
      return "";
    }
    return value.indexOf('T') < 0
        ? value.replace("-", "")
        : SECONDS.format(OffsetDateTime.parse(value));
  }
}
