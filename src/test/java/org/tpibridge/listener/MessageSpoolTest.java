package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSpoolTest {
  @TempDir Path folder;

  @Test
  void aMessageSentAgainWhileItIsArchivedIsRecognized() throws Exception {
    ExecutorService office = Executors.newSingleThreadExecutor();
    try (MessageSpool spool = MessageSpool.in(folder.resolve("spool"))) {
      for (int i = 0; i < 500; i++) {
        byte[] message =
            ("MSH|^~\\&|APP|HARBOR|TPI|BRIDGE|20240507||MDM^T02|" + i + "|P|2.5.1\r")
                .getBytes(US_ASCII);
        MshHeader head = MshHeader.of(message).orElseThrow();
        MessageSpool.SpooledMessage first = spool.store(head, message);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> archived =
            office.submit(
                () -> {
                  start.await();
                  spool.handled(first.name());
                  return null;
                });
        start.await();
        for (int again = 0; again < 5; again++) {
          assertThat(spool.store(head, message).kind()).isEqualTo(MessageSpool.Arrival.RESENT);
        }
        archived.get();
        assertThat(spool.read(first.name()).bytes()).isEqualTo(message);
      }
    } finally {
      office.shutdownNow();
    }
  }
}
