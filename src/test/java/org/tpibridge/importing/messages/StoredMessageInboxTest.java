package org.tpibridge.importing.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.store.jobs.SourceRows.RowOutcome.CREATED;
import static org.tpibridge.store.jobs.SourceRows.RowOutcome.LEFT_OUT;
import static org.tpibridge.store.jobs.SourceRows.RowOutcome.REJECTED;
import static org.tpibridge.store.jobs.SourceRows.RowOutcome.UPDATED;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.Contents;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.PatientErasure;
import org.tpibridge.importing.explain.Explainer;
import org.tpibridge.importing.explain.Explanation;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.importing.messages.MessageOutcome.ImportState;
import org.tpibridge.importing.messages.MessageReceipt.ReceiptKind;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.Visits;

/** Imports messages that arrive one by one. */
@OnEachDatabase
class StoredMessageInboxTest {
  @TempDir private Path folder;
  private final TestDatabase database;
  private final Store store;
  private Instant now = Instant.parse("2026-11-28T15:00:00Z");

  StoredMessageInboxTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TestInbox inbox() {
    return inbox(store);
  }

  private TestInbox inbox(Store of) {
    return new TestInbox(of, folder.resolve("key"), () -> now);
  }

  private List<Jobs.Job> jobs() {
    return store.read(tx -> tx.jobs().newest(10));
  }

  private List<SourceRows.SourceRow> rows(Jobs.Job job) {
    return store.read(
        tx -> {
          List<SourceRows.SourceRow> rows = new ArrayList<>();
          for (long row = 1; row <= job.position(); row++) {
            rows.add(tx.sourceRows().find(job.key(), row).orElseThrow());
          }
          return rows;
        });
  }

  private static Input file(List<String> messages) {
    byte[] bytes = String.join("\r", messages).getBytes(ISO_8859_1);
    return new Input("messages.hl7", () -> new ByteArrayInputStream(bytes));
  }

  private Visits.StoredVisit visit(String id) {
    return store.read(tx -> tx.visits().find(id)).get(0);
  }

  @Test
  void theMessagesOfAVisitGiveWhatAFileWithThemGives() throws Exception {
    TestInbox inbox = inbox();
    for (String message : Visit7001.messages()) {
      assertThat(inbox.send(message).state()).isEqualTo(ImportState.IMPORTED);
    }

    try (TestDatabase other = database.another()) {
      try (Store ofFile = Store.open(other.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
          Importing importing = new Importing(ofFile)) {
        importing.run(file(Visit7001.messages()));
      }
      assertThat(Contents.current(database)).isEqualTo(Contents.current(other)).isNotEmpty();
    }
    Jobs.Job job = jobs().get(0);
    assertThat(job.request().inputName()).isEqualTo("messages 2026-11-28");
    assertThat(job.state()).isEqualTo(Jobs.JobState.RUNNING);
    assertThat(rows(job)).extracting(SourceRows.SourceRow::outcome).contains(CREATED, UPDATED);
    assertThat(rows(job))
        .extracting(SourceRows.SourceRow::place)
        .allMatch(place -> place.text().matches("message \\d+"))
        .doesNotHaveDuplicates();
    assertThat(JobStatus.named(store, job.id()).orElseThrow().state())
        .isEqualTo(JobStatus.State.RECEIVING);
  }

  @Test
  void aMessageIsParsedAndItsVisitValidatedOnce() throws Exception {
    TestInbox inbox = inbox();
    for (int i = 0; i < 4; i++) {
      inbox.send(Visit7001.scores("M-" + i, "V-" + i, 7));
      inbox.send(Visit7001.scores("M-" + i, "V-" + i, 7));
    }
    assertThat(inbox.parsed).hasValue(4);
    assertThat(inbox.validated).hasValue(4);

    for (String message : Visit7001.messages()) {
      inbox.send(message.replace("|M-", "|N-"));
    }
    // Each message of one visit: the visit changed each time.
    assertThat(inbox.parsed).hasValue(7);
    assertThat(inbox.validated).hasValueLessThanOrEqualTo(7);
  }

  @Test
  void aMessageReceivedAgainChangesNothing() throws Exception {
    TestInbox inbox = inbox();
    MessageReceipt first = inbox.receive(Visit7001.scores());
    inbox.inbox.process(first.number());
    Map<String, Integer> versions = Contents.numbers(database);
    Jobs.Job job = jobs().get(0);

    TestInbox restarted = inbox();
    List<MessageReceipt> again =
        List.of(
            restarted.receive(Visit7001.scores()),
            restarted.receive(Visit7001.scores().replace("|20240304101500-0600|", "|20240305|")),
            restarted.receive(Visit7001.scores().replace("|M-1|", "|M-77|")));

    assertThat(again).extracting(MessageReceipt::kind).containsOnly(ReceiptKind.DUPLICATE);
    assertThat(again).extracting(MessageReceipt::number).containsOnly(first.number());
    assertThat(restarted.inbox.process(first.number()).state())
        .isEqualTo(ImportState.IMPORTED_BEFORE);
    assertThat(Contents.numbers(database)).isEqualTo(versions);
    assertThat(jobs()).hasSize(1);
    assertThat(jobs().get(0).position()).isEqualTo(job.position());
    assertThat(restarted.parsed).hasValue(0);
  }

  @Test
  void anotherMessageWithAUsedControlIdIsStoredForReviewOnly() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    Map<String, String> before = Contents.current(database);
    String other = Visit7001.scores("M-1", "V-7001", 2);

    MessageReceipt receipt = inbox.receive(other);
    MessageOutcome outcome = inbox.inbox.process(receipt.number());

    assertThat(receipt.kind()).isEqualTo(ReceiptKind.CONFLICTING);
    assertThat(receipt.refusal()).map(Finding::code).contains("TPI-LISTEN-CLASH");
    assertThat(outcome.rejected()).isTrue();
    assertThat(inbox.receive(other)).isEqualTo(receipt);
    assertThat(Contents.current(database)).isEqualTo(before);
    // A later message of the visit does not use it.
    inbox.send(Visit7001.charge());
    assertThat(Contents.current(database).toString()).doesNotContain("\"valueInteger\":2");
    // With a new control id, it is accepted.
    assertThat(inbox.receive(other.replace("|M-1|", "|M-5|")).kind()).isEqualTo(ReceiptKind.NEW);
  }

  @Test
  void whatIsNotATpiVisitIsLeftOutUntilAMessageShowsOne() throws Exception {
    TestInbox inbox = inbox();
    assertThat(inbox.send(Visit7001.labResult("L-1", "V-9")).rejected()).isFalse();
    assertThat(rows(jobs().get(0)))
        .extracting(SourceRows.SourceRow::outcome)
        .containsExactly(LEFT_OUT);
    assertThat(inbox.validated).hasValue(0);

    inbox.send(Visit7001.scores("M-1", "V-9", 7));

    assertThat(visit("V-9").state()).isEqualTo(Visits.VisitState.CURRENT);
  }

  @Test
  void aMessageThatCannotBeReadWithTheOthersLeavesTheStoredVisit() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    Map<String, Integer> before = Contents.numbers(database);

    MessageOutcome outcome = inbox.send(Visit7001.scores("M-9", "V-7001", 77));

    assertThat(outcome.rejected()).isTrue();
    assertThat(outcome.findings()).extracting(Finding::code).contains("TPI-LISTEN-NOT-UPDATED");
    assertThat(Contents.numbers(database)).isEqualTo(before);
    Jobs.Job job = jobs().get(0);
    assertThat(job.counts().rejected()).isEqualTo(1);
    SourceRows.SourceRow row =
        store.read(tx -> tx.sourceRows().withOutcome(job.key(), REJECTED)).get(0);
    int findings = store.read(tx -> tx.findings().ofRow(job.key(), row.rowNumber()).size());
    assertThat(findings).isPositive();
    // The message is still stored, to be corrected.
    List<Long> messages = store.read(tx -> tx.messages().ofRow(job.key(), row.rowNumber()));
    int stored = store.read(tx -> tx.messages().contents(messages).size());
    assertThat(stored).isEqualTo(1);
  }

  @Test
  void theNextDayHasItsOwnJob() throws Exception {
    TestInbox inbox = inbox();
    now = Instant.parse("2026-11-29T04:59:00Z");
    inbox.send(Visit7001.scores("M-1", "V-1", 7));
    now = Instant.parse("2026-11-29T05:01:00Z");
    inbox.send(Visit7001.scores("M-2", "V-2", 7));

    assertThat(jobs())
        .extracting(job -> job.request().inputName() + " " + job.state())
        .containsExactly("messages 2026-11-29 RUNNING", "messages 2026-11-28 FINISHED");

    now = Instant.parse("2026-11-30T05:01:00Z");
    inbox.inbox.cleanUp();
    assertThat(jobs()).extracting(Jobs.Job::state).containsOnly(Jobs.JobState.FINISHED);
  }

  @Test
  void theJobCanBeUndoneAndTheMessagesSentAgain() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    inbox.send(Visit7001.labResult("L-1", "V-9"));
    Jobs.Job job = jobs().get(0);

    new JobUndo(store, Importing.INDEXER, "test 1", () -> now)
        .run(job.id(), JobUndo.LaterChanges.REFUSE);

    assertThat(visit("V-7001").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertThat(Contents.inUse(database)).isEmpty();
    // The other messages of the visit are read without the one that was undone.
    inbox.send(Visit7001.charge());
    assertThat(visit("V-7001").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertThat(inbox.receive(Visit7001.scores()).kind()).isEqualTo(ReceiptKind.NEW);
    inbox.send(Visit7001.scores());
    assertThat(visit("V-7001").state()).isEqualTo(Visits.VisitState.CURRENT);
    assertThat(jobs().get(0).key()).isGreaterThan(job.key());
  }

  @Test
  void explainNamesTheMessageOfAVersion() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    long number = inbox.receive(Visit7001.given()).number();
    inbox.inbox.process(number);
    Explanation.OfVisit explanation = new Explainer(store).visit("V-7001").get(0);

    assertThat(explanation.rows().get(0).row().place().text()).isEqualTo("message " + number);
    assertThat(explanation.rows().get(0).job().request().inputName()).startsWith("messages ");
    assertThat(new Explainer(store).row(jobs().get(0).id(), number))
        .singleElement()
        .satisfies(row -> assertThat(row.changed()).isNotEmpty());
  }

  private void erase() {
    PatientErasure erasure =
        new PatientErasure(
            store,
            new ErasureRegistry(Optional.of(folder.resolve("key"))),
            TestInbox.SOURCES,
            Optional.empty(),
            Importing.readers(),
            "test 1",
            () -> now);
    erasure.erase(erasure.plan(Visit7001.PATIENT, List.of()));
  }

  private boolean isStored(String text) {
    return Contents.isAnywhere(database, text);
  }

  @Test
  void anErasureRemovesMessagesAndLaterOnesAreNotStored() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    inbox.send(Visit7001.labResult("L-1", "V-9"));
    MessageReceipt waiting = inbox.receive(Visit7001.charge());
    assertThat(isStored("Okafor")).isTrue();

    erase();

    assertThat(isStored("Okafor")).isFalse();
    assertThat(inbox.inbox.process(waiting.number()).state()).isEqualTo(ImportState.REMOVED);
    assertThat(inbox.receive(Visit7001.given()).kind()).isEqualTo(ReceiptKind.ERASED);
    assertThat(inbox.receive(Visit7001.scores("M-8", "V-8", 7) + "PID|2||10002||Other\r").kind())
        .isEqualTo(ReceiptKind.SEVERAL_PATIENTS);
    assertThat(isStored("Okafor")).isFalse();
    assertThat(isStored("10001")).isFalse();
  }

  @Test
  void aPatientWithMessagesOnlyCanBeErased() throws Exception {
    inbox().send(Visit7001.labResult("L-1", "V-9"));

    erase();

    assertThat(isStored("Okafor")).isFalse();
  }

  @Test
  void aMessageWaitsForAnEarlierOneOfItsPatient() throws Exception {
    TestInbox inbox = inbox();
    long first = inbox.receive(Visit7001.scores("M-1", "V-1", 7)).number();
    now = now.plusSeconds(1);
    long second = inbox.receive(Visit7001.scores("M-2", "V-2", 7)).number();
    long other =
        inbox.receive(Visit7001.scores("M-3", "V-3", 7).replace("10001", "10002")).number();

    assertThat(inbox.inbox.process(second).state()).isEqualTo(ImportState.WAITING);
    assertThat(inbox.inbox.process(other).state()).isEqualTo(ImportState.IMPORTED);
    assertThat(inbox.inbox.waiting())
        .extracting(WaitingMessage::number)
        .containsExactly(first, second);
    assertThat(inbox.inbox.process(first).state()).isEqualTo(ImportState.IMPORTED);
    assertThat(inbox.inbox.process(second).state()).isEqualTo(ImportState.IMPORTED);
    assertThat(inbox.inbox.waitingCount()).isZero();
  }

  @Test
  void messagesAreRemovedAfterTheirRetentionAndALateOneIsNotMistakenForTheVisit() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores());
    inbox.send(Visit7001.labResult("L-1", "V-9"));
    now = now.plus(Duration.ofDays(60));
    inbox.send(Visit7001.charge());
    now = now.plus(Duration.ofDays(60));
    inbox.inbox.cleanUp();
    // The visit had a message 60 days ago.
    assertThat(isStored("Hb")).isFalse();
    assertThat(isStored("Okafor^Miriam")).isTrue();

    now = now.plus(Duration.ofDays(31));
    TestInbox later = inbox();
    later.inbox.cleanUp();
    assertThat(isStored("Okafor^Miriam")).isFalse();
    assertThat(later.receive(Visit7001.scores()).kind()).isEqualTo(ReceiptKind.DUPLICATE);
    Map<String, Integer> before = Contents.numbers(database);
    MessageOutcome outcome = later.send(Visit7001.given());

    assertThat(outcome.findings()).extracting(Finding::code).contains("TPI-LISTEN-INCOMPLETE");
    assertThat(Contents.numbers(database)).isEqualTo(before);
  }

  @Test
  void twoProcessesReceiveTheMessagesOfOneVisitAtTheSameTime() throws Exception {
    try (Store second = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER)) {
      List<TestInbox> inboxes = List.of(inbox(), inbox(second));
      List<String> messages = new ArrayList<>();
      for (int visit = 0; visit < 6; visit++) {
        for (String message : Visit7001.messages()) {
          messages.add(
              message
                  .replace("V-7001", "V-" + visit)
                  .replaceFirst("\\|M-", "|" + visit + "-")
                  .replace("10001", "1000" + visit % 3));
        }
      }
      ExecutorService senders = Executors.newFixedThreadPool(2);
      List<Future<List<MessageOutcome>>> sent = new ArrayList<>();
      for (TestInbox inbox : inboxes) {
        // Each message is sent to both.
        sent.add(senders.submit(() -> sentInOrder(inbox, messages)));
      }
      for (Future<List<MessageOutcome>> one : sent) {
        assertThat(one.get()).hasSize(messages.size());
      }
      senders.shutdown();

      assertThat(jobs()).hasSize(1);
      assertThat(rows(jobs().get(0)))
          .extracting(SourceRows.SourceRow::place)
          .hasSize(messages.size())
          .doesNotHaveDuplicates();
      try (TestDatabase other = database.another()) {
        try (Store ofFile = Store.open(other.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
            Importing importing = new Importing(ofFile)) {
          importing.run(file(messages));
        }
        assertThat(Contents.current(database)).isEqualTo(Contents.current(other));
      }
    }
  }

  private static List<MessageOutcome> sentInOrder(TestInbox inbox, List<String> messages)
      throws Exception {
    List<MessageOutcome> outcomes = new ArrayList<>();
    for (String message : messages) {
      long number = inbox.receive(message).number();
      MessageOutcome outcome = inbox.inbox.process(number);
      while (outcome.state() == ImportState.WAITING) {
        Thread.sleep(1);
        outcome = inbox.inbox.process(number);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  @Test
  void aMergeLinksTheStoredPatients() throws Exception {
    TestInbox inbox = inbox();
    inbox.send(Visit7001.scores("M-1", "V-1", 7));
    inbox.send(Visit7001.scores("M-2", "V-2", 7).replace("10001", "10002"));
    inbox.send(
        Visit7001.head("ADT^A40", "M-3")
            + "EVN|A40\rPID|1||10002^^^CLINIC^MR\rMRG|10001^^^CLINIC^MR\r");

    assertThat(jobs().get(0).counts().linked()).isEqualTo(1);
  }

  @Test
  void aWithdrawnDocumentRetractsTheVisit() throws Exception {
    TestInbox inbox = inbox();
    List<String> messages = MessageFiles.of("documents-canceled.hl7");
    inbox.send(messages.get(0));
    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.CURRENT);

    inbox.send(messages.get(1));

    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertThat(Contents.inUse(database).keySet()).noneMatch(name -> name.startsWith("Procedure"));
    long job = jobs().get(0).key();
    List<String> codes =
        store.read(tx -> tx.findings().countsByCode(job).stream().map(c -> c.code()).toList());
    assertThat(codes).contains("TPI-LISTEN-WITHDRAWN");
  }

  @Test
  void aVisitThatWasChangedInAnotherWayIsNotRetracted() throws Exception {
    TestInbox inbox = inbox();
    List<String> messages = MessageFiles.of("documents-canceled.hl7");
    inbox.send(messages.get(0));
    try (Importing importing = new Importing(store)) {
      importing.run(file(List.of(messages.get(0).replace("4cc", "3cc"))));
    }

    inbox.send(messages.get(1));

    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.CURRENT);
  }

  /** More than what is kept parsed. */
  @Test
  void theMessagesOfAVisitMayBeLarge() throws Exception {
    TestInbox inbox = inbox();
    String note = "NTE|1||" + "x".repeat(3_500_000) + "\r";
    inbox.send(Visit7001.scores() + note);
    inbox.send(Visit7001.charge() + note);
    MessageOutcome last = inbox.send(Visit7001.given() + note);

    assertThat(last.findings()).extracting(Finding::code).doesNotContain("TPI-LISTEN-FAILED");
  }

  @Test
  void aMessageOnWhichTheProgramFailsIsRejected() throws Exception {
    TestInbox inbox = inbox();
    inbox.failing = true;

    MessageOutcome outcome = inbox.send(Visit7001.scores());

    // The validation of a visit fails: that is a finding of the visit.
    assertThat(outcome.rejected()).isTrue();
    assertThat(outcome.findings()).extracting(Finding::code).contains("TPI-CHECK-FAILED");
    inbox.failing = false;
    inbox.failingParser = true;
    MessageReceipt receipt = inbox().receive(Visit7001.scores("M-2", "V-2", 7));
    MessageOutcome unreadable = inbox.inbox.process(receipt.number());
    assertThat(unreadable.findings()).extracting(Finding::code).contains("TPI-LISTEN-FAILED");
    assertThat(unreadable.findings().toString()).doesNotContain("Okafor");
    assertThat(inbox.inbox.waitingCount()).isZero();
  }

  @Test
  void whatAMessageChangedWaitsToBeSentToEhrs() throws Exception {
    StoreSettings settings =
        new StoreSettings(
            database.url(),
            database.user(),
            database.password(),
            TestDatabase.PATIENCE,
            List.of("hospital"));
    try (Store sending = Store.open(settings, SchemaPolicy.MIGRATE, Importing.INDEXER)) {
      assertThat(waiting(sending)).isZero();
      inbox(sending).send(Visit7001.scores());
      assertThat(waiting(sending)).isPositive();
    }
  }

  private static long waiting(Store sending) {
    return sending.read(tx -> tx.exchange().waiting().counts("hospital")).queued();
  }

  @Test
  void messagesOfAnotherSourceAreNotWaitedFor() throws Exception {
    TestInbox inbox = inbox();
    long first = inbox.receive(Visit7001.scores("M-1", "V-1", 7)).number();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update received_message set source = 'x'");
    }
    now = now.plusSeconds(1);

    assertThat(inbox.send(Visit7001.scores("M-2", "V-2", 7)).state())
        .isEqualTo(ImportState.IMPORTED);
    assertThat(inbox.inbox.waiting()).extracting(WaitingMessage::number).doesNotContain(first);
  }

  @Test
  void logsContainNothingOfAMessage() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("org.tpibridge");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.TRACE);
    try {
      TestInbox inbox = inbox();
      inbox.send(Visit7001.scores());
      inbox.send(Visit7001.scores("M-9", "V-7001", 77));
      inbox.send(Visit7001.head("ORU^R01", "M-10") + "PID|1||10001||Okafor^Miriam\rOBX|broken");
      inbox.receive(Visit7001.scores("M-1", "V-7001", 2));
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            line -> line.contains("Okafor") || line.contains("10001") || line.contains("V-7001"));
  }
}
