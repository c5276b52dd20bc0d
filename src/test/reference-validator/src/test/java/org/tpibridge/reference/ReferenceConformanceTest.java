package org.tpibridge.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The resources of the package are valid themselves, with the checks for published guides. */
class ReferenceConformanceTest {
  private static final String HEADING = "Conformance resources";
  private static final AcceptedMessages ACCEPTED = AcceptedMessages.under(HEADING);

  static List<Path> files() {
    return ProjectFiles.conformanceResources();
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasOnlyAcceptedMessages(Path file) {
    assertThat(ACCEPTED.missing(ReferenceValidator.validate(file))).isEmpty();
  }

  /** Counts also show a warning that spreads, and rows that are not needed any more. */
  @Test
  void messagesAreAsOftenAsListed() {
    List<Message> all =
        files().stream().flatMap(file -> ReferenceValidator.validate(file).stream()).toList();
    // First, because it may write the page again.
    Map<String, Integer> counted = ACCEPTED.counted(all);
    assertThat(counted).isEqualTo(AcceptedMessages.under(HEADING).counts()).doesNotContainValue(0);
  }
}
