package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.listener.MllpClient;

/** Sends each message until it is acknowledged, as an interface engine does. */
final class ResendingSender {
  private static final Pattern PORT = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  /** Where to send the next message; another address if the listener was started again. */
  private final Supplier<InetSocketAddress> receiver;

  private final AtomicInteger acknowledged = new AtomicInteger();

  ResendingSender(Supplier<InetSocketAddress> receiver) {
    this.receiver = receiver;
  }

  void send(List<String> messages) {
    messages.forEach(this::send);
  }

  void send(String message) {
    String answer = "";
    // AR: the store cannot be used at the moment.
    while (answer.isEmpty() || answer.contains("MSA|AR|")) {
      try (MllpClient client = new MllpClient(receiver.get())) {
        answer = client.send(message);
      } catch (IOException e) {
        Pause.millis(20);
      }
    }
    assertThat(answer).contains("MSA|AA|");
    acknowledged.incrementAndGet();
  }

  /** The number of messages that were acknowledged. */
  int acknowledged() {
    return acknowledged.get();
  }

  /** Waits until a program listens; returns its address. */
  static InetSocketAddress addressOf(Program.Running running) {
    Matcher port = PORT.matcher(running.said());
    while (!port.find()) {
      if (!running.isAlive()) {
        throw new IllegalStateException("listen ended: " + running.said());
      }
      Pause.millis(20);
      port = PORT.matcher(running.said());
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
  }
}
