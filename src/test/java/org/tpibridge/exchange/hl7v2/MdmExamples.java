package org.tpibridge.exchange.hl7v2;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.document.DocumentMessage;
import org.tpibridge.exchange.document.DocumentReferences;
import org.tpibridge.exchange.document.VisitDocument;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AssigningAuthority;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Parties;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.Retraction;

/** Settings, documents and messages for tests. */
final class MdmExamples {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-06T08:00:00Z"));
  static final Parties PARTIES = new Parties("TPIBRIDGE", "CLINIC", "EHR", "HOSPITAL");
  static final Map<String, AssigningAuthority> AUTHORITIES =
      Map.of(MappedVisit.CLINIC.systems().mrn(), new AssigningAuthority("HOSP", "1.2.3.4", "ISO"));

  private MdmExamples() {}

  static Hl7TargetSettings settings(MessageForm form) {
    return settings(2575, Duration.ofSeconds(5), form);
  }

  static Hl7TargetSettings settings(int port, Duration answerTime, MessageForm form) {
    return new Hl7TargetSettings(
        new Endpoint("127.0.0.1", port, false, Duration.ofSeconds(5), answerTime),
        PARTIES,
        form,
        AUTHORITIES,
        true);
  }

  static VisitDocument document() {
    return VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
  }

  static VisitDocument withdrawn() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    resources.replaceAll(r -> r instanceof Encounter ? Retraction.retracted(r).orElseThrow() : r);
    return VisitDocument.of(resources);
  }

  static MdmMessage message() {
    return new MdmMessages(settings(MessageForm.DEFAULT), CLOCK).of(message(document(), 1));
  }

  /** The first message about a document. */
  static DocumentMessage message(VisitDocument document, long version) {
    return new DocumentMessage(document, number(document, version), Optional.empty());
  }

  /**
   * A later message.
   *
   * @param sent the version that the receiver has
   */
  static DocumentMessage message(VisitDocument document, long version, long sent) {
    return new DocumentMessage(
        document, number(document, version), Optional.of(number(document, sent)));
  }

  private static String number(VisitDocument document, long version) {
    return DocumentReferences.id(document) + "-" + version;
  }
}
