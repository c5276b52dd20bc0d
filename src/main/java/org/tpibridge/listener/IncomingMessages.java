package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.tpibridge.files.Sha256;
import org.tpibridge.importing.messages.IncomingMessage;

/** Computes the hashes by which a message is recognized that is sent again. */
final class IncomingMessages {
  private IncomingMessages() {}

  static IncomingMessage of(MshHeader head, byte[] message) {
    byte[] body = Arrays.copyOfRange(message, endOfHead(message), endOfText(message));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(head.withoutControlId().getBytes(ISO_8859_1));
    content.writeBytes(body);
    return new IncomingMessage(
        Sha256.name(head.identity().getBytes(ISO_8859_1)),
        Sha256.name(body),
        Sha256.name(content.toByteArray()),
        message);
  }

  private static int endOfHead(byte[] message) {
    int at = 0;
    while (at < message.length && message[at] != '\r' && message[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int endOfText(byte[] message) {
    int end = message.length;
    while (end > 0 && (message[end - 1] == '\r' || message[end - 1] == '\n')) {
      end--;
    }
    return Math.max(end, endOfHead(message));
  }
}
