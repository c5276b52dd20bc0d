package org.tpibridge.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.document.DocumentReferences;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.MessageForm;

@Timeout(30)
class Hl7DocumentClientTest {

  @Test
  void aDocumentIsSentCorrectedAndWithdrawn() throws Exception {
    try (MllpReceiver receiver =
            new MllpReceiver(
                (m, s, out) -> MllpReceiver.write(out, MllpReceiver.ack(m, "AA", "")));
        Hl7DocumentClient client = client(receiver.port())) {
      EhrReply first = client.send(MdmExamples.document(), 7, OptionalLong.empty());
      assertThat(first).isInstanceOf(EhrReply.Success.class);
      EhrReply.Success success = (EhrReply.Success) first;
      assertThat(success.location())
          .contains("DocumentReference/" + DocumentReferences.id(MdmExamples.document()));
      assertThat(success.version()).contains("7");
      client.send(MdmExamples.document(), 9, OptionalLong.of(7));
      client.send(MdmExamples.withdrawn(), 11, OptionalLong.of(9));
      assertThat(receiver.received())
          .satisfiesExactly(
              m -> assertThat(m).contains("MDM^T02", "-7^TPIBRIDGE"),
              m -> assertThat(m).contains("MDM^T10", "-9^TPIBRIDGE", "-7^TPIBRIDGE"),
              m -> assertThat(m).contains("MDM^T11", "-9^TPIBRIDGE").doesNotContain("-11^"));
    }
  }

  @ParameterizedTest
  @CsvSource({"AE, 422", "CE, 422", "AR, 503", "CR, 503"})
  void aRefusalIsOneOfTheContentOrOfTheReceiver(String code, int status) throws Exception {
    try (MllpReceiver receiver =
            new MllpReceiver(
                (m, s, out) -> MllpReceiver.write(out, MllpReceiver.ack(m, code, "|No patient")));
        Hl7DocumentClient client = client(receiver.port())) {
      EhrReply reply = client.send(MdmExamples.document(), 1, OptionalLong.empty());
      assertThat(reply).isInstanceOf(EhrReply.Refused.class);
      EhrReply.Refused refused = (EhrReply.Refused) reply;
      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.outcome().orElseThrow().getIssueFirstRep().getDiagnostics())
          .isEqualTo(code + " No patient");
    }
  }

  @Test
  void withoutAnAnswerTheResultIsUnknown() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> s.close());
        Hl7DocumentClient client = client(receiver.port())) {
      assertThat(client.send(MdmExamples.document(), 1, OptionalLong.empty()))
          .isInstanceOf(EhrReply.Unanswered.class);
    }
  }

  @Test
  void withoutAConnectionNothingIsSent() throws Exception {
    int port;
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> {})) {
      port = receiver.port();
    }
    try (Hl7DocumentClient client = client(port)) {
      EhrReply reply = client.send(MdmExamples.document(), 1, OptionalLong.empty());
      assertThat(reply)
          .isEqualTo(
              new EhrReply.NotSent(
                  EhrReply.NotSentReason.UNREACHABLE,
                  "No connection to 127.0.0.1:" + port + ": ConnectException",
                  Optional.empty()));
    }
  }

  private static Hl7DocumentClient client(int port) {
    return new Hl7DocumentClient(
        MdmExamples.settings(port, Duration.ofSeconds(10), MessageForm.DEFAULT),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        MdmExamples.CLOCK);
  }
}
