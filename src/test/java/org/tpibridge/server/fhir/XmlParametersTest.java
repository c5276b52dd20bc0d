package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlParametersTest {
  private static String content(String xml) {
    return new String(XmlParameters.read(xml.getBytes(UTF_8)).content(), UTF_8);
  }

  @Test
  void theResourceIsAloneAtItsPlace() {
    String xml =
        "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"resource\"/><resource>"
            + "<Patient><a/></Patient></resource></parameter></Parameters>";
    String content = content(xml);

    assertThat(content.strip()).isEqualTo("<Patient xmlns=\"http://hl7.org/fhir\"><a/></Patient>");
    assertThat(content.indexOf("<a/>")).isEqualTo(xml.indexOf("<a/>"));
  }

  @Test
  void linesStayWhereTheyAre() {
    String xml =
        "<Parameters\n xmlns=\"http://hl7.org/fhir\">\n<parameter><name value=\"resource\"/>\n<resource>\n"
            + "<Patient>\n<a/></Patient>\n</resource></parameter></Parameters>";
    String content = content(xml);

    assertThat(content.substring(0, content.indexOf("<a/>")).lines().count())
        .isEqualTo(xml.substring(0, xml.indexOf("<a/>")).lines().count());
  }

  @Test
  void modeAndProfilesAreRead() {
    ValidationInput input =
        XmlParameters.read(
            ("<Parameters xmlns=\"http://hl7.org/fhir\">"
                    + "<parameter><name value=\"resource\"/><resource><!-- first --><Patient/>"
                    + "<!-- last --></resource></parameter>"
                    + "<parameter><name value=\"mode\"/><valueCode value=\"create\"/></parameter>"
                    + "<parameter><name value=\"profile\"/><valueUri value=\"http://a\"/></parameter>"
                    + "</Parameters>")
                .getBytes(UTF_8));

    assertThat(input.type()).contains("Patient");
    assertThat(input.mode()).contains("create");
    assertThat(input.profiles()).containsExactly("http://a");
  }
}
