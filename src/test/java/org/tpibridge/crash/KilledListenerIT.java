package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.listener.MllpClient;

/**
 * {@code kill -9} of a listener at any moment, between receiving a message, storing it, importing
 * it and answering: the sender sends again what was not answered, and nothing is lost or doubled.
 */
@OnEachDatabase(empty = true)
@Timeout(3600)
class KilledListenerIT {
  /** Longer than it takes to import a message. */
  private static final int BETWEEN_MILLIS = 100;

  private static final int POLL_MILLIS = 2;

  private final TestDatabase database;

  @TempDir private Path folder;

  KilledListenerIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aListenerKilledAFewTimesLosesAndDoublesNothing() throws Exception {
    survives(3, 20, 20261128);
  }

  @Test
  @Tag("slow")
  void aListenerKilledFortyTimesLosesAndDoublesNothing() throws Exception {
    survives(40, 300, 815);
  }

  private void survives(int kills, int visits, long seed) throws Exception {
    List<String> messages = HospitalFeed.messages(visits);
    Random random = new Random(seed);
    Program program = new Program(database, folder);
    AtomicReference<InetSocketAddress> address = new AtomicReference<>();
    ResendingSender resending = new ResendingSender(address::get);
    ExecutorService sender = Executors.newSingleThreadExecutor();
    Program.Running running = listening(program);
    address.set(ResendingSender.addressOf(running));
    Future<?> sent = sender.submit(() -> resending.send(messages));
    for (int kill = 1; kill <= kills; kill++) {
      int moment = messages.size() * kill / (kills + 1);
      while (resending.acknowledged() < moment && !sent.isDone()) {
        Pause.millis(POLL_MILLIS);
      }
      Pause.millis(random.nextInt(BETWEEN_MILLIS));
      assertThat(sent.isDone()).as("sent before kill %d", kill).isFalse();
      running.kill();
      running = listening(program);
      address.set(ResendingSender.addressOf(running));
    }
    sent.get();
    sender.shutdown();
    running.terminate();
    Program.Ended ended = running.end();

    assertThat(ended.code()).as(ended.err()).isEqualTo(143);
    assertEachMessageOnce(messages);
  }

  @Test
  void anAnsweredMessageSurvivesAKillAndIsNotImportedAgain() throws Exception {
    List<String> messages = HospitalFeed.messages(1);
    Program program = new Program(database, folder);
    try (Program.Running running = listening(program);
        MllpClient sender = new MllpClient(ResendingSender.addressOf(running))) {
      for (String message : messages) {
        assertThat(sender.send(message)).contains("MSA|AA|");
      }
      running.kill();
    }
    assertEachMessageOnce(messages);
    try (Program.Running running = listening(program)) {
      new ResendingSender(() -> ResendingSender.addressOf(running)).send(messages);
      running.terminate();
      assertThat(running.end().err()).contains("0 messages received");
    }
    assertEachMessageOnce(messages);
  }

  /** Two instances share the work; each message is sent to one of them, or to both. */
  @Test
  void oneOfTwoListenersIsKilledAndTheOtherContinues() throws Exception {
    List<String> messages = HospitalFeed.messages(16);
    Program program = new Program(database, folder);
    try (Program.Running first = listening(program);
        Program.Running second = listening(program)) {
      InetSocketAddress killed = ResendingSender.addressOf(first);
      InetSocketAddress remaining = ResendingSender.addressOf(second);
      ExecutorService senders = Executors.newFixedThreadPool(2);
      Future<?> some =
          senders.submit(
              () -> new ResendingSender(() -> first.isAlive() ? killed : remaining).send(messages));
      Future<?> others = senders.submit(() -> new ResendingSender(() -> remaining).send(messages));
      Pause.millis(1_000);
      first.kill();
      some.get();
      others.get();
      senders.shutdown();
      second.terminate();
      second.end();
    }
    assertEachMessageOnce(messages);
  }

  private static Program.Running listening(Program program) {
    return program.start("listen", "--port", "0");
  }

  /** Compares the store with one that imported a file of the same messages. */
  private void assertEachMessageOnce(List<String> messages) throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("all.hl7"), String.join("", messages), ISO_8859_1);
    try (TestDatabase other = database.another()) {
      assertThat(new Program(other, folder).run("import", file.toString()).code()).isZero();

      assertThat(Contents.current(database)).isEqualTo(Contents.current(other)).isNotEmpty();
    }
    assertThat(number("select count(*) from received_message")).isEqualTo(messages.size());
    assertThat(number("select count(*) from received_message where state = 'waiting'")).isZero();
    assertThat(number("select count(*) from source_row"))
        .isEqualTo(number("select sum(position) from job"))
        .isEqualTo(number("select sum(last_row - first_row + 1) from received_message"))
        .isEqualTo(messages.size());
  }

  private long number(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
