package org.tpibridge.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference validator accepts the valid examples and rejects the invalid ones. */
class ReferenceExamplesTest {
  private static final AcceptedMessages ACCEPTED = AcceptedMessages.under("Examples and Bundles");
  private static final Map<String, String> NOT_SEEN =
      AcceptedMessages.reasons("Invalid examples that it accepts");
  private static final Map<String, String> EXPECTED = ProjectFiles.expectedErrors();

  static List<Path> valid() {
    return ProjectFiles.validExamples();
  }

  static List<Path> invalid() {
    return ProjectFiles.invalidExamples();
  }

  @ParameterizedTest
  @MethodSource
  void valid(Path file) {
    assertThat(ACCEPTED.missing(ReferenceValidator.validate(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void invalid(Path file) {
    String name = ProjectFiles.name(file);
    String expected = EXPECTED.get(name);
    List<Message> errors =
        ReferenceValidator.validate(file).stream().filter(Message::isError).toList();
    if (NOT_SEEN.containsKey(name)) {
      assertThat(errors).as("%s is listed as accepted, but it is rejected", file).isEmpty();
    } else if (expected.startsWith("tpi-")) {
      assertThat(errors).as("%s", file).anyMatch(error -> error.text().contains(expected));
    } else {
      // Other rules have other words in each validator.
      assertThat(errors).as("%s", file).isNotEmpty();
    }
  }

  @Test
  void examplesThatItAcceptsExist() {
    assertThat(invalid()).extracting(ProjectFiles::name).containsAll(NOT_SEEN.keySet());
  }
}
