package org.tpibridge.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.settings.Secret;

class NotificationReceiverTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TOKEN = "a-token-of-the-subscription";

  private final PendingHints hints = new PendingHints();
  private NotificationReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = NotificationReceiver.start(0, Map.of("hospital", Secret.of(TOKEN)), hints);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private int send(String method, URI url, String token, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   hospital,               Bearer a-token-of-the-subscription, 200, true",
    "PUT,    hospital/Observation/1, Bearer a-token-of-the-subscription, 200, true",
    "DELETE, hospital/Observation/1, Bearer a-token-of-the-subscription, 204, true",
    "GET,    hospital,               Bearer a-token-of-the-subscription, 405, false",
    "POST,   hospital,               Bearer another,                     401, false",
    "POST,   hospital,               '',                                 401, false",
    "POST,   other,                  Bearer a-token-of-the-subscription, 401, false"
  })
  void onlyTheEhrWithItsTokenCausesAPull(
      String method, String path, String token, int status, boolean pulled) throws Exception {
    assertThat(send(method, receiver.url(path), token, "{}")).isEqualTo(status);
    assertThat(hints.take("hospital")).isEqualTo(pulled);
    assertThat(hints.take("hospital")).isFalse();
  }

  @Test
  void manyNotificationsAreOnePull() throws Exception {
    for (int i = 0; i < 3; i++) {
      send("POST", receiver.url("hospital"), "Bearer " + TOKEN, "not FHIR at all");
    }

    assertThat(hints.take("hospital")).isTrue();
    assertThat(hints.take("hospital")).isFalse();
  }

  /** The content is not waited for: a sender that never finishes it does not matter. */
  @Test
  void theAnswerDoesNotWaitForTheContent() throws IOException {
    URI url = receiver.url("hospital");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.setSoTimeout(5_000);
      String head =
          "POST /notifications/hospital HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
              + "Authorization: Bearer "
              + TOKEN
              + "\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());

      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
    assertThat(hints.take("hospital")).isTrue();
  }
}
