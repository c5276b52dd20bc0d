package org.tpibridge.exchange.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;

/** Connections that fail at every point of an exchange, over real sockets. */
@Timeout(20)
final class LostAnswersTest {

  /** What a server does after it has read a request. */
  private enum Behavior {
    CLOSE {
      @Override
      void answer(Socket socket, OutputStream out) {}
    },
    RESET {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        socket.setSoLinger(true, 0);
      }
    },
    SILENCE {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        pause(socket);
      }
    },
    HALF_A_HEADER {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(UTF_8));
      }
    },
    HALF_A_BODY {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"res".getBytes(UTF_8));
      }
    },
    HALF_A_CHUNK {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write(
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"res"
                .getBytes(UTF_8));
      }
    },
    /** Never so slow that one byte takes too long. */
    SLOW_BODY {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n".getBytes(UTF_8));
        for (int i = 0; i < 10_000; i++) {
          out.write(' ');
          out.flush();
          sleep(50);
        }
      }
    },
    ENDLESS_BODY {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
        byte[] chunk = ("400\r\n" + " ".repeat(1024) + "\r\n").getBytes(UTF_8);
        while (true) {
          out.write(chunk);
        }
      }
    },
    ENDLESS_HEADERS {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
        while (true) {
          out.write("X-More: again\r\n".getBytes(UTF_8));
        }
      }
    },
    ENDLESS_CONTINUES {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        while (true) {
          out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
        }
      }
    },
    HUGE_LENGTH {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n ".getBytes(UTF_8));
        pause(socket);
      }
    },
    ZIP_BOMB {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (OutputStream zip = new java.util.zip.GZIPOutputStream(packed)) {
          zip.write(new byte[5 << 20]);
        }
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + packed.size()
                    + "\r\n\r\n")
                .getBytes(UTF_8));
        packed.writeTo(out);
      }
    },
    NOT_HTTP {
      @Override
      void answer(Socket socket, OutputStream out) throws IOException {
        out.write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
      }
    };

    abstract void answer(Socket socket, OutputStream out) throws IOException;

    private static void pause(Socket socket) throws IOException {
      socket.getInputStream().read();
    }

    private static void sleep(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reads one request from each connection, and then behaves in one way. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger requests = new AtomicInteger();

    private RawServer(Behavior behavior) throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> accept(behavior));
      thread.setDaemon(true);
      thread.start();
    }

    private void accept(Behavior behavior) {
      while (!socket.isClosed()) {
        try (Socket connection = socket.accept()) {
          readRequest(connection.getInputStream());
          requests.incrementAndGet();
          behavior.answer(connection, connection.getOutputStream());
        } catch (IOException e) {
          // The client is gone, or the test is over.
        }
      }
    }

    private static void readRequest(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int read = in.read();
        if (read < 0) {
          throw new IOException("no request");
        }
        head.append((char) read);
      }
      java.util.regex.Matcher length =
          java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
      if (length.find()) {
        in.readNBytes(Integer.parseInt(length.group(1)));
      }
    }

    private URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/fhir");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static EhrReply send(URI url, EhrRequest request) {
    try (HttpEhrClient client = TestEhrs.client(TestEhrs.at(url))) {
      return client.send(request);
    }
  }

  @ParameterizedTest
  @EnumSource(Behavior.class)
  void aRequestThatWasSentOnceAndNotAnsweredIsUnanswered(Behavior behavior) throws IOException {
    try (RawServer server = new RawServer(behavior)) {
      long start = System.nanoTime();
      EhrReply write = send(server.url(), EhrRequest.create(new Basic()));
      EhrReply read = send(server.url(), EhrRequest.read("Basic/1"));
      Duration time = Duration.ofNanos(System.nanoTime() - start);

      assertThat(write).isInstanceOf(Unanswered.class);
      assertThat(read).isInstanceOf(Unanswered.class);
      assertThat(((Unanswered) write).message()).matches("[A-Z][^{}]*\\.");
      assertThat(server.requests).hasValue(2);
      assertThat(time).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void aClosedPortIsNotSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    NotSent reply =
        (NotSent)
            send(URI.create("http://127.0.0.1:" + port + "/fhir"), EhrRequest.create(new Basic()));

    assertThat(reply.reason()).isEqualTo(NotSentReason.UNREACHABLE);
    assertThat(reply.message()).contains("refused the connection");
  }

  @Test
  void anUnknownHostIsNotSent() {
    NotSent reply =
        (NotSent)
            send(URI.create("https://no-such-host.invalid/fhir"), EhrRequest.create(new Basic()));

    assertThat(reply.reason()).isEqualTo(NotSentReason.UNREACHABLE);
    assertThat(reply.message()).contains("cannot be resolved");
  }

  @Test
  void aServerWithoutTlsIsNotSent() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                try (Socket connection = plain.accept()) {
                  connection
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                  connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // The client is gone.
                }
              });
      thread.setDaemon(true);
      thread.start();

      NotSent reply =
          (NotSent)
              send(
                  URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/fhir"),
                  EhrRequest.create(new Basic()));

      assertThat(reply.reason()).isEqualTo(NotSentReason.UNREACHABLE);
      assertThat(reply.message()).contains("does not use TLS at this port");
    }
  }

  @Test
  void aServerThatNeverFinishesTheHandshakeIsNotSent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      NotSent reply =
          (NotSent)
              send(
                  URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/fhir"),
                  EhrRequest.create(new Basic()));

      assertThat(reply.reason()).isEqualTo(NotSentReason.UNREACHABLE);
    }
  }

  /** The client must not take a closed connection from its pool. */
  @Test
  void aConnectionThatTheServerClosedIsNotUsedAgain() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpEhrClient client =
            TestEhrs.client(
                TestEhrs.at(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/fhir")))) {
      Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket connection = socket.accept()) {
                    RawServer.readRequest(connection.getInputStream());
                    connection
                        .getOutputStream()
                        .write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                    Thread.sleep(100);
                  } catch (IOException | InterruptedException e) {
                    return;
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();

      for (int i = 0; i < 3; i++) {
        assertThat(client.send(EhrRequest.create(new Basic()))).isInstanceOf(Success.class);
        Thread.sleep(700);
      }
    }
  }
}
