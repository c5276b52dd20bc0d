package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.hl7v2.MllpReceiver;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AssigningAuthority;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.outbox.DeliveryAttempts.Attempt;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** What a hospital receives that accepts no FHIR writes. */
@Timeout(60)
class MessagePushTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final MllpReceiver.Behavior ACCEPTS =
      (message, socket, out) -> MllpReceiver.write(out, MllpReceiver.ack(message, "AA", ""));

  @TempDir private Path folder;

  private static EhrSettings hospital(int port, boolean repeat, String mrnSystem) {
    return hospital(URI.create("mllp://127.0.0.1:" + port), port, repeat, mrnSystem);
  }

  private static EhrSettings hospital(URI url, int port, boolean repeat, String mrnSystem) {
    return new EhrSettings(
        Pushing.EHR,
        url,
        EhrSettings.Environment.TEST,
        Pushing.matching(),
        MatchingPolicy.DEFAULT,
        ConnectionPolicy.DEFAULT,
        new Authorization.None(),
        LimitPolicy.DEFAULT,
        CapabilityPolicy.DEFAULT,
        WriteProfile.EVERYTHING,
        PullPolicy.DEFAULT,
        ConflictPolicy.DEFAULT,
        Optional.of(
            new Hl7TargetSettings(
                new Hl7TargetSettings.Endpoint("127.0.0.1", port, false, SECONDS, SECONDS),
                new Hl7TargetSettings.Parties("TPIBRIDGE", "CLINIC", "EHR", "HOSPITAL"),
                Hl7TargetSettings.MessageForm.DEFAULT,
                Map.of(mrnSystem, new AssigningAuthority("CLINIC", "", "")),
                repeat)),
        SchedulePolicy.DEFAULT);
  }

  private Pushing pushing(MllpReceiver receiver, boolean repeat) {
    return Pushing.over(
        Pushing.database(Pushing.folder(folder)),
        hospital(receiver.port(), repeat, IdentifierSystemUris.DEFAULT.mrn()));
  }

  private static VisitRow visit() {
    return VisitRow.of("V-1", "70001");
  }

  private static PushSummary push(Pushing pushing) {
    return pushing.push(
        new PushOptions(false, false, 2, Duration.ofMillis(20), Duration.ofSeconds(10)));
  }

  /** One field of a message, such as {@code TXA-12}. */
  private static String field(String message, String name) {
    String segment = name.substring(0, 3);
    int number = Integer.parseInt(name.substring(4));
    String[] fields =
        message
            .lines()
            .filter(line -> line.startsWith(segment))
            .findFirst()
            .orElseThrow()
            .split("\\|", -1);
    int index = segment.equals("MSH") ? number - 1 : number;
    return index < fields.length ? fields[index] : "";
  }

  private static List<String> events(MllpReceiver receiver) {
    return receiver.received().stream().map(m -> field(m, "EVN-1")).toList();
  }

  @Test
  void visitsAreSentOnceCorrectedAndWithdrawn() throws IOException {
    try (MllpReceiver receiver = new MllpReceiver(ACCEPTS);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit(), VisitRow.of("V-2", "70002"));
      PushSummary first = push(pushing);
      assertThat(first.sentVisits()).isEqualTo(2);
      assertThat(first.dead() + first.waiting() + first.review()).isZero();
      assertThat(first.inDocuments())
          .containsKeys("Procedure", "Observation", "MedicationAdministration");
      assertThat(events(receiver)).containsExactly("T02", "T02");
      assertThat(push(pushing).sentVisits()).isZero();
      assertThat(receiver.received()).hasSize(2);

      pushing.importVisits(visit().with("pain_after", "1"), VisitRow.of("V-2", "70002"));
      push(pushing);
      assertThat(events(receiver)).containsExactly("T02", "T02", "T10");
      String corrected = receiver.received().get(2);
      String sent =
          receiver.received().stream()
              .filter(m -> field(m, "PID-3").startsWith("70001"))
              .findFirst()
              .orElseThrow();
      assertThat(field(corrected, "TXA-13")).isEqualTo(field(sent, "TXA-12"));

      new JobUndo(pushing.store(), Importing.INDEXER, "test 1", Importing.CLOCK)
          .run("J1", JobUndo.LaterChanges.UNDO);
      push(pushing);
      assertThat(events(receiver)).containsExactly("T02", "T02", "T10", "T11", "T11");
      assertThat(receiver.received().subList(3, 5))
          .extracting(m -> field(m, "TXA-12"))
          .contains(field(corrected, "TXA-12"));
      assertThat(push(pushing).sentVisits()).isZero();

      // What was canceled is a new document, not a replacement.
      pushing.importVisits(visit());
      push(pushing);
      assertThat(events(receiver)).endsWith("T02").hasSize(6);
      assertThat(pushing.ledger(LedgerState.SENT)).isNotEmpty();
    }
  }

  @Test
  void aMessageWithoutAcknowledgmentIsRepeatedUnchanged() throws IOException {
    AtomicInteger number = new AtomicInteger();
    try (MllpReceiver receiver =
            new MllpReceiver(
                (message, socket, out) -> {
                  if (number.incrementAndGet() <= 2) {
                    socket.close();
                  } else {
                    ACCEPTS.answer(message, socket, out);
                  }
                });
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      PushSummary summary = push(pushing);
      assertThat(summary.sentVisits()).isEqualTo(1);
      assertThat(receiver.received()).hasSize(3);
      Set<String> ids = new TreeSet<>();
      receiver.received().forEach(m -> ids.add(field(m, "MSH-10") + field(m, "TXA-12")));
      assertThat(ids).hasSize(1);
      assertThat(events(receiver)).containsOnly("T02");
    }
  }

  @Test
  void ifTheVisitChangedSinceALostAcknowledgmentAPersonDecides() throws IOException {
    List<String> answers = new CopyOnWriteArrayList<>(List.of("AA"));
    try (MllpReceiver receiver = scripted(answers);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      push(pushing);
      pushing.importVisits(visit().with("pain_after", "1"));
      pushing.push(new PushOptions(false, false, 1, Duration.ofMillis(20), Duration.ZERO));
      int lost = receiver.received().size();
      assertThat(events(receiver).subList(1, lost)).isNotEmpty().containsOnly("T10");

      pushing.importVisits(visit().with("pain_after", "2"));
      PushSummary summary = push(pushing);
      assertThat(summary.review()).isEqualTo(1);
      assertThat(receiver.received()).hasSize(lost);
      Review review = onlyReview(pushing);
      String number = field(receiver.received().get(1), "TXA-12").replaceAll("\\^.*", "");
      assertThat(review.item().candidates()).containsExactly("DocumentReference/" + number);

      answers.add("AA");
      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .same(review.key(), "DocumentReference/" + number);
      push(pushing);
      assertThat(receiver.received()).hasSize(lost + 1);
      assertThat(field(receiver.received().get(lost), "EVN-1")).isEqualTo("T10");
      assertThat(field(receiver.received().get(lost), "TXA-13")).startsWith(number + "^");
      assertThat(push(pushing).sentVisits()).isZero();
    }
  }

  @Test
  void whatDidNotArriveReplacesWhatTheReceiverHas() throws IOException {
    List<String> answers = new CopyOnWriteArrayList<>(List.of("AA"));
    try (MllpReceiver receiver = scripted(answers);
        Pushing pushing = pushing(receiver, false)) {
      pushing.importVisits(visit());
      push(pushing);
      pushing.importVisits(visit().with("pain_after", "1"));
      assertThat(push(pushing).review()).isEqualTo(1);
      assertThat(receiver.received()).hasSize(2);

      answers.add("AA");
      new ReviewDecisions(pushing.store(), Importing.CLOCK).none(onlyReview(pushing).key());
      push(pushing);
      assertThat(events(receiver)).containsExactly("T02", "T10", "T10");
      assertThat(field(receiver.received().get(2), "TXA-13"))
          .isEqualTo(field(receiver.received().get(0), "TXA-12"));
    }
  }

  @Test
  void aRefusedMessageIsADeadLetterWithTheReasonOfTheReceiver() throws IOException {
    List<String> answers = new CopyOnWriteArrayList<>(List.of("AE"));
    try (MllpReceiver receiver = scripted(answers);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      PushSummary summary = push(pushing);
      assertThat(summary.dead()).isEqualTo(1);
      assertThat(summary.sentVisits()).isZero();
      assertThat(summary.reasons()).containsKey("the receiver answered AE");
      List<Attempt> attempts =
          pushing
              .store()
              .read(tx -> tx.exchange().attempts().ofPatient(Pushing.EHR, patient(pushing), 9));
      assertThat(attempts)
          .singleElement()
          .satisfies(
              attempt -> {
                assertThat(attempt.httpStatus()).isEmpty();
                assertThat(attempt.outcome()).get().asString().contains("AE Unknown patient");
              });

      answers.add("AA");
      pushing.importVisits(visit().with("pain_after", "1"));
      assertThat(push(pushing).dead()).isZero();
      assertThat(events(receiver)).containsExactly("T02", "T02");
    }
  }

  /** The receiver may have processed the first message, and refuse the repetition. */
  @Test
  void aRefusalAfterALostAcknowledgmentIsForAPersonToDecide() throws IOException {
    List<String> answers = new CopyOnWriteArrayList<>(List.of("lost", "AE"));
    try (MllpReceiver receiver = scripted(answers);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      PushSummary summary = push(pushing);

      assertThat(receiver.received()).hasSize(2);
      assertThat(summary.dead()).isZero();
      assertThat(summary.review()).isEqualTo(1);
      assertThat(pushing.ledger(LedgerState.REFUSED)).isEmpty();
    }
  }

  /** Nobody has to request that refused patients are tried again. */
  @Test
  void aCorrectedAuthorityIsAppliedToRefusedPatients() throws IOException {
    try (MllpReceiver receiver = new MllpReceiver(ACCEPTS)) {
      Path store = Pushing.folder(folder);
      try (Pushing wrong =
          Pushing.over(
              Pushing.database(store),
              hospital(receiver.port(), true, "https://other.example/mrn"))) {
        wrong.importVisits(visit());
        assertThat(push(wrong).dead()).isEqualTo(1);
      }
      try (Pushing corrected =
          Pushing.over(
              Pushing.database(store),
              hospital(receiver.port(), true, IdentifierSystemUris.DEFAULT.mrn()))) {
        assertThat(push(corrected).sentVisits()).isEqualTo(1);
        assertThat(push(corrected).dead()).isZero();
      }
    }
  }

  @Test
  void aReceiverThatIsBusyGetsTheMessageLater() throws IOException {
    try (MllpReceiver receiver = scripted(new CopyOnWriteArrayList<>(List.of("AR", "AR", "AA")));
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      assertThat(push(pushing).sentVisits()).isEqualTo(1);
      assertThat(events(receiver)).containsExactly("T02", "T02", "T02");
    }
  }

  @Test
  void aPatientWithoutAnIdentifierOfTheReceiverIsNotSentAndReported() throws IOException {
    try (MllpReceiver receiver = new MllpReceiver(ACCEPTS);
        Pushing pushing =
            Pushing.over(
                Pushing.database(Pushing.folder(folder)),
                hospital(receiver.port(), true, "https://other.example/mrn"))) {
      pushing.importVisits(visit());
      PushSummary summary = push(pushing);
      assertThat(summary.dead()).isEqualTo(1);
      assertThat(summary.reasons())
          .containsKey("no identifier of the patient has a system that hl7v2.authorities lists");
      assertThat(receiver.received()).isEmpty();
    }
  }

  /** The EHR can be searched, and accepts no resources. */
  @Test
  void ofAnEhrWithFhirOnlyMatchedPatientsAreSent() throws IOException {
    String mrn = IdentifierSystemUris.DEFAULT.mrn();
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("nextgen-like"));
        MllpReceiver receiver = new MllpReceiver(ACCEPTS);
        Pushing pushing =
            Pushing.over(
                Pushing.database(Pushing.folder(folder)),
                hospital(ehr.base(), receiver.port(), true, mrn))) {
      Patient known = new Patient();
      known.setId("P1");
      known.addIdentifier().setSystem(mrn).setValue("70001");
      known.addName().setFamily("Okafor").addGiven("Miriam");
      known.setBirthDateElement(new DateType("1979-05-12"));
      ehr.add(List.of(known));
      pushing.importVisits(visit(), VisitRow.of("V-2", "70002"));
      PushSummary summary = push(pushing);
      assertThat(summary.matchedPatients()).isEqualTo(1);
      assertThat(summary.review()).isEqualTo(1);
      assertThat(receiver.received()).singleElement().asString().contains("|70001^");
      assertThat(push(pushing).sentVisits()).isZero();
    }
  }

  @Test
  void aPreviewSendsNothing() throws IOException {
    try (MllpReceiver receiver = new MllpReceiver(ACCEPTS);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      PushPreview.Preview preview = pushing.preview();
      assertThat(preview.changes())
          .anySatisfy(
              change -> {
                assertThat(change.action()).isEqualTo("create");
                assertThat(change.method()).contains("HL7 v2 message");
              });
      assertThat(receiver.received()).isEmpty();
      push(pushing);
      assertThat(pushing.preview().isEqual()).isTrue();
    }
  }

  @Test
  void afterARestoreAPersonSaysWhatTheReceiverHas() throws IOException {
    try (MllpReceiver receiver = new MllpReceiver(ACCEPTS);
        Pushing pushing = pushing(receiver, true)) {
      pushing.importVisits(visit());
      Path backup = folder.resolve("backup.db");
      pushing.store().backup(backup, Importing.CLOCK.instant());
      push(pushing);
      try (Pushing restored = pushing.restoredFrom(backup, Pushing.folder(folder))) {
        assertThat(push(restored).review()).isEqualTo(1);
        assertThat(receiver.received()).hasSize(1);
        String number = field(receiver.received().get(0), "TXA-12").replaceAll("\\^.*", "");
        new ReviewDecisions(restored.store(), Importing.CLOCK)
            .same(onlyReview(restored).key(), "DocumentReference/" + number);
        assertThat(push(restored).review()).isZero();
        assertThat(receiver.received()).hasSize(1);
        assertThat(restored.preview().isEqual()).isTrue();
      }
    }
  }

  /** Answers in this order; for "lost", and after the last one, the connection is closed. */
  private static MllpReceiver scripted(List<String> answers) throws IOException {
    return new MllpReceiver(
        (message, socket, out) -> {
          if (answers.isEmpty()) {
            socket.close();
            return;
          }
          String answer = answers.remove(0);
          if (answer.equals("lost")) {
            socket.close();
            return;
          }
          MllpReceiver.write(
              out,
              MllpReceiver.ack(message, answer, answer.equals("AA") ? "" : "|Unknown patient"));
        });
  }

  private static Review onlyReview(Pushing pushing) {
    List<Review> open =
        pushing
            .store()
            .read(tx -> tx.exchange().reviews().ofPatient(Pushing.EHR, patient(pushing)))
            .stream()
            .filter(Review::open)
            .toList();
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private static String patient(Pushing pushing) {
    return pushing.patientIds().get(0);
  }
}
