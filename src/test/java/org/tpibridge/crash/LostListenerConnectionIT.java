package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.listener.MllpClient;

/**
 * A database server that cannot be reached for a while: the listener continues without a restart.
 */
@OnEachDatabase(value = DatabaseKind.POSTGRESQL, empty = true)
@Timeout(600)
class LostListenerConnectionIT {
  private final TestDatabase database;

  @TempDir private Path folder;

  LostListenerConnectionIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void messagesAreAnsweredWhenTheDatabaseIsBack() throws Exception {
    List<String> messages = HospitalFeed.messages(3);
    try (InterruptibleConnection line = new InterruptibleConnection(database.url());
        Program.Running running =
            over(line).with("TPIBRIDGE_STORE_TIMEOUT", "2s").start("listen", "--port", "0");
        MllpClient sender = new MllpClient(ResendingSender.addressOf(running))) {
      assertThat(sender.send(messages.get(0))).contains("MSA|AA|");
      line.cut();
      CompletableFuture<Void> mended =
          CompletableFuture.runAsync(
              () -> {
                Pause.millis(5_000);
                line.mend();
              });
      new ResendingSender(() -> ResendingSender.addressOf(running)).send(messages);
      mended.join();
      running.terminate();
      Program.Ended ended = running.end();

      assertThat(ended.err()).contains(messages.size() + " messages received");
      assertThat(ended.err()).doesNotContain("Family").doesNotContain("V-8000");
      assertThat(Contents.current(database)).isNotEmpty();
    }
  }

  private Program over(InterruptibleConnection line) {
    return new Program(line.url(), folder)
        .with("TPIBRIDGE_STORE_USER", database.user().orElseThrow())
        .with("TPIBRIDGE_STORE_PASSWORD", database.password().orElse(""));
  }
}
